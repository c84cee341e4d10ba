import Accounts
import App
import ArgumentParser
import Foundation
import HTTPKit
import Kit
import Store

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Staff accounts.", subcommands: [Add.self, Invite.self, Reset.self, List.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an account with a password, read from the terminal or the first line of standard input.")

        @OptionGroup var options: DeskOptions
        @OptionGroup var person: PersonOptions

        func run() async throws {
            let desk = try await options.desk(try await options.settings(), creating: true)
            guard let password = Terminal.password(prompt: "Password (at least 12 characters): ") else { throw Failure("No password was given.") }
            try await UserCommand.explaining {
                let id = try await desk.accounts.add(
                    name: person.name, email: person.email, role: try person.checkedRole, language: try person.checkedLanguage, password: password,
                    teams: try await person.teams(desk))
                print("Added \(person.email) as \(person.role) (\(id)).")
            }
            try await desk.store.close()
        }
    }

    struct Invite: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an account and print a link, good once for 7 days, with which its owner sets a password.")

        @OptionGroup var options: DeskOptions
        @OptionGroup var person: PersonOptions

        func run() async throws {
            let settings = try await options.settings()
            let desk = try await options.desk(settings)
            try await UserCommand.explaining {
                let (_, token) = try await desk.accounts.invite(
                    name: person.name, email: person.email, role: try person.checkedRole, language: try person.checkedLanguage,
                    teams: try await person.teams(desk), by: nil)
                print("\(settings.publicURL)/welcome#\(token)")
            }
            try await desk.store.close()
        }
    }

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End a person's sessions and print a link, good once for 2 hours, for a new password.")

        @OptionGroup var options: DeskOptions
        @Option(help: "E-mail address of the account.") var email: String

        func run() async throws {
            let settings = try await options.settings()
            let desk = try await options.desk(settings)
            guard let staff = try await desk.store.read({ [email] tx in try tx.staff(email: email) }) else {
                throw Failure("Nobody here has the address \(email).")
            }
            let token = try await desk.accounts.reset(staff.id, by: nil)
            print("\(settings.publicURL)/welcome#\(token)")
            try await desk.store.close()
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List all accounts.")

        @OptionGroup var options: DeskOptions

        func run() async throws {
            let desk = try await options.desk(try await options.settings())
            for staff in try await desk.store.read({ tx in try tx.allStaff() }) {
                print("\(staff.role.rawValue.padding(toLength: 7, withPad: " ", startingAt: 0)) \(staff.isActive ? " " : "-") \(staff.email)  \(staff.name)")
            }
            try await desk.store.close()
        }
    }

    static func explaining(_ body: () async throws -> Void) async throws {
        do { try await body() } catch let error as AccountError { throw Failure(error.explained.message.en) }
    }
}

struct PersonOptions: ParsableArguments {
    @Option(help: "Name as colleagues see it; customers see the first word.") var name: String
    @Option(help: "E-mail address to sign in with.") var email: String
    @Option(help: "agent, expert, lead or admin.") var role: String = "agent"
    @Option(help: "en or zh.") var language: String = "en"
    @Option(help: "Teams, separated by commas. The first team of a new desk is “Support”.") var teams: String = "Support"

    var checkedRole: Role {
        get throws {
            guard let role = Role(rawValue: role) else { throw Failure("role is one of agent, expert, lead, admin.") }
            return role
        }
    }

    var checkedLanguage: Language {
        get throws {
            guard let language = Language(rawValue: language) else { throw Failure("language is en or zh.") }
            return language
        }
    }

    func teams(_ desk: Desk) async throws -> [ID<Team>] {
        let known = try await desk.store.read { tx in try tx.teams() }
        return try teams.split(separator: ",").map { name in
            guard let team = known.first(where: { $0.name == name }) else {
                throw Failure("There is no team “\(name)”. There are: \(known.map(\.name).joined(separator: ", ")).")
            }
            return team.id
        }
    }
}

/// Reads from whoever types.
enum Terminal {
    /// A line that is not shown; from a pipe, its first line.
    static func password(prompt: String) -> String? {
        guard isatty(STDIN_FILENO) == 1 else { return readLine() }
        guard let line = getpass(prompt) else { return nil }
        return String(cString: line)
    }
}
