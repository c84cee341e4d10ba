import Crypto
import Foundation
import Inbox
import Kit
import Store

/// A copy of a desk in a folder, whatever it stands on: `desk.sqlite`, `attachments/`, and `manifest.json`, which says what must be there. Attachments
/// that lie in a bucket are copied out of it and back into it.
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
        // After the database: an attachment is kept before its row, so every row of the copy finds its file.
        let digests = try await desk.store.read { tx in
            try tx.column("SELECT DISTINCT digest FROM attachment WHERE destroyed_at IS NULL ORDER BY digest", as: String.self)
        }
        var copied: [String] = []
        // What is not there was destroyed since the database was copied: it must not come back.
        for digest in digests where try await desk.inbox.files.copy(digest, to: "\(folder)/attachments/\(digest)") { copied.append(digest) }
        let manifest = Backup(database: try digest(of: database), attachments: copied)
        try JSONEncoder().encode(manifest).write(to: URL(fileURLWithPath: "\(folder)/manifest.json"))
        return manifest
    }

    /// Makes a desk from a copy, on whatever the settings name. The whole copy is checked before anything is written.
    package static func restore(from folder: String, to settings: DeskSettings) async throws -> Backup {
        let manager = FileManager.default
        guard let data = manager.contents(atPath: "\(folder)/manifest.json"), let manifest = try? JSONDecoder().decode(Backup.self, from: data) else {
            throw Problem(description: "\(folder) holds no backup: manifest.json is missing or unreadable.")
        }
        if case .file = settings.database, manager.fileExists(atPath: settings.databaseFile) {
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
        try manager.createDirectory(atPath: settings.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let shelf = try AttachmentShelf(settings)
        try await shelf.check()
        for digest in manifest.attachments { try await shelf.add(file: "\(folder)/attachments/\(digest)", digest: digest) }
        switch settings.database {
        case .file: try manager.copyItem(atPath: "\(folder)/desk.sqlite", toPath: settings.databaseFile)
        case .postgres(let url, _): try await restore(database: "\(folder)/desk.sqlite", to: url.reveal { $0 }, by: settings.data)
        }
        return manifest
    }

    /// By a copy of the copy: it may have to be brought to this version first.
    private static func restore(database: String, to url: String, by folder: String) async throws {
        let manager = FileManager.default
        let passing = "\(folder)/restoring.sqlite"
        try? manager.removeItem(atPath: passing)
        defer { for end in ["", "-wal", "-shm"] { try? manager.removeItem(atPath: passing + end) } }
        try manager.copyItem(atPath: database, toPath: passing)
        _ = try await Store.move(file: passing, toPostgres: url, migrations: Migration.all)
    }

    private static func digest(of file: String) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: file) else { return "" }
        defer { try? handle.close() }
        var hash = SHA256()
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
        return hex(hash.finalize())
    }
}
