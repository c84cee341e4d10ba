/// What the words of an outgoing text mean for the rules that it is judged by.
enum OutboundConcept: UInt8, Sendable {
    /// A seed phrase, private key or keystore, or a part of one: nobody else ever needs it.
    case secret
    /// One numbered word of a phrase.
    case part
    /// A password or one-time code: typed in at its own place, never told to anyone.
    case code
    /// A text message or an authenticator: what "that number" then stands for is a code.
    case smsCode
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
    /// A call with pictures, where a screen is shared: Zoom, 腾讯会议.
    case meeting
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
    /// Of those, the names of coins, which a number makes an amount.
    case coin
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
    /// What an amount that stands before it is said to do: "50 USDT unlocks it".
    case opens
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
    /// swap, move, keep: trading only where somebody's own opinion urges it.
    case shift
    /// Into another coin: swap, 换成.
    case swapInto
    /// "if I were you", 我建议: an opinion.
    case counsel
    /// What can be traded, and a price: "this coin", 行情.
    case market
    /// Up and down. `rocket` speaks of nothing but a forecast.
    case motion, rocket
    /// "soon", "about to", 马上, 肯定: what makes a forecast of a motion.
    case ahead
    /// earn, 赚, and the time in which: "a month", 每天.
    case earn, period
    /// Fees and energy, which rise too.
    case cost

    case blame
    /// A mistake or carelessness, and what makes it the reader's: "on your part", 您自己的.
    case fault, owned
    /// "read", 仔细: what the reader is said to have left out.
    case care
    /// "wouldn't have happened", 就不至于: what that would have spared him.
    case spared
    /// "even", 也敢, 难道: what makes a question a reproach.
    case reproach
    /// "who would", "how could you": opens a question that asks nothing.
    case rhetorical
    /// "it was you who", 是您自己, and what he did: signed, 点的.
    case yourself, deed
}

extension OutboundConcept {
    /// The three lexicons, each matched apart.
    enum Lexicon {
        case grammar, topics, opinions
    }

    var lexicon: Lexicon {
        if rawValue >= OutboundConcept.advice.rawValue { return .opinions }
        return rawValue >= OutboundConcept.remote.rawValue ? .topics : .grammar
    }
}

/// The meanings of one phrase, clause or sentence; some phrases have two ("can't you" denies nothing and asks politely).
struct OutboundConcepts: Sendable, ExpressibleByArrayLiteral {
    /// One bit for each concept.
    private var low: UInt128 = 0
    private var high: UInt64 = 0

    @inline(__always)
    init(arrayLiteral concepts: OutboundConcept...) {
        for concept in concepts { insert(concept) }
    }

    @inline(__always)
    mutating func insert(_ concept: OutboundConcept) {
        if concept.rawValue < 128 { low |= 1 << UInt128(concept.rawValue) } else { high |= 1 << UInt64(concept.rawValue - 128) }
    }

    mutating func formUnion(_ other: OutboundConcepts) {
        low |= other.low
        high |= other.high
    }

    func isDisjoint(with other: OutboundConcepts) -> Bool { low & other.low == 0 && high & other.high == 0 }

    @inline(__always)
    func contains(_ concept: OutboundConcept) -> Bool {
        concept.rawValue < 128 ? low & (1 << UInt128(concept.rawValue)) != 0 : high & (1 << UInt64(concept.rawValue - 128)) != 0
    }

    /// Those that it holds, in order.
    var all: [OutboundConcept] {
        var all: [OutboundConcept] = []
        var (low, high) = (low, high)
        while low != 0 {
            if let concept = OutboundConcept(rawValue: UInt8(low.trailingZeroBitCount)) { all.append(concept) }
            low &= low - 1
        }
        while high != 0 {
            if let concept = OutboundConcept(rawValue: UInt8(128 + high.trailingZeroBitCount)) { all.append(concept) }
            high &= high - 1
        }
        return all
    }

    /// The same number for the same concepts.
    var key: UInt64 { UInt64(truncatingIfNeeded: low) ^ UInt64(truncatingIfNeeded: low >> 64) &* 0x9E37_79B9_7F4A_7C15 ^ high &* 0xBF58_476D_1CE4_E5B9 }
}
