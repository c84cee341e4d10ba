package import Kit
package import Store

/// A member of staff.
package struct Staff: Sendable, Hashable, RowDecodable {
    package let id: ID<Staff>
    package let name: String
    package let email: String
    package let role: Role
    package let language: Language
    /// Someone who has left keeps their name on what they wrote and can't sign in.
    package let isActive: Bool

    package init(row: Row) throws {
        id = try row("id")
        name = try row("name")
        email = try row("email")
        role = try row("role")
        language = try row("language")
        isActive = try row("active")
    }

    package func may(_ permission: Permission) -> Bool { role.permissions.contains(permission) }

    /// What a customer is told: the first name alone.
    package var firstName: String { Self.firstName(of: name) }

    /// What customers see of a name.
    package static func firstName(of name: String) -> String { name.split(separator: " ").first.map(String.init) ?? name }
}

/// Staff who answer the same queues.
package struct Team: Sendable, Hashable, RowDecodable {
    package let id: ID<Team>
    package let name: String

    package init(row: Row) throws {
        id = try row("id")
        name = try row("name")
    }
}

/// A member of staff who has signed in, as a route sees them.
package struct SignedIn: Sendable {
    package let staff: Staff
    package let teams: Set<ID<Team>>
    /// Sent back by the page's scripts with everything that changes something.
    package let csrf: String
    let session: String

    /// Whether they reach everything, whatever their teams.
    package var reachesAll: Bool { staff.role == .admin }
}

/// What a one-time link is for.
enum LinkPurpose: String, SQLConvertible {
    case invitation
    case reset

    /// How long the link works.
    var lifetime: Span {
        switch self {
        case .invitation: .days(7)
        case .reset: .hours(2)
        }
    }
}

/// Why an account could not be made or used.
package enum AccountError: Error, Sendable, Equatable {
    case wrongCredentials
    case emailTaken
    case badEmail
    case badName
    /// Shorter than 12 characters, or among the passwords that everybody tries.
    case weakPassword
    case linkExpired
    case unknownStaff
    case unknownTeam
    /// The last admin can't be demoted or deactivated.
    case lastAdmin
}
