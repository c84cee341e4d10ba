/// When a hit may be answered with, and when it may only be offered. Below both the bot says that it does not know.
///
/// Measured on the help centre's 168 articles in both languages with three listed questions of each, each asked of an index without it, and on the
/// 131 real messages and titles of the open wallet set, judged by reading. The cuts were chosen on the listed questions: measure again when articles
/// change much.
package struct AnswerCut: Sendable {
    let score: Double
    let coverage: Double
    let lead: Double

    /// Answer with the passage. The very article that listed the question answers in 81.6 % of the answers (English; 22.6 % of all are answered) and
    /// 83.3 % (Chinese; 32.1 %), where a neighbour would often do as well; of real messages 14 of 15 answers are right, 11 % of all. Questions of another
    /// field (English: StackFAQ) are answered in 2.4 %.
    package static let answer = AnswerCut(score: 2.4, coverage: 0.35, lead: 0.36)

    /// Offer the article among up to three for the customer to choose from. Admits 98 % (English) and 92 % (Chinese) of the
    /// listed questions, with the very article among the first three in 70 and 77 %; of another field's questions 10 %.
    package static let offer = AnswerCut(score: 1.75, coverage: 0.3, lead: 0)

    package func admits<Key>(_ hit: Retriever<Key>.Hit) -> Bool {
        hit.score >= score && hit.coverage >= coverage && hit.lead >= lead
    }
}
