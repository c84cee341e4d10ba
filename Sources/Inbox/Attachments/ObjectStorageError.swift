/// Why a bucket did not do what it was asked. The description is for logs and operators; it holds no key.
package enum ObjectStorageError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No answer, or none but errors that may pass, after all tries; the text says what the last one met.
    case away(String)
    /// An answer that will not change by itself: its HTTP status, and S3's code where the service gave one.
    case refused(status: Int, code: String)
    /// There is no object under this key.
    case missing(key: String)
    /// The object under this key is not the one that was stored.
    case damaged(key: String)

    package var description: String {
        switch self {
        case .away(let reason): "the object storage is away: \(reason)"
        case .refused(let status, let code): "the object storage refused (\(status)\(code.isEmpty ? "" : " \(code)"))"
        case .missing(let key): "the object storage has no object \(key)"
        case .damaged(let key): "the object \(key) is not what was stored"
        }
    }

    /// What an operator can do about a bucket that can't be used. The codes are those of "Error responses", Amazon S3 API Reference.
    func advice(on bucket: ObjectBucket) -> String {
        let place = "The bucket \(bucket.name) at \(bucket.endpoint) can't be used: "
        guard case .refused(let status, let code) = self else { return place + "\(self)." }
        return switch (status, code) {
        case (404, _): place + "there is no such bucket. Make it, or set attachments.s3.bucket."
        case (_, "InvalidAccessKeyId"): place + "the service does not know the key. Set attachments.s3.key."
        case (_, "SignatureDoesNotMatch"): place + "the secret is not that of the key. Set attachments.s3.secret."
        case (_, "RequestTimeTooSkewed"): place + "the clock of this machine is more than 15 minutes off."
        case (301, _), (307, _), (_, "AuthorizationHeaderMalformed"):
            place + "it lies in another region. Set attachments.s3.region and attachments.s3.endpoint."
        case (401, _), (403, _): place + "the key may not. It needs s3:ListBucket, s3:GetObject, s3:PutObject and s3:DeleteObject."
        default: place + "\(self)."
        }
    }
}

/// A bucket that can't be used, in words for the operator.
package struct ObjectStorageProblem: Error, Sendable, CustomStringConvertible {
    package let description: String
}
