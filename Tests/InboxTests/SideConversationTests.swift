import Accounts
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

/// Asking somebody outside.
@Suite struct SideConversationTests {
    private struct Story {
        let desk: TestDesk
        let agent: TestStaff
        let id: ID<Conversation>
        let letters: Letters
        var path: String { "/api/v1/conversations/\(id)/side-conversations" }

        func ask(_ text: String = "Is deposit 9f8e credited?", address: String = "help@exchange.example") async throws -> TestReply {
            let body = #"{"party":"Exchange","address":"\#(address)","subject":"Deposit","text":"\#(text)"}"#
            let reply = try await desk.call(.post, path, body: body, staff: agent)
            try await desk.pass(.seconds(1))
            return reply
        }

        /// The path of the newest letter's link.
        func link() throws -> String {
            let text = try #require(letters.all.last).text
            let start = try #require(text.firstRange(of: "/side/")).lowerBound
            return String(text[start...].prefix { !$0.isWhitespace })
        }

        func notes() async throws -> [String] {
            try await desk.desk.store.read { tx in try tx.messages(of: id, after: 0, limit: 100, withNotes: true) }.filter(\.isNote).map(\.text)
        }
    }

    private final class Letters: Sendable {
        private let letters = Mutex<[Letter]>([])
        var all: [Letter] { letters.withLock { $0 } }
        func take(_ letter: Letter) { letters.withLock { $0.append(letter) } }
    }

    private func story(mail: Bool = true) async throws -> Story {
        let letters = Letters()
        let post: LetterPost = { letter in letters.take(letter) }
        let desk = try await TestDesk(["assistant": false, "public-url": "https://desk.test"], post: mail ? post : nil)
        let agent = try await desk.staff(.agent)
        let customer = try await desk.customer()
        let reply = try await desk.call(.post, "/client/v1/conversations", body: #"{"clientId":"q","text":"My deposit is missing"}"#, bearer: customer)
        let id = try #require(ID<Conversation>(try reply.text("id")))
        try await desk.settle()
        try await desk.desk.inbox.take(id, by: agent.signedIn)
        return Story(desk: desk, agent: agent, id: id, letters: letters)
    }

    private func form(_ text: String) -> (body: String, type: String) {
        ("--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n\(text)\r\n--b--\r\n", "multipart/form-data; boundary=b")
    }

    @Test func aLetterGoesOutAndItsAnswerComesAsANote() async throws {
        let story = try await story()
        #expect(try await story.ask().status == 201)
        let letter = try #require(story.letters.all.first)
        #expect(letter.address == "help@exchange.example" && letter.subject == "Deposit" && letter.text.contains("Is deposit 9f8e credited?"))
        #expect(story.letters.all.count == 1)
        let link = try story.link()
        let page = try await story.desk.call(.get, link)
        #expect(page.status == 200 && page.string.contains("Is deposit 9f8e credited?") && !page.string.contains("My deposit is missing"))

        try await story.desk.desk.inbox.snooze(story.id, until: story.desk.time.clock.now() + .hours(5), by: story.agent.signedIn)
        let (body, type) = form("Credited at 10:02.")
        let answered = try await story.desk.call(.post, link, body: body, headers: [.contentType: type])
        #expect(answered.status == 200 && answered.string.contains("Credited at 10:02."))
        #expect(try await story.notes().contains { $0.contains("Exchange") && $0.contains("Credited at 10:02.") })
        #expect(try await story.desk.desk.store.read { tx in try tx.conversation(story.id) }?.state.name == .assigned, "what was waited for is here")
        let list = try await story.desk.call(.get, story.path, staff: story.agent).string
        #expect(list.contains("Credited at 10:02."))
    }

    @Test func anAnswerOpensWhatWasThoughtSolved() async throws {
        let story = try await story()
        _ = try await story.ask()
        try await story.desk.desk.inbox.resolve(story.id, by: story.agent.signedIn)
        let (body, type) = form("We credited it twice.")
        #expect(try await story.desk.call(.post, try story.link(), body: body, headers: [.contentType: type]).status == 200)
        #expect(try await story.desk.desk.store.read { tx in try tx.conversation(story.id) }?.state.name == .queued)
    }

    @Test func itGoesAlongWithAMerge() async throws {
        let story = try await story()
        let side = try await story.ask().text("id")
        let contact = try #require(try await story.desk.desk.store.read { tx in try tx.conversation(story.id) }).contact
        let opening = Opening(
            clientID: try ClientID("other"), channel: .api, message: story.desk.desk.inbox.screened(try TypedText("And again"), language: .en))
        let target = try await story.desk.desk.inbox.open(opening, by: contact).value.id
        _ = try await story.desk.desk.inbox.merge(story.id, into: target, by: story.agent.signedIn)
        let path = "/api/v1/conversations/\(target)/side-conversations"
        #expect(try await story.desk.call(.get, path, staff: story.agent).string.contains(side))
        #expect(try await story.desk.call(.post, "\(path)/\(side)/letters", body: #"{"text":"Any news?"}"#, staff: story.agent).status == 204)
    }

    @Test func aLinkThatIsNoneOpensNothing() async throws {
        let story = try await story()
        _ = try await story.ask()
        let link = try story.link()
        let parts = link.split(separator: "/")
        let forged = "/side/\(parts[1])/" + String(repeating: "0", count: 64)
        #expect(try await story.desk.call(.get, forged).status == 404)
        #expect(try await story.desk.call(.get, "/side/nothing/nothing").status == 404)
        let (body, type) = form("hello")
        #expect(try await story.desk.call(.post, forged, body: body, headers: [.contentType: type]).status == 404)
        #expect(try await story.notes().count == 1)
    }

    @Test func afterItsEndNoAnswerIsTaken() async throws {
        let story = try await story()
        let side = try await story.ask().text("id")
        let link = try story.link()
        #expect(try await story.desk.call(.delete, "\(story.path)/\(side)", staff: story.agent).status == 204)
        #expect(try await story.desk.call(.get, link).string.contains("closed"))
        let (body, type) = form("too late")
        #expect(try await story.desk.call(.post, link, body: body, headers: [.contentType: type]).status == 409)
        #expect(try await story.desk.call(.post, "\(story.path)/\(side)/letters", body: #"{"text":"again"}"#, staff: story.agent).status == 409)
    }

    @Test func aSecretGoesNeitherOutNorIn() async throws {
        let story = try await story()
        let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
        #expect(try await story.ask("The user's phrase is \(phrase)").status == 422)
        #expect(story.letters.all.isEmpty)
        _ = try await story.ask()
        let (body, type) = form("Here it is: \(phrase)")
        #expect(try await story.desk.call(.post, try story.link(), body: body, headers: [.contentType: type]).status == 200)
        let notes = try await story.notes().joined()
        #expect(!notes.contains("sausage"))
    }

    @Test func whatIsMissingIsSaid() async throws {
        #expect(try await story(mail: false).ask().status == 422, "no mail server")
        let story = try await story()
        #expect(try await story.ask(address: "nobody").status == 422)
        let (body, type) = form("  ")
        _ = try await story.ask()
        #expect(try await story.desk.call(.post, try story.link(), body: body, headers: [.contentType: type]).status == 422)
    }

    @Test func aNewDeskHasLettersInBothLanguagesAndDeletedOnesStayAway() async throws {
        let folder = try TestFolder()
        let desk = try await TestDesk(["assistant": false], folder: folder)
        let templates = try await desk.desk.store.read { tx in try tx.letterTemplates() }
        #expect(templates.count == 6)
        for template in templates {
            _ = try desk.desk.inbox.outbound(template.content.subject)
            _ = try desk.desk.inbox.outbound(template.content.text)
        }
        let lead = try await desk.staff(.lead)
        #expect(try await desk.call(.delete, "/api/v1/letter-templates/\(templates[0].id)", staff: lead).status == 204)
        let body = ##"{"name":"Own","party":"Bank","address":"","subject":"#{number}","text":"Please look at {transactions}"}"##
        #expect(try await desk.call(.post, "/api/v1/letter-templates", body: body, staff: lead).status == 201)
        #expect(try await desk.call(.post, "/api/v1/letter-templates", body: body, staff: lead).status == 409)
        try await desk.desk.sides.prepare()
        #expect(try await desk.desk.store.read { tx in try tx.letterTemplates() }.count == 6)
        let page = try await desk.call(.get, "/console/settings/letters?lang=zh", staff: lead).string
        #expect(page.contains("外部信函") && page.contains("Own"))
    }

    @Test func theDialogIsFilledWithWhatIsKnown() async throws {
        let story = try await story()
        let number = try #require(try await story.desk.desk.store.read { tx in try tx.conversation(story.id) }).number
        let part = try await story.desk.call(.get, "/console/fragments/side/\(story.id)?lang=zh", staff: story.agent).string
        #expect(part.contains("工单 #\(number)") && part.contains("询问外部机构…"))
    }
}
