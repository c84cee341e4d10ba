package import Accounts
package import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Store

extension RoutingService {
    /// The board, which its script fetches anew.
    package func consoleRoutes(_ accounts: AccountsService) -> RouteTable {
        var table = RouteTable()
        table.add(.get, "/console/board", "Queues and people, live", gate: accounts.pageGate(.seeBoard), kind: .page) { call, me in
            let main = BoardPart(board: try await board(for: me), alerts: try await alerts(for: me), me: me, language: call.language).html
            return Reply.html(
                ConsoleShell(
                    title: RoutingStrings.board(call.language), me: me, language: call.language, section: .board, stylesheets: ["console-pages.css"],
                    scripts: ["console-board.js"], main: "<div class=\"page\" id=\"board\">\(main)</div>"
                ).html)
        }
        table.add(
            .get, "/console/fragments/routing/{id}", "What is promised in a conversation, and why it went to whom", gate: accounts.gate(.readConversations),
            kind: .page
        ) { call, me in
            Reply.html(try await conversationPart(try call.id("id", of: Conversation.self), for: me, call.language))
        }
        table.add(.get, "/console/fragments/board", "The board alone", gate: accounts.gate(.seeBoard), kind: .page) { call, me in
            Reply.html(BoardPart(board: try await board(for: me), alerts: try await alerts(for: me), me: me, language: call.language).html)
        }
        return table
    }

    /// Opening hours.
    package var settingsParts: [SettingsPart] {
        [
            SettingsPart("hours", RoutingStrings.openingHours, permission: .administer) { call, _, language in
                let teams = try await store.read { tx in try tx.teams() }
                guard
                    let team = call.query("team").flatMap({ ID<Team>($0) }).flatMap({ id in teams.first { $0.id == id } })
                        ?? teams.first
                else {
                    return "<h1>\(RoutingStrings.openingHours(language))</h1><p class=\"empty\">\(RoutingStrings.noTeam(language))</p>"
                }
                let hours = try await hours(of: team.id) ?? OpeningHours(zone: "Asia/Shanghai", weekly: [], holidays: [])
                return HoursPart(team: team, teams: teams, hours: hours, language: language).html
            }
        ] + ruleParts
    }
}

/// Queues and people at this moment.
private struct BoardPart {
    let board: Board
    let alerts: [RaisedAlert]
    let me: SignedIn
    let language: Language

    /// Who leads moves people and changes how much everybody holds.
    private var mayLead: Bool { me.staff.may(.leadTeams) }

    var html: HTML {
        let text = RoutingStrings.self
        guard !board.queues.isEmpty else { return "<h1>\(text.board(language))</h1><div class=\"empty\"><p>\(text.empty(language))</p></div>" }
        let waiting = board.queues.map(\.waiting).reduce(0, +)
        let available = board.people.filter { $0.status == .available }
        let free = available.map { max(0, $0.capacity - $0.load) }.reduce(0, +)
        let longest = board.queues.filter { $0.waiting > 0 }.map(\.longestWaitMinutes).max()
        return """
            <h1 class="visually-hidden">\(text.board(language))</h1>
            \(standing)
            \(when: waiting > 0 && available.isEmpty, "<p class=\"alert waiting\" role=\"status\">\(text.unstaffed(language))</p>")
            <dl class="figures">\(figure(text.waiting, "\(waiting)", waiting > 0))\
            \(figure(text.longest, "\(longest.map(span) ?? text.nobodyWaits(language))", waiting > 0))\
            \(figure(text.onDuty, "\(available.count)", false))\(figure(text.freePlaces, "\(free)", false))\
            \(figure(text.resolved, "\(board.resolvedToday)", false))\(kept)</dl>
            <h2>\(text.queues(language))</h2>
            <table class="table"><thead><tr><th>\(text.queue(language))</th><th>\(text.team(language))</th>\
            <th class="number">\(text.waiting(language))</th>
            <th class="number">\(text.longest(language))</th><th class="number">\(text.assistant(language))</th>\
            <th class="number">\(text.assigned(language))</th><th class="number">\(text.unanswered(language))</th>\
            <th class="number">\(text.promises(language))</th></tr></thead>
            <tbody>\(board.queues.map(queue))</tbody></table>
            \(waiters)
            <h2>\(text.people(language))</h2>
            <table class="table"><thead><tr><th>\(text.name(language))</th><th>\(text.status(language))</th><th>\(text.load(language))\
            </th><th>\(text.skills(language))</th></tr></thead>
            <tbody>\(sorted.map(person))</tbody></table>
            \(channels)\(waits)
            """
    }

    /// Who comes next, and what a lead can do about it.
    private var waiters: HTML {
        guard !board.waiters.isEmpty else { return .nothing }
        let text = RoutingStrings.self
        return """
            <h2>\(text.next(language))</h2>
            <table class="table waiters"><thead><tr><th>\(text.conversation(language))</th><th>\(text.queue(language))</th>\
            <th class="number">\(text.since(language))</th>\(when: mayLead, "<th>\(text.precedence(language))</th><th></th>")</tr></thead>
            <tbody>\(board.waiters.map(waiter))</tbody></table>
            """
    }

    private func waiter(_ waiter: Board.Waiter) -> HTML {
        let text = RoutingStrings.self
        let offered: HTML = waiter.offeredTo.map { "<span class=\"faint\">\(text.offered(language, ["name": $0]))</span>" } ?? .nothing
        let queue = board.queues.first { $0.id == waiter.queue }?.name ?? ""
        return """
            <tr\(when: waiter.security, " class=\"urgent\"")><td><a href="/console/conversations/\(waiter.id)"><span class="tabular">#\(waiter.number)</span> \
            \(waiter.subject)</a> \(offered)</td>
            <td>\(mayLead ? move(waiter) : "\(queue)")</td><td class="number">\(HTML.time(waiter.since, .ago))</td>\
            \(when: mayLead, "<td>\(precedence(waiter))</td><td class=\"end\">\(pull(waiter))</td>")</tr>
            """
    }

    private func move(_ waiter: Board.Waiter) -> HTML {
        let options: [HTML] = board.queues.map { "<option value=\"\($0.id)\"\(when: $0.id == waiter.queue, " selected")>\($0.name)</option>" }
        return """
            <form data-send="POST /api/v1/conversations/\(waiter.id)/transfer"><select name="queue" data-submits \
            aria-label="\(RoutingStrings.move(language, ["number": String(waiter.number)]))">\(options)</select></form>
            """
    }

    private func precedence(_ waiter: Board.Waiter) -> HTML {
        let options: [HTML] = (0...3).map { "<option value=\"\($0)\"\(when: $0 == waiter.priority, " selected")>\($0)</option>" }
        return """
            <form data-send="PUT /api/v1/conversations/\(waiter.id)/priority"><select name="priority" data-kind="number" data-submits \
            aria-label="\(RoutingStrings.precedenceOf(language, ["number": String(waiter.number)]))">\(options)</select></form>
            """
    }

    private func pull(_ waiter: Board.Waiter) -> HTML {
        """
        <button type="button" class="button small" data-send="POST /api/v1/conversations/\(waiter.id)/assignment" \
        data-body="{&quot;agent&quot;:&quot;\(me.staff.id)&quot;}">\(RoutingStrings.pull(language))</button>
        """
    }

    /// Whether anything still comes in and goes out.
    private var channels: HTML {
        let text = RoutingStrings.self
        func time(_ instant: Instant?) -> HTML { instant.map { HTML.time($0, .ago) } ?? "–" }
        let rows: [HTML] = board.channels.map { line in
            "<tr><td><strong>\(text.channel(line.channel)(language))</strong></td><td>\(time(line.lastIn))</td><td>\(time(line.lastOut))</td></tr>"
        }
        return """
            <h2>\(text.channels(language))</h2><table class="table"><thead><tr><th>\(text.channel(language))</th><th>\(text.lastIn(language))</th>\
            <th>\(text.lastOut(language))</th></tr></thead><tbody>\(rows)</tbody></table>
            """
    }

    /// What was said about waits, and how it turned out.
    private var waits: HTML {
        guard !board.waits.isEmpty else { return .nothing }
        let text = RoutingStrings.self
        let count = board.waits.reduce(0) { $0 + $1.count }
        let kept = board.waits.reduce(0) { $0 + $1.kept }
        let rows: [HTML] = board.waits.map { hour in
            """
            <tr><td class="tabular">\(hour.hour):00</td><td class="number">\(hour.count)</td><td class="number">\(100 * hour.kept / max(1, hour.count)) %</td>\
            <td class="number">\(100 * hour.longer / max(1, hour.count)) %</td><td class="number">\(text.minutes(language, ["n": String(Int(hour.widthMinutes.rounded()))]))</td></tr>
            """
        }
        return """
            <h2>\(text.waitRecord(language))</h2>
            <p class="hint">\(text.waitRecordHint(language, ["kept": String(100 * kept / max(1, count)), "count": String(count)]))</p>
            <table class="table"><thead><tr><th>\(text.hourOfDay(language))</th><th class="number">\(text.told(language))</th>\
            <th class="number">\(text.toldRight(language))</th><th class="number">\(text.tookLonger(language))</th>\
            <th class="number">\(text.width(language))</th></tr></thead><tbody>\(rows)</tbody></table>
            """
    }

    /// What has to be looked at.
    private var standing: HTML {
        guard !alerts.isEmpty else { return .nothing }
        let rows: [HTML] = alerts.map { alert in
            let text = AlertText(alert, language).title
            let shown: HTML = alert.conversation.map { "<a href=\"/console/conversations/\($0)\">\(text)</a>" } ?? "\(text)"
            return "<li>\(shown) <span class=\"faint\">\(HTML.time(alert.raisedAt, .ago))</span></li>"
        }
        return """
            <section class="alert danger" id="alerts" role="status"><h2>\(RoutingStrings.alerts(language))</h2><ul class="plain">\(rows)</ul></section>
            """
    }

    /// Kept by all that were due in the last 24 hours; nothing where none was.
    private var kept: HTML {
        let attained = board.queues.map(\.promises.attained).reduce(0, +)
        let missed = board.queues.map(\.promises.missed).reduce(0, +)
        guard attained + missed > 0 else { return .nothing }
        return figure(RoutingStrings.kept, "\(100 * attained / (attained + missed)) %", missed > attained)
    }

    private func count(_ promises: Board.PromiseCount) -> HTML {
        let text = RoutingStrings.promiseCount(
            language, ["attained": String(promises.attained), "missed": String(promises.missed), "open": String(promises.open)])
        return "<span title=\"\(text)\">\(promises.attained) / \(promises.missed) / \(promises.open)</span>"
    }

    private func figure(_ name: Phrase, _ value: HTML, _ isUrgent: Bool) -> HTML {
        "<div\(when: isUrgent, " class=\"urgent\"")><dt>\(name(language))</dt><dd>\(value)</dd></div>"
    }

    private func queue(_ line: Board.QueueLine) -> HTML {
        let text = RoutingStrings.self
        let wait = line.waiting > 0 ? span(line.longestWaitMinutes) : "–"
        return """
            <tr\(when: line.waiting > 0, " class=\"urgent\"")><td><strong>\(line.name)</strong></td><td>\(line.team)</td>\
            <td class="number" data-label="\(text.waiting(language))">\(line.waiting)</td>
            <td class="number" data-label="\(text.longest(language))">\(wait)</td>\
            <td class="number" data-label="\(text.assistant(language))">\(line.withAssistant)</td>
            <td class="number" data-label="\(text.assigned(language))">\(line.assigned)</td>\
            <td class="number\(when: line.unanswered > 0, " waits")" data-label="\(text.unanswered(language))">\(line.unanswered)</td>\
            <td class="number" data-label="\(text.promises(language))">\(count(line.promises))</td></tr>
            """
    }

    /// Those on duty first.
    private var sorted: [Board.Person] {
        func rank(_ status: Presence.Status?) -> Int {
            switch status {
            case .available: 0
            case .away: 1
            case nil: 2
            }
        }
        return board.people.sorted { (rank($0.status), $0.name) < (rank($1.status), $1.name) }
    }

    private func person(_ person: Board.Person) -> HTML {
        let (status, name): (HTML, Phrase) =
            switch person.status {
            case .available: ("available", RoutingStrings.available)
            case .away: ("away", person.reason.map(RoutingStrings.reason) ?? RoutingStrings.away)
            case nil: ("", RoutingStrings.off)
            }
        return """
            <tr\(when: person.status == nil, " class=\"faded\"")><td><strong>\(person.name)</strong></td><td data-status="\(status)">\
            <span class="dot" aria-hidden="true"></span>\(name(language))</td>
            <td class="load"><meter min="0" max="\(person.capacity)" value="\(person.load)" high="\(max(1, person.capacity - 1))\
            ">\(person.load)</meter> \
            \(places(person))\(when: person.letters > 0, "<span class=\"tabular\"> + \(person.letters)</span>")</td>\
            <td data-label="\(RoutingStrings.skills(language))">\(SkillWords(person.skills, language).text)</td></tr>
            """
    }

    private func places(_ person: Board.Person) -> HTML {
        guard mayLead else { return "<span class=\"tabular\">\(person.load) / \(person.capacity)</span>" }
        return """
            <form class="places" data-send="PUT /api/v1/agents/\(person.id)/places"><span class="tabular">\(person.load) /</span> \
            <input type="number" name="chats" min="1" max="50" value="\(person.capacity)" data-submits \
            aria-label="\(RoutingStrings.placesOf(language, ["name": person.name]))"></form>
            """
    }

    private func span(_ minutes: Int) -> String {
        minutes < 60
            ? RoutingStrings.minutes(language, ["n": String(minutes)])
            : RoutingStrings.hours(
                language,
                [
                    "h": String(minutes / 60),
                    "m": String(minutes % 60),
                ])
    }
}

/// A team's week and its days off. The page's script reads the stretches out of the lines.
private struct HoursPart {
    let team: Team
    let teams: [Team]
    let hours: OpeningHours
    let language: Language

    var html: HTML {
        let text = RoutingStrings.self
        let links: [HTML] = teams.map {
            "<a class=\"segment\" href=\"/console/settings/hours?team=\($0.id)\"\(when: $0.id == team.id, " aria-current=\"true\"")>\($0.name)</a>"
        }
        let days: [HTML] = text.weekdays.enumerated().map { index, name in
            """
            <div class="field"><label for="day-\(index + 1)">\(name(language))</label>
            <textarea id="day-\(index + 1)" rows="2" data-weekday="\(index + 1)\
            " class="tabular" spellcheck="false">\(stretches(index + 1))</textarea></div>
            """
        }
        return """
            <h1>\(text.openingHours(language))</h1>
            <div class="segments">\(links)</div>
            <p class="hint">\(text.hoursHint(language))</p>
            <form id="hours" data-path="/api/v1/teams/\(team.id)/hours" data-bad="\(text.badStretch(language))">
            <div class="field narrow"><label for="zone">\(text.zone(language))</label>\
            <input id="zone" name="zone" value="\(hours.zone)" required list="zones" aria-describedby="zone-hint">
            <p class="hint" id="zone-hint">\(text.zoneHint(language))</p></div>
            <div class="week">\(days)</div>
            <div class="field narrow"><label for="holidays">\(text.holidays(language))</label>
            <textarea id="holidays" rows="4" class="tabular" placeholder="2026-10-01" spellcheck="false">\(hours.holidays.joined(separator: "\n"))</textarea></div>
            <p class="problem" role="alert" hidden></p>
            <div class="actions start"><button class="button primary">\(ConsoleStrings.save(language))</button></div>
            </form>
            """
    }

    private func stretches(_ weekday: Int) -> String {
        func clock(_ minutes: Int) -> String {
            let (hour, minute) = (String(minutes / 60), String(minutes % 60))
            return (hour.count == 1 ? "0" + hour : hour) + ":" + (minute.count == 1 ? "0" + minute : minute)
        }
        return hours.weekly.filter { $0.weekday == weekday }.sorted { $0.opens < $1.opens }
            .map { "\(clock($0.opens))-\(clock($0.closes))" }.joined(separator: "\n")
    }
}
