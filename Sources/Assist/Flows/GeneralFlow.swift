import ChainKit
import Kit

/// Flows that say what to do at once: a coin one doesn't know, and a wallet that can't connect.
extension FlowState {
    // MARK: - A coin they don't know

    mutating func advanceToken() -> [FlowAction] {
        if let id = slots.transactionID, transaction?.id != id {
            let actions = lookUp([.transaction(id: id, chain: slots.chain)])
            if !actions.isEmpty { return actions }
        }
        let advice = once("token") { [.say(FlowAnswer(UnknownTokenAnswers.leaveAlone, articles: ["airdropped-unknown-token", "fake-token"]))] }
        if slots.touchedToken == nil, canAsk(.touchedToken) { return advice + [ask(.touchedToken)] }
        switch slots.touchedToken {
        case true:
            return advice + [.say(FlowAnswer(UnknownTokenAnswers.touched, articles: ["revoke-approval", "phrase-leaked"]))] + handOver(.security)
        case false: return end(advice + [.say(FlowAnswer(UnknownTokenAnswers.untouched)), .done])
        case nil: return finish(advice)
        }
    }

    // MARK: - Can't connect

    /// A head that is older means that the network or the node has stopped: a block takes 3 seconds.
    private static let usualHeadAgeSeconds: Int64 = 60

    mutating func advanceConnection() -> [FlowAction] {
        let actions = lookUp([.weather])
        guard actions.isEmpty else { return actions }
        let answer = connectionAnswer
        let advice = once("connection") { [.say(answer)] }
        if canAsk(.connectionError) { return advice + [ask(.connectionError)] }
        if slots.failure == .busy || slots.failure == .timedOut {
            return end(advice + [.say(FlowAnswer(ConnectionAnswers.nodeBusy, articles: ["cannot-connect", "custom-node-risk"])), .done])
        }
        guard slots.errorText != nil else { return finish(advice) }
        if slots.appVersion == nil, canAsk(.appVersion) { return advice + [ask(.appVersion)] }
        return advice + handOver(.needsPerson)
    }

    private var connectionAnswer: FlowAnswer {
        FlowAnswer(.paragraphs([networkWords, ConnectionAnswers.steps]), source: weather?.source, articles: ["cannot-connect", "custom-node-risk"])
    }

    private var networkWords: Phrase {
        guard let weather, weather.isReachable else { return ConnectionAnswers.networkUnknown }
        let busy = weather.level == .busy ? [ConnectionAnswers.networkBusy] : []
        guard let age = weather.headAgeSeconds else { return .sentences([ConnectionAnswers.networkRunsPlain] + busy) }
        let words = age <= FlowState.usualHeadAgeSeconds ? ConnectionAnswers.networkRuns : ConnectionAnswers.networkBehind
        return .sentences([words.filled(["age": String(max(age, 0))])] + busy)
    }
}
