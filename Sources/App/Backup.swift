import Crypto
import Foundation
import Kit
import Store

/// A copy of a desk in a folder: `desk.sqlite`, `attachments/`, and `manifest.json`, which says what must be there.
package struct Backup: Sendable, Codable {
    /// SHA-256 of the database file.
    package let database: String
    /// Digests of the attachments; each is its file's name and content.
    package let attachments: [String]

    /// Why a backup can't be written or used, for the operator.
    package struct Problem: Error, CustomStringConvertible, LocalizedError {
        package let description: String
        package var errorDescription: String? { description }
    }

    /// Writes a consistent copy while the desk goes on serving. The copy holds no erased text: the database is written anew, row by row.
    package static func write(_ desk: Desk, to folder: String) async throws -> Backup {
        let manager = FileManager.default
        guard !manager.fileExists(atPath: folder) else { throw Problem(description: "\(folder) exists already; choose a folder that does not.") }
        try manager.createDirectory(atPath: "\(folder)/attachments", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let database = "\(folder)/desk.sqlite"
        try await desk.store.copy(to: database)
        // After the database: an attachment is on disk before its row, so every row of the copy finds its file.
        let digests = try await desk.store.read { tx in
            try tx.column("SELECT DISTINCT digest FROM attachment WHERE destroyed_at IS NULL ORDER BY digest", as: String.self)
        }
        var copied: [String] = []
        for digest in digests {
            let source = "\(desk.settings.attachmentFolder)/\(digest.prefix(2))/\(digest)"
            // Destroyed since the database was copied: it must not come back.
            guard manager.fileExists(atPath: source) else { continue }
            try manager.copyItem(atPath: source, toPath: "\(folder)/attachments/\(digest)")
            copied.append(digest)
        }
        let manifest = Backup(database: try digest(of: database), attachments: copied)
        try JSONEncoder().encode(manifest).write(to: URL(fileURLWithPath: "\(folder)/manifest.json"))
        return manifest
    }

    /// Makes a desk from a copy. The whole copy is checked before anything is written.
    package static func restore(from folder: String, to settings: DeskSettings) throws -> Backup {
        let manager = FileManager.default
        guard let data = manager.contents(atPath: "\(folder)/manifest.json"), let manifest = try? JSONDecoder().decode(Backup.self, from: data) else {
            throw Problem(description: "\(folder) holds no backup: manifest.json is missing or unreadable.")
        }
        guard !manager.fileExists(atPath: settings.databaseFile) else {
            throw Problem(description: "There is a desk in \(settings.data) already. Restore into an empty folder.")
        }
        guard try digest(of: "\(folder)/desk.sqlite") == manifest.database else {
            throw Problem(description: "The database of this backup is damaged: its digest is not that of the manifest.")
        }
        for digest in manifest.attachments {
            guard try Self.digest(of: "\(folder)/attachments/\(digest)") == digest else {
                throw Problem(description: "The attachment \(digest) of this backup is damaged or missing.")
            }
        }
        try manager.createDirectory(atPath: settings.attachmentFolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        for digest in manifest.attachments {
            let shelf = "\(settings.attachmentFolder)/\(digest.prefix(2))"
            try manager.createDirectory(atPath: shelf, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            if !manager.fileExists(atPath: "\(shelf)/\(digest)") {
                try manager.copyItem(atPath: "\(folder)/attachments/\(digest)", toPath: "\(shelf)/\(digest)")
            }
        }
        try manager.copyItem(atPath: "\(folder)/desk.sqlite", toPath: settings.databaseFile)
        return manifest
    }

    private static func digest(of file: String) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: file) else { return "" }
        defer { try? handle.close() }
        var hash = SHA256()
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
        return hex(hash.finalize())
    }
}
