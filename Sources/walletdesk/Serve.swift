import App
import ArgumentParser
import Foundation

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the desk. An absent folder is created.",
        discussion: "Make the first admin with: walletdesk user add --role admin --name NAME --email ADDRESS")

    @OptionGroup var options: DeskOptions
    @OptionGroup var server: ServerOptions

    func run() async throws {
        let settings = try await options.settings(server.flags)
        let desk = try await options.desk(settings, creating: true)
        try await desk.run(onRunning: { port in
            Welcome.show(Welcome.lines(settings, port: port))
        })
    }
}

/// What a start prints: where to look.
enum Welcome {
    /// Written at once, also into a file or a pipe.
    static func show(_ lines: [String]) { FileHandle.standardOutput.write(Data((lines.joined(separator: "\n") + "\n").utf8)) }

    static func lines(_ settings: DeskSettings, port: Int) -> [String] {
        let url = settings.port == 0 ? "http://\(settings.host):\(port)" : settings.publicURL
        return [
            "WalletDesk is serving \(settings.data)", "  Help center  \(url)/help", "  Form         \(url)/form", "  Console      \(url)/console",
            "  Widget       <script src=\"\(url)/assets/widget.js\" async></script>",
        ]
    }
}
