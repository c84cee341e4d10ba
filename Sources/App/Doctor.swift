import ChainNodes
import Channels
import Foundation
import Inbox
import Kit
import Store

/// Looks a desk over, and says what to do about what is wrong.
package struct Doctor {
    package struct Finding: Sendable {
        package let isFine: Bool
        package let text: String
    }

    /// Free space under which a desk is in danger, in bytes.
    private static let leastSpace: Int64 = 1 << 30
    /// How far clocks may be apart: links and second factors are good for 30 seconds.
    private static let toleratedSkew = Span.seconds(5)

    private let desk: Desk
    private var findings: [Finding] = []

    private init(_ desk: Desk) { self.desk = desk }

    package static func examine(_ desk: Desk) async throws -> [Finding] {
        var doctor = Doctor(desk)
        try await doctor.lookAtData()
        try await doctor.lookAtNodes()
        try await doctor.lookAtWork()
        await doctor.lookOutside()
        try await doctor.lookAtSettings()
        return doctor.findings
    }

    /// - Parameter wrong: what is wrong and what to do; nil where all is well.
    private mutating func add(_ fine: String, unless wrong: String?) { findings.append(Finding(isFine: wrong == nil, text: wrong ?? fine)) }

    // MARK: - What is kept

    private mutating func lookAtData() async throws {
        let problems = try await desk.store.problems()
        add(
            "The database is sound.",
            unless: problems.isEmpty ? nil : "The database is damaged: \(problems.prefix(5).joined(separator: "; ")). Restore the last backup beside it.")
        let space = try freeSpace(desk.settings.data)
        add("Free disk space: \(space >> 20) MB.", unless: space >= Self.leastSpace ? nil : "Only \(space >> 20) MB are free on the disk: make room.")
        add("Every attachment has its file.", unless: try await whatIsWrongWithAttachments())
    }

    private func freeSpace(_ folder: String) throws -> Int64 {
        let attributes = try FileManager.default.attributesOfFileSystem(forPath: folder)
        return (attributes[.systemFreeSize] as? NSNumber)?.int64Value ?? 0
    }

    /// nil where each is there.
    private func whatIsWrongWithAttachments() async throws -> String? {
        let digests = try await desk.store.read { tx in
            try tx.column("SELECT DISTINCT digest FROM attachment WHERE destroyed_at IS NULL", as: String.self)
        }
        do {
            try await desk.inbox.files.check()
            let missing = try await desk.inbox.files.missing(of: digests)
            return missing == 0 ? nil : "\(missing) attachments have lost their file: restore them from a backup."
        } catch let problem as ObjectStorageProblem {
            return problem.description
        } catch let error as ObjectStorageError {
            return "Attachments could not be looked over: \(error)."
        }
    }

    // MARK: - Who runs

    private mutating func lookAtNodes() async throws {
        guard desk.store.isShared else { return add("The desk is kept in a file, by one program.", unless: nil) }
        let nodes = try await desk.store.nodes()
        add("Running nodes: \(nodes.isEmpty ? "none" : nodes.map(\.name).joined(separator: ", ")).", unless: nil)
        let other = nodes.filter { $0.version != Desk.version }
        add(
            "All nodes are of version \(Desk.version).",
            unless: other.isEmpty
                ? nil
                : "Of another version than this program (\(Desk.version)): \(other.map { "\($0.name) \($0.version)" }.joined(separator: ", ")). Upgrade them too."
        )
        let astray = nodes.filter { abs($0.ahead.milliseconds) > Self.toleratedSkew.milliseconds }
        add(
            "Their clocks agree with the database server's.",
            unless: astray.isEmpty
                ? nil
                : "Clocks are wrong: \(astray.map { "\($0.name) is \($0.ahead.seconds) s ahead" }.joined(separator: ", ")). Start a time service (chrony) there."
        )
    }

    // MARK: - What is to be done

    private mutating func lookAtWork() async throws {
        let (aside, failed, lag) = try await desk.store.read { tx in
            (
                try tx.value("SELECT count(*) FROM reader_failure", as: Int.self) ?? 0,
                try tx.value("SELECT count(*) FROM job WHERE failed_at IS NOT NULL", as: Int.self) ?? 0,
                try tx.newestEvent() - (try tx.value("SELECT COALESCE(min(seq), 0) FROM reader", as: Int64.self) ?? 0)
            )
        }
        add("No event was set aside.", unless: aside == 0 ? nil : "\(aside) events were set aside; see the table reader_failure.")
        add("No job was given up.", unless: failed == 0 ? nil : "\(failed) jobs were given up; see the table job.")
        add("The slowest reader is \(max(0, lag)) events behind (normal while the desk is stopped).", unless: nil)
    }

    // MARK: - What is asked of others

    private mutating func lookOutside() async {
        if let mail = desk.settings.mail {
            let refusal = await refusal(of: MailServer(mail, publicURL: desk.settings.publicURL))
            add("The mail server takes letters.", unless: refusal.map { "The mail server \(mail.url) does not take letters: \($0). Check the settings smtp.*" })
        } else {
            add("There is no mail server: nobody is sent letters.", unless: nil)
        }
        await desk.monitor.probe()
        for node in desk.settings.chain.nodes {
            let sample = await desk.monitor.samples(of: node.name).last
            add(
                "The node \(node.name) answers.",
                unless: sample.map { $0.failure == nil } == true
                    ? nil : "The node \(node.name) does not answer. Is its address in chain.nodes right, and is it reachable from here?")
        }
    }

    private func refusal(of mail: MailServer) async -> String? {
        do {
            try await mail.check()
            return nil
        } catch {
            return "\(error)"
        }
    }

    // MARK: - How it is set up

    private mutating func lookAtSettings() async throws {
        let reads = await desk.inbox.pictures.works
        await desk.inbox.pictures.stop()
        add(
            "Pictures are looked into before they are kept.",
            unless: reads ? nil : "Pictures are not looked into: pictures.read is off, or walletdesk-picture-reader, Tesseract or its languages are missing.")
        let admins: Int = try await desk.store.read { tx in try tx.value("SELECT count(*) FROM staff WHERE role = 'admin' AND active = 1") ?? 0 }
        add("There is an admin.", unless: admins > 0 ? nil : "There is no admin: walletdesk user add --role admin …")
        add("The public address uses HTTPS.", unless: desk.settings.isSecure ? nil : "The public address does not use HTTPS: set public-url.")
        add(
            "The widget is limited to its sites.",
            unless: desk.settings.widgetOrigins.isEmpty ? "Every site may show the widget: set widget-origins." : nil)
    }
}
