import AsyncHTTPClient
import Crypto
import Foundation
import HTTPKit
import Kit
import NIOCore

/// Where attachments lie: each under the SHA-256 of its content, in the same two levels in either place, so that one can be copied to the other.
package enum AttachmentShelf: Sendable {
    case folder(AttachmentFolder)
    case objects(ObjectStorage)

    /// A file that lies there, and whether it was not there before.
    struct Saved: Sendable {
        let digest: String
        let isNew: Bool
    }

    private static func key(_ digest: String) -> String { "\(digest.prefix(2))/\(digest)" }

    /// Makes sure that the place can be used, before the desk serves.
    /// - Throws: `ObjectStorageProblem` in words for the operator.
    package func check() async throws(ObjectStorageProblem) {
        switch self {
        case .folder: break
        case .objects(let storage): try await storage.check()
        }
    }

    /// Keeps the bytes. When this returns, they are there for good, so that a message never names a file that a crash took away.
    @concurrent
    func save(_ bytes: [UInt8]) async throws -> Saved {
        let digest = hex(SHA256.hash(data: bytes))
        if try await has(digest) { return Saved(digest: digest, isNew: false) }
        switch self {
        case .folder(let folder): try folder.put(bytes, as: Self.key(digest))
        case .objects(let storage): try await storage.put(.bytes(bytes), digest: digest, as: Self.key(digest))
        }
        return Saved(digest: digest, isNew: true)
    }

    package func has(_ digest: String) async throws -> Bool {
        switch self {
        case .folder(let folder): folder.has(Self.key(digest))
        case .objects(let storage): try await storage.has(Self.key(digest))
        }
    }

    /// nil where they are not there.
    @concurrent
    func bytes(of digest: String) async throws -> [UInt8]? {
        switch self {
        case .folder(let folder): folder.bytes(of: Self.key(digest))
        case .objects(let storage): try await storage.bytes(of: Self.key(digest))
        }
    }

    /// Destroys the bytes, which may be gone already.
    @concurrent
    func remove(_ digest: String) async throws {
        switch self {
        case .folder(let folder): try folder.delete(Self.key(digest))
        case .objects(let storage): try await storage.delete(Self.key(digest))
        }
    }

    /// The file as a download, in pieces as the reader takes them.
    func download(_ attachment: Attachment) async throws -> Reply {
        let (size, name, type) = (attachment.size, attachment.name, attachment.mediaType.rawValue)
        switch self {
        case .folder(let folder):
            return .download(path: folder.file(Self.key(attachment.digest)), size: size, name: name, type: type)
        case .objects(let storage):
            let body = try await storage.open(Self.key(attachment.digest), size: size)
            return .download(size: size, name: name, type: type) { send in
                for try await piece in body { try await send(piece) }
            }
        }
    }

    // MARK: - Copies of the whole

    /// Files that this many are asked for at the same time.
    private static let width = 16

    /// Copies the file to `path`, which must not exist.
    /// - Returns: false where there is none.
    @concurrent
    package func copy(_ digest: String, to path: String) async throws -> Bool {
        switch self {
        case .folder(let folder): try folder.copy(Self.key(digest), to: path)
        case .objects(let storage): try await storage.copy(Self.key(digest), digest: digest, to: path)
        }
    }

    /// Takes in a file whose content has the digest; one that is there already stays.
    @concurrent
    package func add(file path: String, digest: String) async throws {
        switch self {
        case .folder(let folder): try folder.put(file: path, as: Self.key(digest))
        case .objects(let storage):
            if try await storage.has(Self.key(digest)) { return }
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
            try await storage.put(.file(path: path, size: size?.intValue ?? 0), digest: digest, as: Self.key(digest))
        }
    }

    /// How many of these are not there.
    package func missing(of digests: [String]) async throws -> Int {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            var waiting = digests[...]
            for digest in waiting.prefix(Self.width) { group.addTask { try await has(digest) } }
            waiting = waiting.dropFirst(Self.width)
            var missing = 0
            while let isThere = try await group.next() {
                missing += isThere ? 0 : 1
                if let digest = waiting.popFirst() { group.addTask { try await has(digest) } }
            }
            return missing
        }
    }
}
