/// What products tell those who wait, each by its own documentation. In all of them the position counts everybody who waits, oneself included, and
/// an agent counts as often as they serve callers at once.
package enum VendorWait {
    /// Seconds of handling where there is no experience: Genesys Engage, Mitel.
    private static let engageHandling = 90.0
    private static let mitelHandling = 60.0
    /// Seconds that Google CCAI adds.
    private static let googleMargin = 10.0

    package static func formula(_ product: Product) -> WaitFormula {
        WaitFormula { view in
            let position = view.queued + 1
            let slots = view.online
            switch product {
            case .zendesk: return view.shortPositionWait
            case .salesforce: return view.smoothedWait
            case .gorgias: return view.medianWait
            case .comm100: return view.handling.map { ((view.queued / slots).rounded(.down) + 1) * $0 }
            case .genesysEngage: return (view.handling ?? engageHandling) * position / slots
            case .genesysCloud: return view.handling.map { $0 * position / slots * (1 - view.abandonShare) }
            case .google: return view.handling.map { $0 / slots * max(0, position - (slots - view.busy)) + googleMargin }
            case .pega: return view.handling.map { $0 * (view.busy / 2 + position) / slots }
            case .bmc: return view.moveGap.map { position * $0 }
            case .mitel: return (view.handling ?? mitelHandling) * position / slots
            }
        }
    }

    package enum Product: String, Sendable, CaseIterable {
        /// The mean wait at the same position, of the last 10 minutes, else 2 hours, else 3 weeks.
        case zendesk = "Zendesk"
        /// A ← 0.9·A + 0.1·(wait of the last who was accepted).
        case salesforce = "Salesforce"
        /// The median of the last ten waits.
        case gorgias = "Gorgias"
        /// (⌊(N − 1)/X⌋ + 1) · mean handling time, N the position, X the slots.
        case comm100 = "Comm100"
        /// AHT · CIQU/(AA · EP); EP, the share of the agents' time that is this line's, is 1 where there is one line.
        case genesysEngage = "Genesys Engage"
        /// AHT · position/agents · (1 − share that gives up).
        case genesysCloud = "Genesys Cloud"
        /// (mean handling time/agents) · (queued − free agents) + 10 s, all agents shared.
        case google = "Google CCAI"
        /// AHT · (active/2 + queued)/concurrency/agents; concurrency by agents are the slots.
        case pega = "Pega"
        /// Position · recent time between two moves of the line.
        case bmc = "BMC"
        /// Talk time · position/agents.
        case mitel = "Mitel"
    }
}
