/// The words and phrases of `OutboundConcept`. They are parted by `|` or a line end, and the longest that fits wins. Words parted by `/` stand
/// for one another: `a/the photo/picture of` is four phrases, and `_` joins the words of one.
///
/// A phrase that is missing here lets a request pass; one that is too short stops honest text. Both are found by the tables of sentences in
/// the tests and by the articles of the knowledge base, all of which must pass.
enum OutboundLexicon {
    /// In a phrase, a number in digits or words.
    static let number = "num"
    /// In a phrase, a web address.
    static let webAddress = "webaddress"

    /// Small words that people join with those of the lexicon when they write a sentence without spaces.
    static let fillers = "the a an of to so can need from for with your you my me us our and is now i we on in at this that by all"
}
