package import HTTPKit
package import Kit
package import Pictures
import Store
import WalletSafety

/// A file that was looked into and may be kept.
package struct Upload: Sendable {
    /// Bytes of one file.
    package static let sizeLimit = 10 * 1_048_576
    /// Files of one conversation.
    static let countLimit = 40

    let name: String
    let type: MediaType
    let bytes: [UInt8]
    /// Whether secrets were looked for in what it shows or says.
    let wasLookedInto: Bool
}

/// What a file turned out to be.
enum IncomingFile: Sendable {
    case clean(Upload)
    /// It held secrets, and is gone. What is left of a picture is a copy that shows its colours, where the desk keeps one.
    case secret([SecretKind], isPicture: Bool, copy: Upload?)
}

/// How a desk looks into pictures.
package struct PictureInspection: Sendable {
    /// nil where the desk has no reader: pictures are then kept as they come, and marked as not looked into.
    let readers: PictureReaders?
    /// Whether a copy that shows nothing but colours is kept of a picture that is destroyed.
    let keepsBlurredCopy: Bool

    package init(readers: PictureReaders?, keepsBlurredCopy: Bool) {
        self.readers = readers
        self.keepsBlurredCopy = keepsBlurredCopy
    }

    package static let none = PictureInspection(readers: nil, keepsBlurredCopy: false)

    /// The secrets that a picture shows.
    /// - Throws: `APIError` where that can't be said: nothing is kept that a reader could not look into.
    func secrets(in picture: [UInt8], _ readers: PictureReaders) async throws(APIError) -> [SecretKind] {
        let reading: PictureReading
        do { reading = try await readers.read(picture) } catch { throw Self.busy }
        switch reading {
        case .unreadable(let fault): throw fault.explained
        case .read(let text):
            let secrets = WalletSafety.secrets(inPicture: text.lines, codes: text.codes)
            guard text.isComplete || !secrets.isEmpty else { throw PictureFault.tookTooLong.explained }
            return secrets
        }
    }

    private static let busy = APIError(
        .unavailable, Phrase(en: "Pictures can't be checked at the moment. Please send it again in half a minute.", zh: "暂时无法检查图片，请半分钟后再发。"),
        retryAfter: 30)

    /// Whether pictures can be looked into here.
    package var works: Bool {
        get async {
            guard let readers, case .read? = try? await readers.read(Self.blank) else { return false }
            return true
        }
    }

    /// Ends the readers.
    package func stop() async { await readers?.stop() }

    func blurredCopy(of picture: [UInt8]) async -> [UInt8]? {
        guard keepsBlurredCopy, let readers else { return nil }
        return (try? await readers.blurred(picture)) ?? nil
    }

    /// A white pixel, as GIF.
    private static let blank: [UInt8] = [
        0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0x01, 0x00, 0x01, 0x00, 0x80, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x2C, 0x00, 0x00, 0x00, 0x00, 0x01,
        0x00, 0x01, 0x00, 0x00, 0x02, 0x02, 0x44, 0x01, 0x00, 0x3B,
    ]
}

extension PictureFault {
    fileprivate var explained: APIError {
        switch self {
        case .tooLarge:
            APIError(
                .tooLarge,
                Phrase(
                    en: "A picture may have at most 10 MB and 40 million pixels. Send a screenshot, or cut out what matters.",
                    zh: "图片不能超过 10 MB 或 4000 万像素。请发截图，或只截取需要的部分。"))
        case .unknownFormat, .damaged:
            .unacceptable("The picture can't be opened. Save it as PNG or JPEG and send it again.", "图片无法打开，请另存为 PNG 或 JPEG 后重新发送。")
        case .tookTooLong, .crashed:
            .unacceptable(
                "We could not check whether this picture shows a secret, so it was not kept. Send a screenshot, or cut out what matters.",
                "系统无法确认这张图片里是否有助记词等机密内容，所以没有保存。请发截图，或只截取需要的部分。")
        }
    }
}

extension InboxService {
    /// Receives a file, parts `clientId` and `file`, looks into it before anything of it is kept, and adds it as a message of its own. One that came
    /// before is found again without another look.
    package func receiveFile(_ call: Call, into id: ID<Conversation>, from sender: FileSender, language: Language) async throws -> Outcome<Message> {
        let parts = try await call.parts(limit: Upload.sizeLimit + 65_536)
        guard let key = parts.first(where: { $0.name == "clientId" }), let file = parts.first(where: { $0.name == "file" }) else {
            throw APIError.malformed("The upload needs the parts “clientId” and “file”.", "上传需要“clientId”和“file”两部分。")
        }
        let clientID = try ClientID(String(decoding: key.bytes, as: UTF8.self))
        return try await explaining {
            let earlier = try await store.read { tx -> Message? in
                _ = try tx.access(conversation: id, for: sender)
                return try tx.messageIfAny(clientID: clientID, in: id)
            }
            if let earlier { return .repeated(earlier) }
            let incoming = try await lookedInto(file.bytes, name: file.fileName ?? "file", language: language)
            return try await attach(incoming, clientID: clientID, to: id, by: sender)
        }
    }

    /// Looks into a file.
    /// - Throws: `APIError` for an empty or too large one, and for a picture that can't be looked into.
    func lookedInto(_ bytes: [UInt8], name: String, language: Language) async throws -> IncomingFile {
        guard !bytes.isEmpty else { throw APIError.unacceptable("The file is empty.", "文件是空的。") }
        guard bytes.count <= Upload.sizeLimit else {
            throw APIError(.tooLarge, Phrase(en: "A file may have at most 10 MB.", zh: "文件不能超过 10 MB。"))
        }
        let type = MediaType(of: bytes)
        let name = fileName(name, language: language)
        guard type.isPicture else {
            let secrets =
                FileText.readings(of: bytes).map { WalletSafety.screen($0, language: language).removed.filter(\.isAlarming) }.first { !$0.isEmpty } ?? []
            guard secrets.isEmpty else { return .secret(secrets, isPicture: false, copy: nil) }
            return .clean(Upload(name: name, type: type, bytes: bytes, wasLookedInto: type == .text))
        }
        guard let readers = pictures.readers else { return .clean(Upload(name: name, type: type, bytes: bytes, wasLookedInto: false)) }
        let secrets = try await pictures.secrets(in: bytes, readers).filter(\.isAlarming)
        guard !secrets.isEmpty else { return .clean(Upload(name: name, type: type, bytes: bytes, wasLookedInto: true)) }
        let copy = await pictures.blurredCopy(of: bytes).map { Upload(name: "blurred.jpg", type: .jpeg, bytes: $0, wasLookedInto: true) }
        return .secret(secrets, isPicture: true, copy: copy)
    }

    /// The last part of a path, without what can't be seen. Screened whole: a phrase that is cut off first would pass. A name in which something
    /// was found is not kept at all.
    private func fileName(_ path: String, language: Language) -> String {
        let base = path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? "file"
        let clean = String(
            String.UnicodeScalarView(base.unicodeScalars.filter { $0.properties.generalCategory != .control && $0.properties.generalCategory != .format }))
        let screening = WalletSafety.screen(String(clean.prefix(2_000)), policy: policy, language: language)
        return screening.removed.isEmpty ? String(screening.text.text.prefix(120)) : "file"
    }
}
