package import Kit

/// A piece of a page. Whatever is interpolated is escaped, unless it is itself `HTML`.
package struct HTML: Sendable, ExpressibleByStringInterpolation {
    package private(set) var text: String

    package init(stringLiteral text: String) { self.text = text }
    package init(stringInterpolation interpolation: Interpolation) { text = interpolation.text }

    /// HTML that another program has made and vouches for, such as a Markdown renderer in its safe mode.
    package init(trusted text: String) { self.text = text }

    package static let nothing: HTML = ""

    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity + interpolationCount * 16) }

        package mutating func appendLiteral(_ literal: String) { text += literal }
        package mutating func appendInterpolation(_ html: HTML) { text += html.text }
        package mutating func appendInterpolation(_ pieces: [HTML]) { for piece in pieces { text += piece.text } }
        package mutating func appendInterpolation(_ value: String) { text += HTML.escape(value) }
        package mutating func appendInterpolation(_ value: Substring) { text += HTML.escape(String(value)) }
        package mutating func appendInterpolation(_ value: Int) { text += String(value) }
        package mutating func appendInterpolation(_ value: Int64) { text += String(value) }
        package mutating func appendInterpolation<Owner>(_ id: ID<Owner>) { text += id.description }

        /// `\(when: condition, "…")`: the piece where the condition holds.
        package mutating func appendInterpolation(when condition: Bool, _ piece: @autoclosure () -> HTML) {
            if condition { text += piece().text }
        }
    }

    /// Text that means itself, in element content and in quoted attributes (OWASP XSS prevention, rules 1 and 2).
    package static func escape(_ value: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(value.utf8.count + 8)
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\0": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    package static func + (a: HTML, b: HTML) -> HTML { HTML(trusted: a.text + b.text) }
}
