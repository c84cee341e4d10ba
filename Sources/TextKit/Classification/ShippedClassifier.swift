import SortingData

/// The classifiers that are compiled in. `walletdesk train classify` makes them from the texts in the folder `Language`.
package enum ShippedClassifier {
    /// What kind of help is needed: technical, security or how-to. nil where the program was built before one was trained; so the others.
    package static let category = classifier(sorting_category())
    /// What a question is about: 16 topics.
    package static let topic = classifier(sorting_topic())
    /// Which language is written, among those that share the Latin or the Cyrillic script.
    static let language = classifier(sorting_language())

    private static func classifier(_ resource: sorting_bytes) -> LinearClassifier? {
        LinearClassifier(file: Array(UnsafeRawBufferPointer(start: resource.bytes, count: resource.length)))
    }
}
