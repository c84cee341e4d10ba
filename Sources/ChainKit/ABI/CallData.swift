package import BigInt

/// What a contract is called with: four bytes that name the function, and its arguments in words of 32 bytes.
package struct CallData: Sendable, Hashable {
    package static let selectorSize = 4

    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package init(_ function: KnownFunction, _ arguments: [ABIWord] = []) {
        bytes = function.selectorBytes + arguments.flatMap(\.bytes)
    }

    /// The first four bytes; fewer where there aren't as many.
    package var selector: [UInt8] { Array(bytes.prefix(CallData.selectorSize)) }

    /// What stands behind the selector: TRON's nodes take it apart from the function's name.
    package var arguments: ArraySlice<UInt8> { bytes.dropFirst(CallData.selectorSize) }

    /// The word at `index` from 0; nil where the data ends before it does.
    package func word(_ index: Int) -> ABIWord? {
        guard index >= 0, index < bytes.count / ABIWord.size else { return nil }
        let start = CallData.selectorSize + index * ABIWord.size
        guard start + ABIWord.size <= bytes.count else { return nil }
        return ABIWord(bytes[start..<start + ABIWord.size])
    }
}

// Calls that a node answers without a transaction, and those that a stand-in for a wallet signs.
extension CallData {
    package static func balance(of account: AccountBytes) -> CallData { CallData(.balanceOf, [ABIWord(account)]) }
    package static func allowance(owner: AccountBytes, spender: AccountBytes) -> CallData {
        CallData(.allowance, [ABIWord(owner), ABIWord(spender)])
    }
    package static func isBlackListed(_ account: AccountBytes) -> CallData { CallData(.isBlackListed, [ABIWord(account)]) }
    package static let decimals = CallData(.decimals)
    package static let symbol = CallData(.symbol)
    package static let name = CallData(.name)
    package static func transfer(to account: AccountBytes, amount: BigUInt) -> CallData { CallData(.transfer, [ABIWord(account), ABIWord(amount)]) }
    package static func transfer(from owner: AccountBytes, to account: AccountBytes, amount: BigUInt) -> CallData {
        CallData(.transferFrom, [ABIWord(owner), ABIWord(account), ABIWord(amount)])
    }
    package static func approve(_ spender: AccountBytes, amount: BigUInt) -> CallData { CallData(.approve, [ABIWord(spender), ABIWord(amount)]) }
}
