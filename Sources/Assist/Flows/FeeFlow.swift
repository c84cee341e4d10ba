import ChainKit
import Kit

/// What a transfer will cost: in general at once, exactly where the own address is known.
extension FlowState {
    /// Units of energy of a USDT transfer, the dynamic penalty included, and its bytes (receipts of 2026-11).
    private static let energyToHolder: Int64 = 64_285
    private static let energyToNewHolder: Int64 = 130_285
    private static let bandwidthCost: Int64 = 345 * 1_000
    /// Sun for a unit of energy since 2025-08-29 (TRON proposal 104).
    private static let usualPrice: Int64 = 100

    mutating func advanceFees() -> [FlowAction] {
        let wanted = [slots.ownAddress, slots.otherAddress].compactMap { $0 }.filter { $0.chain == .tron }.map { FlowLookup.account(address: $0.text) }
        let actions = lookUp(slots.ownAddress == nil ? wanted + [.weather] : wanted)
        guard actions.isEmpty else { return actions }
        if let own = account(slots.ownAddress) {
            return concern(over: own) ?? end([.say(FlowAnswer(exactFees(own), source: own.source, articles: ["why-fee-so-high"])), .done])
        }
        if slots.ownAddress != nil, !wanted.isEmpty { return [.say(FlowAnswer(FlowWords.cannotLookUp))] + handOver(.lookupFailed) }
        let answer = generalFees
        let general = once("fees") { [.say(answer)] }
        if canAsk(.ownAddress) { return general + [ask(.ownAddress)] }
        return finish(general)
    }

    private var generalFees: FlowAnswer {
        let price = weather?.energyPrice ?? FlowState.usualPrice
        let values = ["holder": FlowState.fee(FlowState.energyToHolder, price), "new": FlowState.fee(FlowState.energyToNewHolder, price)]
        var words = [FeeAnswers.feesGeneral.filled(values)]
        if let recipient = account(slots.otherAddress), let holds = recipient.holdsUSDT {
            words.append(
                FeeAnswers.recipientFee.filled([
                    "recipient": holds ? FeeAnswers.recipientHolds : FeeAnswers.recipientNew,
                    "cost": Phrase(plain: FlowState.fee(holds ? FlowState.energyToHolder : FlowState.energyToNewHolder, price)),
                ]))
        }
        words.append(weather?.energyPrice == nil ? FeeAnswers.feesMeasured : FeeAnswers.feesPrice.filled(["price": String(price)]))
        if canAsk(.ownAddress) { words.append(FeeAnswers.offerFees) }
        let source = weather?.energyPrice == nil ? account(slots.otherAddress)?.source : weather?.source
        return FlowAnswer(.paragraphs(words), source: source, articles: ["why-fee-so-high", "usdt-fee-new-recipient", "energy-and-bandwidth"])
    }

    private func exactFees(_ own: AccountFacts) -> Phrase {
        guard let fees = own.fees else { return .paragraphs([generalFees.text, FeeAnswers.balance.filled(["balance": FlowState.trx(own.balance)])]) }
        let recipient = account(slots.otherAddress)
        var words: [Phrase] = []
        var need = fees.usdtToNewHolder
        if slots.token == "TRX" {
            need = fees.trx
        } else if let holds = recipient?.holdsUSDT {
            need = holds ? fees.usdtToHolder : fees.usdtToNewHolder
            let side = holds ? FeeAnswers.recipientHolds : FeeAnswers.recipientNew
            words.append(FeeAnswers.feesUSDTKnown.filled(["cost": Phrase(plain: FlowState.about(need)), "recipient": side]))
        } else {
            words.append(FeeAnswers.feesUSDT.filled(["holder": FlowState.about(fees.usdtToHolder), "new": FlowState.about(fees.usdtToNewHolder)]))
        }
        if slots.token != "USDT" {
            words.append(FeeAnswers.feesTRX.filled(["cost": FlowState.about(fees.trx)]))
            if recipient?.isActivated == false { words.append(FeeAnswers.recipientInactive) }
        }
        let values = ["balance": FlowState.trx(own.balance), "missing": FlowState.about(need.subtractingReportingOverflow(own.balance).partialValue)]
        words.append((own.balance >= need ? FeeAnswers.balanceEnough : FeeAnswers.balanceShort).filled(values))
        return .paragraphs([.sentences(words), FeeAnswers.estimateVaries])
    }

    /// TRX for the energy and the bandwidth of a transfer of USDT, rounded up to a tenth.
    private static func fee(_ energy: Int64, _ price: Int64) -> String {
        let (burnt, overflow) = energy.multipliedReportingOverflow(by: min(max(price, 0), 1_000_000))
        guard !overflow else { return "?" }
        return about(burnt + bandwidthCost)
    }

    /// TRX rounded up to a tenth: what will be burnt is an estimate.
    static func about(_ sun: Int64) -> String {
        let tenth: Int64 = 100_000
        guard sun > 0, sun < .max - tenth else { return trx(sun) }
        return trx((sun + tenth - 1) / tenth * tenth)
    }

    static func trx(_ sun: Int64) -> String { TokenAmount.trx(sun: sun).text }
}
