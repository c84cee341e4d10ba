import Kit
import Testing

@testable import Inbox

/// What an operator may name as the place of attachments, and what they are told where it can't be used.
@Suite struct ObjectBucketTests {
    private func bucket(
        endpoint: String = "https://s3.example", name: String = "files", region: String = "us-east-1", prefix: String = "", key: String = "k",
        secret: String = "s"
    ) throws(ObjectBucket.Refusal) -> ObjectBucket {
        try ObjectBucket(endpoint: endpoint, name: name, region: region, prefix: prefix, key: Redacted(key), secret: Redacted(secret))
    }

    @Test(arguments: [
        ("https://s3.example/", "s3.example"), ("http://127.0.0.1:9000", "127.0.0.1:9000"), ("http://[::1]:9000", "[::1]:9000"),
    ])
    func anAddressIsTakenWithoutItsSlash(endpoint: String, authority: String) throws {
        let bucket = try bucket(endpoint: endpoint)
        #expect(!bucket.endpoint.hasSuffix("/"))
        #expect(bucket.authority == authority)
    }

    @Test(arguments: ["", "s3.example", "https://", "https://s3.example/path", "https://user@s3.example", "ftp://s3.example", "https://s3.example?a=b"])
    func anotherAddressIsRefused(endpoint: String) {
        #expect(throws: ObjectBucket.Refusal.endpoint) { try bucket(endpoint: endpoint) }
    }

    @Test(arguments: [("", ""), ("desk", "desk/"), ("a/b/", "a/b/")])
    func aPrefixEndsWithASlash(prefix: String, expected: String) throws { #expect(try bucket(prefix: prefix).prefix == expected) }

    @Test func everyPartIsLookedAt() {
        #expect(throws: ObjectBucket.Refusal.name) { try bucket(name: "Files") }
        #expect(throws: ObjectBucket.Refusal.name) { try bucket(name: "no") }
        #expect(throws: ObjectBucket.Refusal.name) { try bucket(name: "a/../b") }
        #expect(throws: ObjectBucket.Refusal.region) { try bucket(region: "eu/1") }
        #expect(throws: ObjectBucket.Refusal.prefix) { try bucket(prefix: "/a") }
        #expect(throws: ObjectBucket.Refusal.prefix) { try bucket(prefix: "a b") }
        #expect(throws: ObjectBucket.Refusal.key) { try bucket(secret: "") }
    }

    @Test(arguments: [
        (ObjectStorageError.refused(status: 404, code: "NoSuchBucket"), "Make it"), (.refused(status: 403, code: "SignatureDoesNotMatch"), "the secret"),
        (.refused(status: 403, code: ""), "s3:ListBucket"), (.refused(status: 301, code: "PermanentRedirect"), "another region"),
        (.refused(status: 403, code: "RequestTimeTooSkewed"), "clock"), (.refused(status: 418, code: "Teapot"), "418 Teapot"), (.away("no route"), "no route"),
    ])
    func whatIsWrongIsSaidInWords(error: ObjectStorageError, words: String) throws {
        let advice = error.advice(on: try bucket())
        #expect(advice.contains(words))
        #expect(advice.hasPrefix("The bucket files at https://s3.example can't be used: "))
    }
}
