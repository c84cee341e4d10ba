import Accounts
import Assist
import ChainKit
import ChainNodes
import Channels
import Inbox
import Kit
import Routing
import Store

extension Desk {
    /// How alerts leave the desk.
    static func alertPost(_ settings: DeskSettings, _ letter: LetterPost?, _ clock: DeskClock) -> AlertPost {
        guard let hook = settings.alerts else { return AlertPost(letter: letter) }
        let call = SignedCall(address: hook.address, key: hook.key, clock: clock)
        return AlertPost(letter: letter, notice: { notice in try await call.tell(notice) })
    }

    /// Figures that the router can't know: nodes that don't answer, channels that are silent, and what has failed for good.
    static func watched(_ store: Store, _ monitor: NodeMonitor, now: Instant) async throws -> [WatchedFigure] {
        var figures: [WatchedFigure] = []
        for chain in Chain.allCases {
            let weather = await monitor.weather(of: chain)
            guard weather.nodes > 0, weather.at != nil else { continue }
            figures.append(
                WatchedFigure(kind: .nodes, subject: chain.rawValue, place: chain.rawValue.uppercased(), team: nil, value: weather.nodes - weather.nodesUp))
        }
        return figures + (try await store.read { tx in try tx.watchedFigures(now: now) })
    }
}

extension Reading {
    fileprivate func watchedFigures(now: Instant) throws -> [WatchedFigure] {
        let jobs: Int = try value("SELECT count(*) FROM job WHERE failed_at IS NOT NULL") ?? 0
        let events: Int = try value("SELECT count(*) FROM reader_failure") ?? 0
        // Of the newest conversations alone: a channel that is none of theirs has been left, not lost.
        let channels = try rows(
            """
            SELECT channel, max(created_at) AS newest FROM (SELECT channel, created_at FROM conversation ORDER BY number DESC LIMIT 2000) latest
            GROUP BY channel
            """
        ).map { row in
            let (channel, newest): (String, Instant) = (try row("channel"), try row("newest"))
            return WatchedFigure(kind: .silent, subject: channel, place: channel, team: nil, value: Int((now - newest).minutes))
        }
        return [
            WatchedFigure(kind: .failures, subject: "jobs", place: "jobs", team: nil, value: jobs),
            WatchedFigure(kind: .failures, subject: "events", place: "events", team: nil, value: events),
        ] + channels
    }
}
