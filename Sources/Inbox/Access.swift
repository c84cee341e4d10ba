package import Accounts
package import Kit
package import Store

/// The record is unknown, or not this person's to reach. The two are told apart nowhere.
package struct AccessDenied: Error, Sendable {
    package init() {}
}

/// Which conversations a member of staff reaches, as a condition on `conversation c`:
/// those of their teams' queues, those escalated to their teams, those assigned or offered to them; an admin reaches all.
package func reach(_ me: SignedIn) -> SQL {
    if me.reachesAll { return "1 = 1" }
    let teams = me.teams.sorted()
    return "(c.team_id IN \(list: teams) OR c.agent_id = \(me.staff.id) OR c.offered_to = \(me.staff.id) OR c.expert_team_id IN \(list: teams))"
}

extension Reading {
    /// The one way in which staff get at a conversation.
    package func access(conversation id: ID<Conversation>, for me: SignedIn) throws -> Conversation {
        guard let found: Conversation = try first("SELECT \(Conversation.columns) FROM conversation c WHERE c.id = \(id) AND \(reach(me))")
        else { throw AccessDenied() }
        return found
    }

    /// The one way in which a customer gets at a conversation: it is theirs, or one of theirs was merged into it.
    package func access(conversation id: ID<Conversation>, for contact: ID<Contact>) throws -> Conversation {
        let found: Conversation? = try first(
            """
            SELECT \(Conversation.columns) FROM conversation c WHERE c.id = \(id) AND (c.contact_id = \(contact)
              OR EXISTS (SELECT 1 FROM conversation o WHERE o.merged_into = c.id AND o.contact_id = \(contact)))
            """)
        guard let found else { throw AccessDenied() }
        return found
    }

    /// For readers of the event log and jobs, which act for the desk itself.
    package func conversation(_ id: ID<Conversation>) throws -> Conversation? {
        try first("SELECT \(Conversation.columns) FROM conversation c WHERE c.id = \(id)")
    }
}
