package import Accounts
import ChainKit
package import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Store

/// What the page of a trace says.
private enum Text {
    static let title = Phrase(en: "Following the money", zh: "资金流向追踪")
    static let back = Phrase(en: "Back to the conversation", zh: "返回会话")
    static let stop = Phrase(en: "Stop", zh: "停止")
    static let resume = Phrase(en: "Go on", zh: "继续")
    static let readGaps = Phrase(en: "Read the gaps again", zh: "重新读取缺失部分")
    static let makePack = Phrase(en: "Make an evidence pack", zh: "生成证据包")
    static let packs = Phrase(en: "Evidence packs", zh: "证据包")
    static let packHint = Phrase(
        en: "For police, exchange and issuer: the drawn flow, every transfer, drafts of the requests, checksums. Who takes a file is written down.",
        zh: "交给警方、交易所和发行方：流向图、全部转账、请求函草稿和校验值。谁下载了文件都有记录。")
    static let noPacks = Phrase(en: "None yet.", zh: "还没有。")
    static let readers = Phrase(en: "Who has looked at it", zh: "查看记录")
    static let nothing = Phrase(en: "No money left this address in this time, as far as has been read.", zh: "就目前读到的数据看，这段时间没有资金从这个地址转出。")
    static let progress = Phrase(
        en: "{reached} addresses reached, {transfers} transfers, {pages} pages read, {gaps} addresses not read whole.",
        zh: "到达 {reached} 个地址，{transfers} 笔转账，已读 {pages} 页，{gaps} 个地址未能读全。")

    static func status(_ status: MoneyTraceRecord.Status) -> Phrase {
        switch status {
        case .running: Phrase(en: "Reading…", zh: "正在读取…")
        case .stopped: Phrase(en: "Stopped", zh: "已停止")
        case .finished: Phrase(en: "Finished", zh: "已完成")
        }
    }
}

extension MoneyTraceService {
    package func consoleRoutes(_ accounts: AccountsService) -> RouteTable {
        var table = RouteTable()
        table.add(.get, "/console/money-traces/{trace}", "A trace", gate: accounts.pageGate(.readConversations), kind: .page) { call, me in
            let id = try call.id("trace", of: MoneyTraceRecord.self)
            let part = try await part(id, me, call.language)
            try await note(me, read: "page", of: id)
            return Reply.html(
                ConsoleShell(
                    title: Text.title(call.language), me: me, language: call.language, section: .inbox,
                    stylesheets: ["console-pages.css", "console-trace.css"], scripts: ["console-trace.js"], main: part
                ).html)
        }
        table.add(.get, "/console/fragments/money-trace/{trace}", "A trace, as it is now", gate: accounts.gate(.readConversations), kind: .page) { call, me in
            Reply.html(try await part(try call.id("trace", of: MoneyTraceRecord.self), me, call.language))
        }
        return table
    }

    private func part(_ id: ID<MoneyTraceRecord>, _ me: SignedIn, _ language: Language) async throws -> HTML {
        let record = try await record(id, for: me)
        let (packs, readers) = try await store.read { tx in (try tx.packs(of: id), try tx.traceReaders(of: id)) }
        return MoneyTracePart(record: record, trace: try record.trace(), packs: packs, readers: readers, language: language).html
    }
}

/// A trace: how far it has come, the drawing, what can be taken out of the desk.
private struct MoneyTracePart {
    let record: MoneyTraceRecord
    let trace: MoneyTrace
    let packs: [KeptPack]
    let readers: [EvidencePack.Reader]
    let language: Language

    var html: HTML {
        """
        <div class="page money-trace" id="trace" data-id="\(record.id)" data-conversation="\(record.conversation)">
        <p><a href="/console/conversations/\(record.conversation)">\(Text.back(language))</a></p>
        <header class="part-head"><h1>\(Text.title(language))</h1>\(buttons)</header>
        <p><code class="mono" translate="no">\(record.address)</code></p>
        <p role="status"><strong>\(Text.status(record.status)(language))</strong> \(progress) \(HTML.time(record.updatedAt, .stamp))</p>
        \(drawing)\(packList)\(readerList)
        </div>
        """
    }

    private var progress: String {
        let progress = trace.progress
        return Text.progress(
            language,
            [
                "reached": String(progress.reached), "transfers": String(progress.transfers), "pages": String(progress.pages), "gaps": String(progress.gaps),
            ])
    }

    private var buttons: HTML {
        switch record.status {
        case .running: button("stop", Text.stop)
        case .stopped: button("resumption", Text.resume) + button("evidence-packs", Text.makePack)
        case .finished: (trace.graph.gaps.isEmpty ? .nothing : button("resumption", Text.readGaps)) + button("evidence-packs", Text.makePack)
        }
    }

    private func button(_ noun: String, _ label: Phrase) -> HTML {
        "<button type=\"button\" class=\"button\" data-send=\"POST /api/v1/money-traces/\(record.id)/\(noun)\">\(label(language))</button>"
    }

    private var drawing: HTML {
        guard !trace.graph.edges.isEmpty else { return "<p class=\"faint\">\(Text.nothing(language))</p>" }
        return "<div class=\"trace-scroll\" tabindex=\"0\">\(HTML(trusted: TraceSVG(TraceDrawing(trace.graph), language: language).text))</div>"
    }

    private var packList: HTML {
        let rows: [HTML] = packs.map { pack in
            let files: [HTML] = pack.files.map { file in
                "<a class=\"button quiet small\" href=\"/api/v1/evidence-packs/\(pack.id)/\(file.name)\" download>\(file.name)</a> "
            }
            return "<tr>\(HTML.attribution(pack.madeBy, pack.madeAt, language))<td>\(files)</td></tr>"
        }
        return """
            <h2>\(Text.packs(language))</h2><p class="hint">\(Text.packHint(language))</p>
            \(when: rows.isEmpty, "<p class=\"faint\">\(Text.noPacks(language))</p>")
            <table class="table"><tbody>\(rows)</tbody></table>
            """
    }

    private var readerList: HTML {
        let rows: [HTML] = readers.map { "<li>\($0.name) · \(HTML.time($0.at, .stamp))</li>" }
        return "<details><summary>\(Text.readers(language))</summary><ul class=\"facts\">\(rows)</ul></details>"
    }
}
