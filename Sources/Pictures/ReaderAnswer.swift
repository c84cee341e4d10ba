import Foundation

/// The JSON that the reading program answers with.
struct ReaderAnswer: Decodable {
    private let outcome: String
    private let reason: String?
    private let lines: [String]?
    private let codes: [String]?
    private let complete: Bool?

    /// nil where the bytes are no answer.
    static func reading(_ bytes: [UInt8]) -> PictureReading? {
        guard let answer = try? JSONDecoder().decode(ReaderAnswer.self, from: Data(bytes)) else { return nil }
        switch answer.outcome {
        case "read": return .read(PictureText(lines: answer.lines ?? [], codes: answer.codes ?? [], isComplete: answer.complete ?? false))
        case "unreadable": return .unreadable(answer.reason.flatMap(PictureFault.init) ?? .damaged)
        default: return nil
        }
    }
}

/// What the reading program is asked: one byte for what is wanted, then the picture.
enum ReaderRequest: UInt8 {
    case read = 1
    case blur = 2

    func frame(_ picture: [UInt8]) -> [UInt8] {
        let length = picture.count + 1
        return stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: length >> $0) } + [rawValue] + picture
    }
}
