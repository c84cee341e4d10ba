import Foundation
import Kit
import Store

/// Attachments as files, in two levels of folders.
package struct AttachmentFolder: Sendable {
    let path: String

    package init(path: String) throws {
        self.path = path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    func file(_ key: String) -> String { "\(path)/\(key)" }

    func has(_ key: String) -> Bool { FileManager.default.fileExists(atPath: file(key)) }

    func bytes(of key: String) -> [UInt8]? { FileManager.default.contents(atPath: file(key)).map { [UInt8]($0) } }

    /// Writes the file under another name, syncs it, renames it, and syncs its folder: without that a power cut could take the name away.
    func put(_ bytes: [UInt8], as key: String) throws {
        let (file, folder) = (file(key), (file(key) as NSString).deletingLastPathComponent)
        let isNewFolder = !FileManager.default.fileExists(atPath: folder)
        let draft = "\(file).\(SecretToken.make().prefix(8))"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try Self.write(bytes, to: draft)
            try FileManager.default.moveItem(atPath: draft, toPath: file)
            try Self.sync(folder)
            if isNewFolder { try Self.sync(path) }
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            // A second upload of the same bytes may have won.
            guard FileManager.default.fileExists(atPath: file) else { throw StoreError.diskFull }
            try Self.sync(folder)
        }
    }

    /// Copies a file in; one that is there already stays.
    func put(file source: String, as key: String) throws {
        if has(key) { return }
        try put([UInt8](Data(contentsOf: URL(filePath: source))), as: key)
    }

    /// - Returns: false where there is no such file.
    func copy(_ key: String, to target: String) throws -> Bool {
        guard has(key) else { return false }
        try FileManager.default.copyItem(atPath: file(key), toPath: target)
        return true
    }

    /// Takes a file away, which may be gone already; a power cut does not bring it back.
    func delete(_ key: String) throws {
        guard has(key) else { return }
        try FileManager.default.removeItem(atPath: file(key))
        try Self.sync((file(key) as NSString).deletingLastPathComponent)
    }

    private static func write(_ bytes: [UInt8], to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw StoreError.diskFull }
        try handle.write(contentsOf: bytes)
        try handle.synchronize()
        try handle.close()
    }

    private static func sync(_ folder: String) throws {
        guard let handle = FileHandle(forReadingAtPath: folder) else { throw CocoaError(.fileReadNoSuchFile) }
        try handle.synchronize()
        try handle.close()
    }
}
