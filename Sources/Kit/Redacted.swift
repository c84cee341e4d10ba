/// A value that must not be printed, encoded or logged, such as a key or password of the desk's own.
package struct Redacted<Value: Sendable>: Sendable {
    private let value: Value

    package init(_ value: Value) { self.value = value }

    /// The value, for the one place that needs it. The name is meant to be looked for in a review.
    package func reveal<T>(_ use: (Value) throws -> T) rethrows -> T { try use(value) }
}

extension Redacted: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "[redacted]" }
    package var debugDescription: String { "[redacted]" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
