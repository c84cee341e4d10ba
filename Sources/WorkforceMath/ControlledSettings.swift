extension LineSetting {
    /// Five, from the one for which the best possible formula is known to the one for which there is none. Loads were chosen so that the mean waits are
    /// about 1, 2, 2, 3 and 3 minutes.
    package static let controlled = [
        alike("M/M/100, load 0.95", load: 0.95), alike("M/M/100, load 0.98", load: 0.98),
        alike("M/M/100+M, load 1.4", load: 1.4, patience: .exponential(mean: 300)), chatDay, twoSkills,
    ]

    /// A hundred agents who are all alike, and times that are all exponential: M/M/100, with patience M/M/100+M.
    private static func alike(_ name: String, load: Double, patience: RandomTime = .endless) -> LineSetting {
        let (agents, handling) = (100.0, 270.0)
        return LineSetting(
            name: name,
            kinds: [Kind(name: "call", arrivals: DayCurve(load * agents / handling), handling: .exponential(mean: handling), patience: patience)],
            pools: [Pool(kinds: ["call"], agents: DayCurve(agents))])
    }

    /// Seven agents in the night and up to twenty in the day, three chats each; once a day, two and a half times as many come for an hour.
    private static var chatDay: LineSetting {
        let agents: [Double] = [7, 7, 7, 7, 7, 7, 8, 10, 13, 16, 19, 20, 20, 19, 19, 20, 20, 18, 16, 14, 12, 10, 8, 7]
        let load = [0.7, 0.6, 0.6, 0.6, 0.7, 0.8, 0.95, 1.05, 1.05, 1, 0.95, 0.95, 0.95, 1, 1.05, 0.95, 0.9, 0.95, 0.95, 0.95, 0.9, 0.9, 0.9, 0.85]
        let (slots, handling) = (3, 600.0)
        let chats = Kind(
            name: "chat", arrivals: DayCurve(zip(agents, load).map { $0 * Double(slots) * $1 / handling }),
            handling: .lognormal(mean: handling, variation: 1), patience: .exponential(mean: 900))
        return LineSetting(
            name: "chat day", kinds: [chats], pools: [Pool(kinds: ["chat"], agents: DayCurve(agents), slots: slots)],
            burst: Burst(begins: 8 * 3600...20 * 3600, length: 3600, factor: 2.5))
    }

    /// Twenty-four agents take calls about cards, sixteen those about loans as well (an N-design).
    private static var twoSkills: LineSetting {
        LineSetting(
            name: "two skills",
            kinds: [
                Kind(name: "card", arrivals: DayCurve(0.099), handling: .exponential(mean: 300), patience: .exponential(mean: 1800)),
                Kind(name: "loan", arrivals: DayCurve(0.036), handling: .exponential(mean: 400), patience: .exponential(mean: 1800)),
            ],
            pools: [Pool(kinds: ["card"], agents: DayCurve(24)), Pool(kinds: ["card", "loan"], agents: DayCurve(16))])
    }
}
