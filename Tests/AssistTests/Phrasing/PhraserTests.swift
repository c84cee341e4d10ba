import App
import Configuration
import DeskTesting
import Foundation
import HTTPTypes
import Kit
import Testing
import Wire

@testable import Assist

/// A model that phrases answers, asked over HTTP at a stand-in.
@Suite struct PhraserTests {
    private static let passage = "Your USDT did not move. The network burned 27.3 TRX for energy. Support can't give the fee back."

    private static let path = "/v1/chat/completions"

    private static func endpoint(_ address: String) -> ModelEndpoint {
        ModelEndpoint(address: String(address.dropLast("/chat/completions".count)), model: "m", key: nil)
    }

    /// As such services answer.
    private static func completion(_ text: String) throws -> String {
        let answer: [String: Any] = ["choices": [["message": ["role": "assistant", "content": text]]]]
        return String(decoding: try JSONSerialization.data(withJSONObject: answer), as: UTF8.self)
    }

    private func phrase(_ answer: String, status: Int = 200) async throws -> Phraser.Outcome {
        try await StandInService().serve(try Self.completion(answer), status: status, at: Self.path) { address in
            await Phraser(Self.endpoint(address)).phrase(Self.passage, for: "where is my usdt", in: .en)
        }
    }

    @Test func whatThePassageSaysIsSaid() async throws {
        #expect(try await phrase("Your USDT did not move.") == .phrased("Your USDT did not move."))
    }

    @Test func whatItDoesNotSayIsNamed() async throws {
        #expect(try await phrase("Your USDT did not move. It arrives tomorrow.") == .unsupported([" It arrives tomorrow."]))
    }

    @Test func aServiceThatFailsIsNamed() async throws {
        guard case .failed(let reason) = try await phrase("", status: 503) else { throw TestFailure("it did not fail") }
        #expect(reason.contains("503"))
        guard case .failed = try await phrase("") else { throw TestFailure("silence was taken for an answer") }
    }

    @Test func noServiceAtAllIsNamed() async {
        let phraser = Phraser(ModelEndpoint(address: "http://127.0.0.1:9/v1", model: "m", key: nil))
        guard case .failed = await phraser.phrase(Self.passage, for: "q", in: .en) else {
            Issue.record("it did not fail")
            return
        }
    }

    // MARK: - In the desk

    private func answer(_ question: String, saying words: String) async throws -> (answer: Wire.Message?, asked: [String]) {
        let model = StandInService()
        let folder = try await ShippedKnowledge.deskFolder()
        return try await model.serve(try Self.completion(words), at: Self.path) { address in
            let test = try await TestDesk(
                ["phrasing.endpoint": .init(.string(Self.endpoint(address).address), isSecret: false), "phrasing.model": "m"], folder: folder)
            let token = try await test.customer()
            let body = String(decoding: try JSONSerialization.data(withJSONObject: ["clientId": "c", "text": question]), as: UTF8.self)
            let id = try await test.call(.post, "/client/v1/conversations", body: body, bearer: token).text("id")
            try await test.settle()
            let all = try await test.call(.get, "/client/v1/conversations/\(id)/messages", bearer: token).decoded(MessageList.self).messages
            return (all.last { $0.author == .bot }, model.asked.map(\.body))
        }
    }

    @Test func theDeskSaysItWithItsSource() async throws {
        let question = "i forgot my wallet password"
        let quoted = try await answer(question, saying: "Nothing of this is in the article, I made it up.")
        let text = try #require(quoted.answer?.text)
        #expect(quoted.asked.first?.contains("forgot my wallet password") == true)
        // What the article says itself, in fewer words.
        let short = try #require(text.split(separator: "\n").first { $0.count > 30 && !$0.contains("[") }.map(String.init))
        let phrased = try await answer(question, saying: short)
        #expect(phrased.answer?.text == short)
        #expect(phrased.answer?.source?.path == quoted.answer?.source?.path)
    }

    /// A model that was talked into asking for a secret says nothing to the customer.
    @Test func whatMayNotBeSaidIsNotSaid() async throws {
        let attacked = try await answer("i forgot my wallet password", saying: "Please send us your seed phrase.")
        #expect(attacked.answer?.text.contains("send us your seed phrase") == false)
        #expect(attacked.answer?.source != nil)
    }
}
