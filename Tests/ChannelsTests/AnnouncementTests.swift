import DeskTesting
import Foundation
import HTTPTypes
import Kit
import Testing

/// What is said to everybody, on the streams of customers.
@Suite struct AnnouncementTests {
    private struct Listening {
        let token: String
        let conversation: String
        let stream: TestStream

        /// Texts of announcements and messages in the order in which they came, each once for each time that it came.
        func heard(_ texts: [String]) -> [String] {
            stream.text.split(separator: "\n").compactMap { line in texts.first { line.contains("\"text\":\"\($0)\"") } }
        }
    }

    private func listen(_ test: TestDesk, asking text: String) async throws -> Listening {
        let token = try await test.customer()
        let made = try await test.call(.post, "/client/v1/conversations", body: #"{"clientId":"c1","text":"\#(text)"}"#, bearer: token)
        let id = try made.text("id")
        let stream = try await test.stream("/client/v1/conversations/\(id)/events", headers: [.authorization: "Bearer \(token)", .acceptLanguage: "en"])
        try await stream.wait(for: text)
        return Listening(token: token, conversation: id, stream: stream)
    }

    private func listen(_ test: TestDesk, with many: Int) async throws -> [Listening] {
        var listening: [Listening] = []
        for number in 0..<many { listening.append(try await listen(test, asking: "question \(number)")) }
        return listening
    }

    private func announce(_ text: String, _ test: TestDesk, by lead: TestStaff) async throws {
        let reply = try await test.call(.post, "/api/v1/announcements", body: #"{"en":"\#(text)","zh":"通知"}"#, staff: lead)
        #expect(reply.status == 201)
    }

    @Test func everyStreamHearsEachOnceAndInOrderBesideItsOwnMessages() async throws {
        let test = try await TestDesk()
        let lead = try await test.staff(.lead)
        let listening = try await listen(test, with: 8)
        let news = (0..<20).map { "News number \($0)." }
        for (number, text) in news.enumerated() {
            // At the same moment, so that streams are busy with one thing when the next comes.
            async let said: Void = announce(text, test, by: lead)
            let one = listening[number % listening.count]
            let body = #"{"clientId":"m\#(number)","text":"own \#(number)"}"#
            let own = try await test.call(.post, "/client/v1/conversations/\(one.conversation)/messages", body: body, bearer: one.token)
            #expect(own.status == 201)
            try await said
        }
        for (number, one) in listening.enumerated() {
            try await one.stream.wait(for: "News number 19.")
            #expect(one.heard(news) == news)
            let own = stride(from: number, to: news.count, by: listening.count).map { "own \($0)" }
            for text in own { try await one.stream.wait(for: "\"\(text)\"") }
            #expect(one.heard(own) == own)
            one.stream.close()
        }
    }

    /// Many are written in one moment, so that their frames are made side by side and the oldest are forgotten before everybody has had them.
    @Test func ofManyAtOnceEveryStreamHearsAll() async throws {
        let test = try await TestDesk()
        let lead = try await test.staff(.lead)
        let listening = try await listen(test, with: 80)
        let news = (0..<120).map { "News number \($0)." }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for text in news { group.addTask { try await announce(text, test, by: lead) } }
            try await group.waitForAll()
        }
        var order: [String]?
        for one in listening {
            for text in news { try await one.stream.wait(for: text) }
            let heard = one.heard(news)
            #expect(heard == order ?? heard && Set(heard).count == news.count && heard.count == news.count)
            order = heard
            one.stream.close()
        }
    }

    @Test func whoComesLaterHearsNothingOfWhatWasSaidBefore() async throws {
        let test = try await TestDesk()
        let lead = try await test.staff(.lead)
        try await announce("Before.", test, by: lead)
        let one = try await listen(test, asking: "hello")
        try await announce("After.", test, by: lead)
        try await one.stream.wait(for: "After.")
        #expect(one.heard(["Before.", "After."]) == ["After."])
        one.stream.close()
    }
}
