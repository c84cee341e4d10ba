import Foundation
import Kit
import Testing
import WalletSafety

@Suite struct KeyTests {
    struct Vector: Decodable {
        let kind: String?
        let form: String
        let text: String
    }

    /// Made by Vectors/make_keys.py with Python's standard library.
    static let vectors: [Vector] = {
        let file = Files.vectors.deletingLastPathComponent().appending(path: "keys.json")
        return (try? JSONDecoder().decode([Vector].self, from: Data(contentsOf: file))) ?? []
    }()

    @Test func thereAreVectors() { #expect(KeyTests.vectors.count >= 500) }

    /// Alone, in a sentence, in Chinese without spaces, and in quotation marks.
    @Test func everyKeyIsTakenOut() {
        for vector in KeyTests.vectors {
            for frame in [("", ""), ("Please look at ", " now."), ("请看", "这个"), ("\"", "\"")] {
                let text = frame.0 + vector.text + frame.1
                let screening = WalletSafety.screen(text, language: .en)
                #expect(screening.removed.map(\.code) == [vector.kind].compactMap(\.self), "\(vector.form): \(text)")
                guard vector.kind != nil else { continue }
                let secret = vector.text.split(separator: " ").last.map(String.init) ?? vector.text
                #expect(!screening.text.text.contains(secret.prefix(20)), "\(vector.form)")
            }
        }
    }

    @Test(arguments: [
        #"{"version":3,"id":"x","address":"00","crypto":{"ciphertext":"ab12","cipherparams":{"iv":"83dbcc02"},"cipher":"aes-128-ctr","kdf":"scrypt","kdfparams":{"n":8192,"p":1,"r":8},"mac":"2103ac29"}}"#,
        #"Here: { "Crypto" : { "cipher":"aes-128-ctr", "ciphertext":"5318b4d5", "cipherparams":{"iv":"6087dab2"}, "kdf":"pbkdf2", "kdfparams":{"c":262144} } } thanks"#,
        #"{"crypto":{"ciphertext":"5318b4d5","cipherparams":{"iv":"6087dab2"},"kdf":"#,
    ])
    func keystoresAreTakenOut(text: String) {
        let screening = WalletSafety.screen(text, language: .en)
        #expect(screening.removed == [.keystore])
        #expect(!screening.text.text.contains("cipher"))
    }

    @Test(arguments: [
        ("otpauth://totp/Wallet:me?secret=JBSWY3DPEHPK3PXP&issuer=W", SecretKind.otpSecret),
        ("My 2FA secret: JBSW Y3DP EHPK 3PXP", .otpSecret),
        ("谷歌验证器密钥：JBSWY3DPEHPK3PXP", .otpSecret),
        ("recovery codes:\n1. 8f3a-92kd\n2. 77ab-1c2d\n3. 0912-aa34", .otpSecret),
        ("备用码 12345678 87654321", .otpSecret),
        ("password: hunter2!", .password),
        ("my password is Tr0ub4dor&3.", .password),
        ("密码是abc12345，帮我看看", .password),
        ("登录密码：Woaini520", .password),
        ("Password: correcthorsebattery", .password),
        ("the verification code is 482913", .oneTimeCode),
        ("验证码：482913", .oneTimeCode),
        ("482913 is my verification code", .oneTimeCode),
        ("短信验证码 4829", .oneTimeCode),
        ("OTP 482913", .oneTimeCode),
    ])
    func labelledSecretsAreTakenOut(text: String, kind: SecretKind) {
        let screening = WalletSafety.screen(text, language: .en)
        #expect(screening.removed == [kind], "\(screening.text.text)")
        #expect(WalletSafety.screen(screening.text.text, language: .en).text.text == screening.text.text)
    }

    @Test(arguments: [
        "I forgot my password", "password: forgotten", "Password is wrong", "The password is not accepted", "忘记密码了怎么办", "密码是什么",
        "支付密码错误", "I did not get the verification code", "验证码收不到", "验证码错误 60203", "error code 482913", "邮编 100080",
        "order 48291377", "The pin on the map", "password reset link", "My password was changed yesterday", "Ticket 482913 is open",
        "[1, 2, 3, 4]", "{\"a\": {\"b\": 1}}", "两步验证怎么关闭", "恢复码在哪里", "2fa secret is lost",
        "The password is case-sensitive", "The PIN is 4-digit",
    ])
    func harmlessTextsStay(text: String) {
        let screening = WalletSafety.screen(text, language: .en)
        #expect(screening.text.text == text)
    }

    @Test(arguments: [
        ("我的身份证 11010519491231002X", true), ("card 4111 1111 1111 1111 please", true), ("5500-0000-0000-0004", true),
        ("身份证 110105194912310021", false), ("4111 1111 1111 1112", false), ("order 2026112800001234", false), ("call +86 138 0013 8000", false),
    ])
    func personalNumbersGoWhereWanted(text: String, isPersonal: Bool) {
        #expect(WalletSafety.screen(text, policy: ScreeningPolicy(takesPersonal: true), language: .en).removed == (isPersonal ? [.personal] : []))
        #expect(WalletSafety.screen(text, language: .en).text.text == text)
    }
}
