import ArgumentParser
import ChainKit
import Kit

struct VerifyMessageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-message", abstract: "Tell whether the key of an address signed a message.",
        discussion: """
            TRON addresses sign by TIP-191 (signMessageV2), or by the old signMessage where the message is 64 hexadecimal digits; EVM addresses by EIP-191 \
            (personal_sign). Prints the reason. The exit code is 0 where the signature is right and 1 where it isn't.
            """)

    @Option(parsing: .unconditional, help: "The address, in base 58, 41-hex or with 0x.") var address: String
    @Option(parsing: .unconditional, help: "The message, character by character as it was signed.") var message: String
    @Option(parsing: .unconditional, help: "The signature: 130 hexadecimal digits, with or without 0x.") var signature: String
    @Option(name: .customLong("lang"), help: "Language of the reason: en or zh.") var language = "en"

    func run() throws {
        guard let language = Language(rawValue: language) else { throw Failure("The language is en or zh.") }
        let verification = MessageSignature.verify(address: address, message: message, signature: signature)
        print(verification.explanation(language))
        if !verification.isRight { throw ExitCode(1) }
    }
}
