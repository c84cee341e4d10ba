import App
import ArgumentParser
import Foundation
import Kit
import Store

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Serve a furnished desk with simulated customers, to look around. Its passwords are known: never show it to the world.")

    @OptionGroup var options: DeskOptions
    @OptionGroup var server: ServerOptions

    @Option(help: "Folder of articles.") var knowledge = "Knowledge"
    @Option(help: "File of simulated questions.") var life = "Demo/conversations.json"
    @Option(help: "A file with a number of seconds by which the demo's clock is ahead; change it, and time passes.") var ahead: String?
    @Flag(help: "Furnish the desk and serve it without simulated customers.") var quiet = false

    func run() async throws {
        let asked = try await options.settings(server.flags)
        for path in [knowledge, life] where !FileManager.default.fileExists(atPath: path) {
            throw Failure("The demo needs \(path). Run it in the project's folder, or name it with --knowledge and --life.")
        }
        let chain = try await DemoChain.start()
        let settings = asked.asking([chain.endpoint])
        let movable = ahead.map { MovableClock(file: $0) }
        let desk = try await options.desk(settings, creating: true, clock: movable?.clock ?? .system)
        let demo = try await Demo.prepare(desk, chain: chain, knowledge: knowledge, life: life)
        try await desk.run(
            onRunning: { port in
                Welcome.show(Welcome.lines(settings, port: port) + ["", "Log in as"] + Demo.logins + [""] + chain.tips)
            },
            beside: (quiet ? [] : [demo.simulation]) + (movable.map { [$0.follower(waking: desk.store.hub)] } ?? []))
    }
}
