/// A slice of a list, and where the next one starts.
package struct Page<Item: Sendable>: Sendable {
    package let items: [Item]
    /// The cursor of the following page; nil at the end.
    package let next: String?

    package init(items: [Item], next: String?) {
        self.items = items
        self.next = next
    }
}
