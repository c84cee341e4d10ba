import AsyncHTTPClient
import Crypto
import Foundation
package import Kit
import NIOCore
import NIOHTTP1

/// Objects in a bucket of a service that speaks S3's interface ("Amazon S3 API Reference": PutObject, GetObject, HeadObject, DeleteObject,
/// ListObjectsV2). Buckets are named in the path, which every such service takes.
///
/// Every call may be repeated, and is: what an object holds follows from its key.
package struct ObjectStorage: Sendable {
    let bucket: ObjectBucket
    private let calls: ObjectCalls

    /// - Parameter clock: the true time: a service refuses signatures that are more than 15 minutes off.
    package init(_ bucket: ObjectBucket, clock: DeskClock = .system) {
        self.bucket = bucket
        calls = ObjectCalls(bucket: bucket, clock: clock)
    }

    /// Whether the bucket can be reached and listed.
    /// - Throws: what the operator can do about it.
    package func check() async throws(ObjectStorageProblem) {
        let question = ObjectCall(.GET, "", query: [(name: "list-type", value: "2"), (name: "max-keys", value: "1"), (name: "prefix", value: bucket.prefix)])
        do {
            _ = try await calls.answer(to: question)
        } catch {
            throw ObjectStorageProblem(description: error.advice(on: bucket))
        }
    }

    func has(_ key: String) async throws(ObjectStorageError) -> Bool { try await answer(to: .HEAD, key) != nil }

    /// Stores an object; when this returns, the service has it for good.
    /// - Parameter digest: SHA-256 of the content in hexadecimal, which the service checks.
    func put(_ content: ObjectContent, digest: String, as key: String) async throws(ObjectStorageError) {
        _ = try await calls.answer(to: ObjectCall(.PUT, bucket.prefix + key, content: content, payload: .sha256(digest)))
    }

    /// The object's bytes as they come. Nothing is read ahead of who takes them.
    /// - Parameter size: bytes that it must have.
    func open(_ key: String, size: Int) async throws(ObjectStorageError) -> HTTPClientResponse.Body {
        guard let answer = try await answer(to: .GET, key) else { throw .missing(key: bucket.prefix + key) }
        guard answer.headers.first(name: "Content-Length").flatMap(Int.init) == size else { throw .damaged(key: bucket.prefix + key) }
        return answer.body
    }

    /// nil where there is no such object.
    func bytes(of key: String) async throws -> [UInt8]? {
        guard let answer = try await answer(to: .GET, key) else { return nil }
        var bytes: [UInt8] = []
        for try await piece in answer.body { bytes += piece.readableBytesView }
        return bytes
    }

    /// Takes an object away, which may be gone already.
    func delete(_ key: String) async throws(ObjectStorageError) { _ = try await answer(to: .DELETE, key) }

    /// Copies an object into a file, which must not exist.
    /// - Returns: false where there is no such object.
    /// - Throws: `ObjectStorageError.damaged` where its content has another digest than `digest`.
    func copy(_ key: String, digest: String, to path: String) async throws -> Bool {
        guard let answer = try await answer(to: .GET, key) else { return false }
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: path)
        else { throw CocoaError(.fileWriteUnknown) }
        var hash = SHA256()
        for try await piece in answer.body {
            hash.update(data: piece.readableBytesView)
            try file.write(contentsOf: piece.readableBytesView)
        }
        try file.close()
        guard hex(hash.finalize()) == digest else { throw ObjectStorageError.damaged(key: bucket.prefix + key) }
        return true
    }

    /// nil where there is no such object.
    private func answer(to method: HTTPMethod, _ key: String) async throws(ObjectStorageError) -> HTTPClientResponse? {
        do {
            return try await calls.answer(to: ObjectCall(method, bucket.prefix + key))
        } catch {
            guard case .refused(status: 404, _) = error else { throw error }
            return nil
        }
    }
}
