import Foundation
import NIOCore
import Wire

/// Customers' messages at a fixed rate.
struct PacedMessages: Sendable {
    /// Messages per second.
    let rate: Int
    let seconds: Int

    /// Sends on time whatever the server does: a late answer makes the later ones late too, and that counts.
    /// - Returns: when each message was due, by its number.
    func send(to conversations: [String], _ people: [LoadCustomer], _ texts: Texts) async throws -> ([Int64: NIODeadline], Latencies) {
        let count = rate * seconds
        let start = NIODeadline.now() + .milliseconds(100)
        return try await withThrowingTaskGroup(of: (Int64, NIODeadline, NIODeadline).self) { group in
            for number in 0..<count {
                let due = start + .nanoseconds(Int64(number) * 1_000_000_000 / Int64(rate))
                let wait = due - .now()
                if wait > .nanoseconds(0) { try await Task.sleep(for: .nanoseconds(wait.nanoseconds)) }
                let customer = people[number % people.count]
                let request = customer.message(clientID: "d-\(number)", texts[number], in: conversations[number % people.count])
                let answer = customer.connection.send(request)
                group.addTask {
                    let response = try await answer.get()
                    guard response.status == 201 else { throw Spoiled(description: "a message answered \(response.status): \(response.text)") }
                    return (try JSONDecoder().decode(Message.self, from: Data(response.body.readableBytesView)).seq64, due, response.receivedAt)
                }
            }
            var sent: [Int64: NIODeadline] = [:]
            var acknowledged = Latencies()
            for try await (seq, due, received) in group {
                sent[seq] = due
                acknowledged.add(from: due, to: received)
            }
            return (sent, acknowledged)
        }
    }
}

extension Message {
    fileprivate var seq64: Int64 { Int64(seq) }
}
