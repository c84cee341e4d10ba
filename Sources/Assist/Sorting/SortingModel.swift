import Synchronization

/// The classifiers that sort now. Replaced as a whole when better ones were learned.
final class SortingModel: Sendable {
    private let state = Mutex((classifiers: Sorting.Classifiers.shipped, version: 0))

    /// With the version; 0 for the shipped ones.
    var current: (classifiers: Sorting.Classifiers, version: Int) { state.withLock { $0 } }

    func use(_ classifiers: Sorting.Classifiers, version: Int) { state.withLock { $0 = (classifiers, version) } }
}
