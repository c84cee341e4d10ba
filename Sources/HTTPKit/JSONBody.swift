import Foundation
import HTTPTypes
import Kit

/// Reads a JSON body exactly: what is unknown, missing or of another type is said by name.
enum JSONBody {
    static func decode<Body: Decodable>(_ type: Body.Type, shape: Schema, from call: Call, limit: Int) async throws -> Body {
        let media = call.headers[.contentType]?.prefix { $0 != ";" && $0 != " " }
        guard media?.lowercased() == "application/json" else {
            throw APIError(.unsupportedMedia, Phrase(en: "The body must be sent as application/json.", zh: "请求体必须是 application/json。"))
        }
        let bytes = try await call.bytes(limit: limit)
        return try decode(type, shape: shape, from: bytes)
    }

    static func decode<Body: Decodable>(_ type: Body.Type, shape: Schema, from bytes: [UInt8]) throws(APIError) -> Body {
        _ = try Call.text(bytes)
        let data = Data(bytes)
        guard let plain = try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed) else {
            throw .malformed("The body is not valid JSON.", "请求体不是有效的 JSON。")
        }
        let body: Body
        do {
            body = try JSONDecoder().decode(type, from: data)
        } catch {
            throw explain(error)
        }
        try refuseUnknownFields(plain, shape, path: "")
        return body
    }

    private static func refuseUnknownFields(_ value: Any, _ shape: Schema, path: String) throws(APIError) {
        switch (shape, value) {
        case (.array(let element), let items as [Any]):
            for item in items { try refuseUnknownFields(item, element, path: path) }
        case (.dictionary(let element), let fields as [String: Any]):
            for (name, nested) in fields { try refuseUnknownFields(nested, element, path: path + name + ".") }
        case (.object(_, let known), let fields as [String: Any]):
            for (name, nested) in fields {
                guard let field = known.first(where: { $0.name == name }) else {
                    let shown = String((path + name).prefix(60))
                    throw .malformed("The field “\(shown)” is not known here.", "不认识字段“\(shown)”。")
                }
                try refuseUnknownFields(nested, field.schema, path: path + name + ".")
            }
        default: return
        }
    }

    /// Names the field, never its value.
    private static func explain(_ error: any Error) -> APIError {
        func name(_ path: [any CodingKey]) -> String { path.map(\.stringValue).joined(separator: ".") }
        switch error {
        case DecodingError.typeMismatch(_, let context) where context.codingPath.isEmpty,
            DecodingError.valueNotFound(_, let context) where context.codingPath.isEmpty:
            return .malformed("The body must be a JSON object.", "请求体必须是一个 JSON 对象。")
        case DecodingError.keyNotFound(let key, let context):
            let field = name(context.codingPath + [key])
            return .malformed("The field “\(field)” is missing.", "缺少字段“\(field)”。")
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            let field = name(context.codingPath)
            return .malformed("The field “\(field)” has the wrong type.", "字段“\(field)”的类型不对。")
        case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
            let field = name(context.codingPath)
            return .malformed("The value of “\(field)” is not one of those allowed.", "字段“\(field)”的值不在允许范围内。")
        default:
            // Foundation does not say which: a number with a fraction, or too large, where a whole one is wanted.
            return .malformed("A number in the body is not of the kind that is wanted.", "请求体中有数字的类型不对。")
        }
    }
}
