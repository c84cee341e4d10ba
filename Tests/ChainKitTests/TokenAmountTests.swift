import BigInt
import DeskTesting
import Kit
import Testing

@testable import ChainKit

@Suite struct TokenAmountTests {
    @Test(
        arguments: [
            (0, 6, "0"), (1, 6, "0.000001"), (13_740_060, 6, "13.74006"), (1_000_000, 6, "1"), (-1_500_000, 6, "-1.5"), (-1, 6, "-0.000001"), (100, 0, "100"),
            (0, 0, "0"), (10, 1, "1"), (5, 18, "0.000000000000000005"), (7, 300, "0." + String(repeating: "0", count: 254) + "7"), (7, -3, "7"),
        ] as [(Int, Int, String)])
    func isWrittenWithoutNeedlessZeros(units: Int, decimals: Int, text: String) {
        #expect(TokenAmount(units: BigInt(units), decimals: decimals).text == text)
    }

    @Test(arguments: [1, 2] as [UInt64])
    func aThousandAmountsComeBackFromTheirText(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let decimals = Int.random(in: 0...40, using: &random)
            let units = BigInt(BigUInt.randomInteger(withMaximumWidth: Int.random(in: 0...256, using: &random), using: &random))
            let text = TokenAmount(units: units, decimals: decimals).text
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            let fraction = parts.count > 1 ? String(parts[1]) : ""
            #expect(parts.count <= 2 && !fraction.hasSuffix("0") && (parts[0] == "0" || !parts[0].hasPrefix("0")), "seed \(seed): \(text)")
            let digits = String(parts[0]) + fraction + String(repeating: "0", count: decimals - fraction.count)
            #expect(BigInt(digits) == units, "seed \(seed): \(text)")
        }
    }
}
