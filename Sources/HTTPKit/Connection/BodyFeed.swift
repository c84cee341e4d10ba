import NIOCore

/// The body of a request that is too large to be collected, piece by piece as it is read. The connection reads no further than a few pieces ahead.
final class BodyFeed: Sendable {
    typealias Pieces = NIOThrowingAsyncSequenceProducer<
        ByteBuffer, any Error, NIOAsyncSequenceProducerBackPressureStrategies.HighLowWatermark, Reader
    >

    private let source: Pieces.Source

    private init(_ source: Pieces.Source) { self.source = source }

    /// A feed, and what it is read by. The feed does not keep that: when nobody does any more, nobody wants the rest.
    /// - Parameter wantsMore: called when the connection is to read on; also where nobody wants the rest, which has to be read nevertheless before the
    ///   next request can be.
    static func make(wantsMore: @escaping @Sendable () -> Void) -> (feed: BodyFeed, pieces: Pieces) {
        let made = Pieces.makeSequence(
            elementType: ByteBuffer.self, backPressureStrategy: .init(lowWatermark: 2, highWatermark: 8), finishOnDeinit: true,
            delegate: Reader(wantsMore: wantsMore))
        return (BodyFeed(made.source), made.sequence)
    }

    /// - Returns: whether the connection is to read on at once.
    func take(_ piece: ByteBuffer) -> Bool {
        switch source.yield(piece) {
        case .stopProducing: false
        case .produceMore, .dropped: true
        }
    }

    func finish() { source.finish() }

    /// The connection was lost before the end.
    func fail() { source.finish(ChannelError.eof) }

    /// Who reads the pieces.
    struct Reader: NIOAsyncSequenceProducerDelegate {
        fileprivate let wantsMore: @Sendable () -> Void

        func produceMore() { wantsMore() }
        func didTerminate() { wantsMore() }
    }
}
