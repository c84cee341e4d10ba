package import BigInt
package import Kit

/// Why a contract refused a call, read from what it returned (Solidity, "Control Structures": `Error(string)`, `Panic(uint256)`, custom errors).
package enum RevertReason: Sendable, Hashable {
    /// In the contract's words: cleaned, at most `RevertReason.longest` characters.
    case message(String)
    /// A mistake in the contract that its compiler looks out for.
    case panic(code: BigUInt)
    /// An error of the contract's own, by its selector in hexadecimal.
    case custom(selector: String)

    package static let longest = 200

    /// nil where the contract gave no reason, or one that can't be read.
    package init?(_ returned: [UInt8]) {
        let call = CallData(returned)
        guard call.selector.count == CallData.selectorSize, returned.count % ABIWord.size == CallData.selectorSize else { return nil }
        switch KnownFunction(selector: call.selector) {
        case .error:
            guard let text = ABIString.bytes(of: call.arguments).flatMap({ CleanText.text(of: $0, limit: RevertReason.longest) }) else { return nil }
            self = .message(text)
        case .panic:
            guard let code = call.word(0) else { return nil }
            self = .panic(code: code.number)
        default: self = .custom(selector: hex(call.selector))
        }
    }

    /// The reason as a finding keeps it: the contract's words, or what kind of error it was.
    package static func text(of returned: [UInt8]) -> String? { RevertReason(returned)?.text }

    package var text: String {
        switch self {
        case .message(let words): words
        case .panic(let code): "Panic(0x\(String(code, radix: 16)))" + (PanicCode(code).map { ": " + $0.meaning.en } ?? "")
        case .custom(let selector): "custom error 0x\(selector)"
        }
    }
}

/// The mistakes that Solidity's `Panic(uint256)` names (Solidity, "Panic via assert and Error via require").
package enum PanicCode: Int, Sendable, Hashable, CaseIterable {
    case generic = 0x00
    case assertion = 0x01
    case overflow = 0x11
    case divisionByZero = 0x12
    case invalidEnumeration = 0x21
    case invalidStorageEncoding = 0x22
    case emptyArray = 0x31
    case indexOutOfBounds = 0x32
    case outOfMemory = 0x41
    case uninitialisedFunction = 0x51

    package init?(_ code: BigUInt) {
        guard let number = Int(exactly: code), let known = PanicCode(rawValue: number) else { return nil }
        self = known
    }

    package var meaning: Phrase {
        switch self {
        case .generic: Phrase(en: "an error of the compiler's own", zh: "编译器内部错误")
        case .assertion: Phrase(en: "an assertion failed", zh: "合约内部断言不成立")
        case .overflow: Phrase(en: "a number became too large or too small", zh: "数值溢出")
        case .divisionByZero: Phrase(en: "division by zero", zh: "除以零")
        case .invalidEnumeration: Phrase(en: "a value outside of its list", zh: "枚举值无效")
        case .invalidStorageEncoding: Phrase(en: "storage that is encoded wrongly", zh: "存储数据编码错误")
        case .emptyArray: Phrase(en: "nothing left to take from a list", zh: "从空数组中取值")
        case .indexOutOfBounds: Phrase(en: "a place beyond the end of a list", zh: "数组下标越界")
        case .outOfMemory: Phrase(en: "more memory than there is", zh: "内存不足")
        case .uninitialisedFunction: Phrase(en: "a function that was never set", zh: "调用了未初始化的函数")
        }
    }
}
