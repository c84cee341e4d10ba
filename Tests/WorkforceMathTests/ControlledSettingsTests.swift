import Kit
import Testing
import WorkforceMath

@Suite struct ControlledSettingsTests {
    /// A tenth of the size at which they are measured.
    @Test(arguments: LineSetting.controlled.indices)
    func oursAreAheadOfEveryVendor(number: Int) throws {
        let setting = LineSetting.controlled[number]
        var random = SeededGenerator(seed: 91)
        let trial = WaitTrial(setting, callers: 6000, using: &random)
        let ours = try #require(trial.results.filter { ["blend", "ridge"].contains($0.name) }.map(\.rase).min())
        let theirs = trial.results.filter { VendorWait.Product(rawValue: $0.name) != nil }
        #expect(theirs.count == VendorWait.Product.allCases.count)
        for vendor in theirs { #expect(ours < vendor.rase, "seed 91, \(setting.name): ours \(ours), \(vendor.name) \(vendor.rase)") }
    }
}
