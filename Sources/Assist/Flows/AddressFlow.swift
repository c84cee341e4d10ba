import ChainKit
import Kit

/// Checking an address before something goes to it: its spelling, then what the chain says of it.
extension FlowState {
    mutating func advanceAddress() -> [FlowAction] {
        if slots.isAddressBroken { return end([.say(FlowAnswer(brokenWords, articles: ["check-an-address"])), .done]) }
        guard let address = slots.otherAddress ?? slots.ownAddress else {
            if canAsk(.addressToCheck) { return [ask(.addressToCheck)] }
            return end([.say(FlowAnswer(AddressAnswers.howToCheck, articles: ["check-an-address"])), .done])
        }
        switch address.chain {
        case nil:
            let words = AddressAnswers.otherChain.filled(["chain": address.chainName])
            return end([.say(FlowAnswer(.paragraphs([words, AddressAnswers.compareWhole]), articles: ["address-kinds"])), .done])
        case .evm:
            return end([.say(FlowAnswer(.paragraphs([AddressAnswers.evmAddress, AddressAnswers.compareWhole]), articles: ["address-kinds"])), .done])
        case .tron:
            let actions = lookUp([.account(address: address.text), .freeze(address: address.text)])
            return actions.isEmpty ? tell(address) : actions
        }
    }

    private var brokenWords: Phrase {
        guard let hint = slots.brokenHint else { return AddressAnswers.broken }
        return .paragraphs([AddressAnswers.broken, AddressAnswers.brokenHint.filled(["hint": hint])])
    }

    private mutating func tell(_ address: FoundAddress) -> [FlowAction] {
        let facts = account(address)
        var chain: [Phrase] = []
        if let facts {
            chain.append(facts.isContract ? AddressAnswers.contract : facts.isActivated ? AddressAnswers.active : AddressAnswers.inactive)
        } else {
            chain.append(AddressAnswers.chainUnknown)
        }
        chain.append(freezeWords(of: address))
        let words = Phrase.paragraphs([AddressAnswers.addressRight, .sentences(chain), AddressAnswers.compareWhole])
        let say = FlowAction.say(FlowAnswer(words, source: facts?.source ?? freeze?.source, articles: ["check-an-address", "address-poisoning"]))
        guard facts != nil else { return [say] + handOver(.lookupFailed) }
        return end([say, .done])
    }

    func freezeWords(of address: FoundAddress) -> Phrase {
        guard let freeze, freeze.address == address.text else { return AddressAnswers.freezeUnknown }
        return freeze.isFrozen ? AddressAnswers.frozen : AddressAnswers.notFrozen
    }
}
