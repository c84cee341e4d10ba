import Foundation
import Inbox
import Store

/// Looks a desk over.
package enum Doctor {
    package struct Finding: Sendable {
        package let isFine: Bool
        package let text: String
    }

    /// Free space under which a desk is in danger, in bytes.
    private static let leastSpace: Int64 = 1 << 30

    package static func examine(_ desk: Desk) async throws -> [Finding] {
        var findings: [Finding] = []
        func add(_ isFine: Bool, _ text: String) { findings.append(Finding(isFine: isFine, text: text)) }

        let problems = try await desk.store.problems()
        add(problems.isEmpty, problems.isEmpty ? "The database is sound." : "The database is damaged: \(problems.prefix(5).joined(separator: "; "))")
        let space = try freeSpace(desk.settings.data)
        add(space >= leastSpace, "Free disk space: \(space >> 20) MB.")
        let missing = try await missingAttachments(desk)
        add(missing == 0, missing == 0 ? "Every attachment has its file." : "\(missing) attachments have lost their file.")
        let (aside, failed, lag) = try await desk.store.read { tx in
            (
                try tx.value("SELECT count(*) FROM reader_failure", as: Int.self) ?? 0,
                try tx.value("SELECT count(*) FROM job WHERE failed_at IS NOT NULL", as: Int.self) ?? 0,
                try tx.newestEvent() - (try tx.value("SELECT COALESCE(min(seq), 0) FROM reader", as: Int64.self) ?? 0)
            )
        }
        add(aside == 0, aside == 0 ? "No event was set aside." : "\(aside) events were set aside; see the table reader_failure.")
        add(failed == 0, failed == 0 ? "No job was given up." : "\(failed) jobs were given up; see the table job.")
        add(true, "The slowest reader is \(max(0, lag)) events behind (normal while the desk is stopped).")
        let reads = await desk.inbox.pictures.works
        add(
            reads,
            reads
                ? "Pictures are looked into before they are kept."
                : "Pictures are not looked into: pictures.read is off, or walletdesk-picture-reader, Tesseract or its languages are missing.")
        await desk.inbox.pictures.stop()
        let admins: Int = try await desk.store.read { tx in try tx.value("SELECT count(*) FROM staff WHERE role = 'admin' AND active = 1") ?? 0 }
        add(admins > 0, admins > 0 ? "There is an admin." : "There is no admin: walletdesk user add --role admin …")
        add(desk.settings.isSecure, desk.settings.isSecure ? "The public address uses HTTPS." : "The public address does not use HTTPS: set public-url.")
        add(
            !desk.settings.widgetOrigins.isEmpty,
            desk.settings.widgetOrigins.isEmpty ? "Every site may show the widget: set widget-origins." : "The widget is limited to its sites.")
        return findings
    }

    private static func freeSpace(_ folder: String) throws -> Int64 {
        let attributes = try FileManager.default.attributesOfFileSystem(forPath: folder)
        return (attributes[.systemFreeSize] as? NSNumber)?.int64Value ?? 0
    }

    private static func missingAttachments(_ desk: Desk) async throws -> Int {
        let digests = try await desk.store.read { tx in
            try tx.column("SELECT DISTINCT digest FROM attachment WHERE destroyed_at IS NULL", as: String.self)
        }
        return digests.count { !FileManager.default.fileExists(atPath: "\(desk.settings.attachmentFolder)/\($0.prefix(2))/\($0)") }
    }
}
