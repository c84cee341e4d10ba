/// What the words of an outgoing text mean for the question whether it asks for a secret.
enum OutboundConcept: UInt8, Sendable {
    /// A seed phrase, private key or keystore, or a part of one: nobody else ever needs it.
    case secret
    /// One numbered word of a phrase.
    case part
    /// A password or one-time code: typed in at its own place, never told to anyone.
    case code
    /// What may be asked for: a hash, an address, a version.
    case item
    /// "it", "them": stands for what was named last.
    case pronoun

    /// send, tell, share …: hands something over. `sharing` is its gerund, `given` its participle.
    case give, sharing, given
    /// type in, paste, fill in …: harmless in the wallet app, not in a chat or on a page.
    case enter
    /// show, export, read out …: harmless unless to us.
    case show
    /// check, confirm, verify.
    case check
    /// takes a picture of something.
    case capture
    case need, ask
    /// "must": what all others must do, you must do too.
    case obliged
    /// Somebody else asks: "asks you to", 让您.
    case asks
    /// keep, back up, write down, in order, correct: what one should do with a secret.
    case keep
    /// 把, 将: what stands next is what the verb is done to.
    case object
    case required, whatIs
    /// Of the questions, those that ask for the thing itself: 多少.
    case value
    /// Screening at work: removed, hidden.
    case removed

    /// The one who writes; `staff` are the roles that the writer, or an impostor, may have.
    case us, staff
    /// "I", "my", 我: the writer too, but in a heading the reader.
    case speaker
    case you, others
    /// "typical lines": what follows in quotation marks is what others say.
    case reported
    /// Swindlers and fakes: what stands after them is theirs.
    case swindler
    /// Danger and loss, which explain what follows from giving something away.
    case danger

    case not
    /// "no one", behind or before a verb.
    case nobody
    /// Idioms that hold a "not" and don't deny anything: "don't hesitate to", 别担心.
    case neutral
    case unless, without, cannot
    /// "not to give", said of the reader: 不提供, 不给.
    case withheld
    /// "except me": a denial for all but the writer.
    case exceptUs
    case conditional
    /// "once", "as soon as".
    case afterwards
    /// "whether", "how": what follows is asked about, not asked for.
    case embedded
    case happened

    case please
    /// "just", "but", "then": a denial before it doesn't reach beyond.
    case turn
    case and, or
    case mustBe

    /// In this conversation: here, below, in the chat.
    case chatPlace
    /// On a page of the web.
    case webPlace
    /// On a page, which may be one of the wallet app.
    case page
    /// In the wallet app, on paper, on the own device.
    case ownPlace
    /// Restoring or importing a wallet, where its phrase is needed.
    case restoring
    /// "so that we can", "for verification".
    case purpose
    /// Buttons: tap, press, choose.
    case control
    /// Words that hold others of the list and mean none of them: 发现, 不同, "not arrived".
    case plain
    /// To you: the direction from which no harm comes.
    case toYou
}

/// The meanings of one phrase; some have two ("can't you" denies nothing and asks politely).
struct OutboundConcepts: Sendable {
    private var bits: UInt64 = 0

    mutating func insert(_ concept: OutboundConcept) { bits |= 1 << UInt64(concept.rawValue) }

    mutating func formUnion(_ other: OutboundConcepts) { bits |= other.bits }

    func contains(_ concept: OutboundConcept) -> Bool { bits & (1 << UInt64(concept.rawValue)) != 0 }
}
