import BigInt
import DeskTesting
import Foundation
import Kit
import Testing

@testable import ChainKit

@Suite struct ABITests {
    static let ann = AccountBytes([UInt8](repeating: 0xA1, count: 20)) ?? .zero
    static let bob = AccountBytes([UInt8](repeating: 0xB2, count: 20)) ?? .zero
    static let all = BigUInt(1) << 256 - 1

    @Test(arguments: KnownFunction.allCases)
    func aSelectorIsTheHashOfItsSignature(function: KnownFunction) {
        #expect(Array(Keccak256.digest(Array(function.rawValue.utf8)).prefix(4)) == function.selectorBytes)
        #expect(KnownFunction(selector: function.selectorBytes) == function)
    }

    @Test(arguments: KnownTopic.allCases)
    func aTopicIsTheHashOfItsSignature(topic: KnownTopic) {
        let digest = Keccak256.digest(Array(topic.rawValue.utf8))
        #expect(hex(digest) == topic.hex)
        #expect(KnownTopic(digest) == topic)
    }

    static let constants: URL? = {
        var folder = URL(filePath: #filePath)
        while folder.path() != "/" {
            folder.deleteLastPathComponent()
            let file = folder.appending(path: "shared/data/chain/tron_constants.json")
            if FileManager.default.fileExists(atPath: file.path()) { return file }
        }
        return nil
    }()

    @Test(.enabled(if: constants != nil, "the folder `shared` isn't beside the repository"))
    func theTablesHoldAllThatTheConstantsName() throws {
        let constants = try JSONValue(parsing: Data(contentsOf: try #require(ABITests.constants)))
        let selectors = try #require(constants["selectors"]?.object)
        #expect(selectors == Dictionary(uniqueKeysWithValues: KnownFunction.allCases.map { ($0.rawValue, .string(hex($0.selectorBytes))) }))
        let topics = try #require(constants["topics"]?.object)
        #expect(topics == Dictionary(uniqueKeysWithValues: KnownTopic.allCases.map { ($0.rawValue, .string($0.hex)) }))
    }

    static let calls: [(CallData, KnownCall)] = [
        (.transfer(to: ann, amount: 27_255_900), .transfer(to: ann, amount: 27_255_900)),
        (.transfer(from: ann, to: bob, amount: all), .transferFrom(from: ann, to: bob, amount: all)),
        (.approve(bob, amount: 0), .approve(spender: bob, amount: 0)),
        (CallData(.increaseApproval, [ABIWord(bob), ABIWord(all)]), .increaseApproval(spender: bob, amount: all)),
        (CallData(.increaseAllowance, [ABIWord(bob), ABIWord(7)]), .increaseApproval(spender: bob, amount: 7)),
        (CallData(.decreaseApproval, [ABIWord(bob), ABIWord(7)]), .decreaseApproval(spender: bob, amount: 7)),
        (CallData(.decreaseAllowance, [ABIWord(bob), ABIWord(7)]), .decreaseApproval(spender: bob, amount: 7)),
        (CallData(.setApprovalForAll, [ABIWord(bob), ABIWord(1)]), .setApprovalForAll(operator: bob, isGranted: true)),
        (CallData(.setApprovalForAll, [ABIWord(bob), ABIWord(0)]), .setApprovalForAll(operator: bob, isGranted: false)),
        (
            CallData(.permit, [ABIWord(ann), ABIWord(bob), ABIWord(9)] + (0..<4).map { ABIWord(BigUInt($0)) }),
            .permit(owner: ann, spender: bob, amount: 9)
        ),
        (.balance(of: ann), .other(name: "balanceOf")), (.decimals, .other(name: "decimals")), (.symbol, .other(name: "symbol")),
        (.allowance(owner: ann, spender: bob), .other(name: "allowance")), (.isBlackListed(ann), .other(name: "isBlackListed")),
        (CallData(.deposit), .other(name: "deposit")),
    ]

    @Test(arguments: calls)
    func aCallIsReadAsItWasWritten(data: CallData, call: KnownCall) {
        #expect(KnownCall(data.bytes) == call)
        // Data behind the arguments is let pass by contracts.
        #expect(KnownCall(data.bytes + [1, 2, 3]) == call)
    }

    @Test(arguments: calls)
    func aCallThatIsCutOffIsNone(data: CallData, call: KnownCall) {
        for count in 0..<data.bytes.count { #expect(KnownCall(Array(data.bytes.prefix(count))) == nil) }
    }

    @Test func unknownSelectorsAreNoCall() {
        #expect(KnownCall([0xDE, 0xAD, 0xBE, 0xEF] + [UInt8](repeating: 0, count: 96)) == nil)
        #expect(KnownCall([]) == nil)
    }

    /// What TRON's wallets put before an account.
    @Test func byteElevenIsNotPartOfAnAccount() throws {
        var bytes = CallData.transfer(to: ABITests.ann, amount: 5).bytes
        bytes[4 + 11] = 0x41
        #expect(KnownCall(bytes) == .transfer(to: ABITests.ann, amount: 5))
        #expect(CallData(bytes).word(0)?.account == ABITests.ann)
        #expect(CallData(bytes).word(2) == nil)
        #expect(CallData(bytes).word(-1) == nil)
        #expect(CallData(bytes).word(.max) == nil)
    }

    static let amounts: [(BigUInt, Bool)] = [
        (0, false), (1, false), (1 << 96 - 1, true), (1 << 96, false), (1 << 160 - 2, false), (1 << 160 - 1, true), (1 << 255, true), (all, true),
    ]

    @Test(arguments: amounts)
    func whatIsUnlimited(amount: BigUInt, isUnlimited: Bool) {
        #expect(KnownCall.isUnlimited(amount) == isUnlimited)
    }

    private func log(_ topic: KnownTopic, topics: [ABIWord], data: [ABIWord]) throws -> EventLog {
        EventLog(contract: ABITests.bob, topics: [try #require(bytes(hex: topic.hex))] + topics.map(\.bytes), data: data.flatMap(\.bytes))
    }

    @Test func eventsAreReadIndexedOrNot() throws {
        let (ann, bob) = (ABIWord(ABITests.ann), ABIWord(ABITests.bob))
        let transfer = KnownEvent.transfer(from: ABITests.ann, to: ABITests.bob, amount: 7)
        #expect(KnownEvent(try log(.transfer, topics: [ann, bob], data: [ABIWord(7)])) == transfer)
        #expect(KnownEvent(try log(.transfer, topics: [], data: [ann, bob, ABIWord(7)])) == transfer)
        #expect(KnownEvent(try log(.transfer, topics: [ann, bob, ABIWord(7)], data: [])) == .nftTransfer(from: ABITests.ann, to: ABITests.bob, id: 7))
        #expect(
            KnownEvent(try log(.approval, topics: [ann, bob], data: [ABIWord(ABITests.all)]))
                == .approval(owner: ABITests.ann, spender: ABITests.bob, amount: ABITests.all))
        #expect(
            KnownEvent(try log(.approvalForAll, topics: [ann, bob], data: [ABIWord(1)]))
                == .approvalForAll(owner: ABITests.ann, operator: ABITests.bob, isGranted: true))
        // Indexed as on TRON, and plain as on Ethereum.
        #expect(KnownEvent(try log(.addedBlackList, topics: [ann], data: [])) == .blacklisted(ABITests.ann))
        #expect(KnownEvent(try log(.addedBlackList, topics: [], data: [ann])) == .blacklisted(ABITests.ann))
        #expect(KnownEvent(try log(.removedBlackList, topics: [ann], data: [])) == .unblacklisted(ABITests.ann))
        #expect(KnownEvent(try log(.destroyedBlackFunds, topics: [ann], data: [ABIWord(9)])) == .destroyedFunds(ABITests.ann, 9))
        #expect(KnownEvent(try log(.destroyedBlackFunds, topics: [], data: [ann, ABIWord(9)])) == .destroyedFunds(ABITests.ann, 9))
        #expect(KnownEvent(try log(.pause, topics: [], data: [])) == .other(name: "Pause"))
    }

    @Test func eventsThatMissSomethingAreNone() throws {
        let ann = ABIWord(ABITests.ann)
        #expect(KnownEvent(try log(.transfer, topics: [ann, ann], data: [])) == nil)
        #expect(KnownEvent(try log(.addedBlackList, topics: [], data: [])) == nil)
        #expect(KnownEvent(EventLog(contract: ABITests.bob, topics: [], data: ann.bytes)) == nil)
        #expect(KnownEvent(EventLog(contract: ABITests.bob, topics: [[1, 2]], data: ann.bytes)) == nil)
        let short = EventLog(contract: ABITests.bob, topics: [try #require(bytes(hex: KnownTopic.addedBlackList.hex)), [1, 2, 3]], data: [])
        #expect(KnownEvent(short) == nil)
    }

    @Test(arguments: [1, 2] as [UInt64])
    func aThousandNumbersComeBackFromTheirWord(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let number = BigUInt.randomInteger(withMaximumWidth: Int.random(in: 0...256, using: &random), using: &random)
            #expect(ABIWord(number).number == number, "seed \(seed)")
            #expect(BigUInt(bigEndian: number.bigEndian) == number, "seed \(seed)")
            #expect(number.bigEndian.first != 0, "seed \(seed)")
            #expect(ABIWord(number).count(atMost: 1000) == (number <= 1000 ? Int(number) : nil), "seed \(seed)")
        }
    }

    @Test(arguments: [3, 4, 5] as [UInt64])
    func randomBytesNeverCrash(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let function = KnownFunction.allCases.randomElement(using: &random) ?? .error
            let tail: [UInt8] = (0..<Int.random(in: 0...200, using: &random)).map { _ in
                let bytes: [UInt8] = [0, 0, 0, 0x20, 0x7F, 0xFF, UInt8.random(in: .min ... .max, using: &random)]
                return bytes.randomElement(using: &random) ?? 0
            }
            let data = (Bool.random(using: &random) ? function.selectorBytes : []) + tail
            _ = KnownCall(data)
            _ = RevertReason.text(of: data)
            _ = ABIString.text(of: data)
            let topic = bytes(hex: KnownTopic.allCases.randomElement(using: &random)?.hex ?? "") ?? []
            _ = KnownEvent(EventLog(contract: .zero, topics: [topic, Array(tail.prefix(32)), tail], data: tail))
        }
    }
}

@Suite struct RevertReasonTests {
    private static func error(_ text: [UInt8], offset: BigUInt = 32, length: BigUInt? = nil) -> [UInt8] {
        let padding = [UInt8](repeating: 0, count: (32 - text.count % 32) % 32)
        return CallData(.error, [ABIWord(offset), ABIWord(length ?? BigUInt(text.count))]).bytes + text + padding
    }

    static let reasons: [([UInt8], String)] = [
        (error(Array("ds-token-insufficient-balance".utf8)), "ds-token-insufficient-balance"),
        (error(Array("余额不足".utf8)), "余额不足"),
        (error(Array("<b>pay\u{202E}me</b>\n now".utf8)), "<b>pay\u{FFFD}me</b> now"),
        (error(Array(String(repeating: "x", count: 300).utf8)), String(repeating: "x", count: 199) + "…"),
        (CallData(.panic, [ABIWord(0x11)]).bytes, "Panic(0x11): a number became too large or too small"),
        (CallData(.panic, [ABIWord(BigUInt(1) << 255)]).bytes, "Panic(0x8" + String(repeating: "0", count: 63) + ")"),
        ([0xA8, 0xCA, 0xB3, 0xD1], "custom error 0xa8cab3d1"),
        ([0xA8, 0xCA, 0xB3, 0xD1] + [UInt8](repeating: 1, count: 64), "custom error 0xa8cab3d1"),
    ]

    @Test(arguments: reasons)
    func isTold(returned: [UInt8], text: String) {
        #expect(RevertReason.text(of: returned) == text)
    }

    static let unreadable: [[UInt8]] = [
        [], [0x08], KnownFunction.error.selectorBytes, KnownFunction.panic.selectorBytes, [UInt8](repeating: 0, count: 32),
        error([0xFF, 0xFE, 0x00]), error([]), error(Array("beyond".utf8), offset: 1 << 20), error(Array("beyond".utf8), offset: BigUInt(1) << 255),
        error(Array("too long".utf8), length: 33), error(Array("too long".utf8), length: BigUInt(1) << 255), error(Array("x".utf8), offset: BigUInt(1) << 63),
        error([UInt8](repeating: 0x41, count: 5000)),
    ]

    @Test(arguments: unreadable)
    func isNoneWhereItCannotBeRead(returned: [UInt8]) {
        #expect(RevertReason.text(of: returned) == nil)
    }

    @Test(arguments: PanicCode.allCases)
    func eachPanicHasAMeaningInBothLanguages(code: PanicCode) {
        #expect(!code.meaning.en.isEmpty && !code.meaning.zh.isEmpty)
        #expect(PanicCode(BigUInt(code.rawValue)) == code)
    }
}

@Suite struct ABIStringTests {
    private static func dynamic(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        return ABIWord(32).bytes + ABIWord(BigUInt(bytes.count)).bytes + bytes + [UInt8](repeating: 0, count: (32 - bytes.count % 32) % 32)
    }

    private static func fixed(_ text: String) -> [UInt8] { Array(text.utf8) + [UInt8](repeating: 0, count: 32 - text.utf8.count) }

    static let texts: [([UInt8], String)] = [
        (dynamic("USDT"), "USDT"), (dynamic("泰达币"), "泰达币"), (fixed("MKR"), "MKR"), (dynamic("US\u{200B}DT"), "US\u{FFFD}DT"),
        (dynamic(String(repeating: "A", count: 100)), String(repeating: "A", count: 63) + "…"),
    ]

    @Test(arguments: texts)
    func isRead(returned: [UInt8], text: String) {
        #expect(ABIString.text(of: returned) == text)
    }

    static let unreadable: [[UInt8]] = [
        [], [1, 2, 3], fixed(""), dynamic(""), ABIWord(BigUInt(1) << 255).bytes + ABIWord(4).bytes, ABIWord(32).bytes + ABIWord(BigUInt(1) << 255).bytes,
        ABIWord(32).bytes + ABIWord(5000).bytes + [UInt8](repeating: 0x41, count: 5024), ABIWord(64).bytes + ABIWord(4).bytes,
        [UInt8](repeating: 0xFF, count: 32),
    ]

    @Test(arguments: unreadable)
    func isNoneWhereItCannotBeRead(returned: [UInt8]) {
        #expect(ABIString.text(of: returned) == nil)
    }
}
