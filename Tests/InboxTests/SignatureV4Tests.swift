import Foundation
import Kit
import Testing

@testable import Inbox

/// Signatures of requests to S3, by AWS's own examples and by what botocore signs.
@Suite struct SignatureV4Tests {
    /// "Authenticating Requests: Using the Authorization Header (AWS Signature Version 4)", Amazon S3 API Reference.
    private static let example = SignatureV4(
        key: Redacted("AKIAIOSFODNN7EXAMPLE"), secret: Redacted("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"), region: "us-east-1")
    private static let host = (name: "Host", value: "examplebucket.s3.amazonaws.com")
    /// 2013-05-24T00:00:00Z.
    private static let day = Instant(milliseconds: 1_369_353_600_000)

    private func signature(in headers: [(name: String, value: String)]) -> String? {
        headers.last?.value.split(separator: "Signature=").last.map(String.init)
    }

    @Test func aPieceOfAnObject() {
        let request = SignatureV4.Request(
            method: "GET", path: "/test.txt", headers: [Self.host, (name: "Range", value: "bytes=0-9")], payload: .empty)
        let headers = Self.example.headers(for: request, at: Self.day)
        #expect(
            headers.map(\.value) == [
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "20130524T000000Z",
                "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                    + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                    + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
            ])
    }

    @Test func theStepsOfTheFirstExample() {
        var request = SignatureV4.Request(
            method: "GET", path: "/test.txt", headers: [Self.host, (name: "Range", value: "bytes=0-9")], payload: .empty)
        request.headers += [(name: "x-amz-content-sha256", value: request.payload.text), (name: "x-amz-date", value: "20130524T000000Z")]
        #expect(
            request.canonical == """
                GET
                /test.txt

                host:examplebucket.s3.amazonaws.com
                range:bytes=0-9
                x-amz-content-sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
                x-amz-date:20130524T000000Z

                host;range;x-amz-content-sha256;x-amz-date
                e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
                """)
        #expect(
            Self.example.stringToSign(request, at: Self.day) == """
                AWS4-HMAC-SHA256
                20130524T000000Z
                20130524/us-east-1/s3/aws4_request
                7344ae5b7ee6c3e7e6b0fe0640412a37625d1fbfff95c48bbb2dc43964946972
                """)
    }

    @Test func anObjectThatIsStored() {
        let request = SignatureV4.Request(
            method: "PUT", path: "/test$file.text",
            headers: [
                Self.host, (name: "Date", value: "Fri, 24 May 2013 00:00:00 GMT"), (name: "x-amz-storage-class", value: "REDUCED_REDUNDANCY"),
            ],
            payload: .sha256("44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072"))
        let signature = signature(in: Self.example.headers(for: request, at: Self.day))
        #expect(signature == "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")
        #expect(request.target == "/test%24file.text")
    }

    @Test(arguments: [
        ([(name: "lifecycle", value: "")], "/?lifecycle=", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
        (
            [(name: "prefix", value: "J"), (name: "max-keys", value: "2")], "/?max-keys=2&prefix=J",
            "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"
        ),
    ])
    func questionsToABucket(query: [(name: String, value: String)], target: String, expected: String) {
        let request = SignatureV4.Request(method: "GET", path: "/", query: query, headers: [Self.host], payload: .empty)
        #expect(signature(in: Self.example.headers(for: request, at: Self.day)) == expected)
        #expect(request.target == target)
    }

    @Test func whatBotocoreSigns() throws {
        let vectors = try S3Vector.recorded()
        #expect(vectors.count >= 200)
        for vector in vectors {
            let headers = vector.signer.headers(for: vector.request, at: vector.at)
            #expect(headers.last?.value.replacing(",", with: ", ") == vector.authorization, "\(vector.number)")
            #expect(vector.request.target == vector.target, "\(vector.number)")
        }
    }

    @Test func aSignerPrintsNoSecret() {
        var text = ""
        dump(Self.example, to: &text)
        #expect(!text.contains("wJalr") && !text.contains("AKIA"))
    }
}

/// A request that botocore signed: `Scripts/s3-vectors.py` makes the file.
private struct S3Vector {
    let number: Int
    let signer: SignatureV4
    let request: SignatureV4.Request
    let at: Instant
    let target: String
    let authorization: String

    static func recorded() throws -> [S3Vector] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors/s3.json")
        let document = try JSONValue(parsing: Data(contentsOf: file))
        return try #require(document["requests"]?.array).enumerated().map { number, entry in try S3Vector(number: number, entry) }
    }

    private init(number: Int, _ entry: JSONValue) throws {
        func text(_ name: String) throws -> String { try #require(entry[name]?.string) }
        func pairs(_ name: String) throws -> [(name: String, value: String)] {
            try #require(entry[name]?.array).map { pair in
                (name: try #require(pair.array?.first?.string), value: try #require(pair.array?.last?.string))
            }
        }
        self.number = number
        signer = SignatureV4(key: Redacted(try text("key")), secret: Redacted(try text("secret")), region: try text("region"))
        let payload = try text("payload")
        request = SignatureV4.Request(
            method: try text("method"), path: try text("path"), query: try pairs("query"), headers: try pairs("headers"),
            payload: payload == SignatureV4.Payload.unsigned.text ? .unsigned : .sha256(payload))
        at = try #require(Instant(iso8601: try text("at")))
        target = try text("target")
        authorization = try text("authorization")
    }
}
