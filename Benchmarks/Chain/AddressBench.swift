import ChainKit
import ChainSamples
import Kit

/// Addresses as they come in: right ones, broken ones, those of other chains, and what is none.
enum AddressBench {
    static let all: [ChainBench] = {
        let right = texts(rights: true)
        let mixed = texts(rights: false)
        let broken = mixed.filter { AddressReader.verdict($0).hasSearchableSlip }.prefix(100).map(\.self)
        let messages = String(repeating: "您好，我转到 \(right[0]) 的 USDT 还没到账，哈希是 \(hex([UInt8](repeating: 7, count: 32)))，麻烦看一下。", count: 4_000)
        return [
            ChainBench(name: "address.right", perRound: right.count) { right.count { AddressReader.verdict($0).isValid } },
            ChainBench(name: "address.mixed", perRound: mixed.count) { mixed.reduce(0) { $0 + AddressReader.verdict($1).code.rawValue.utf8.count } },
            ChainBench(name: "address.slip", perRound: broken.count) { broken.count { AddressReader.verdict($0).hint != nil } },
            ChainBench(name: "address.write", perRound: right.count) {
                right.indices.reduce(0) { sum, index in
                    var account = [UInt8](repeating: 7, count: 20)
                    account[0] = UInt8(truncatingIfNeeded: index)
                    return sum + (AccountBytes(account).map { TronAddress($0).base58.utf8.count } ?? 0)
                }
            },
            ChainBench(name: "address.eip55", perRound: right.count) {
                right.indices.reduce(0) { sum, index in
                    var account = [UInt8](repeating: 7, count: 20)
                    account[0] = UInt8(truncatingIfNeeded: index)
                    return sum + (AccountBytes(account).map { EVMAddress($0).checksummed.utf8.count } ?? 0)
                }
            },
            ChainBench(name: "reference.kilobyte", perRound: messages.utf8.count / 1_000) { ChainReference.all(in: messages).count },
        ]
    }()

    /// 10,000 texts: half of them right, a quarter with a slip, the rest hexadecimal, of other chains, wrapped and cut.
    private static func texts(rights: Bool) -> [String] {
        var dice = SeededGenerator(seed: 20_261_128)
        return (0..<10_000).compactMap { index in
            guard let account = AccountBytes(dice.bytes(20)) else { return nil }
            return rights ? TronAddress(account).base58 : text(account, index, &dice)
        }
    }

    private static func text(_ account: AccountBytes, _ index: Int, _ dice: inout SeededGenerator) -> String {
        let tron = TronAddress(account)
        var characters = Array(tron.base58)
        let place = dice.number(1...32)
        switch index % 20 {
        case ..<10: return tron.base58
        case 10, 11:
            characters.swapAt(place, place + 1)
            return String(characters)
        case 12:
            characters.remove(at: place)
            return String(characters)
        case 13:
            characters.insert("x", at: place)
            return String(characters)
        case 14:
            characters[place] = characters[place] == "a" ? "b" : "a"
            return String(characters)
        case 15: return tron.hex
        case 16: return EVMAddress(account).checksummed
        case 17: return EVMAddress(account).checksummed.lowercased()
        case 18: return " " + tron.base58 + "\u{200B}"
        default: return "地址：" + tron.base58.prefix(20)
        }
    }
}
