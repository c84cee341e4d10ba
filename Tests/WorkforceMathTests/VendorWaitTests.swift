import Testing
import WorkforceMath

@Suite struct VendorWaitTests {
    private static let nothing = QueueState().view(for: QueueReplay.Caller(number: 0, joined: 1000, group: CallerGroup(kind: "PS", priority: 0)))

    /// Seven wait, four of five agents speak, calls take 200 s.
    private static func view() -> QueueView {
        var view = nothing
        (view.queued, view.ahead, view.busy, view.online, view.handling) = (7, 5, 4, 5, 200)
        (view.abandonShare, view.medianWait, view.smoothedWait, view.moveGap, view.shortPositionWait) = (0.25, 66, 70, 30, 160)
        return view
    }

    @Test(
        arguments: [
            (.zendesk, 160), (.salesforce, 70), (.gorgias, 66), (.comm100, 400), (.genesysEngage, 320), (.genesysCloud, 240), (.google, 290), (.pega, 400),
            (.bmc, 240), (.mitel, 320),
        ] as [(VendorWait.Product, Double)])
    func eachSaysItsOwn(product: VendorWait.Product, seconds: Double) {
        #expect(VendorWait.formula(product).wait(Self.view()) == seconds)
    }

    @Test(
        arguments: [
            (.zendesk, nil), (.salesforce, nil), (.gorgias, nil), (.comm100, nil), (.genesysEngage, 144), (.genesysCloud, nil), (.google, nil), (.pega, nil),
            (.bmc, nil), (.mitel, 96),
        ] as [(VendorWait.Product, Double?)])
    func withoutExperience(product: VendorWait.Product, seconds: Double?) {
        var view = Self.nothing
        (view.queued, view.busy, view.online) = (7, 4, 5)
        #expect(VendorWait.formula(product).wait(view) == seconds)
    }
}
