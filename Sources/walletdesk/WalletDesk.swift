import App
import ArgumentParser
import CMemory
import Foundation
import HTTPKit
import Kit
import Store
import WalletSafety

@main
struct WalletDesk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "walletdesk", abstract: "The support desk for crypto wallets.",
        discussion: """
            Every option can also be set in the environment (WALLETDESK_PORT=8080) or in a file (walletdesk.yaml in the data folder, or --config FILE).
            All keys are described in docs/operations.md.
            """,
        version: Desk.version,
        subcommands: [
            ServeCommand.self, DemoCommand.self, MigrateCommand.self, MigrateStoreCommand.self, UserCommand.self, KnowledgeCommand.self, ScamsCommand.self,
            BackupCommand.self,
            RestoreCommand.self,
            DoctorCommand.self, ScanCommand.self, CheckURLCommand.self, CheckOutboundCommand.self, CheckAddressCommand.self, ExplainTransactionCommand.self,
            ExplainAccountCommand.self, VerifyMessageCommand.self, TraceCommand.self, ClassifyCommand.self, AskCommand.self,
            EvaluateCommand.self, TrainCommand.self, SimulateCommand.self,
        ])

    static func main() async {
        memory_keep_little()
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
        } catch {
            exit(withError: Explained.of(error))
        }
    }
}

/// An error as whoever typed the command is told it.
private enum Explained {
    static func of(_ error: any Error) -> any Error {
        switch error {
        case let problem as SettingsProblem: Failure(problem.description)
        case let error as APIError: Failure(error.message.en)
        case let refusal as OutboundRefusal: Failure(refusal.explanation.en)
        case StoreError.busy: Failure("The database is in use by another process. Stop it, or wait for it to finish.")
        case StoreError.diskFull: Failure("The disk is full. Nothing was changed.")
        case StoreError.away(let reason): Failure("The database server can't be reached: \(reason). Is it running, and is the address right?")
        case let problem as StoreMove.Problem: Failure(problem.description)
        case let error as StoreError: Failure("The database could not be used: \(error).")
        case let error as CocoaError where error.isFileError: Failure("A file could not be used: \(error.localizedDescription)")
        default: error
        }
    }
}

/// A failure in plain words; the exit code is 1.
struct Failure: Error, CustomStringConvertible, LocalizedError {
    let description: String
    var errorDescription: String? { description }

    init(_ description: String) { self.description = description }
}
