import ChainNodes
import Foundation
import Kit
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A JSON-RPC server on this machine that answers from a table: a method, or a method and its first parameter, to what was recorded. What isn't in the
/// table is null.
final class EVMServer: Sendable {
    let url: String
    private let channel: any Channel
    private let table: Table

    final class Table: Sendable {
        private let answers: Mutex<[String: JSONValue]>

        init(_ answers: [String: JSONValue]) { self.answers = Mutex(answers) }

        func set(_ name: String, _ answer: JSONValue?) { answers.withLock { $0[name] = answer } }

        /// `error` in the answer makes it an error.
        func answer(_ request: JSONValue) -> JSONValue {
            let method = request["method"]?.string ?? ""
            let first = request["params"]?.array?.first?.string ?? ""
            let found = answers.withLock { $0["\(method) \(first)"] ?? $0[method] } ?? .null
            var reply: [String: JSONValue] = ["jsonrpc": .string("2.0"), "id": .number("1")]
            if let error = found["error"] { reply["error"] = error } else { reply["result"] = found }
            return .object(reply)
        }
    }

    private init(url: String, channel: any Channel, table: Table) {
        self.url = url
        self.channel = channel
        self.table = table
    }

    static func start(_ answers: [String: JSONValue]) async throws -> EVMServer {
        let table = Table(answers)
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup).childChannelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                try channel.pipeline.syncOperations.addHandler(Connection(table))
            }
        }.bind(host: "127.0.0.1", port: 0).get()
        return EVMServer(url: "http://127.0.0.1:\(channel.localAddress?.port ?? 0)", channel: channel, table: table)
    }

    func set(_ name: String, _ answer: JSONValue?) { table.set(name, answer) }

    func stop() async { try? await channel.close() }

    private final class Connection: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let table: Table
        private var body = ByteBuffer()

        init(_ table: Table) { self.table = table }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head: body.clear()
            case .body(var part): body.writeBuffer(&part)
            case .end:
                let text = table.answer((try? JSONValue(parsing: body.readableBytesView)) ?? .null).text
                let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: ["Content-Length": String(text.utf8.count)])
                context.write(wrapOutboundOut(.head(head)), promise: nil)
                context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
                context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            }
        }
    }
}

/// Two transactions of a local chain, as it answered.
struct EVMRecording {
    let transaction: JSONValue
    let receipt: JSONValue

    var hash: String { transaction["hash"]?.string ?? "" }

    init(_ name: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors/evm.json")
        let document = try JSONValue(parsing: Array(try Data(contentsOf: file)))
        let found = document["cases"]?.array?.first { $0["name"]?.string == name }
        guard let transaction = found?["transaction"], let receipt = found?["receipt"] else { throw NotFound() }
        self.transaction = transaction
        self.receipt = receipt
    }

    /// A chain that has it in a block that is final.
    var answers: [String: JSONValue] {
        [
            "eth_chainId": .string("0x7a69"), "eth_getTransactionByHash \(hash)": transaction, "eth_getTransactionReceipt \(hash)": receipt,
            "eth_getBlockByNumber latest": EVMRecording.block(100), "eth_getBlockByNumber finalized": EVMRecording.block(40),
            "eth_getTransactionCount": .string("0x0"), "eth_gasPrice": .string("0x3b9aca00"), "eth_blockNumber": .string("0x64"),
        ]
    }

    /// One that was made 3 seconds before the test's clock.
    static func block(_ number: Int64) -> JSONValue {
        .object([
            "number": .string("0x" + String(number, radix: 16)), "timestamp": .string("0x" + String(1_795_334_397, radix: 16)), "transactions": .array([]),
        ])
    }
}
