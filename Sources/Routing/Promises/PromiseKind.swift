import Store

/// What is promised to a customer, each with a time in which it happens.
package enum PromiseKind: String, Sendable, Hashable, Codable, CaseIterable, SQLConvertible, CodingKeyRepresentable {
    /// From the hand-over to a person until a person writes. The assistant's answers neither begin nor end it.
    case firstResponse = "first_response"
    /// From the customer's first message that a person has not answered until one does; the first answer is not a next one.
    case nextResponse = "next_response"
    /// From a person's message until their next, while it is open: nobody is left without a word.
    case update
    /// From the hand-over until it is solved. Opened again, it goes on where it stood.
    case solve

    /// Whether time stands still in the states that a policy names. Answers are owed in every state.
    var pauses: Bool { self == .update || self == .solve }
}
