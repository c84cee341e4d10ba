package import Foundation
import HTTPTypes

/// Describes a table of routes as OpenAPI 3.1. Only JSON routes, uploads and streams are described: pages are for people.
package enum OpenAPI {
    package static func document(of table: RouteTable, title: String, version: String) throws -> Data {
        var components: [String: Value] = ["Error": errorSchema]
        var paths: [String: [String: Value]] = [:]
        for route in table.routes where route.kind != .page && route.kind != .asset {
            paths[route.path, default: [:]][route.method.rawValue.lowercased()] = operation(route, &components)
        }
        let document = Value.object([
            "openapi": "3.1.0",
            "info": .object(["title": .text(title), "version": .text(version)]),
            "paths": .object(paths.mapValues { .object($0) }),
            "components": .object([
                "schemas": .object(components),
                "securitySchemes": .object([
                    "bearer": .object(["type": "http", "scheme": "bearer"]),
                    "session": .object(["type": "apiKey", "in": "cookie", "name": "walletdesk_session"]),
                ]),
            ]),
        ])
        return try JSON.encode(document)
    }

    private static func operation(_ route: Route, _ components: inout [String: Value]) -> Value {
        var operation: [String: Value] = ["summary": .text(route.summary), "x-gate": .text(route.gate)]
        let names = route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
        if !names.isEmpty {
            operation["parameters"] = .list(
                names.map { .object(["name": .text($0), "in": "path", "required": .flag(true), "schema": .object(["type": "string"])]) })
        }
        if let takes = route.takes {
            operation["requestBody"] = .object(["required": .flag(true), "content": content(takes, &components)])
        } else if route.kind == .upload {
            operation["requestBody"] = .object([
                "required": .flag(true), "content": .object(["multipart/form-data": .object(["schema": .object(["type": "object"])])]),
            ])
        }
        operation["responses"] = responses(route, &components)
        switch route.gate {
        case "everyone": break
        case "customer": operation["security"] = .list([.object(["bearer": .list([])])])
        default: operation["security"] = .list([.object(["session": .list([])])])
        }
        return .object(operation)
    }

    private static func responses(_ route: Route, _ components: inout [String: Value]) -> Value {
        let error = Value.object([
            "description": "An error, with a closed code.",
            "content": .object(["application/json": .object(["schema": .object(["$ref": "#/components/schemas/Error"])])]),
        ])
        var responses: [String: Value] = ["default": error]
        switch route.kind {
        case .stream:
            responses["200"] = .object(["description": "Server-sent events.", "content": .object(["text/event-stream": .object([:])])])
        case .download:
            responses["200"] = .object(["description": "The file, as a download."])
        case .json, .upload, .page, .asset:
            if let gives = route.gives {
                let answer = Value.object(["description": "Done.", "content": content(gives, &components)])
                responses["200"] = answer
                if route.method == .post || route.method == .put { responses["201"] = answer }
            } else {
                responses["204"] = .object(["description": "Done."])
            }
        }
        return .object(responses)
    }

    private static func content(_ schema: Schema, _ components: inout [String: Value]) -> Value {
        .object(["application/json": .object(["schema": describe(schema, &components)])])
    }

    private static func describe(_ schema: Schema, _ components: inout [String: Value]) -> Value {
        switch schema {
        case .string: return .object(["type": "string"])
        case .integer: return .object(["type": "integer"])
        case .number: return .object(["type": "number"])
        case .boolean: return .object(["type": "boolean"])
        case .anything: return .object([:])
        case .choice(let texts): return .object(["type": "string", "enum": .list(texts.map { .text($0) })])
        case .array(let element): return .object(["type": "array", "items": describe(element, &components)])
        case .dictionary(let element): return .object(["type": "object", "additionalProperties": describe(element, &components)])
        case .object(let name, let fields):
            if components[name] == nil {
                var properties: [String: Value] = [:]
                for field in fields { properties[field.name] = describe(field.schema, &components) }
                components[name] = .object([
                    "type": "object", "properties": .object(properties), "additionalProperties": .flag(false),
                    "required": .list(fields.filter(\.isRequired).map { .text($0.name) }),
                ])
            }
            return .object(["$ref": .text("#/components/schemas/\(name)")])
        }
    }

    private static let errorSchema = Value.object([
        "type": "object",
        "required": .list(["error"]),
        "properties": .object([
            "error": .object([
                "type": "object",
                "required": .list(["code", "message", "requestId"]),
                "properties": .object([
                    "code": .object(["type": "string", "enum": .list(APIError.Code.allCases.map { .text($0.rawValue) })]),
                    "message": .object(["type": "string"]),
                    "requestId": .object(["type": "string"]),
                    "rules": .object(["type": "array", "items": .object(["type": "string"])]),
                ]),
            ])
        ]),
    ])

    /// A JSON value to be written.
    private indirect enum Value: Encodable, ExpressibleByStringLiteral {
        case text(String)
        case flag(Bool)
        case list([Value])
        case object([String: Value])

        init(stringLiteral text: String) { self = .text(text) }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .flag(let flag): try container.encode(flag)
            case .list(let list): try container.encode(list)
            case .object(let object): try container.encode(object)
            }
        }
    }
}
