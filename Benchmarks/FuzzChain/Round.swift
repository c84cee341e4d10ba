import ChainKit
import ChainSamples
import Foundation
import Kit

/// One case, made from its number and the seed alone, so that it can be made again.
struct Round {
    /// What kinds of cases there are, for the report.
    enum Kind: String, CaseIterable {
        case fields
        case cuts
        case flips
        case transactions
        case receipts
        case answers
        case findings
    }

    let kind: Kind
    /// The claim that it breaks.
    let broken: String?
    /// Computing time of the reading, without the making of the case.
    let took: Duration

    init(number: UInt64, seed: UInt64, samples: Samples) {
        var dice = SeededGenerator(seed: seed ^ number &* 0x9E37_79B9_7F4A_7C15)
        kind = Kind.allCases[dice.number(0...Kind.allCases.count - 1)]
        let claim: () -> String? =
            switch kind {
            case .fields: Round.fields(samples, &dice)
            case .cuts: Round.cuts(samples, &dice)
            case .flips: Round.flips(samples, &dice)
            case .transactions: Round.transactions(samples, &dice)
            case .receipts: Round.receipts(samples, &dice)
            case .answers: Round.answers(samples, &dice)
            case .findings: Round.findings(samples, &dice)
            }
        var broken: String?
        let began = Round.computed
        broken = claim()
        took = Round.computed - began
        self.broken = broken
    }

    /// What this thread has computed so far: other programs on the machine count for nothing.
    private static var computed: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    private static func rawData(_ samples: Samples, _ dice: inout SeededGenerator) -> [UInt8] {
        if dice.hits(oneIn: 2), let recorded = dice.element(of: samples.bytes) { return recorded }
        return SampleTransaction.raw(using: &dice).encoded() ?? []
    }

    private static func fields(_ samples: Samples, _ dice: inout SeededGenerator) -> () -> String? {
        guard var tree = FieldTree(rawData(samples, &dice)[...]) else { return { nil } }
        for _ in 0..<dice.number(1...4) { tree.mutate(&dice) }
        let bytes = tree.bytes
        return { Claims.broken(byBytes: bytes) }
    }

    /// The transaction cut at every byte.
    private static func cuts(_ samples: Samples, _ dice: inout SeededGenerator) -> () -> String? {
        let bytes = rawData(samples, &dice)
        let ends = dice.hits(oneIn: 20) ? Array(0...bytes.count) : [dice.number(0...bytes.count)]
        return { ends.lazy.compactMap { Claims.broken(byBytes: Array(bytes.prefix($0))) }.first }
    }

    private static func flips(_ samples: Samples, _ dice: inout SeededGenerator) -> () -> String? {
        var bytes = rawData(samples, &dice)
        for _ in 0..<dice.number(1...6) where !bytes.isEmpty {
            let place = dice.number(0...bytes.count - 1)
            switch dice.number(0...3) {
            case 0: bytes[place] ^= 1 << UInt8(dice.number(0...7))
            case 1: bytes[place] = dice.element(of: [0, 1, 0x7F, 0x80, 0xFF]) ?? 0
            case 2: bytes.insert(contentsOf: dice.bytes(dice.number(1...8)), at: place)
            default: bytes.remove(at: place)
            }
        }
        let flipped = bytes
        return { Claims.broken(byBytes: flipped) }
    }

    private static func transactions(_ samples: Samples, _ dice: inout SeededGenerator) -> () -> String? {
        let json = mutated(transaction(samples, &dice), &dice)
        return { Claims.broken(byTransaction: json) }
    }

    private static func receipts(_ samples: Samples, _ dice: inout SeededGenerator) -> () -> String? {
        let json = mutated(dice.element(of: samples.receipts) ?? .null, &dice)
        return { Claims.broken(byReceipt: json) }
    }

    /// Half of the lines lose one of their parts, so that every mixture is met.
    private static func findings(_ samples: Samples, _ dice: inout SeededGenerator) -> () -> String? {
        var line = dice.element(of: samples.lines) ?? .null
        if var members = line.object, let name = dice.element(of: ["transaction", "info", "head", "response", "row"]), dice.hits(oneIn: 2) {
            members[name] = dice.hits(oneIn: 2) ? nil : dice.element(of: [.object([:]), .null, .object(["Error": .string("class x")])])
            line = .object(members)
        }
        let json = dice.hits(oneIn: 8) ? line : mutated(line, &dice)
        let recoversSigners = dice.hits(oneIn: 4)
        return { FindingClaims.broken(byLine: json, recoversSigners: recoversSigners) }
    }

    private static func transaction(_ samples: Samples, _ dice: inout SeededGenerator) -> JSONValue {
        if dice.hits(oneIn: 2), let recorded = dice.element(of: samples.transactions) { return recorded }
        let raw = SampleTransaction.raw(using: &dice)
        return SampleJSON(isVisible: dice.hits(oneIn: 2)).transaction(raw, signatures: [dice.bytes(65)], result: "SUCCESS")
    }

    private static func mutated(_ json: JSONValue, _ dice: inout SeededGenerator) -> JSONValue {
        var json = json
        for _ in 0..<dice.number(1...4) { json = JSONMutation.mutated(json, &dice) }
        return json
    }

    private static func answers(_ samples: Samples, _ dice: inout SeededGenerator) -> () -> String? {
        let sample = dice.element(of: dice.hits(oneIn: 2) ? samples.answers : samples.receipts + samples.transactions) ?? .null
        var body = Array(JSONMutation.text(mutated(sample, &dice)).utf8)
        if dice.hits(oneIn: 3) { body = Array(body.prefix(dice.number(0...body.count))) }
        if dice.hits(oneIn: 4), !body.isEmpty { body[dice.number(0...body.count - 1)] = UInt8(dice.number(0...255)) }
        let status = dice.element(of: [200, 200, 200, 400, 403, 404, 429, 500, 503]) ?? 200
        let answer = body
        return {
            if answer.count <= NodeAnswer.longest, let json = try? JSONValue(parsing: answer),
                let broken = Claims.broken(byReceipt: json) ?? Claims.broken(byTransaction: json)
            {
                return broken
            }
            return Claims.broken(byAnswer: answer, status: status)
        }
    }
}
