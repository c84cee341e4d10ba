import Crypto
import Kit
import NIOCore
import WebAssets

/// A file that is compiled into the program.
struct WebAsset: Sendable {
    let bytes: ByteBuffer
    let type: String
    /// An entity tag: it changes with the content, so a browser asks and fetches only what is new.
    let tag: String

    static let named: [String: WebAsset] = {
        var named: [String: WebAsset] = [:]
        for asset in assets() { named[asset.name] = WebAsset(asset.name, asset.bytes) }
        return named
    }()

    private init(_ name: String, _ content: [UInt8]) {
        bytes = ByteBuffer(bytes: content)
        type = Self.type(of: name)
        tag = "\"" + hex(SHA256.hash(data: content)).prefix(20) + "\""
    }

    private static func assets() -> [(name: String, bytes: [UInt8])] {
        (0..<Int(web_asset_count)).compactMap { index in
            guard let asset = web_asset_at(index), let name = asset.pointee.name else { return nil }
            return (String(cString: name), Array(UnsafeBufferPointer(start: asset.pointee.bytes, count: asset.pointee.length)))
        }
    }

    private static func type(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "json": "application/json"
        default: "application/octet-stream"
        }
    }
}
