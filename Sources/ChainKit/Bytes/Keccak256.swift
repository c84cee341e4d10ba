/// Keccak-256 as Ethereum and TRON use it: the padding of the submission to NIST, not the one of SHA-3 (FIPS 202).
package enum Keccak256 {
    /// Bytes taken in between two permutations: 1600 bits less twice the digest.
    private static let rate = 136

    /// The digest of `message`: 32 bytes.
    package static func digest(_ message: [UInt8]) -> [UInt8] {
        var padded = message
        padded.append(0x01)
        while padded.count % rate != 0 { padded.append(0) }
        padded[padded.count - 1] |= 0x80
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 25) { state in
            state.initialize(repeating: 0)
            padded.withUnsafeBytes { bytes in
                for start in stride(from: 0, to: bytes.count, by: rate) {
                    absorb(bytes, from: start, into: state)
                    permute(state)
                }
            }
            return [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
                for index in 0..<32 { digest.initializeElement(at: index, to: UInt8(truncatingIfNeeded: state[index >> 3] >> UInt64(8 * (index & 7)))) }
                count = 32
            }
        }
    }

    /// Lanes are little-endian.
    private static func absorb(_ bytes: UnsafeRawBufferPointer, from start: Int, into state: UnsafeMutableBufferPointer<UInt64>) {
        for lane in 0..<rate / 8 { state[lane] ^= UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 8 * lane, as: UInt64.self)) }
    }

    private static func permute(_ state: UnsafeMutableBufferPointer<UInt64>) {
        for constant in roundConstants {
            mixColumns(state)
            rotateAndMove(state)
            mixRows(state)
            state[0] ^= constant
        }
    }

    /// θ: each lane takes in the parity of two columns beside it.
    private static func mixColumns(_ state: UnsafeMutableBufferPointer<UInt64>) {
        func parity(_ x: Int) -> UInt64 { state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20] }
        let (c0, c1, c2, c3, c4) = (parity(0), parity(1), parity(2), parity(3), parity(4))
        let (d0, d1, d2) = (c4 ^ rotated(c1, 1), c0 ^ rotated(c2, 1), c1 ^ rotated(c3, 1))
        let (d3, d4) = (c2 ^ rotated(c4, 1), c3 ^ rotated(c0, 1))
        for row in stride(from: 0, to: 25, by: 5) {
            state[row] ^= d0
            state[row + 1] ^= d1
            state[row + 2] ^= d2
            state[row + 3] ^= d3
            state[row + 4] ^= d4
        }
    }

    /// ρ and π along the one cycle that all lanes but the first lie on.
    private static func rotateAndMove(_ state: UnsafeMutableBufferPointer<UInt64>) {
        var carried = state[1]
        for step in 0..<24 {
            let target = moves[step]
            (carried, state[target]) = (state[target], rotated(carried, rotations[step]))
        }
    }

    /// χ: the one step that is not linear.
    private static func mixRows(_ state: UnsafeMutableBufferPointer<UInt64>) {
        for row in stride(from: 0, to: 25, by: 5) {
            let (a, b, c, d, e) = (state[row], state[row + 1], state[row + 2], state[row + 3], state[row + 4])
            state[row] = a ^ (~b & c)
            state[row + 1] = b ^ (~c & d)
            state[row + 2] = c ^ (~d & e)
            state[row + 3] = d ^ (~e & a)
            state[row + 4] = e ^ (~a & b)
        }
    }

    private static func rotated(_ lane: UInt64, _ bits: UInt64) -> UInt64 { lane &<< bits | lane &>> (64 &- bits) }

    private static let moves = [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1]
    private static let rotations: [UInt64] = [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44]

    /// ι: from a shift register, by the specification (https://keccak.team/keccak_specs_summary.html).
    private static let roundConstants: [UInt64] = [
        0x0000_0000_0000_0001, 0x0000_0000_0000_8082, 0x8000_0000_0000_808a, 0x8000_0000_8000_8000, 0x0000_0000_0000_808b, 0x0000_0000_8000_0001,
        0x8000_0000_8000_8081, 0x8000_0000_0000_8009, 0x0000_0000_0000_008a, 0x0000_0000_0000_0088, 0x0000_0000_8000_8009, 0x0000_0000_8000_000a,
        0x0000_0000_8000_808b, 0x8000_0000_0000_008b, 0x8000_0000_0000_8089, 0x8000_0000_0000_8003, 0x8000_0000_0000_8002, 0x8000_0000_0000_0080,
        0x0000_0000_0000_800a, 0x8000_0000_8000_000a, 0x8000_0000_8000_8081, 0x8000_0000_0000_8080, 0x0000_0000_8000_0001, 0x8000_0000_8000_8008,
    ]
}
