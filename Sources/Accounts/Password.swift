import Crypto
import CryptoExtras
import Foundation
import Kit

/// What a password costs to check. The default is OWASP's second choice of equal strength (Password Storage Cheat Sheet: N = 2^15, r = 8, p = 3),
/// which needs 32 MB for a moment; the first (2^17) would need 128 MB, more than the whole desk.
package struct PasswordCost: Sendable {
    /// log2 of N.
    let rounds: Int
    let parallelism: Int

    package static let standard = PasswordCost(rounds: 15, parallelism: 3)
    /// For tests, where nothing is protected.
    package static let cheap = PasswordCost(rounds: 4, parallelism: 1)
}

/// A password as it is kept: scrypt (RFC 7914) of it, with its salt and cost.
struct PasswordHash: Sendable {
    let text: String

    /// Takes a few hundred milliseconds of one core: run it off the server's threads.
    init(of password: String, cost: PasswordCost) throws {
        var generator = SystemRandomNumberGenerator()
        let salt: [UInt8] = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let key = try Self.derive(password, salt: salt, rounds: cost.rounds, parallelism: cost.parallelism)
        text = "scrypt$\(cost.rounds)$\(cost.parallelism)$\(hex(salt))$\(hex(key))"
    }

    init(stored text: String) { self.text = text }

    /// A record that no password matches and that costs as much to check as a real one.
    init(decoyOf cost: PasswordCost) {
        text = "scrypt$\(cost.rounds)$\(cost.parallelism)$\(hex([UInt8](repeating: 0, count: 16)))$\(hex([UInt8](repeating: 0, count: 32)))"
    }

    /// Compares in constant time. A broken record matches nothing.
    func matches(_ password: String) -> Bool {
        let parts = text.split(separator: "$")
        guard parts.count == 5, parts[0] == "scrypt", let rounds = Int(parts[1]), let parallelism = Int(parts[2]), (1...20).contains(rounds),
            let salt = bytes(hex: parts[3]), let key = bytes(hex: parts[4]),
            let derived = try? Self.derive(password, salt: salt, rounds: rounds, parallelism: parallelism)
        else { return false }
        var difference: UInt8 = derived.count == key.count ? 0 : 1
        for (a, b) in zip(derived, key) { difference |= a ^ b }
        return difference == 0
    }

    private static func derive(_ password: String, salt: [UInt8], rounds: Int, parallelism: Int) throws -> [UInt8] {
        let normalised = password.precomposedStringWithCompatibilityMapping
        let key = try KDF.Scrypt.deriveKey(
            from: Array(normalised.utf8), salt: salt, outputByteCount: 32, rounds: 1 << rounds, blockSize: 8, parallelism: parallelism,
            maxMemory: 256 << 20)
        return key.withUnsafeBytes { Array($0) }
    }

    /// Whether a new password is long enough and not among those that everybody tries first.
    /// Length by NIST SP 800-63B; the list is short because the length already refuses most of the usual ones.
    static func isAcceptable(_ password: String) -> Bool {
        let plain = password.lowercased()
        guard (12...200).contains(password.count), Set(plain).count >= 5 else { return false }
        return !["password", "123456789", "qwertyuiop", "walletdesk"].contains { plain.hasPrefix($0) }
    }
}

/// What is stored of a token: its SHA-256, so that a stolen database opens no session.
func digest(_ token: String) -> String { hex(SHA256.hash(data: Array(token.utf8))) }
