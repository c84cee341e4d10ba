/// A set of ASCII characters, asked for folded codes.
struct ASCIISet: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// `characters` are ASCII; others are left out.
    init(_ characters: String) {
        for byte in characters.utf8 {
            if byte < 64 { low |= 1 << UInt64(byte) } else if byte < 128 { high |= 1 << UInt64(byte - 64) }
        }
    }

    func contains(_ code: UInt32) -> Bool {
        if code < 64 { return low & (1 << UInt64(code)) != 0 }
        return code < 128 && high & (1 << UInt64(code - 64)) != 0
    }

    static func ~= (set: ASCIISet, code: UInt32) -> Bool { set.contains(code) }
}

/// So that a `switch` over codes can name a character.
func ~= (scalar: Unicode.Scalar, code: UInt32) -> Bool { scalar.value == code }

func == (code: UInt32, scalar: Unicode.Scalar) -> Bool { code == scalar.value }
func != (code: UInt32, scalar: Unicode.Scalar) -> Bool { code != scalar.value }
