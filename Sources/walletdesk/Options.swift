import App
import ArgumentParser
import Configuration
import Foundation
import Kit
import Logging
import SystemPackage

/// Options that every command has.
struct DeskOptions: ParsableArguments {
    @Option(help: "Folder of the desk: database and attachments.")
    var data: String?

    @Option(help: "A YAML file with settings, instead of walletdesk.yaml in the data folder.")
    var config: String?

    @Option(help: "How much to log: error, warning, info or debug.")
    var logLevel: String?

    /// The settings, from flags, environment and file in this order.
    func settings(_ flags: [String: ConfigValue] = [:]) async throws -> DeskSettings {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        for (name, value) in flags { values[key(name)] = value }
        if let data { values[key("data")] = ConfigValue(.string(data), isSecret: false) }
        let above = ConfigReader(providers: [InMemoryProvider(values: values), EnvironmentVariablesProvider()]).scoped(to: "walletdesk")
        let folder = above.string(forKey: "data", default: "walletdesk-data")
        let file = config ?? "\(folder)/walletdesk.yaml"
        if config != nil, !FileManager.default.fileExists(atPath: file) { throw Failure("There is no settings file at \(file).") }
        let yaml: FileProvider<YAMLSnapshot>
        do {
            yaml = try await FileProvider<YAMLSnapshot>(filePath: FilePath(file), allowMissing: true)
        } catch {
            throw Failure("The settings file \(file) can't be read: \(error)")
        }
        let reader = ConfigReader(providers: [InMemoryProvider(values: values), EnvironmentVariablesProvider(), yaml]).scoped(to: "walletdesk")
        return try DeskSettings(reader)
    }

    private func key(_ name: String) -> AbsoluteConfigKey { AbsoluteConfigKey(["walletdesk"] + name.split(separator: ".").map(String.init)) }

    func logger() throws -> Logger {
        let text = logLevel ?? ProcessInfo.processInfo.environment["WALLETDESK_LOG_LEVEL"] ?? "info"
        guard let level = Logger.Level(rawValue: text) else { throw Failure("log-level is one of error, warning, info, debug.") }
        LoggingSystem.bootstrap { label in StreamLogHandler.standardError(label: label) }
        var logger = Logger(label: "walletdesk")
        logger.logLevel = level
        return logger
    }

    /// The desk, opened: for commands that work beside or without a server.
    func desk(_ settings: DeskSettings, creating: Bool = false, clock: DeskClock = .system) async throws -> Desk {
        if !creating, case .file = settings.database, !FileManager.default.fileExists(atPath: settings.databaseFile) {
            throw Failure("There is no desk in \(settings.data). Start one with: walletdesk serve --data \(settings.data)")
        }
        return try await Desk(settings: settings, clock: clock, ids: .random(clock: clock), logger: try logger())
    }
}

/// Options of the commands that serve.
struct ServerOptions: ParsableArguments {
    @Option(help: "Address to listen on.")
    var host: String?

    @Option(help: "Port to listen on; 0 takes a free one.")
    var port: Int?

    @Option(help: "The desk's address as people see it, such as https://support.wallet.example.")
    var publicURL: String?

    @Option(help: "Sites that may show the widget, separated by commas.")
    var widgetOrigins: String?

    @Option(help: "Proxies whose X-Forwarded-For is believed, separated by commas.")
    var trustedProxies: String?

    @Option(help: "Multiplies the limits of the customer's wire; for benches.")
    var limitFactor: Int?

    var flags: [String: ConfigValue] {
        var flags: [String: ConfigValue] = [:]
        if let host { flags["host"] = ConfigValue(.string(host), isSecret: false) }
        if let port { flags["port"] = ConfigValue(.int(port), isSecret: false) }
        if let publicURL { flags["public-url"] = ConfigValue(.string(publicURL), isSecret: false) }
        if let widgetOrigins { flags["widget-origins"] = list(widgetOrigins) }
        if let trustedProxies { flags["trusted-proxies"] = list(trustedProxies) }
        if let limitFactor { flags["limit-factor"] = ConfigValue(.int(limitFactor), isSecret: false) }
        return flags
    }

    private func list(_ text: String) -> ConfigValue { ConfigValue(.stringArray(text.split(separator: ",").map(String.init)), isSecret: false) }
}
