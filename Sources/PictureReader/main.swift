import CTesseract
import Glibc

// Looks into pictures of strangers, one after another, until the input ends. It starts with the models in memory and without rights.

/// How it ends where it can't begin.
enum Failure: Int32 {
    case models = 2
    case confinement = 3
}

func answer(_ request: Request, _ texts: TextRecognition, _ codes: CodeRecognition) -> [UInt8] {
    do throws(Unreadable) {
        switch request {
        case .blur(let bytes): return BlurredCopy.jpeg(of: try Picture(decoding: bytes)) ?? []
        case .read(let bytes):
            let picture = try Picture(decoding: bytes)
            guard let prepared = Preparation.prepared(picture) else { throw .damaged }
            let (lines, isComplete) = texts.text(of: prepared)
            return Answer.read(
                lines: lines, codes: codes.codes(in: picture), isComplete: isComplete, width: picture.width, height: picture.height
            ).json
        }
    } catch {
        if case .blur = request { return [] }
        return Answer.unreadable(error).json
    }
}

guard Confinement.silence() else { exit(Failure.confinement.rawValue) }
setMsgSeverity(Int32(L_SEVERITY_NONE))
guard let texts = TextRecognition(), let codes = CodeRecognition() else { exit(Failure.models.rawValue) }
guard Confinement.confine() else { exit(Failure.confinement.rawValue) }
while let frame = Frames.next(), let request = Request(frame) {
    guard Frames.send(answer(request, texts, codes)) else { break }
}
