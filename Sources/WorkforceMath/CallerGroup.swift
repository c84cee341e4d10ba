/// Callers whom the line treats alike: what they call about, and the priority they came with.
package struct CallerGroup: Sendable, Hashable {
    package let kind: String
    package let priority: Int

    package init(kind: String, priority: Int) {
        self.kind = kind
        self.priority = priority
    }
}
