import CMarkdown
import Foundation
package import HTTPKit

/// Markdown (CommonMark with tables) as HTML. Raw HTML and links of foreign schemes are left out by the renderer's safe mode.
package enum Markdown {
    /// - Parameter link: turns the destination of a link into a path; nil leaves the text without a link.
    package static func html(_ text: String, link: (String) -> String?) -> HTML {
        cmark_gfm_core_extensions_ensure_registered()
        guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return HTML.nothing }
        defer { cmark_parser_free(parser) }
        if let tables = cmark_find_syntax_extension("table") { cmark_parser_attach_syntax_extension(parser, tables) }
        cmark_parser_feed(parser, text, text.utf8.count)
        guard let document = cmark_parser_finish(parser) else { return HTML.nothing }
        defer { cmark_node_free(document) }
        rewriteLinks(in: document, link)
        guard let rendered = cmark_render_html(document, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser)) else { return HTML.nothing }
        defer { free(rendered) }
        return HTML(trusted: String(cString: rendered))
    }

    private static func rewriteLinks(in document: OpaquePointer, _ link: (String) -> String?) {
        guard let iterator = cmark_iter_new(document) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return }
            guard event == CMARK_EVENT_EXIT, let node = cmark_iter_get_node(iterator) else { continue }
            let type = cmark_node_get_type(node)
            if type == CMARK_NODE_LINK {
                let target = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
                cmark_node_set_url(node, link(target) ?? "")
            } else if type == CMARK_NODE_IMAGE {
                // Pictures would be fetched from elsewhere: the reader's address is nobody's business.
                cmark_node_set_url(node, "")
            }
        }
    }
}
