package import HTTPKit
package import Kit
import Store
package import WalletSafety

/// Why a text can't be a message.
package enum TextProblem: Error, Sendable, Hashable {
    case empty
    case tooLong
    case controlCharacters

    package var explained: APIError {
        switch self {
        case .empty: .unacceptable("Write something first.", "请先输入内容。")
        case .tooLong:
            APIError(
                .tooLarge, Phrase(en: "A message holds at most 20,000 characters. Please send it in parts.", zh: "一条消息最多 20,000 个字符，请分几条发送。"))
        case .controlCharacters:
            .unacceptable("The text holds control characters that can't be shown. Please remove them.", "文本含有无法显示的控制字符，请删除后重试。")
        }
    }
}

/// A text someone typed, within the limits and before screening.
package struct TypedText: Sendable {
    /// Characters of a message.
    package static let limit = 20_000

    let text: String

    package init(_ text: String, limit: Int = TypedText.limit) throws(TextProblem) {
        // Bytes first: counting characters of a huge text costs more than refusing it.
        guard text.utf8.count <= limit * 16, text.count <= limit else { throw .tooLong }
        guard text.contains(where: { !$0.isWhitespace }) else { throw .empty }
        let isControl = text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t" && $0 != "\r" }
        if isControl { throw .controlCharacters }
        self.text = text
    }

    package func screened(at place: ScreeningPlace = .message, policy: ScreeningPolicy = .standard, language: Language) -> Screening {
        WalletSafety.screen(text, at: place, policy: policy, language: language)
    }
}

extension InboxService {
    /// Screens what somebody typed as this desk screens.
    package func screened(_ text: TypedText, at place: ScreeningPlace = .message, language: Language) -> Screening {
        text.screened(at: place, policy: policy, language: language)
    }

    /// How long an agent's question for a transaction hash waits for its answer.
    private static let patienceForHash = Span.hours(1)

    /// Screens a message of a running conversation. 64 digits that may be a key stay where they answer an agent's question for a transaction hash.
    package func screened(_ text: TypedText, at place: ScreeningPlace, in id: ID<Conversation>, language: Language) async throws -> Screening {
        let screening = screened(text, at: place, language: language)
        guard !screening.removed.isEmpty, screening.removed.allSatisfy({ $0 == .ambiguousHash }) else { return screening }
        let question: String? = try await store.read { tx in
            try tx.value(
                """
                SELECT text FROM message WHERE conversation_id = \(id) AND author = 'agent' AND note = 0
                  AND created_at >= \(clock.now() - Self.patienceForHash) ORDER BY seq DESC LIMIT 1
                """)
        }
        guard let question, WalletSafety.asksForTransactionHash(question) else { return screening }
        return screened(text, at: .declaredHash, language: language)
    }
}

/// An id chosen by a client: 1–64 printable ASCII characters.
package struct ClientID: Sendable, Hashable {
    package let text: String

    package init(_ text: String) throws(APIError) {
        guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw .unacceptable("clientId must be 1 to 64 printable ASCII characters.", "clientId 必须是 1 到 64 个可打印的 ASCII 字符。")
        }
        // It is stored as it is, so it must not be a way in for what a text may not hold.
        guard WalletSafety.screen(text, language: .en).removed.isEmpty else {
            throw .unacceptable("clientId must be a random name, not 64 hex digits or words.", "clientId 必须是随机标识，不能是 64 位十六进制或单词。")
        }
        self.text = text
    }

    /// An id of the desk's own, for what follows from an event exactly once.
    package init(derived text: String) { self.text = text }
}
