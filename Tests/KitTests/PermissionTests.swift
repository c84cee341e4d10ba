import Kit
import Testing

@Suite struct PermissionTests {
    private static let table: [(Permission, Set<Role>)] = [
        (.readConversations, [.agent, .expert, .lead, .admin]),
        (.handleConversations, [.agent, .expert, .lead, .admin]),
        (.blockContacts, [.agent, .expert, .lead, .admin]),
        (.destroyContent, [.agent, .expert, .lead, .admin]),
        (.readKnowledge, [.agent, .expert, .lead, .admin]),
        (.seeBoard, [.agent, .expert, .lead, .admin]),
        (.writeKnowledge, [.expert, .lead, .admin]),
        (.writeMacros, [.lead, .admin]),
        (.overrideOutbound, [.lead, .admin]),
        (.editSafety, [.lead, .admin]),
        (.leadTeams, [.lead, .admin]),
        (.announce, [.lead, .admin]),
        (.readAudit, [.lead, .admin]),
        (.administer, [.admin]),
    ]

    @Test(arguments: table)
    func isHeldByExactlyTheseRoles(permission: Permission, holders: Set<Role>) {
        #expect(Set(Role.allCases.filter { $0.permissions.contains(permission) }) == holders)
    }

    @Test func theTableNamesEveryPermission() {
        #expect(Set(Self.table.map(\.0)) == Set(Permission.allCases))
    }
}
