/// The style of an evidence pack's page. It stands in the page itself: the file goes out and is read without the desk.
enum EvidenceStyle {
    static let text = """
        :root { --ink: #1b1f1d; --ink-2: #454c49; --line: #d5d2c8; --accent: #0a655f; --danger: #a8201a; --waiting: #7d5200; }
        @page { size: A4; margin: 16mm 14mm; }
        body { margin: 24px auto; max-width: 1040px; padding: 0 16px; color: var(--ink); background: #fff; font: 14px/1.5 system-ui, sans-serif; }
        :lang(zh) { font-family: system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; line-height: 1.7; }
        h1 { font-size: 24px; } h2 { font-size: 18px; margin: 28px 0 6px; } h3 { font-size: 14px; margin: 12px 0 4px; }
        code { font: 12px/1.4 ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; } dt { color: var(--ink-2); } dd { margin: 0; }
        table { width: 100%; border-collapse: collapse; font-size: 12px; } thead { display: table-header-group; }
        th { text-align: start; color: var(--ink-2); } th, td { padding: 4px 6px; vertical-align: top; border-top: 1px solid var(--line); }
        tr.hash td { border-top: 0; padding-top: 0; color: var(--ink-2); } tbody, tr, article { break-inside: avoid; }
        table > tbody:only-of-type { break-inside: auto; }
        .sum { white-space: nowrap; font-variant-numeric: tabular-nums; }
        .estimate { border-inline-start: 4px solid var(--waiting); padding-inline-start: 12px; }
        .claims tr.claim td:nth-child(2), .claims tr.guess td:nth-child(2) { color: var(--waiting); font-weight: 600; }
        .wide { overflow-x: auto; }
        svg.trace { max-width: 100%; height: auto; font-size: 12px; }
        .trace rect { fill: #fff; stroke: #858b87; } .trace text { fill: var(--ink); } .trace .trace-address { font-family: ui-monospace, Menlo, Consolas, monospace; }
        .trace .trace-name { fill: var(--ink-2); } .trace .trace-line path { stroke: var(--accent); stroke-opacity: .45; } .trace .trace-line polygon { fill: var(--accent); }
        .trace .trace-back path { stroke-dasharray: 5 4; } .trace .trace-amount { font-size: 11px; paint-order: stroke; stroke: #fff; stroke-width: 3px; }
        .trace .trace-origin rect { stroke: var(--accent); stroke-width: 2; fill: #e4f1ef; } .trace .trace-end rect { fill: #f2f0ea; }
        .trace .trace-exchange rect, .trace .trace-bridge rect, .trace .trace-mixer rect, .trace .trace-swap rect { fill: #fbf1da; stroke: var(--waiting); stroke-width: 2; }
        .trace .trace-looks-like-service rect { stroke-dasharray: 4 3; stroke: var(--waiting); } .trace .trace-unread rect { stroke-dasharray: 2 3; }
        .trace .trace-more rect { stroke-dasharray: 2 3; fill: none; }
        @media print { body { margin: 0; max-width: none; padding: 0; } h2 { break-after: avoid; } }

        """
}
