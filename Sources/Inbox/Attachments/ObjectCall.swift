import AsyncHTTPClient
import Foundation
import Kit
import NIOCore
import NIOHTTP1

/// One thing that a bucket is asked for.
struct ObjectCall: Sendable {
    let method: HTTPMethod
    /// Key in the bucket; empty for the bucket itself.
    let key: String
    let query: [(name: String, value: String)]
    let content: ObjectContent?
    let payload: SignatureV4.Payload

    init(
        _ method: HTTPMethod, _ key: String, query: [(name: String, value: String)] = [], content: ObjectContent? = nil,
        payload: SignatureV4.Payload = .empty
    ) {
        self.method = method
        self.key = key
        self.query = query
        self.content = content
        self.payload = payload
    }

    /// Until the head of an answer has come: what is sent takes its time.
    var limit: Duration { content == nil ? .seconds(8) : .seconds(30) }
}

/// What an object is to hold.
enum ObjectContent: Sendable {
    case bytes([UInt8])
    /// A file of `size` bytes, read in pieces as they are sent.
    case file(path: String, size: Int)

    var body: HTTPClientRequest.Body {
        switch self {
        case .bytes(let bytes): .bytes(ByteBuffer(bytes: bytes))
        case .file(let path, let size): .stream(FilePieces(path: path), length: .known(Int64(size)))
        }
    }
}

/// A file in pieces of 64 kB.
struct FilePieces: AsyncSequence, Sendable {
    let path: String

    func makeAsyncIterator() -> Iterator { Iterator(file: FileHandle(forReadingAtPath: path)) }

    struct Iterator: AsyncIteratorProtocol {
        /// nil where it can't be read; it closes itself.
        let file: FileHandle?

        func next() async throws -> ByteBuffer? {
            guard let file else { throw CocoaError(.fileReadNoSuchFile) }
            guard let piece = try file.read(upToCount: 65_536), !piece.isEmpty else { return nil }
            return ByteBuffer(bytes: piece)
        }
    }
}

/// Sends calls to a bucket, signed, and again where an error may pass.
struct ObjectCalls: Sendable {
    /// Before each further try; what is waited is half of it to all of it.
    private static let pauses: [Duration] = [.milliseconds(100), .milliseconds(400), .milliseconds(1_600)]
    /// Of a call with all its tries.
    private static let patience = Duration.seconds(60)
    /// Bytes of an error's document.
    private static let longestError = 65_536

    /// Of this process, and ends with it. Redirects are not followed: a signature is for one address. Between two pieces of a download may lie a
    /// minute, since nothing is read ahead of a slow customer.
    private static let client = {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(2), read: .seconds(60)), connectionPool: .init(idleTimeout: .seconds(15)))
        configuration.httpVersion = .http1Only
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    private let bucket: ObjectBucket
    private let signer: SignatureV4
    private let clock: DeskClock

    init(bucket: ObjectBucket, clock: DeskClock) {
        self.bucket = bucket
        self.clock = clock
        signer = SignatureV4(key: bucket.key, secret: bucket.secret, region: bucket.region)
    }

    /// The head of an answer that says yes; its body comes as it is read.
    func answer(to call: ObjectCall) async throws(ObjectStorageError) -> HTTPClientResponse {
        do {
            return try await within(Self.patience, orThrow: ObjectStorageError.away("no answer in \(Self.patience)")) { try await patiently(call) }
        } catch let error as ObjectStorageError {
            throw error
        } catch {
            throw .away("\(error)")
        }
    }

    private func patiently(_ call: ObjectCall) async throws -> HTTPClientResponse {
        for pause in Self.pauses {
            do { return try await once(call) } catch ObjectStorageError.away { try await Task.sleep(for: pause * Double.random(in: 0.5...1)) }
        }
        return try await once(call)
    }

    /// - Throws: `ObjectStorageError.away` for what may pass, and `.refused` for what will not.
    private func once(_ call: ObjectCall) async throws -> HTTPClientResponse {
        let answer: HTTPClientResponse
        do {
            answer = try await Self.client.execute(request(for: call), timeout: TimeAmount(call.limit))
        } catch let error as CancellationError {
            throw error
        } catch {
            throw ObjectStorageError.away("\(bucket.endpoint): \(error)")
        }
        let status = Int(answer.status.code)
        if (200..<300).contains(status) {
            // What isn't read would keep its connection from the next call.
            if call.method != .GET { _ = try? await answer.body.collect(upTo: Self.longestError) }
            return answer
        }
        let code = await Self.code(of: answer)
        if status == 408 || status == 429 || status >= 500 { throw ObjectStorageError.away("\(bucket.endpoint) answered with \(status) \(code)") }
        throw ObjectStorageError.refused(status: status, code: code)
    }

    private func request(for call: ObjectCall) -> HTTPClientRequest {
        let path = "/\(bucket.name)" + (call.key.isEmpty ? "" : "/\(call.key)")
        let signed = SignatureV4.Request(
            method: call.method.rawValue, path: path, query: call.query, headers: [(name: "Host", value: bucket.authority)], payload: call.payload)
        var request = HTTPClientRequest(url: bucket.endpoint + signed.target)
        request.method = call.method
        for header in signed.headers + signer.headers(for: signed, at: clock.now()) { request.headers.add(name: header.name, value: header.value) }
        request.headers.add(name: "User-Agent", value: "WalletDesk")
        if let content = call.content {
            request.headers.add(name: "Content-Type", value: "application/octet-stream")
            request.body = content.body
        }
        return request
    }

    /// S3's code of an error: `<Error><Code>NoSuchKey</Code>…`; empty where there is none, as in the answer to HEAD.
    private static func code(of answer: HTTPClientResponse) async -> String {
        guard let body = try? await answer.body.collect(upTo: longestError) else { return "" }
        let parts = String(decoding: body.readableBytesView, as: UTF8.self).split(separator: "<Code>", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count < 2 ? "" : String(parts[1].prefix(64).prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") })
    }
}
