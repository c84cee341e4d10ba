import CMail
import Foundation
package import Kit

extension Letter {
    /// RFC 5322, the text in base64 so that no line is too long.
    fileprivate func message(from: String, host: String) -> String {
        let encoded = Data(text.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
        let subject = Data(self.subject.utf8).base64EncodedString()
        let lines = [
            "From: <\(from)>", "To: <\(address)>", "Subject: =?utf-8?B?\(subject)?=", "Message-ID: <\(id)@\(host)>", "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "", encoded, "",
        ]
        return lines.joined(separator: "\r\n")
    }
}

/// The mail server that takes the desk's letters.
package struct MailServer: Sendable {
    /// `smtp://host:587` or `smtps://host:465`.
    let url: String
    let user: String?
    let password: Redacted<String>?
    let from: String
    let requiresTLS: Bool
    /// Of the desk's address, for what names a letter.
    let host: String

    /// - Parameter publicURL: `https://desk.example`
    package init(url: String, user: String?, password: Redacted<String>?, from: String, requiresTLS: Bool, publicURL: String) {
        self.url = url
        self.user = user
        self.password = password
        self.from = from
        self.requiresTLS = requiresTLS
        host = URL(string: publicURL)?.host() ?? "localhost"
    }

    /// - Throws: `MailRefused`.
    @concurrent
    package func send(_ letter: Letter) async throws {
        let message = letter.message(from: from, host: host)
        try calling { password, error in
            mail_submit(url, user, password, requiresTLS ? 1 : 0, "<\(from)>", "<\(letter.address)>", message, message.utf8.count, error)
        }
    }

    /// Connects and signs in, and sends nothing.
    /// - Throws: `MailRefused`.
    @concurrent
    package func check() async throws {
        try calling { password, error in mail_check(url, user, password, requiresTLS ? 1 : 0, error) }
    }

    package var post: LetterPost { { letter in try await send(letter) } }

    private func calling(_ call: (_ password: String?, _ error: UnsafeMutablePointer<CChar>) -> Int32) throws {
        var error = [CChar](repeating: 0, count: 256)
        let code = error.withUnsafeMutableBufferPointer { buffer -> Int32 in
            guard let start = buffer.baseAddress else { return -1 }
            return password.map { $0.reveal { call($0, start) } } ?? call(nil, start)
        }
        guard code == 0 else {
            throw MailRefused(description: String(decoding: error.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
        }
    }
}

/// The server did not take a mail. The text is libcurl's and names no person.
struct MailRefused: Error, CustomStringConvertible {
    let description: String
}
