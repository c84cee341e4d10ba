import BigInt
import ChainKit
import ChainNodes
import Kit
import StandInNode
import Testing

@Suite struct WeatherTests {
    static let now = StandInClock.start

    static func sample(age: Int64 = 3, lag: Int64 = 54, transactions: Int = 100, failure: NodeFailure? = nil, gas: BigInt? = nil) -> NodeSample {
        let head = NodeHead(number: 100, time: now - .seconds(age), seenAt: now)
        let solid = NodeHead(number: 82, time: now - .seconds(age + lag), seenAt: now)
        return NodeSample(
            at: now, failure: failure, latency: .milliseconds(40), head: failure == nil ? head : nil, solidHead: failure == nil ? solid : nil,
            transactionCount: failure == nil ? transactions : nil, energyPrice: 210, gasPrice: gas)
    }

    @Test(
        arguments: [
            ([[]], .unknown), ([[sample()]], .normal), ([[sample(age: 30)]], .slow), ([[sample(age: 90)]], .stalled), ([[sample(lag: 200)]], .slow),
            ([[sample(failure: .timedOut)]], .unreachable), ([[sample(failure: .timedOut)], [sample()]], .normal),
            ([Array(repeating: sample(), count: 20) + [sample(transactions: 250)]], .busy),
            ([Array(repeating: sample(), count: 3) + [sample(transactions: 250)]], .normal),
            ([Array(repeating: sample(transactions: 4), count: 20) + [sample(transactions: 20)]], .normal),
            ([Array(repeating: sample(gas: 10), count: 20) + [sample(gas: 25)]], .busy),
        ] as [([[NodeSample]], ChainWeather.Level)]) func levels(_ samples: [[NodeSample]], _ level: ChainWeather.Level)
    {
        let weather = WeatherRule.weather(.tron, samples: samples)
        #expect(weather.level == level)
        #expect(weather.nodes == samples.count)
    }

    @Test func theMonitorKeepsAnHourAndSeesWhoIsDown() async throws {
        try await LiveDesk.run(nodes: 2) { desk in
            let monitor = NodeMonitor(pool: desk.pool)
            #expect(await monitor.weather(of: .tron).level == .unknown)
            await monitor.probe()
            var weather = await monitor.weather(of: .tron)
            #expect(weather.level == .normal)
            #expect(weather.nodesUp == 2)
            #expect(weather.energyPrice == 210)
            #expect(weather.solidLag == .seconds(54))
            #expect(weather.isReachable)
            desk.nodes[0].setFaults([FaultRule(.hangUp)])
            await monitor.probe()
            weather = await monitor.weather(of: .tron)
            #expect(weather.nodesUp == 1)
            #expect(weather.level == .normal)
            desk.nodes[1].setFaults([FaultRule(.behind(.minutes(5)))])
            await monitor.probe()
            #expect(await monitor.weather(of: .tron).level == .stalled)
            desk.nodes[1].setFaults([FaultRule(.status(503))])
            await monitor.probe()
            weather = await monitor.weather(of: .tron)
            #expect(weather.level == .unreachable)
            #expect(!weather.isReachable)
            for _ in 0..<130 { await monitor.probe() }
            #expect(await monitor.samples(of: "node 1").count == NodeMonitor.mostSamples)
        }
    }
}
