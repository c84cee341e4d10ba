public import Foundation
public import Wire

extension WalletDeskClient {
    /// Sends a file as a message of its own: at most 10 MB, its type found from its content. The same `clientId` again gives the same
    /// message.
    ///
    /// The desk does not look into pictures: warn the customer never to send one that shows a seed phrase or private key.
    public func upload(
        _ content: Data, named name: String, to conversation: String, clientId: String = newClientId()
    ) async throws(WalletDeskError) -> Message {
        let boundary = "walletdesk-\(UUID().uuidString)"
        var body = Data()
        func add(_ text: String) { body += Data(text.utf8) }
        add("--\(boundary)\r\nContent-Disposition: form-data; name=\"clientId\"\r\n\r\n\(clientId)\r\n")
        add("--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(Self.headerSafe(name))\"\r\n")
        add("Content-Type: application/octet-stream\r\n\r\n")
        body += content
        add("\r\n--\(boundary)--\r\n")
        var request = DeskRequest.post("conversations", conversation, "attachments")
        request.body = .multipart(body, boundary: boundary)
        request.patience = 120
        return try await value(request)
    }

    /// The content of a file.
    public func download(_ attachment: Attachment, of conversation: String) async throws(WalletDeskError) -> Data {
        try await link.data(.get("conversations", conversation, "attachments", attachment.id), token: try await token())
    }

    /// Without what would end the header that the name stands in.
    private static func headerSafe(_ name: String) -> String {
        String(name.map { $0 == "\"" || $0.isNewline || $0 == "\\" ? "_" : $0 }.prefix(120))
    }
}
