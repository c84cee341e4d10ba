import ChainKit
import Kit

/// Signatures over texts, as a proof of ownership is checked.
enum MessageBench {
    static let all: [ChainBench] = {
        let message = Array("证明这个地址由您本人控制".utf8)
        guard let key = Secp256k1.SigningKey([UInt8](repeating: 7, count: 32)), let digest = MessageScheme.tip191.digest(message),
            let signature = key.signature(over: digest)
        else { return [] }
        let kilobyte = [UInt8](repeating: 7, count: 1_000)
        return [
            ChainBench(name: "message.signer", perRound: 1_000) {
                (0..<1_000).count { _ in MessageSignature.signer(of: message, signature: signature, scheme: .tip191) == key.account }
            },
            ChainBench(name: "keccak.kilobyte", perRound: 1_000) { (0..<1_000).reduce(0) { sum, _ in sum + Int(Keccak256.digest(kilobyte)[0]) } },
            ChainBench(name: "sha256.kilobyte", perRound: 1_000) { (0..<1_000).reduce(0) { sum, _ in sum + Int(Checksum.sha256(kilobyte)[0]) } },
        ]
    }()
}
