import BigInt
import ChainKit
import Kit

/// What has to hold of every finding and of the words for it.
enum FindingClaims {
    static func broken(byLine line: JSONValue, recoversSigners: Bool) -> String? {
        guard let question = TransactionQuestion(line: line) else { return line.object == nil ? nil : "every object is a question" }
        let finding = TransactionDiagnosis.finding(
            of: question.evidence, tokens: KnownTokens.book, account: question.account, symbols: question.symbols, recoversSigners: recoversSigners)
        return broken(by: finding, question.evidence) ?? broken(byWordsOf: finding, question)
    }

    private static func broken(by finding: TransactionFinding, _ evidence: TronEvidence) -> String? {
        let isFalse = evidence.transaction?.isIDRight == false
        if isFalse, finding.status != .unknown { return "nothing is claimed of a transaction whose id is false" }
        if finding.status != .success, !finding.moved.isEmpty { return "nothing moves but by success" }
        if let receipt = evidence.receipt, receipt.isFailed, finding.status == .success { return "a failed one is no success" }
        if let cost = finding.cost, let receipt = evidence.receipt, cost.total != BigInt(receipt.fee) { return "the total is what the receipt says" }
        if let id = finding.id, id != (evidence.transaction?.id ?? evidence.receipt?.id)?.hex { return "the id is recomputed" }
        if finding.isFinal == true, finding.status != .expired, evidence.receipt == nil { return "only what was packed or has expired is final" }
        return nil
    }

    private static func broken(byWordsOf finding: TransactionFinding, _ question: TransactionQuestion) -> String? {
        for language in [Language.zh, .en] {
            let words = FindingWords(finding, language)
            if words.user.isEmpty || words.agent.isEmpty { return "there are words" }
            if words.text.unicodeScalars.contains(where: isHidden) { return "words hold nothing hidden" }
        }
        let answer = TransactionAnswer(id: question.id, finding: finding, text: FindingWords(finding, .zh).text).json
        guard let json = try? JSONValue(parsing: answer) else { return "the answer is JSON" }
        if answer.contains("\n") { return "the answer is one line" }
        return json["status"]?.string == finding.status.rawValue ? nil : "the answer says the status"
    }

    /// Control characters but line breaks, and marks that turn the direction of writing.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control && scalar != "\n" || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
}
