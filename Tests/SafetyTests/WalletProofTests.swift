import ChainKit
import DeskTesting
import Foundation
import HTTPTypes
import Kit
import Testing
import Wire

/// A wallet that signs shows whose it is; nothing else does.
@Suite struct WalletProofTests {
    private let key = Secp256k1.SigningKey([UInt8](repeating: 7, count: 32))
    private let otherKey = Secp256k1.SigningKey([UInt8](repeating: 8, count: 32))

    private func sign(_ text: String, _ key: Secp256k1.SigningKey?, _ scheme: MessageScheme = .tip191) throws -> String {
        let digest = try #require(scheme.digest(Array(text.utf8)))
        return "0x" + hex(try #require(key?.signature(over: digest)).bytes)
    }

    private func tron() throws -> String { TronAddress(try #require(key?.account)).base58 }

    private func challenge(_ test: TestDesk, _ address: String, _ token: String) async throws -> TestReply {
        try await test.call(.post, "/client/v1/wallet-proofs", body: #"{"address":"\#(address)"}"#, bearer: token)
    }

    private func answer(_ test: TestDesk, _ id: String, _ signature: String, _ token: String) async throws -> TestReply {
        try await test.call(.put, "/client/v1/wallet-proofs/\(id)", body: #"{"signature":"\#(signature)"}"#, bearer: token)
    }

    @Test func aSignedTextProvesTheWalletOnce() async throws {
        let test = try await TestDesk()
        let token = try await test.customer()
        let asked = try await challenge(test, try tron(), token)
        #expect(asked.status == 201)
        let text = try asked.text("challenge")
        #expect(text.contains("moves no funds"))
        #expect(text.contains(try tron()))
        let signature = try sign(text, key)
        let proven = try await answer(test, try asked.text("id"), signature, token)
        #expect(proven.status == 200)
        #expect(try proven.text("chain") == "tron")
        // Again is the same.
        #expect(try await answer(test, try asked.text("id"), signature, token).text("provenAt") == (try proven.text("provenAt")))
        let list = try await test.call(.get, "/client/v1/wallet-proofs", bearer: token).decoded(ProvenWallets.self)
        #expect(list.wallets.map(\.address) == [try tron()])
    }

    @Test func anEVMWalletSignsInItsOwnWay() async throws {
        let test = try await TestDesk()
        let token = try await test.customer()
        let address = EVMAddress(try #require(key?.account)).checksummed
        let asked = try await challenge(test, address, token)
        let text = try asked.text("challenge")
        #expect(try await answer(test, try asked.text("id"), try sign(text, key, .tip191), token).status == 422)
        let proven = try await answer(test, try asked.text("id"), try sign(text, key, .eip191), token)
        #expect(try proven.text("chain") == "evm")
    }

    @Test func anotherKeyAnotherTextAndAnotherPersonProveNothing() async throws {
        let test = try await TestDesk()
        let token = try await test.customer()
        let asked = try await challenge(test, try tron(), token)
        let (id, text) = (try asked.text("id"), try asked.text("challenge"))
        for signature in [try sign(text, otherKey), try sign(text + " ", key), "0x1234", "", "我没有"] {
            #expect(try await answer(test, id, signature, token).status == 422)
        }
        let stranger = try await test.customer()
        #expect(try await answer(test, id, try sign(text, key), stranger).status == 404)
        #expect(try await test.call(.get, "/client/v1/wallet-proofs", bearer: token).decoded(ProvenWallets.self).wallets.isEmpty)
    }

    @Test func aTextHoldsForAQuarterOfAnHour() async throws {
        let test = try await TestDesk()
        let token = try await test.customer()
        let asked = try await challenge(test, try tron(), token)
        test.time.advance(by: .minutes(15))
        let late = try await answer(test, try asked.text("id"), try sign(try asked.text("challenge"), key), token)
        #expect(late.status == 422)
    }

    @Test(arguments: ["", "T", "hello", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u"])
    func whatIsNoAddressIsSaid(_ text: String) async throws {
        let test = try await TestDesk()
        let reply = try await challenge(test, text, try await test.customer(locale: "zh"))
        #expect(reply.status == 422)
    }

    @Test func theAgentSeesItWithItsDate() async throws {
        let test = try await TestDesk()
        let token = try await test.customer()
        let conversation = try await test.call(
            .post, "/client/v1/conversations", body: #"{"clientId":"c","text":"My USDT is gone."}"#, bearer: token
        ).text("id")
        let asked = try await test.call(
            .post, "/client/v1/wallet-proofs", body: #"{"address":"\#(try tron())","conversationId":"\#(conversation)"}"#, bearer: token)
        _ = try await answer(test, try asked.text("id"), try sign(try asked.text("challenge"), key), token)
        let panel = try await test.call(.get, "/console/fragments/chain/\(conversation)", staff: try await test.staff(.agent)).string
        #expect(panel.contains("Proven wallets"))
        #expect(panel.contains(String(try tron().prefix(4))))
    }

    @Test func somebodyElsesConversationCantBeNamed() async throws {
        let test = try await TestDesk()
        let theirs = try await test.call(
            .post, "/client/v1/conversations", body: #"{"clientId":"c","text":"Hello"}"#, bearer: try await test.customer()
        ).text("id")
        let reply = try await test.call(
            .post, "/client/v1/wallet-proofs", body: #"{"address":"\#(try tron())","conversationId":"\#(theirs)"}"#, bearer: try await test.customer())
        #expect(reply.status == 404)
    }
}
