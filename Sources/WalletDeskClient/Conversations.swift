import Foundation
public import Wire

extension WalletDeskClient {
    /// Starts a conversation with a question. The same `clientId` again gives the same conversation.
    /// - Parameters:
    ///   - text: 1 to 20,000 characters.
    ///   - form: topic, transaction hash and whatever else the app has asked for.
    ///   - declared: `.transactionHash` where the customer has said that the 64 hex digits in the text are one.
    public func startConversation(
        _ text: String, clientId: String = newClientId(), form: Form? = nil, declared: Declaration? = nil
    ) async throws(WalletDeskError) -> Conversation {
        try await value(.post("conversations", body: ConversationRequest(clientId: clientId, text: text, form: form, declared: declared)))
    }

    /// The conversation as it stands: state, place in the line, the name of whoever has it.
    public func conversation(_ id: String) async throws(WalletDeskError) -> Conversation { try await value(.get("conversations", id)) }

    /// The customer's newest conversations, at most 20.
    public func conversations() async throws(WalletDeskError) -> [Conversation] {
        try await value(.get("conversations"), as: ConversationList.self).conversations
    }

    /// A person, please.
    @discardableResult
    public func requestHandover(in conversation: String) async throws(WalletDeskError) -> Conversation {
        try await value(.post("conversations", conversation, "handover"))
    }

    /// Whether an answer of the assistant (a message with a `source`) helped. One that did settles the conversation.
    @discardableResult
    public func judgeAnswer(_ messageId: String, helped: Bool, in conversation: String) async throws(WalletDeskError) -> Conversation {
        try await value(.post("conversations", conversation, "answer-feedback", body: AnswerFeedback(messageId: messageId, helped: helped)))
    }

    /// It is solved: the conversation closes.
    @discardableResult
    public func confirmSolved(_ conversation: String) async throws(WalletDeskError) -> Conversation {
        try await value(.post("conversations", conversation, "resolution", body: Resolution(solved: true)))
    }

    /// It is not solved: back to the same person if on duty, else to the line.
    @discardableResult
    public func reopen(_ conversation: String) async throws(WalletDeskError) -> Conversation {
        try await value(.post("conversations", conversation, "reopening"))
    }

    /// How it was, once it is resolved or closed. Given again it replaces the first.
    /// - Parameters:
    ///   - score: 1 (bad) to 5 (good).
    ///   - comment: at most 2,000 characters.
    @discardableResult
    public func rate(_ conversation: String, score: Int, comment: String? = nil) async throws(WalletDeskError) -> Conversation {
        try await value(.post("conversations", conversation, "rating", body: Rating(score: score, comment: comment)))
    }

    /// Where to mail the notice that an answer waits. The mail holds a link and no word of the conversation.
    public func setEmail(_ email: String, in conversation: String) async throws(WalletDeskError) {
        try await link.data(.put("conversations", conversation, "email", body: NoticeAddress(email: email)), token: try await token())
    }
}

private struct ConversationList: Decodable { let conversations: [Conversation] }
