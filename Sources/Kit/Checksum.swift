/// Digests of what is public, for the modules that know no cryptographic library. Not for passwords or keys: no claim is made about timing.
package enum Checksum {
    /// SHA-256 (FIPS 180-4) of `message`: 32 bytes.
    package static func sha256(_ message: [UInt8]) -> [UInt8] { SHA256State(of: message[...]).bytes }

    /// The first four bytes, greatest first, of the SHA-256 of the SHA-256 of `message`: the checksum of Bitcoin's Base58Check.
    package static func doubleSHA256Head(_ message: ArraySlice<UInt8>) -> UInt32 { SHA256State(of: message).digested.a }
}

/// The eight words that SHA-256 carries from block to block.
struct SHA256State {
    // The first 32 bits of the fractional parts of the square roots of the first 8 primes.
    var a: UInt32 = 0x6a09_e667
    private var b: UInt32 = 0xbb67_ae85
    private var c: UInt32 = 0x3c6e_f372
    private var d: UInt32 = 0xa54f_f53a
    private var e: UInt32 = 0x510e_527f
    private var f: UInt32 = 0x9b05_688c
    private var g: UInt32 = 0x1f83_d9ab
    private var h: UInt32 = 0x5be0_cd19

    private init() {}

    /// The state at the end of a message.
    init(of message: ArraySlice<UInt8>) {
        self.init()
        let whole = message.count / 64 * 64
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
            message.withUnsafeBufferPointer { bytes in
                for start in stride(from: 0, to: whole, by: 64) {
                    for word in 0..<16 { schedule[word] = Self.word(bytes, at: start + word * 4) }
                    compress(schedule)
                }
                finish(bytes, from: whole, schedule)
            }
        }
    }

    /// The last bytes, a single 1 bit, zeros, and the length in bits as 64 bits: one block or two.
    private mutating func finish(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ schedule: UnsafeMutableBufferPointer<UInt32>) {
        for word in 0..<16 { schedule[word] = 0 }
        for place in start..<bytes.count {
            let offset = place - start
            schedule[offset / 4] |= UInt32(bytes[place]) << UInt32(24 - offset % 4 * 8)
        }
        let rest = bytes.count - start
        schedule[rest / 4] |= 0x80 << UInt32(24 - rest % 4 * 8)
        if rest >= 56 {
            compress(schedule)
            for word in 0..<16 { schedule[word] = 0 }
        }
        let bits = UInt64(bytes.count) * 8
        schedule[14] = UInt32(truncatingIfNeeded: bits >> 32)
        schedule[15] = UInt32(truncatingIfNeeded: bits)
        compress(schedule)
    }

    /// The state at the end of a message that consists of the 32 bytes of this one.
    var digested: SHA256State {
        var outer = SHA256State()
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
            for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { schedule[index] = word }
            schedule[8] = 0x8000_0000
            for index in 9..<15 { schedule[index] = 0 }
            schedule[15] = 256
            outer.compress(schedule)
        }
        return outer
    }

    /// The 32 bytes of the digest.
    var bytes: [UInt8] {
        var digest: [UInt8] = []
        digest.reserveCapacity(32)
        for word in [a, b, c, d, e, f, g, h] {
            for shift in stride(from: UInt32(24), through: 0, by: -8) { digest.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
        return digest
    }

    private static func word(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt32 {
        UInt32(bytes[place]) << 24 | UInt32(bytes[place + 1]) << 16 | UInt32(bytes[place + 2]) << 8 | UInt32(bytes[place + 3])
    }

    /// Takes in the block whose words are the first 16 of `schedule`, which has room for the 64 that they are drawn out to.
    private mutating func compress(_ schedule: UnsafeMutableBufferPointer<UInt32>) {
        for word in 16..<64 {
            let near = schedule[word - 15]
            let late = schedule[word - 2]
            let sigma0 = rotated(near, 7) ^ rotated(near, 18) ^ (near >> 3)
            let sigma1 = rotated(late, 17) ^ rotated(late, 19) ^ (late >> 10)
            schedule[word] = schedule[word - 16] &+ sigma0 &+ schedule[word - 7] &+ sigma1
        }
        var next = self
        SHA256State.roundConstants.withUnsafeBufferPointer { constants in
            for round in 0..<64 { next.round(constants[round] &+ schedule[round]) }
        }
        a &+= next.a
        b &+= next.b
        c &+= next.c
        d &+= next.d
        e &+= next.e
        f &+= next.f
        g &+= next.g
        h &+= next.h
    }

    @inline(__always)
    private mutating func round(_ input: UInt32) {
        let sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
        let choice = (e & f) ^ (~e & g)
        let first = h &+ sum1 &+ choice &+ input
        let sum0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
        let majority = (a & b) ^ (a & c) ^ (b & c)
        (h, g, f, e) = (g, f, e, d &+ first)
        (d, c, b, a) = (c, b, a, first &+ sum0 &+ majority)
    }

    @inline(__always)
    private func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 { word &>> bits | word &<< (32 &- bits) }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static let roundConstants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
