/// What the words of an outgoing text mean for the rules that it is judged by.
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

    /// Says something aloud, which gives it away where somebody listens: on the phone, to him.
    case utter, aloud
    /// "him", 电话里的人: somebody who listens.
    case listener
    /// "ready", "at hand": a secret is laid out for somebody.
    case ready
    /// "X first": what has to come before anything else.
    case order
    /// "no unlocking", 解不了: help that is held back.
    case heldBack

    // What the rules beside the one about secrets read.

    /// Programs and ways to see or move another's device: AnyDesk, screen sharing, 远程协助.
    case remote
    /// A screen, and what turns it to others: a camera, access, sharing; `watch` does so only where we are the ones who look.
    case screen, expose, watch
    /// A phone or computer, and what takes hold of it.
    case device, seize
    /// "an app", 一个软件: some program or other.
    case someProgram
    /// Sets one up: install, open, accept.
    case setUp
    /// Ends one: uninstall, close.
    case quit

    /// Hands something over: send, move. `remit` of itself speaks of money; `paid` is its participle.
    case transfer, remit, paid
    case money
    /// Of those, the ones that only money is the object of: pay, 缴.
    case pay
    /// Those that hand money on, so that "move your funds" and "transfer failed" aren't among them.
    case handOn
    /// "must be paid": a fee that is asked for.
    case payable
    /// "a payment", 入金: with a "needed" it asks for one.
    case paymentNoun
    /// A trial, a next time: what a payment that is explained is part of.
    case trial
    /// receive, 收到: what we do with the money.
    case receive
    /// A transaction, which may be called back.
    case deal
    /// A payment that only swindlers ask for: unlock fee, activation money, verification transfer.
    case baitFee
    /// How a payment is asked for without a verb: "first", "applies", "payable".
    case due
    /// 是真的吗, "is it true": doubts what stands before it.
    case doubt
    /// "The signs:", 套路: what follows is what swindlers do.
    case signs
    /// "is a", 都是: what stands before it is what follows.
    case equates
    /// Where the writer, or an impostor, takes money: our address, the safe account.
    case ourAddress
    /// "this address", "the address below": the writer's, unless the reader's own is named.
    case thatAddress
    /// 过来, just behind a verb of sending.
    case hither
    /// The reader's own address, where money may go.
    case ownAddress
    /// An address that the chain has no account for yet: the next one who pays it TRX activates it.
    case newAddress
    /// What a payment is said to bring about: unlock, release, verify.
    case release
    /// The same of a new address, which a payment does activate.
    case activation
    /// "It costs": names a price.
    case price
    /// "does not help": what paying does.
    case futile

    /// Brings money back; `regain` of itself speaks of money (追回, refund).
    case recover, regain
    /// Opens "get … back", which `back` closes.
    case fetch, back
    /// "comes back", 回来: what the money does.
    case comesBack
    /// "guarantee", "definitely".
    case certain
    /// What makes a sentence speak of the future.
    case will
    case may
    /// 追不回: can't be got back.
    case lost
    /// "but we can": says again what was denied of others.
    case elliptical
    /// An exchange, a recipient, a contract: who can give money back.
    case thirdParty
    /// Staked coins, which come back by the chain's own rules.
    case staked

    /// Urges to buy, sell or hold, or says that a price rises or a gain is sure.
    case advice
    /// buy, sell, hold, and what makes advice of them: now, should, 划算.
    case trade, urge
    /// Fees and energy, which rise too.
    case cost
    case blame
}

extension OutboundConcept {
    /// Whether it stands in the lexicon of topics.
    var isTopic: Bool { rawValue >= OutboundConcept.remote.rawValue }
}

/// The meanings of one phrase, clause or sentence; some phrases have two ("can't you" denies nothing and asks politely).
struct OutboundConcepts: Sendable, ExpressibleByArrayLiteral {
    private var bits: UInt128 = 0

    init(arrayLiteral concepts: OutboundConcept...) {
        for concept in concepts { insert(concept) }
    }

    mutating func insert(_ concept: OutboundConcept) { bits |= 1 << UInt128(concept.rawValue) }

    mutating func formUnion(_ other: OutboundConcepts) { bits |= other.bits }

    func isDisjoint(with other: OutboundConcepts) -> Bool { bits & other.bits == 0 }

    func contains(_ concept: OutboundConcept) -> Bool { bits & (1 << UInt128(concept.rawValue)) != 0 }
}
