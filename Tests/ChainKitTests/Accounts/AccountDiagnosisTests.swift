import ChainKit
import Kit
import Testing

@Suite("Who may act for an account")
struct AccountDiagnosisTests {
    @Test("flags of made answers", arguments: AccountVectors.made)
    func flagsOf(_ made: AccountVectors.Case) {
        #expect(AccountVectors.finding(made.answer).flags.map(\.rawValue) == made.flags)
    }

    @Test("there are made answers") func vectorsAreThere() { #expect(AccountVectors.made.count > 150) }

    private static let recordedRows: [(name: String, flags: [AccountFinding.Flag], severity: AccountFinding.Severity)] = [
        ("account_normal", [], .info),
        ("account_extra_signer_in_active", [.extraSigner], .ask),
        ("account_not_activated", [.notActivated], .info),
        ("takeover_owner_replaced", [.ownerReplaced, .extraSigner], .critical),
        ("takeover_owner_shared_threshold_2", [.ownerShared, .extraSigner], .critical),
        ("takeover_owner_shared_threshold_1", [.ownerShared], .high),
        ("legit_bot_active_vote_only", [], .info),
        ("legit_own_multisig_2_of_3", [.ownerShared, .extraSigner], .ask),
        ("trongrid_v1_account", [], .info),
        ("trongrid_v1_account_missing", [.notActivated], .info),
    ]

    @Test("recorded answers", .disabled(if: AccountVectors.recorded.isEmpty, "no recordings beside the package"), arguments: recordedRows)
    func recordedAnswer(_ name: String, _ flags: [AccountFinding.Flag], _ severity: AccountFinding.Severity) throws {
        guard let answer = AccountVectors.recorded(name) else { return }
        let finding = AccountVectors.finding(answer)
        #expect(finding.flags == flags)
        #expect(finding.severity == severity)
    }

    private static let verdictRows: [(name: String, verdict: AccountWords.Verdict, severity: AccountFinding.Severity)] = [
        ("untouched", .untouched, .info),
        ("owner replaced", .ownerReplaced, .critical),
        ("owner replaced, active left", .ownerReplacedStillSending, .critical),
        ("owner paired", .ownerPaired, .critical),
        ("owner open", .ownerOpen, .high),
        ("owner of three", .ownerOfMany, .ask),
        ("owner heavier than the others", .untouched, .info),
        ("owner lighter than the other", .ownerPaired, .critical),
        ("stranger in active: TRX", .extraSigner, .high),
        ("stranger in active: lending", .extraSigner, .high),
        ("stranger in active: permissions", .permissionsOpen, .high),
        ("active paired", .jointSigner, .ask),
        ("limited stranger: votes", .limitedSigner, .info),
        ("limited stranger: staking", .limitedSigner, .info),
        ("own key may change permissions", .untouched, .info),
        ("permissions never stored", .untouched, .info),
        ("not activated", .notActivated, .info),
        ("contract", .contract, .info),
        ("error", .unknown, .info),
    ]

    @Test("what matters most", arguments: verdictRows)
    func verdict(_ name: String, _ verdict: AccountWords.Verdict, _ severity: AccountFinding.Severity) throws {
        let made = try #require(AccountVectors.made.first { $0.name == name })
        let finding = AccountVectors.finding(made.answer)
        #expect(AccountWords.Verdict(finding) == verdict)
        #expect(finding.severity == severity)
    }

    @Test("what the own key can still do")
    func powers() throws {
        func powers(_ name: String) throws -> OwnPowers? {
            AccountVectors.finding(try #require(AccountVectors.made.first { $0.name == name }).answer).powers
        }
        let lost = try #require(try powers("owner replaced"))
        #expect(!lost.isSending && !lost.changesPermissions && !lost.affordsChange)
        let left = try #require(try powers("owner replaced, active left"))
        #expect(left.sendsTRX && left.callsContracts && !left.changesPermissions)
        let own = try #require(try powers("untouched"))
        #expect(own.isSending && own.changesPermissions && !own.affordsChange)
        #expect(try powers("error") == nil)
        #expect(try powers("contract") == nil)
    }

    @Test("an answer about another account is believed in nothing")
    func otherAccount() throws {
        let asked = AccountVectors.address(1)
        let answer = try JSONValue(parsing: #"{"address": "\#(AccountVectors.address(2).base58)", "balance": 5}"#)
        #expect(AccountLookup(node: answer, asked: asked) == .unreadable(field: "address"))
    }

    @Test("random permissions: the flags say what can be reached")
    func random() {
        var dice = SeededGenerator(seed: 20_261_122)
        for round in 0..<2000 {
            let account = AccountVectors.randomAccount(&dice)
            let finding = AccountDiagnosis.finding(of: AccountDiagnosis.Evidence(lookup: .found(account)), tokens: AccountVectors.book, now: AccountVectors.now)
            let holdsOwn = account.owner.keys.contains { $0.address == account.address && $0.weight > 0 }
            #expect(finding.flags.contains(.ownerReplaced) == !holdsOwn, "seed \(dice.seed), round \(round)")
            #expect(!(finding.flags.contains(.ownerReplaced) && finding.flags.contains(.ownerShared)), "seed \(dice.seed), round \(round)")
            let isAlone = (account.actives + [account.owner]).allSatisfy { $0.keys.allSatisfy { $0.address == account.address } }
            if isAlone, holdsOwn { #expect(finding.flags.isEmpty, "seed \(dice.seed), round \(round)") }
            if finding.flags.contains(.canChangePermissions) { #expect(finding.flags.contains(.extraSigner), "seed \(dice.seed), round \(round)") }
            if finding.powers?.isSending == false { #expect(finding.severity >= .ask, "seed \(dice.seed), round \(round)") }
        }
    }
}

extension AccountVectors {
    /// Few keys, so that they meet; weights and thresholds up to the greatest number.
    static func randomAccount(_ dice: inout SeededGenerator) -> TronAccount {
        let owner = Int.random(in: 0..<8, using: &dice) == 0 ? nil : randomPermission(.owner, id: 0, &dice)
        let actives = (0..<Int.random(in: 0..<4, using: &dice)).map { randomPermission(.active, id: 2 + $0, &dice) }
        return TronAccount(address: address(1), balance: Int64.random(in: 0...Int64.max, using: &dice), owner: owner, actives: actives)
    }

    private static func randomPermission(_ kind: TronPermission.Kind, id: Int, _ dice: inout SeededGenerator) -> TronPermission {
        func number() -> Int64 { Int.random(in: 0..<10, using: &dice) == 0 ? .max : Int64.random(in: 0...3, using: &dice) }
        let keys = (0..<Int.random(in: 0...5, using: &dice)).map { _ in
            TronPermission.Key(address: address(Int.random(in: 1...4, using: &dice)), weight: number())
        }
        let operations = kind == .active ? (0..<Int.random(in: 0...32, using: &dice)).map { _ in UInt8.random(in: 0...255, using: &dice) } : []
        return TronPermission(kind: kind, id: id, name: "\u{202E}<b>\(id)", threshold: number(), keys: keys, operations: operations)
    }
}
