import Kit

/// When which block is made: one every 3 seconds, without end and without a miss, and what it is called.
package struct StandInCalendar: Sendable {
    /// The block from which all others are counted, and when it was made.
    let baseNumber: Int64
    let baseTime: Instant

    static let blockTime = Span.seconds(3)
    /// So many blocks behind the newest is the newest that is solidified (19 of 27 producers).
    static let blocksToSolidify: Int64 = 18
    /// A transaction may refer to the last 65,536 blocks alone (TaPoS).
    static let blocksToRefer: Int64 = 65_536

    /// The newest block at a time; the base before it.
    func number(at time: Instant) -> Int64 { baseNumber + max(0, (time - baseTime).milliseconds) / StandInCalendar.blockTime.milliseconds }
    func time(of number: Int64) -> Instant { baseTime + StandInCalendar.blockTime * (number - baseNumber) }

    /// The block's id: 8 bytes of its number, the others from the SHA-256 of a sentence about it.
    func id(of number: Int64) -> [UInt8] {
        let height = (0..<8).map { UInt8(truncatingIfNeeded: number >> Int64(56 - 8 * $0)) }
        return height + Checksum.sha256(Array("WalletDesk stand-in block \(number)".utf8)).prefix(24)
    }

    /// What a transaction refers to a block by (java-tron, `TransactionCapsule.setReference`): bytes 6 and 7 of its height, 8 to 15 of its id.
    package func reference(to number: Int64) -> (bytes: [UInt8], hash: [UInt8]) {
        let id = id(of: number)
        return (Array(id[6..<8]), Array(id[8..<16]))
    }

    /// Whether a reference names one of the last 65,536 blocks.
    func knows(_ bytes: [UInt8], _ hash: [UInt8], at head: Int64) -> Bool {
        guard bytes.count == 2 else { return false }
        let low = Int64(bytes[0]) << 8 | Int64(bytes[1])
        let behind = ((head & 0xFFFF) - low + StandInCalendar.blocksToRefer) % StandInCalendar.blocksToRefer
        return reference(to: head - behind).hash == hash
    }
}
