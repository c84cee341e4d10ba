import BigInt
import ChainKit
import ChainNodes
import Kit
import StandInNode
import Testing

@Suite struct ChainReaderTests {
    @Test func aFailedTransferIsReadWithItsCost() async throws {
        try await LiveDesk.run(nodes: 2) { desk in
            let id = try desk.transaction("failedTransfer")
            let reading = await desk.reader.transaction(id)
            #expect(reading.finding.status == .failed)
            #expect(reading.finding.isFinal == true)
            #expect(reading.finding.reason == .contract(.outOfEnergy))
            #expect(reading.finding.cost?.total == 27_255_900)
            #expect(reading.finding.signers == [try desk.person("lin").base58])
            #expect(reading.finding.isIDRight == true)
            #expect(reading.node == "node 1")
            #expect(reading.at == StandInClock.start)
            #expect(!reading.isOnOtherChain)
        }
    }

    @Test func theSnapshotGivesTheSameFindingAgain() async throws {
        try await LiveDesk.run(nodes: 2) { desk in
            for name in desk.chain.story.transactions.keys.sorted() {
                let reading = await desk.reader.transaction(try desk.transaction(name))
                let question = try found(TransactionQuestion(line: try JSONValue(parsing: reading.evidence.text)))
                #expect(TransactionDiagnosis.finding(of: question.evidence, tokens: KnownTokens.book, symbols: question.symbols) == reading.finding, "\(name)")
            }
        }
    }

    @Test func pendingBecomesPackedAndThenFinal() async throws {
        try await LiveDesk.run(nodes: 2) { desk in
            let id = try desk.sentByMei().id
            #expect(await desk.reader.transaction(id).finding.status == .pending)
            desk.clock.advance(by: .seconds(6))
            let packed = await desk.reader.transaction(id).finding
            #expect(packed.status == .success)
            #expect(packed.isFinal == false)
            desk.clock.advance(by: .seconds(60))
            let final = await desk.reader.transaction(id).finding
            #expect(final.status == .success)
            #expect(final.isFinal == true)
        }
    }

    @Test func whatWasNeverPackedIsExpiredOnceItsTimeIsSolidified() async throws {
        try await LiveDesk.run(nodes: 2) { desk in
            desk.chain.setPacking(false)
            let id = try desk.sentByMei().id
            #expect(await desk.reader.transaction(id).finding.status == .pending)
            desk.clock.advance(by: .seconds(70))
            // Its time has passed, but the solidified state is 54 seconds behind: a block with it could still become known.
            #expect(await desk.reader.transaction(id).finding.status != .expired)
            desk.clock.advance(by: .seconds(60))
            #expect(await desk.reader.transaction(id).finding.status == .expired)
        }
    }

    @Test func whatACustomerHasAndNoNodeKnowsIsExpired() async throws {
        try await LiveDesk.run(nodes: 2) { desk in
            let id = try desk.transaction("expiredTransfer")
            #expect(await desk.reader.transaction(id).finding.status == .notFound)
            await desk.reader.remember(try found(desk.chain.story.expired))
            desk.clock.advance(by: .seconds(4))
            #expect(await desk.reader.transaction(id).finding.status == .expired)
        }
    }

    @Test func oneNodeAloneProvesNothingExpired() async throws {
        try await LiveDesk.run(nodes: 1) { desk in
            await desk.reader.remember(try found(desk.chain.story.expired))
            #expect(try await desk.reader.transaction(desk.transaction("expiredTransfer")).finding.status != .expired)
        }
    }

    @Test func nothingButTheIDIsSent() async throws {
        try await LiveDesk.run(nodes: 1) { desk in
            let id = try desk.transaction("successfulTransfer")
            _ = await desk.reader.transaction(id)
            for request in desk.nodes[0].requests where request.path != "/wallet/getnowblock" && request.path != "/walletsolidity/getnowblock" {
                #expect(request.body == #"{"value":"\#(id.hex)"}"#)
            }
        }
    }

    @Test func finalAnswersAreKeptForAnHourAndOthersForThreeSeconds() async throws {
        try await LiveDesk.run(nodes: 1) { desk in
            let node = desk.nodes[0]
            let final = try desk.transaction("successfulTransfer")
            let unknown = try found(TransactionID([UInt8](repeating: 7, count: 32)))
            for (id, lifetime) in [(final, Span.hours(1)), (unknown, Span.seconds(3))] {
                _ = await desk.reader.transaction(id)
                node.clearRequests()
                desk.clock.advance(by: Span(milliseconds: lifetime.milliseconds - 1))
                _ = await desk.reader.transaction(id)
                #expect(node.requests.isEmpty)
                desk.clock.advance(by: .milliseconds(1))
                _ = await desk.reader.transaction(id)
                #expect(!node.requests.isEmpty)
            }
        }
    }

    @Test func whoAsksTheSameMeanwhileSharesTheAnswer() async throws {
        try await LiveDesk.run(nodes: 1) { desk in
            let id = try desk.transaction("failedTransfer")
            _ = await desk.reader.transaction(id)
            let alone = desk.nodes[0].requests.count
            desk.clock.advance(by: .hours(2))
            desk.nodes[0].clearRequests()
            let statuses = await withTaskGroup(of: TransactionFinding.Status.self) { group in
                for _ in 0..<50 { group.addTask { await desk.reader.transaction(id).finding.status } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses == Array(repeating: .failed, count: 50))
            #expect(desk.nodes[0].requests.count == alone)
        }
    }

    @Test func anAccountIsReadWithItsResources() async throws {
        try await LiveDesk.run(nodes: 2) { desk in
            let reading = await desk.reader.account(try desk.person("gao"))
            guard case .found(let account) = reading.state else {
                Issue.record("\(reading.state)")
                return
            }
            #expect(account["unfrozenV2"]?.array?.count == 1)
            #expect(reading.resources?["freeNetLimit"]?.int64 == 600)
            #expect(reading.node == "node 1")
            #expect(try await desk.reader.account(desk.person("nobody")).state == .notActivated)
        }
    }

    @Test func aTakeoverIsSeenInTheAccount() async throws {
        try await LiveDesk.run(nodes: 1) { desk in
            let reading = await desk.reader.account(try desk.person("chen"))
            let question = try AccountQuestion(reading.evidence)
            #expect(AccountDiagnosis.finding(of: question.evidence, tokens: KnownTokens.book, now: reading.at).flags.contains(.ownerReplaced))
        }
    }

    @Test func aFreezeIsToldOnlyWhereANodeSaysSo() async throws {
        try await LiveDesk.run(nodes: 1) { desk in
            #expect(try await desk.reader.isFrozen(desk.person("hop five")).isFrozen == true)
            #expect(try await desk.reader.isFrozen(desk.person("lin")).isFrozen == false)
            desk.nodes[0].setFaults([FaultRule(.page)])
            let unknown = await desk.reader.isFrozen(try desk.person("wang"))
            #expect(unknown.isFrozen == nil)
            #expect(unknown.node.isEmpty)
        }
    }

    @Test func tokensAndApprovalsAreRead() async throws {
        try await LiveDesk.run(nodes: 1) { desk in
            let (zhao, spender) = (try desk.person("zhao"), try desk.person("spender"))
            let allowance = await desk.reader.allowance(of: zhao, for: spender, token: StandInChain.tether)
            #expect(allowance.units == BigUInt(1) << 256 - 1)
            #expect(await desk.reader.balance(of: spender, token: StandInChain.tether).units == 800_000_000)
            let fake = await desk.reader.token(try found(desk.chain.story.fakeToken))
            #expect(fake.symbol == "USDT")
            #expect(fake.decimals == 6)
            #expect(await desk.reader.token(zhao).symbol == nil)
        }
    }

    @Test func listsComeInPagesThatMeet() async throws {
        try await LiveDesk.run(nodes: 1) { desk in
            let hop = try desk.person("hop one")
            let whole = try found(await desk.reader.tokenTransfers(of: hop, GridQuery(isOldestFirst: true)).page)
            #expect(whole.rows.count == 5)
            #expect(whole.fingerprint == nil)
            var rows: [JSONValue] = []
            var query = GridQuery(limit: 2, isOldestFirst: true)
            repeat {
                let page = try found(await desk.reader.tokenTransfers(of: hop, query).page)
                rows += page.rows
                query.fingerprint = page.fingerprint
            } while query.fingerprint != nil
            #expect(rows == whole.rows)
            let outgoing = try found(await desk.reader.transactions(of: hop, GridQuery(direction: .outgoing)).page)
            #expect(outgoing.rows.count == 4)
            let freezes = try found(await desk.reader.events(of: StandInChain.tether, named: .blacklisted).page)
            #expect(freezes.rows.count == 1)
        }
    }
}
