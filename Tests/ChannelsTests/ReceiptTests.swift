import App
import Configuration
import DeskTesting
import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Store
import Synchronization
import Testing

/// Who waits and left an address is written to once, with their place.
@Suite struct ReceiptTests {
    private final class Letters: Sendable {
        private let letters = Mutex<[Letter]>([])
        var all: [Letter] { letters.withLock { $0 } }
        func take(_ letter: Letter) { letters.withLock { $0.append(letter) } }
    }

    @Test(arguments: [("en", "number 2 in the line", "My USDT has not arrived"), ("zh", "排在第 2 位", "我的USDT没有到账")])
    func whoWaitsHearsTheirPlaceOnce(locale: String, place: String, text: String) async throws {
        let letters = Letters()
        let desk = try await TestDesk(["assistant": false, "public-url": "https://desk.test"], post: { letters.take($0) })
        _ = try await ask(desk, text, locale, email: false)
        desk.time.advance(by: .seconds(1))
        let (customer, id) = try await ask(desk, text, locale, email: true)
        #expect(letters.all.isEmpty, "first they may look at it live")
        try await desk.pass(.minutes(1))
        let letter = try #require(letters.all.first)
        #expect(letters.all.count == 1 && letter.address == "lin@wallet.example" && letter.text.contains(place), "\(letter.text)")
        #expect(letter.text.contains("https://desk.test/c/\(id)#") && !letter.text.contains(text))
        let body = #"{"email":"lin@wallet.example"}"#
        #expect(try await desk.call(.put, "/client/v1/conversations/\(id)/email", body: body, bearer: customer).status == 204)
        try await desk.pass(.minutes(5))
        #expect(letters.all.count == 1, "once")
    }

    @Test func whomSomebodyHasTakenHearsOfNoPlace() async throws {
        let letters = Letters()
        let desk = try await TestDesk(["assistant": false, "public-url": "https://desk.test"], post: { letters.take($0) })
        let (_, id) = try await ask(desk, "Where is it?", "en", email: true)
        try await desk.desk.inbox.take(id, by: try await desk.staff(.agent).signedIn)
        try await desk.pass(.minutes(5))
        #expect(letters.all.isEmpty)
    }

    private func ask(_ desk: TestDesk, _ text: String, _ locale: String, email: Bool) async throws -> (customer: String, id: ID<Conversation>) {
        let customer = try await desk.customer(locale: locale)
        let reply = try await desk.call(.post, "/client/v1/conversations", body: #"{"clientId":"q","text":"\#(text)"}"#, bearer: customer)
        let id = try #require(ID<Conversation>(try reply.text("id")))
        _ = try await desk.call(.post, "/client/v1/conversations/\(id)/handover", bearer: customer)
        if email {
            let body = #"{"email":"lin@wallet.example"}"#
            #expect(try await desk.call(.put, "/client/v1/conversations/\(id)/email", body: body, bearer: customer).status == 204)
        }
        try await desk.settle()
        return (customer, id)
    }
}
