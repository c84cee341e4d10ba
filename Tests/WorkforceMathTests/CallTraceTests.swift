import Testing
import WorkforceMath

@Suite struct CallTraceTests {
    private static let columns = "date,join_s,type,priority,wait_s,outcome,service_s,agent\n"

    @Test(arguments: ["\n", "\r\n"])
    func callsAreRead(ending: String) throws {
        let lines = ["1999-01-02,86399,PS,2,140,A,0,-1", "", "1999-01-02,5,NW,0,0,S,61,13", "1970-01-01,0,TT,1,0,V,0,-1"]
        let trace = try CallTrace(csv: Self.columns.dropLast() + ending + lines.joined(separator: ending) + ending)
        #expect(
            trace.calls == [
                .init(joined: 0, group: CallerGroup(kind: "TT", priority: 1), wait: 0, service: 0, outcome: .leftInMenu, agent: nil),
                .init(joined: 10_593 * 86_400 + 5, group: CallerGroup(kind: "NW", priority: 0), wait: 0, service: 61, outcome: .served, agent: 13),
                .init(joined: 10_593 * 86_400 + 86_399, group: CallerGroup(kind: "PS", priority: 2), wait: 140, service: 0, outcome: .abandoned, agent: nil),
            ])
        #expect(trace.lastDays(1) == [10_593])
        #expect(trace.lastDays(9) == [0, 10_593])
        #expect(trace.lastDays(-1).isEmpty)
    }

    /// Days since 1970 by `date -u -d … +%s`.
    @Test(arguments: [
        ("1970-01-01", 0), ("1972-02-29", 789), ("1999-12-31", 10_956), ("2000-02-29", 11_016), ("2000-03-01", 11_017), ("2100-03-01", 47_541),
    ])
    func daysAreCounted(date: String, day: Int) throws {
        #expect(try CallTrace(csv: Self.columns + "\(date),0,PS,0,0,S,1,1").calls.map(\.day) == [day])
    }

    @Test(arguments: [
        "1999-01-02,86400,PS,2,140,A,0,-1", "1999-01-02,-1,PS,2,140,A,0,-1", "1999-13-02,0,PS,2,140,A,0,-1", "1999-01-00,0,PS,2,140,A,0,-1",
        "1999-01,0,PS,2,140,A,0,-1", "1999-01-02,0,PS,2,140,A,0", "1999-01-02,0,PS,2,140,A,0,-1,", "1999-01-02,0,PS,2,-140,A,0,-1",
        "1999-01-02,0,PS,2,99999999999999999999,A,0,-1", "1999-01-02,0,PS,2,1,X,0,-1", "1999-01-02,0,PS,x,1,S,0,-1", "1999-01-02,0,PS,2,1,S,0,-2", "text",
    ])
    func whatIsNoCallIsNamed(line: String) {
        #expect(throws: CallTrace.Fault.line(3)) { try CallTrace(csv: Self.columns + "1999-01-02,5,NW,0,0,S,61,13\n" + line) }
    }

    @Test(arguments: ["", "\n", "a,b\n1,2", "1999-01-02,5,NW,0,0,S,61,13"])
    func columnsAreNeeded(text: String) {
        #expect(throws: CallTrace.Fault.columns) { try CallTrace(csv: Array(text.utf8)) }
    }
}
