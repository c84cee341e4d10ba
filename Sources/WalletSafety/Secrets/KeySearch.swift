import Kit

/// Finds keys that have a form of their own: WIF, extended keys, Solana's 64 bytes in base 58 and as an array of numbers, keystores, and the
/// secrets of authenticator apps.
struct KeySearch {
    struct Found {
        /// In the folded codes.
        let range: Range<Int>
        let kind: SecretKind
    }

    private let text: FoldedText
    private var found: [Found] = []
    /// 64 bytes in base 58: a Solana key, or the signature by which Solana names a transaction.
    private var ambiguous: [Range<Int>] = []

    /// - Returns: what is surely a key, and the places of 64 bytes that are a key or a signature; each in order.
    static func keys(in text: FoldedText, removed: [Range<Int>]) -> (found: [Found], ambiguous: [Range<Int>]) {
        var search = KeySearch(text: text)
        for stretch in removed.stretchesBetween(upTo: text.codes.count) { search.scan(stretch) }
        return (search.found, search.ambiguous)
    }

    private init(text: FoldedText) { self.text = text }

    private mutating func scan(_ range: Range<Int>) {
        var position = range.lowerBound
        while position < range.upperBound {
            guard Self.isAlphanumeric(text.codes[position]) else {
                if text.codes[position] == "[" { position = scanArray(from: position, before: range.upperBound) } else { position += 1 }
                continue
            }
            var end = position + 1
            while end < range.upperBound, Self.isAlphanumeric(text.codes[end]) { end += 1 }
            take(position..<end, before: range.upperBound)
            position = end
        }
        scanKeystores(range)
    }

    private static func isAlphanumeric(_ code: UInt32) -> Bool {
        switch CodeClass(code) {
        case .letter, .digit: true
        case .han, .foreignLetter, .separator: false
        }
    }

    private mutating func add(_ range: Range<Int>, _ kind: SecretKind) { found.append(Found(range: range, kind: kind)) }

    // MARK: - Base 58

    private mutating func take(_ range: Range<Int>, before end: Int) {
        switch range.count {
        case 50...53 where isWIF(range): add(range, .privateKey)
        case 86...88 where Base58.decoded(text.scalars(of: range))?.count == 64: ambiguous.append(range)
        case 100...115 where Self.isExtended(text.codes[range]): add(range, .extendedKey)
        case 7: takeAuthenticator(range, before: end)
        default: break
        }
    }

    /// Wallet import format: a version, 32 bytes, and perhaps a byte that says that the public key is compressed. Versions of Bitcoin and its
    /// test network, Litecoin, Dogecoin and Dash.
    private func isWIF(_ range: Range<Int>) -> Bool {
        guard let payload = Base58.checked(text.scalars(of: range)), let version = payload.first else { return false }
        return (payload.count == 33 || payload.count == 34) && [0x80, 0xEF, 0xB0, 0x9E, 0xCC].contains(version)
    }

    /// `xprv` and its kin (BIP-32, SLIP-132); the letters alone say it, whatever the checksum.
    private static func isExtended(_ codes: ArraySlice<UInt32>) -> Bool {
        codes.dropFirst().prefix(3).elementsEqual("prv".unicodeScalars.map(\.value)) && "xyztuv".unicodeScalars.contains { $0.value == codes.first }
    }

    // MARK: - Arrays

    /// `[12, 34, …]` with the 64 bytes of a Solana key file. Returns where to go on.
    private mutating func scanArray(from start: Int, before end: Int) -> Int {
        var position = start + 1
        var numbers = 0
        while position < end {
            switch CodeClass(text.codes[position]) {
            case .digit:
                var number = 0
                let first = position
                while position < end, CodeClass(text.codes[position]) == .digit, position - first < 4 {
                    number = number * 10 + Int(text.codes[position] & 15)
                    position += 1
                }
                guard number < 256 else { return position }
                numbers += 1
            case .separator:
                if text.codes[position] == "]" {
                    if numbers == 64 { add(start..<position + 1, .privateKey) }
                    return position + 1
                }
                guard Self.arraySigns.contains(text.codes[position]) else { return position }
                position += 1
            case .letter, .foreignLetter, .han: return position
            }
        }
        return position
    }

    private static let arraySigns = ASCIISet(" ,\n\r\t\"'")

    // MARK: - Authenticators

    /// `otpauth://totp/…?secret=…`, to its end.
    private mutating func takeAuthenticator(_ range: Range<Int>, before end: Int) {
        // One in the middle of another is taken with it: each would be read to the same end.
        guard found.last.map({ $0.range.upperBound <= range.lowerBound }) ?? true else { return }
        let rest = text.codes[range.lowerBound..<end]
        guard rest.starts(with: Self.authenticator) else { return }
        add(range.lowerBound..<rest.prefix { ExplorerLink.isLinkCode($0) }.endIndex, .otpSecret)
    }

    private static let authenticator = "otpauth://".unicodeScalars.map(\.value)

    /// Words without which neither a keystore nor an authenticator's link is found.
    static let signs = ["ciphertext", "otpauth"]

    // MARK: - Keystores

    private struct Brace {
        let position: Int
        let signs: Int
    }

    /// A JSON object that holds a cipher text and how to open it (Web3 Secret Storage), with the objects around it. Where its end is missing,
    /// it ends with the text.
    private mutating func scanKeystores(_ range: Range<Int>) {
        var open: [Brace] = []
        var signs = 0
        var position = range.lowerBound
        while position < range.upperBound {
            switch text.codes[position] {
            case "{": open.append(Brace(position: position, signs: signs))
            case "}":
                if let brace = open.popLast(), open.isEmpty, signs - brace.signs >= 2 { add(brace.position..<position + 1, .keystore) }
            case "c", "k":
                if Self.keystoreSigns.contains(where: { text.codes[position..<range.upperBound].starts(with: $0) }) { signs += 1 }
            default: break
            }
            position += 1
        }
        if let brace = open.first, signs - brace.signs >= 2 { add(brace.position..<range.upperBound, .keystore) }
    }

    private static let keystoreSigns = ["ciphertext", "cipherparams", "kdfparams"].map { $0.unicodeScalars.map(\.value) }
}

extension FoldedText {
    /// The scalars that a range of codes was made of, as they were written.
    func scalars(of range: Range<Int>) -> [Unicode.Scalar] { range.map { scalars[origins[$0]] } }
}
