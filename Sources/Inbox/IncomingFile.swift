package import HTTPKit
package import Kit
package import Pictures
package import WalletSafety

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
package enum IncomingFile: Sendable {
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

    /// The secrets that a picture shows; nil where no reader works here.
    /// - Throws: `APIError` where the picture can't be looked into, or too many wait.
    func secrets(in picture: [UInt8]) async throws(APIError) -> [SecretKind]? {
        guard let readers else { return nil }
        do {
            switch try await readers.read(picture) {
            case .read(let text): return WalletSafety.secrets(inPicture: text.lines, codes: text.codes)
            case .unreadable(.crashed):
                // A picture breaks its reader, or no reader works on this machine: one that shows nothing tells which.
                if await works { throw PictureFault.crashed.explained }
                return nil
            case .unreadable(let fault): throw fault.explained
            }
        } catch let error as APIError {
            throw error
        } catch PictureReadersError.unavailable {
            return nil
        } catch {
            throw APIError(
                .unavailable, Phrase(en: "Many pictures are being looked at. Please send it again in half a minute.", zh: "正在检查的图片较多，请半分钟后再发。"),
                retryAfter: 30)
        }
    }

    /// Whether pictures can be looked into here.
    package var works: Bool {
        get async {
            guard let readers, let reading = try? await readers.read(Self.blank) else { return false }
            if case .read = reading { return true }
            return false
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
                "系统无法确认这张图片里是否有助记词等秘密，所以没有保存。请发截图，或只截取需要的部分。")
        }
    }
}

extension InboxService {
    /// The file and the client id of an upload, parts `clientId` and `file`, looked into before anything of it is kept.
    package func receiveUpload(_ call: Call, language: Language) async throws -> (ClientID, IncomingFile) {
        let parts = try await call.parts(limit: Upload.sizeLimit + 65_536)
        guard let key = parts.first(where: { $0.name == "clientId" }), let file = parts.first(where: { $0.name == "file" }) else {
            throw APIError.malformed("The upload needs the parts “clientId” and “file”.", "上传需要“clientId”和“file”两部分。")
        }
        let clientID = try ClientID(String(decoding: key.bytes, as: UTF8.self))
        return (clientID, try await lookedInto(file.bytes, name: file.fileName ?? "file", language: language))
    }

    /// Looks into a file.
    /// - Throws: `APIError` for an empty or too large one, and for a picture that can't be looked into.
    package func lookedInto(_ bytes: [UInt8], name: String, language: Language) async throws -> IncomingFile {
        guard !bytes.isEmpty else { throw APIError.unacceptable("The file is empty.", "文件是空的。") }
        guard bytes.count <= Upload.sizeLimit else {
            throw APIError(.tooLarge, Phrase(en: "A file may have at most 10 MB.", zh: "文件不能超过 10 MB。"))
        }
        let type = MediaType(of: bytes)
        let name = Self.fileName(name, language: language)
        if type == .text {
            let removed = WalletSafety.screen(String(decoding: bytes, as: UTF8.self), policy: policy, language: language).removed
            guard removed.isEmpty else { return .secret(removed, isPicture: false, copy: nil) }
            return .clean(Upload(name: name, type: type, bytes: bytes, wasLookedInto: true))
        }
        guard type.isPicture else { return .clean(Upload(name: name, type: type, bytes: bytes, wasLookedInto: false)) }
        let secrets = try await pictures.secrets(in: bytes)
        guard let secrets, !secrets.isEmpty else { return .clean(Upload(name: name, type: type, bytes: bytes, wasLookedInto: secrets != nil)) }
        let copy = await pictures.blurredCopy(of: bytes).map { Upload(name: "blurred.jpg", type: .jpeg, bytes: $0, wasLookedInto: true) }
        return .secret(secrets, isPicture: true, copy: copy)
    }

    /// The last part of a path, without what can't be seen. Screened whole: a phrase that is cut off first would pass. A name in which something
    /// was found is not kept at all.
    private static func fileName(_ path: String, language: Language) -> String {
        let base = path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? "file"
        let clean = String(
            String.UnicodeScalarView(base.unicodeScalars.filter { $0.properties.generalCategory != .control && $0.properties.generalCategory != .format }))
        let screening = WalletSafety.screen(String(clean.prefix(2_000)), language: language)
        return screening.removed.isEmpty ? String(screening.text.text.prefix(120)) : "file"
    }
}
