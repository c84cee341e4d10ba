package import HTTPKit
import HTTPTypes
import Kit

/// The pages of the customer's side.
package enum CustomerPages {
    /// - Parameter origins: the sites that may show the widget; empty lets every site show it, for a first try and the demo.
    package static func routes(origins: Set<String>) -> RouteTable {
        var table = RouteTable()
        table.add(.get, "/widget", "The widget's frame", gate: .everyone, kind: .page) { call, _ in
            let asked = call.query("origin") ?? ""
            let isAllowed = origins.isEmpty ? isOrigin(asked) : origins.contains(asked)
            let ancestors = origins.isEmpty ? (isAllowed ? asked : "'none'") : origins.sorted().joined(separator: " ")
            return Reply.html(WidgetPages.frame(language: call.language, allowedOrigin: isAllowed ? asked : nil))
                .with(
                    .contentSecurityPolicy,
                    "default-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'self' \(ancestors)")
        }
        table.add(.get, "/c/{id}", "A conversation by its private link", gate: .everyone, kind: .page) { call, _ in
            Reply.html(WidgetPages.conversation(language: call.language, conversationId: call.parameter("id")))
        }
        table.add(.get, "/form", "The form", gate: .everyone, kind: .page) { call, _ in Reply.html(FormPages.form(language: call.language)) }
        return table
    }

    /// Scheme, host and port and nothing that could end a header's value.
    private static func isOrigin(_ text: String) -> Bool {
        guard text.hasPrefix("https://") || text.hasPrefix("http://"), text.utf8.count <= 200 else { return false }
        let host = text.drop { $0 != "/" }.dropFirst(2)
        return !host.isEmpty && host.unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || "0123456789.-:[]".unicodeScalars.contains($0)) }
    }
}
