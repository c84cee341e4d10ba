import Accounts
import Inbox
import Kit
import Logging
import Store
import WalletSafety

/// A stored version of a walkthrough's file.
struct WalkthroughVersion: Sendable, RowDecodable {
    let slug: String
    /// Counts from 1.
    let version: Int
    let content: String
    let savedAt: Instant
    let savedBy: String?

    init(row: Row) throws {
        slug = try row("slug")
        version = try row("version")
        content = try row("content")
        savedAt = try row("saved_at")
        savedBy = try row("saved_by_name")
    }
}

extension AssistService {
    static let walkthroughChanged = "walkthrough.changed"

    /// Loads the newest version of each; called at the start and whenever one is saved.
    package func loadWalkthroughs() async throws {
        let files = try await store.read { tx in try tx.walkthroughs() }
        walkthroughs.replace(
            with: files.compactMap { file in
                do throws(WalkthroughFile.Problem) { return try WalkthroughFile.walkthrough(file.slug, file.content) } catch {
                    // It was right for the program that kept it.
                    logger.warning("a walkthrough is not used", metadata: ["slug": "\(file.slug)", "reason": "\(error)"])
                    return nil
                }
            })
    }

    /// What is wrong with a walkthrough beside those that are in use.
    private func problems(of walkthrough: Walkthrough, among all: [Walkthrough]) -> [Phrase] {
        WalkthroughCheck(
            walkthrough: walkthrough, all: all,
            hasArticle: { knowledge.entry(slug: $0, in: .en) != nil || knowledge.entry(slug: $0, in: .zh) != nil },
            refusal: { text in
                do throws(OutboundRefusal) { _ = try inbox.outbound(text, consent: .reviewed) } catch { return error.explanation }
                return nil
            }
        ).problems
    }

    /// Takes a new text into use. Saving what is there already makes no version.
    /// - Throws: `WalkthroughProblem` where it is none, or something is wrong with it.
    func save(walkthrough slug: String, _ content: String, by actor: ID<Staff>?) async throws {
        guard slug.isSlug else { throw WalkthroughProblem.badSlug }
        guard content.count <= 100_000 else { throw WalkthroughProblem.tooLong }
        let read: Walkthrough
        do { read = try WalkthroughFile.walkthrough(slug, content) } catch { throw WalkthroughProblem.unreadable(error) }
        let problems = problems(of: read, among: walkthroughs.all)
        guard problems.isEmpty else { throw WalkthroughProblem.refused(problems) }
        try await keep([(slug, content)], by: actor)
        try await loadWalkthroughs()
    }

    /// Keeps the walkthroughs that a folder brings, those that are right.
    func keep(walkthroughs files: [KnowledgeFolder.WalkthroughText], _ report: inout ImportReport) async throws {
        let checked = files.checked(problems)
        report.problems += checked.problems
        report.read += checked.right.count
        report.changed += try await keep(checked.right.map { ($0.file.slug, $0.file.content) }, by: nil)
    }

    /// - Returns: how many have changed.
    @discardableResult
    private func keep(_ texts: [(slug: String, content: String)], by actor: ID<Staff>?) async throws -> Int {
        let now = clock.now()
        return try await store.write { tx in
            var changed = 0
            for (slug, content) in texts {
                let latest = try tx.walkthrough(slug)
                guard latest?.content != content else { continue }
                try tx.execute(
                    """
                    INSERT INTO walkthrough (slug, version, content, saved_at, saved_by)
                    VALUES (\(slug), \((latest?.version ?? 0) + 1), \(content), \(now), \(actor))
                    """)
                try tx.audit(actor, "walkthrough.changed", slug, at: now)
                try tx.append(NewEvent(type: Self.walkthroughChanged, data: "{}"), at: now)
                changed += 1
            }
            return changed
        }
    }
}

enum WalkthroughProblem: Error {
    case badSlug
    case tooLong
    case unreadable(WalkthroughFile.Problem)
    case refused([Phrase])
}

extension Reading {
    private var versions: SQL {
        "SELECT w.slug, w.version, w.content, w.saved_at, s.name AS saved_by_name FROM walkthrough w LEFT JOIN staff s ON s.id = w.saved_by"
    }

    /// The newest of each.
    func walkthroughs() throws -> [WalkthroughVersion] {
        try all("\(versions) WHERE w.version = (SELECT MAX(n.version) FROM walkthrough n WHERE n.slug = w.slug) ORDER BY w.slug LIMIT 500")
    }

    func walkthrough(_ slug: String) throws -> WalkthroughVersion? { try walkthroughVersions(slug, limit: 1).first }

    /// Newest first.
    func walkthroughVersions(_ slug: String, limit: Int) throws -> [WalkthroughVersion] {
        try all("\(versions) WHERE w.slug = \(slug) ORDER BY w.version DESC LIMIT \(limit)")
    }
}
