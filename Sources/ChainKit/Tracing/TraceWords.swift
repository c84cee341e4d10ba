package import Kit

/// What a trace says, for the console, the drawing and the evidence pack.
package enum TraceWords {
    /// How far a statement can be relied on.
    package enum Standing: String, Sendable, Hashable, CaseIterable {
        /// Anybody can check it on the chain.
        case fact
        /// The desk's reckoning from facts.
        case estimate
        /// Somebody says so.
        case claim
        /// It looks so.
        case guess

        package var name: Phrase {
            switch self {
            case .fact: Phrase(en: "fact", zh: "链上事实")
            case .estimate: Phrase(en: "estimate", zh: "估算")
            case .claim: Phrase(en: "as stated by the source", zh: "来源所述")
            case .guess: Phrase(en: "guess", zh: "推测")
            }
        }
    }

    package static func kind(_ kind: AddressLabel.Kind) -> Phrase {
        switch kind {
        case .exchange: Phrase(en: "exchange", zh: "交易所")
        case .bridge: Phrase(en: "bridge", zh: "跨链桥")
        case .mixer: Phrase(en: "mixer", zh: "混币服务")
        case .swap: Phrase(en: "swap", zh: "兑换合约")
        case .token: Phrase(en: "token contract", zh: "代币合约")
        case .burn: Phrase(en: "burn address", zh: "销毁地址")
        case .service: Phrase(en: "service", zh: "服务商")
        case .wallet: Phrase(en: "wallet", zh: "个人钱包")
        }
    }

    /// Two or three words, for the drawing.
    package static func short(_ end: TraceNode.End) -> Phrase {
        switch end {
        case .labelled(let kind): self.kind(kind)
        case .contract: Phrase(en: "contract", zh: "合约")
        case .looksLikeService: Phrase(en: "service? (guess)", zh: "疑似服务商（推测）")
        case .origin: Phrase(en: "came back", zh: "回到原地址")
        case .depth: Phrase(en: "step limit", zh: "到达步数上限")
        case .smallShare: Phrase(en: "small share", zh: "占比很小")
        case .addressLimit: Phrase(en: "address limit", zh: "到达地址数上限")
        case .resting: Phrase(en: "not moved on", zh: "尚未转出")
        case .unread: Phrase(en: "could not be read", zh: "未能读取")
        case .waiting: Phrase(en: "not read yet", zh: "尚未读取")
        }
    }

    /// A sentence on why the money isn't followed beyond.
    package static func explanation(_ end: TraceNode.End) -> Phrase {
        switch end {
        case .labelled(.exchange):
            Phrase(
                en: "Labelled as an exchange. Inside it the chain shows nothing; the exchange knows whose account was credited.",
                zh: "标注为交易所地址。进入交易所后，链上看不到后续去向；入账到哪个账户，只有交易所知道。")
        case .labelled(.bridge):
            Phrase(
                en: "Labelled as a bridge. The money may go on on another chain, which this trace does not read.",
                zh: "标注为跨链桥。资金可能已转到其他链，本次追踪不读取其他链。")
        case .labelled(.mixer):
            Phrase(
                en: "Labelled as a mixer. What leaves it cannot be told apart by amounts and times alone.",
                zh: "标注为混币服务。仅凭金额和时间无法区分从中转出的资金。")
        case .labelled(.swap):
            Phrase(en: "Labelled as a swap. The money may go on as another token.", zh: "标注为兑换合约。资金可能已换成其他代币。")
        case .labelled(.token): Phrase(en: "The contract of a token.", zh: "代币合约地址。")
        case .labelled(.burn):
            Phrase(en: "Nobody is known to have a key to this address.", zh: "没有已知的人持有该地址的私钥。")
        case .labelled(.service), .labelled(.wallet):
            Phrase(en: "Labelled as a service that many people's money goes through.", zh: "标注为服务商，许多人的资金都经过这里。")
        case .contract:
            Phrase(en: "A contract. Many people's money is in it, so it is not followed.", zh: "合约地址，里面混有许多人的资金，不再往下追踪。")
        case .looksLikeService:
            Phrase(
                en: "It deals with so many addresses that it looks like a service. This is a guess from the numbers and not a statement about its owner.",
                zh: "与它往来的地址很多，看起来像服务商。这只是根据数量作出的推测，并非对其所有者的认定。")
        case .origin: Phrase(en: "The money came back to where it had started.", zh: "资金回到了出发的地址。")
        case .depth: Phrase(en: "The trace ends here because it was to go no further.", zh: "已到设定的步数，追踪在此停止。")
        case .smallShare: Phrase(en: "Too small a share arrived for it to be followed.", zh: "到达这里的占比很小，未再追踪。")
        case .addressLimit:
            Phrase(en: "The trace had read as many addresses as it may.", zh: "已读取的地址达到上限，未再追踪。")
        case .resting:
            Phrase(
                en: "Up to the time of reading, no outgoing transfer that counts was found.", zh: "截至读取时，没有发现计入追踪的转出。")
        case .unread: Phrase(en: "No node answered for this address; what follows is missing.", zh: "没有节点返回该地址的数据，后续去向缺失。")
        case .waiting: Phrase(en: "It has not been read yet.", zh: "尚未读取。")
        }
    }

    package static func standing(_ end: TraceNode.End) -> Standing {
        switch end {
        case .labelled: .claim
        case .looksLikeService: .guess
        case .contract, .origin, .depth, .smallShare, .addressLimit, .resting, .unread, .waiting: .fact
        }
    }

    /// How the shares are reckoned, and what they can't say. Stands beside every number that is one.
    package static let method = Phrase(
        en: """
            Transfers, addresses and times are facts of the chain and can be checked by the transaction hashes. How much of the money followed a \
            transfer carries is an estimate: where it mixes with other money in one address, what leaves is taken to be of it in proportion to what \
            is there (pro rata, “haircut”). What an address held before the money arrived is not known and counts as nothing, so shares are rather too \
            high than too low. Who owns an address is not on the chain.
            """,
        zh: """
            转账、地址和时间是链上事实，可用交易哈希逐笔核对。每笔转账中含有多少涉案资金属于估算：涉案资金与其他资金在同一地址混合后，\
            转出部分按当时的占比计算（按比例分摊，即“haircut”法）。资金到达之前该地址已有的余额未知，按零计算，所以占比偏高而不会偏低。\
            地址归谁所有，链上没有记录。
            """)

    package static let origin = Phrase(en: "origin", zh: "起点")
    package static let more = Phrase(en: "{count} more", zh: "另有 {count} 个")
    package static let cut = Phrase(
        en: "It has more transfers than were read; what came later is missing.", zh: "该地址的转账多于读取上限，之后的部分未读取。")

    /// With thousands set apart, `1,234.5 USDT`; an asset that nobody vouches for is counted in its smallest units.
    package static func amount(_ units: UInt128, _ asset: TraceAsset, _ language: Language) -> String {
        asset.isKnown ? grouped(asset.amount(units).text) + " " + asset.name : smallest(language, ["count": grouped(String(units)), "asset": asset.name])
    }

    /// An estimate: cut to two digits behind the point, or to the first that isn't zero.
    package static func estimate(_ units: UInt128, _ asset: TraceAsset, _ language: Language) -> String {
        "≈ " + amount(rounded(units, asset), asset, language)
    }

    /// An amount cut like an estimate, where there is little room and the whole stands elsewhere.
    static func short(_ units: UInt128, _ asset: TraceAsset, _ language: Language) -> String { amount(rounded(units, asset), asset, language) }

    private static let smallest = Phrase(en: "{count} smallest units of {asset}", zh: "{asset} 的 {count} 个最小单位")

    private static func rounded(_ units: UInt128, _ asset: TraceAsset) -> UInt128 {
        guard asset.decimals > 2 else { return units }
        let digits = String(units).utf8.count
        let step = TraceUnits.powerOfTen(min(asset.decimals - 2, max(0, digits - 1)))
        return units / step * step
    }

    private static func grouped(_ text: String) -> String {
        let whole = text.prefix { $0 != "." }
        let digits = whole.count
        var grouped = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (digits - index).isMultiple(of: 3) { grouped += "," }
            grouped.append(digit)
        }
        return grouped + text.dropFirst(digits)
    }

    /// `12.3 %` of ten-thousandths.
    package static func share(_ share: Int) -> String {
        let tenths = (share + 5) / 10
        return share > 0 && tenths == 0 ? "< 0.1 %" : "\(tenths / 10).\(tenths % 10) %"
    }

    /// The first and last six characters: long enough to compare.
    package static func elided(_ address: TronAddress) -> String {
        let text = address.base58
        return text.prefix(6) + "…" + text.suffix(6)
    }

    /// `2026-11-22 08:15:03 UTC`; in Chinese by the clock of Beijing and Hong Kong, which is 8 hours ahead: `2026-11-22 16:15:03 UTC+8`.
    package static func time(_ instant: Instant, _ language: Language) -> String {
        let (shown, zone) = language == .zh ? (instant + .hours(8), " UTC+8") : (instant, " UTC")
        return shown.iso8601.prefix(19).replacing("T", with: " ") + zone
    }
}
