/// What a member of staff may do. A route names one; a role is a set of them.
package enum Permission: String, Sendable, Hashable, CaseIterable, Codable {
    /// Read the conversations one can reach, search them, and be present.
    case readConversations
    /// Write replies and notes, take, assign, snooze, resolve and reopen.
    case handleConversations
    /// Mark spam and block a contact.
    case blockContacts
    /// Destroy an attachment or a message's text for good.
    case destroyContent
    /// Read the knowledge base with its drafts.
    case readKnowledge
    /// Write and publish articles.
    case writeKnowledge
    /// Write macros that all of a team see.
    case writeMacros
    /// See queues, presence and load of one's teams.
    case seeBoard
    /// Set skills, capacity, policies of queues, promises and alarms of one's teams, and put conversations before others.
    case leadTeams
    /// Send a text that the judge of outgoing texts refuses. It is written into the audit log.
    case overrideOutbound
    /// Keep the lists by which links are judged, and the register of official sites, accounts and numbers.
    case editSafety
    /// Write announcements.
    case announce
    /// Invite staff, set roles, teams, queues and opening hours.
    case administer
    /// Read the audit log.
    case readAudit
}

/// A named set of permissions.
package enum Role: String, Sendable, Hashable, CaseIterable, Codable {
    case agent
    case expert
    case lead
    case admin

    package var permissions: Set<Permission> {
        switch self {
        case .agent: [.readConversations, .handleConversations, .blockContacts, .destroyContent, .readKnowledge, .seeBoard]
        case .expert: Role.agent.permissions.union([.writeKnowledge])
        case .lead: Role.expert.permissions.union([.writeMacros, .leadTeams, .overrideOutbound, .editSafety, .announce, .readAudit])
        case .admin: Set(Permission.allCases)
        }
    }
}
