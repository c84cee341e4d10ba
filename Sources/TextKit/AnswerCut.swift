/// When a hit may be answered with, and when it may only be offered. Below both the bot says that it does not know.
///
/// Measured on the help centre's 82 articles in both languages with 1,095 listed questions, each asked of an index without it, and on
/// 128 real messages and titles from public wallet trackers, judged by hand. The cuts were chosen on the same texts: expect a little
/// less, and measure again when articles change much.
package struct AnswerCut: Sendable {
    let score: Double
    let coverage: Double
    let lead: Double

    /// Answer with the passage. Right in 85.7 % of the listed questions answered (English; a third of all are, 49 % of those that
    /// the first hit has right), 88.8 % (Chinese; 34 %, 46 %), and in 28 of 30 real messages (23 % of all). Questions of other fields are
    /// answered in 6 % (English: banking, small talk) and 0 % (Chinese); where the very topic has no article, a neighbour answers in 19 %.
    package static let answer = AnswerCut(score: 2, coverage: 0.35, lead: 0.33)

    /// Offer the article among up to three for the customer to choose from. Admits 98 % (English) and 90 % (Chinese) of the listed
    /// questions, with the right article among the first three in 86 and 91 %; of other fields' questions 29 and 1 %.
    package static let offer = AnswerCut(score: 1.75, coverage: 0.3, lead: 0)

    package func admits<Key>(_ hit: Retriever<Key>.Hit) -> Bool {
        hit.score >= score && hit.coverage >= coverage && hit.lead >= lead
    }
}
