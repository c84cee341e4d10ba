package import Accounts
package import Inbox
package import Kit
package import WorkforceMath

/// A day that never was, or one from a trace: who comes, with what, how patient, and who is there to answer. All of it follows from the seed.
package struct SimulatedDay: Sendable {
    /// Somebody who comes.
    package struct Customer: Sendable {
        package let arrival: Instant
        package let language: Language
        package let topic: String
        package let isSecurity: Bool
        /// How long they wait in the line before they give up; nil: for ever.
        package let patience: Span?
        /// How long an agent has to work for them until it is solved, answers of the customer included.
        package let handling: Span
        /// Messages that they write meanwhile, as shares of the handling.
        package let messages: [Double]
    }

    /// Somebody who answers.
    package struct Worker: Sendable {
        package let id: ID<Staff>
        package let skills: Skills
        package let capacity: Capacity
        package let from: Instant
        package let to: Instant
        /// Chances, 0 to 1, to decline an offer and to let it run out.
        package let declines: Double
        package let sleeps: Double
    }

    package let seed: UInt64
    package let start: Instant
    package let length: Span
    package let customers: [Customer]
    package let workers: [Worker]

    package static let team = ID<Team>(UUIDv7(time: Instant(milliseconds: 0), random: (1, 1)))
    package static let queue = ID<Queue>(UUIDv7(time: Instant(milliseconds: 0), random: (2, 2)))

    package init(seed: UInt64, start: Instant, length: Span, customers: [Customer], workers: [Worker]) {
        self.seed = seed
        self.start = start
        self.length = length
        self.customers = customers
        self.workers = workers
    }

    /// How busy a made-up day is.
    package struct Scale: Sendable, Hashable {
        package var hours: Int
        /// Customers who come in an hour without a peak.
        package var perHour: Double
        package var workers: Int
        /// The share of those who come that write about theft.
        package var security: Double
        /// In the middle of the day, for a tenth of it, so many times as many come; 1: nothing happens.
        package var surge: Double

        package init(hours: Int, perHour: Double, workers: Int, security: Double = 0.05, surge: Double = 1) {
            self.hours = hours
            self.perHour = perHour
            self.workers = workers
            self.security = security
            self.surge = surge
        }

        /// Short, and full of everything: some 120 come in two hours to six agents, in the middle five times as many.
        package static let short = Scale(hours: 2, perHour: 45, workers: 6, surge: 5)
    }

    private static let topics = ["transfer_not_arrived", "fees", "approval", "app"]

    /// A made-up day: two peaks, a surge, patience and handling times by topic, agents who come and go.
    package init(seed: UInt64, scale: Scale, start: Instant = Instant(milliseconds: 1_800_000_000_000)) {
        var random = SeededGenerator(seed: seed)
        let length = Span.hours(Int64(scale.hours))
        let workers = (0..<scale.workers).map { Self.worker($0, start, length, &random) }
        var customers: [Customer] = []
        var time = 0.0
        while true {
            let share = time / length.seconds
            let isSurge = (0.45...0.55).contains(share)
            let isPeak = (0.2...0.35).contains(share) || (0.65...0.8).contains(share)
            let rate = scale.perHour * (isSurge ? scale.surge : isPeak ? 1.6 : 1) / 3600
            time += RandomTime.exponential(mean: 1 / rate).draw(using: &random)
            guard time < length.seconds else { break }
            customers.append(
                Self.customer(at: start + .milliseconds(Int64(time * 1000)), isSecurity: Double.random(in: 0..<1, using: &random) < scale.security, &random))
        }
        self.init(seed: seed, start: start, length: length, customers: customers, workers: workers)
    }

    private static func customer(at arrival: Instant, isSecurity: Bool, _ random: inout SeededGenerator) -> Customer {
        let topic = isSecurity ? "theft" : topics[Int.random(in: 0..<topics.count, using: &random)]
        let handling = RandomTime.lognormal(mean: isSecurity ? 1500 : topic == "fees" ? 300 : 600, variation: 0.9).draw(using: &random)
        let patience = RandomTime.exponential(mean: isSecurity ? 7200 : 1500).draw(using: &random)
        let messages = (0..<Int.random(in: 0...4, using: &random)).map { _ in Double.random(in: 0.05...0.95, using: &random) }
        return Customer(
            arrival: arrival, language: Int.random(in: 0..<10, using: &random) < 7 ? .zh : .en, topic: topic, isSecurity: isSecurity,
            patience: .milliseconds(Int64(patience * 1000) + 1), handling: .milliseconds(Int64(handling * 1000) + 1000), messages: messages.sorted())
    }

    private static func worker(_ number: Int, _ start: Instant, _ length: Span, _ random: inout SeededGenerator) -> Worker {
        let id = ID<Staff>(UUIDv7(time: start, random: (UInt64(number), random.next())))
        let languages: Set<Language> = [[.zh], [.zh, .en], [.en], []][Int.random(in: 0..<4, using: &random)]
        var levels: [String: Int] = [:]
        if Bool.random(using: &random) {
            for topic in topics + ["theft"] where Int.random(in: 0..<3, using: &random) > 0 { levels[topic] = Int.random(in: 1...5, using: &random) }
        }
        let skills = Skills(languages: languages, topics: levels, isCleared: Int.random(in: 0..<3, using: &random) == 0)
        // Most are there all day; the others come later or go home early.
        let late = Int.random(in: 0..<3, using: &random) == 0 ? Int64.random(in: 0...length.milliseconds / 2, using: &random) : 0
        let early = Int.random(in: 0..<4, using: &random) == 0 ? Int64.random(in: 0...length.milliseconds / 3, using: &random) : 0
        return Worker(
            id: id, skills: skills, capacity: Capacity(chats: Int.random(in: 1...4, using: &random)), from: start + .milliseconds(late),
            to: start + length - .milliseconds(early), declines: Double.random(in: 0...0.1, using: &random), sleeps: Double.random(in: 0...0.05, using: &random)
        )
    }
}

extension SimulatedDay {
    /// A day of a trace: its calls as chats, its agents all day long.
    /// - Parameter day: as in `CallTrace.Call.day`.
    package init(trace: CallTrace, day: Int, seed: UInt64, workers: Int) {
        var random = SeededGenerator(seed: seed)
        let start = Instant(milliseconds: Int64(day) * 86_400_000)
        let customers = trace.calls.filter { $0.day == day && $0.outcome != .leftInMenu }.map { call in
            Customer(
                arrival: Instant(milliseconds: Int64(call.joined) * 1000), language: .en, topic: call.group.kind, isSecurity: call.group.priority > 1,
                patience: call.outcome == .abandoned ? .seconds(Int64(call.wait)) : nil, handling: .seconds(Int64(max(30, call.service))), messages: [])
        }
        let staff = (0..<workers).map { number in
            Worker(
                id: ID(UUIDv7(time: start, random: (UInt64(number), random.next()))), skills: Skills(), capacity: Capacity(chats: 1), from: start,
                to: start + .days(1), declines: 0, sleeps: 0)
        }
        self.init(seed: seed, start: start, length: .days(1), customers: customers, workers: staff)
    }
}
