import DeskTesting
import Foundation
import Kit
import Testing
import Wire

@testable import WalletDeskClient

@Suite struct EventParserTests {
    private static let text = """
        : beat

        id: 7
        event: message.created
        data: {"type":"message.created","seq":7}

        event: queue.updated
        data: {"type":"queue.updated","queue":{"position":2}}

        id: 9
        data:one
        data: two

        data: never ended
        """

    private static let expected: [EventParser.Parsed] = [
        .init(id: "7", type: "message.created", data: #"{"type":"message.created","seq":7}"#),
        .init(id: nil, type: "queue.updated", data: #"{"type":"queue.updated","queue":{"position":2}}"#),
        .init(id: "9", type: "", data: "one\ntwo"),
    ]

    /// However the bytes are cut, and whichever line end is used.
    @Test(arguments: ["\n", "\r\n", "\r"]) func piecesOfAnySize(_ lineEnd: String) throws {
        var random = SeededGenerator(seed: 20_261_122)
        let bytes = Array(Self.text.replacing("\n", with: lineEnd).utf8)
        for round in 0..<1000 {
            var parser = EventParser()
            var found: [EventParser.Parsed] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let size = Int.random(in: 1...min(rest.count, 24), using: &random)
                found += try parser.take(rest.prefix(size))
                rest = rest.dropFirst(size)
            }
            #expect(found == Self.expected, "seed \(random.seed), round \(round)")
        }
    }

    @Test func aLineWithoutEndIsRefused() {
        var parser = EventParser()
        #expect(throws: WalletDeskError.unreadable) { try parser.take(Array(repeating: UInt8(ascii: "x"), count: 1_048_577)) }
    }

    @Test func theCursorDropsWhatCameAndPassesOverWhatItDoesNotKnow() {
        var cursor = EventCursor(last: nil)
        func parsed(_ id: Int?, _ type: String) -> EventParser.Parsed {
            .init(id: id.map(String.init), type: type, data: #"{"type":"\#(type)"}"#)
        }
        #expect(cursor.take(parsed(5, "message.created"))?.type == .message)
        #expect(cursor.take(parsed(5, "message.created")) == nil)
        #expect(cursor.take(parsed(4, "message.created")) == nil)
        #expect(cursor.take(parsed(nil, "typing"))?.type == .typing)
        #expect(cursor.take(parsed(8, "of.a.later.version")) == nil)
        #expect(cursor.last == 8)
    }
}
