import Kit

/// How a wallet frames a text before it signs it, so that no signature over a text can be one over a transaction.
package enum MessageScheme: String, Sendable, Hashable, CaseIterable {
    /// TronWeb's `signMessageV2`, in the frame of TIP-191.
    case tip191
    /// TronWeb's old `signMessage`, for 32 bytes given in hexadecimal.
    case tronV1 = "tron_v1"
    /// Ethereum's `personal_sign` (EIP-191, version 0x45).
    case eip191

    /// The 32 bytes that are signed; nil where the scheme can't take the message.
    package func digest(_ message: [UInt8]) -> [UInt8]? {
        switch self {
        // The length is the number of bytes, not of characters, and stands in decimal digits (TronWeb, `hashMessage`).
        case .tip191: Keccak256.digest(Array("\u{19}TRON Signed Message:\n\(message.count)".utf8) + message)
        case .eip191: Keccak256.digest(Array("\u{19}Ethereum Signed Message:\n\(message.count)".utf8) + message)
        case .tronV1: MessageScheme.hexBytes(message).map { Keccak256.digest(Array("\u{19}TRON Signed Message:\n32".utf8) + $0) }
        }
    }

    /// The 32 bytes that 64 digits stand for, with or without `0x`. V1 writes the same length over every message: of another length it would be forgeable.
    private static func hexBytes(_ message: [UInt8]) -> [UInt8]? {
        let digits = message.starts(with: Array("0x".utf8)) ? message.dropFirst(2) : message[...]
        return digits.count == 64 ? Kit.bytes(hex: String(decoding: digits, as: UTF8.self)) : nil
    }

    package var name: String {
        switch self {
        case .tip191: "TIP-191 (signMessageV2)"
        case .tronV1: "TRON signMessage V1"
        case .eip191: "EIP-191 (personal_sign)"
        }
    }
}
