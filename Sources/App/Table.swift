import Accounts
import Assist
import Channels
package import HTTPKit
import HTTPTypes
import Inbox
import Kit
import NIOCore
import Routing
import Safety
import Store
import WebAssets

extension Desk {
    /// Every way in.
    package var table: RouteTable {
        customers + console + accounts.routes + inbox.routes(accounts) + sides.routes(accounts) + routing.routes(accounts) + assist.routes(accounts)
            + assist.sortingRoutes(accounts) + assist.caseRoutes(accounts) + assist.walkthroughRoutes(accounts)
            + links.routes(accounts) + officials.routes(accounts) + chain.routes(accounts) + traces.routes(accounts) + traces.labelRoutes(accounts)
            + wire.announcementRoutes(accounts) + own
    }

    private var customers: RouteTable {
        wire.routes + CustomerPages.routes(origins: settings.widgetOrigins) + assist.helpRoutes + assist.confirmationRoutes + officials.customerRoutes
            + proofs.routes
    }

    private var console: RouteTable {
        accounts.pageRoutes(
            isSecure: settings.isSecure,
            settings: inbox.settingsParts + sides.settingsParts + routing.settingsParts + links.settingsParts + officials.settingsParts + traces.settingsParts)
            + inbox.consoleRoutes(accounts) + routing.consoleRoutes(accounts) + assist.consoleRoutes(accounts)
            + assist.casePages(accounts) + assist.healthRoutes(accounts) + traces.consoleRoutes(accounts)
    }

    /// What belongs to no feature.
    private var own: RouteTable {
        var table = RouteTable()
        table.add(.get, "/", "The front door", gate: .everyone, kind: .page) { _, _ in Reply.redirect(to: "/help") }
        table.add(.get, "/health", "Whether the desk works", gate: .everyone, kind: .asset) { _, _ in
            _ = try await store.read { tx in try tx.newestEvent() }
            return Reply.text("{\"status\":\"ok\",\"learned\":\(assist.hasLearned)}\n", type: "application/json")
        }
        table.add(.get, "/ready", "Whether this node may be sent customers: 503 while it stops or has no database", gate: .everyone, kind: .asset) { _, _ in
            guard !drain.isDraining else {
                throw APIError(.unavailable, Phrase(en: "This node is about to stop.", zh: "此节点即将停止。"), retryAfter: 5)
            }
            _ = try await store.read { tx in try tx.newestEvent() }
            return Reply.text("{\"status\":\"ready\"}\n", type: "application/json")
        }
        table.add(.get, "/metrics", "Counters for Prometheus; for the machine itself alone", gate: .thisMachine, kind: .asset) { _, _ in
            Reply.text(metrics.text, type: "text/plain; version=0.0.4")
        }
        table.add(.get, "/openapi.json", "This interface, described", gate: .everyone, kind: .asset) { _, _ in
            let document = try OpenAPI.document(of: self.table, title: "WalletDesk", version: "1")
            return Reply.bytes(ByteBuffer(bytes: document), type: "application/json", cache: "no-cache")
        }
        table.add(.get, "/assets/{name}", "Scripts and styles", gate: .everyone, kind: .asset) { call, _ in
            guard let asset = WebAsset.named[call.parameter("name")] else { throw APIError.notFound }
            if call.headers[.ifNoneMatch] == asset.tag { return Reply.notModified(asset.tag) }
            return Reply.bytes(asset.bytes, type: asset.type, cache: "no-cache").with(.eTag, asset.tag)
        }
        return table
    }
}

extension Gate where Principal == Void {
    /// Loopback only: what the figures say is the operator's business.
    static var thisMachine: Gate {
        Gate("this machine") { call in
            // Behind a proxy on the same machine everybody comes from loopback, but with the proxy's header.
            guard ["127.0.0.1", "::1", "local"].contains(call.address), call.headers[.forwardedFor] == nil else { throw APIError.notFound }
        }
    }
}
