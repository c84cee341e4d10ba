import App
import Configuration
import DeskTesting
import Foundation
import Inbox
import Kit
import Testing
import WalletDeskClient
import Wire

/// The SDK against a desk that really serves.
@Suite(.timeLimit(.minutes(2))) struct StoryTests {
    @Test func fromTheQuestionToTheRating() async throws {
        try await LiveDesk.serve { live in
            let agent = try await live.test.staff(.agent)
            let desk = live.client()
            let session = try await desk.session()
            #expect(try await desk.session() == session)

            let started = try await desk.startConversation("Do you know the colour of my neighbour's bicycle?")
            #expect(started.state == .bot)
            let watch = EventWatch(desk.events(conversation: started.id))
            let question = try await watch.message(from: .customer)
            #expect(question.text.contains("bicycle"))
            let answer = try await watch.message(from: .bot)
            #expect(!answer.text.isEmpty)

            let waiting = try await desk.requestHandover(in: started.id)
            #expect(waiting.state == .queued)
            #expect(waiting.queue?.position == 1)
            try await watch.state(.queued)

            try await live.reply("I am looking into it.", in: started.id, by: agent)
            let reply = try await watch.message(from: .agent, "I am looking into it.")
            #expect(reply.authorName == "Test")
            // The app can show whether a message, or anything else, is really the desk's.
            let checked = try await desk.officials(matching: try #require(reply.code))
            #expect(checked.first?.verdict == .official)
            #expect(checked.first?.yours == true)
            #expect(checked.first?.agentCode == reply.agentCode)
            #expect(try await desk.officials(matching: "weather.example.org").first?.verdict == .notOurs)
            let mine = try await desk.send("Thank you!", to: started.id)
            #expect(try await watch.message(from: .customer, "Thank you!") == mine)

            try await live.test.desk.inbox.resolve(try live.id(started), by: agent.signedIn)
            try await watch.state(.resolved)
            #expect(try await desk.reopen(started.id).state == .queued)
            try await watch.state(.queued)
            #expect(try await desk.confirmSolved(started.id).state == .closed)
            try await watch.state(.closed)
            #expect(try await desk.rate(started.id, score: 5, comment: "Quick.").rating == 5)
            try await watch.until { $0.conversation?.rating == 5 }

            let numbers = await watch.numbers
            #expect(numbers == numbers.sorted())
            #expect(Set(numbers).count == numbers.count)
            #expect(try await desk.messages(in: started.id).messages == watch.messages)
            #expect(try await desk.messages(in: started.id, after: reply.seq).messages == [mine])
            #expect(try await desk.conversations().map(\.id) == [started.id])
        }
    }

    @Test func anAnswerFromAnArticleSettlesItWhereItHelped() async throws {
        try await LiveDesk.serve { live in
            let admin = try await live.test.staff(.admin)
            try await live.publish(Self.article, by: admin)
            let desk = live.client()
            try await desk.session()
            #expect(try await desk.articles(for: "app password").first?.title == Self.article.title)
            let started = try await desk.startConversation(Self.article.title)
            let watch = EventWatch(desk.events(conversation: started.id))
            let answer = try await watch.message(from: .bot)
            #expect(answer.source?.title == Self.article.title)
            #expect(try await desk.judgeAnswer(answer.id, helped: true, in: started.id).state == .resolved)
            try await watch.state(.resolved)
        }
    }

    @Test func whatIsSentTwiceIsThereOnce() async throws {
        try await LiveDesk.serve { live in
            let desk = live.client()
            try await desk.session()
            let first = try await desk.startConversation("Where is my transfer?", clientId: "opening")
            #expect(try await desk.startConversation("Where is my transfer?", clientId: "opening").id == first.id)
            let message = try await desk.send("It is on TRON.", to: first.id, clientId: "one")
            #expect(try await desk.send("It is on TRON.", to: first.id, clientId: "one") == message)
            let file = try await desk.upload(Data("a log".utf8), named: "a \"log\".txt", to: first.id, clientId: "file")
            #expect(try await desk.upload(Data("a log".utf8), named: "a \"log\".txt", to: first.id, clientId: "file") == file)
            let attachment = try #require(file.attachments?.first)
            #expect(attachment.size == 5)
            #expect(try await desk.download(attachment, of: first.id) == Data("a log".utf8))
            try await desk.setEmail("lin@wallet.example", in: first.id)
            try await desk.sayTyping(in: first.id)
            let mine = try await desk.messages(in: first.id).messages.filter { $0.author == .customer }
            #expect(mine.map(\.seq) == mine.map(\.seq).sorted())
            #expect(mine.count == 3)
        }
    }

    @Test func whoeverIsProvenFindsTheirConversationsAgain() async throws {
        try await LiveDesk.serve(["identity-secret": "a-secret-of-the-wallet-backend-0001"]) { live in
            let (phone, tablet) = (live.client(), live.client())
            try await phone.session(identity: Self.identity)
            let started = try await phone.startConversation("My balance is wrong.")
            try await tablet.session(identity: Self.identity)
            #expect(try await tablet.conversation(started.id).number == started.number)
            await #expect(throws: WalletDeskError.unauthenticated) { try await live.client().session(identity: Self.identity + "x") }
        }
    }

    /// HS256 of `{"sub":"wallet-user-7","exp":4102444800,"name":"Lin"}` with the secret above; it ends in the year 2100.
    private static let identity = [
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", "eyJzdWIiOiJ3YWxsZXQtdXNlci03IiwiZXhwIjo0MTAyNDQ0ODAwLCJuYW1lIjoiTGluIn0",
        "usqWV4fFwWSpq-hJfPmJqDkY1xZAgy5ij8RirR_u-Ds",
    ].joined(separator: ".")

    private static let article = ArticleSeed(
        slug: "app-password", topic: "backup", title: "What is the app password for?",
        body: "The password opens the app on this phone alone. It is not a key: who has the phrase sets a new password on any phone.")
}
