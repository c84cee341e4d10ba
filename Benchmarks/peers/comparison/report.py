"""Tables, ratios and verdicts."""
from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path

from comparison.results import FanOutRow, Results, Row

DESK = "walletdesk"
STORAGE_FLOOR = "floor"
EPOLL_FLOOR = "epoll"
# Neighbours that use more of a core than this spoil a figure.
QUIET = 0.2
WRITES = ("create a ticket", "append a message")


@dataclass
class Verdict:
    """The desk beside the best of the others. A ratio is the desk's figure divided by theirs."""

    what: str
    desk: str
    peer: str
    ratio: float | None
    bar: str
    met: bool


class Report:
    def __init__(self, results: Results):
        self._results = results
        self.verdicts = [*self._write_verdicts(), *self._read_verdicts(), *self._fan_out_verdicts(), *self._memory_verdicts()]

    # ---- what was measured ----

    def _rows(self, name: str, system: str) -> list[Row]:
        return [row for row in self._results.rows if row.name == name and row.system == system]

    def _ticket_peers(self) -> list[str]:
        return [system for system in dict.fromkeys(row.system for row in self._results.rows) if system not in (DESK, STORAGE_FLOOR)]

    def _best(self, name: str, system: str) -> Row | None:
        """At the number of clients that gives the highest rate."""
        return max(self._rows(name, system), key=lambda row: row.rate, default=None)

    def _fastest_peer(self, name: str) -> Row | None:
        found = [row for peer in self._ticket_peers() if (row := self._best(name, peer))]
        return max(found, key=lambda row: row.rate, default=None)

    def _fan_out(self, system: str, subscribers: int) -> FanOutRow | None:
        return next((row for row in self._results.fan_out if (row.system, row.subscribers) == (system, subscribers)), None)

    # ---- verdicts ----

    def _write_verdicts(self) -> list[Verdict]:
        verdicts: list[Verdict] = []
        for name in WRITES:
            desk, peer = self._best(name, DESK), self._fastest_peer(name)
            if not desk or not peer:
                continue
            verdicts.append(_at_least(f"{name}, a second", desk.rate, peer.rate, 20, peer.system, f"{desk.clients} and {peer.clients} clients"))
            verdicts.append(_at_most(f"{name}, CPU ms", desk.cpu_ms, peer.cpu_ms, 1 / 20, peer.system))
            for theirs in self._rows(name, peer.system):
                ours = next((row for row in self._rows(name, DESK) if row.clients == theirs.clients), None)
                if ours:
                    verdicts.append(_at_most(f"{name}, p99 ms, {ours.clients} clients", ours.p99_ms, theirs.p99_ms, 1 / 10, peer.system))
        return verdicts

    def _read_verdicts(self) -> list[Verdict]:
        verdicts: list[Verdict] = []
        for name, bar in (("inbox", 1 / 30), ("search, rare", 1 / 5), ("search, 20 %", 1 / 20)):
            desk, peer = self._best(name, DESK), self._fastest_peer(name)
            if desk and peer:
                verdicts.append(_at_most(f"{name}, p50 ms", desk.p50_ms, peer.p50_ms, bar, peer.system))
        return verdicts

    def _fan_out_verdicts(self) -> list[Verdict]:
        most = max((row.subscribers for row in self._results.fan_out), default=0)
        desk, nchan, floor = (self._fan_out(system, most) for system in (DESK, "nchan", EPOLL_FLOOR))
        verdicts: list[Verdict] = []
        if desk and nchan:
            verdicts.append(_at_least(f"{most} streams, deliveries a second", desk.deliveries_per_second, nchan.deliveries_per_second, 1, "nchan"))
            verdicts.append(_at_most(f"{most} streams, CPU µs a delivery", desk.cpu_us, nchan.cpu_us, 2, "nchan"))
        if desk and floor:
            verdicts.append(_at_most(f"{most} streams, p99 ms", desk.p99_ms, floor.p99_ms, 2, "epoll floor"))
        return verdicts

    def _memory_verdicts(self) -> list[Verdict]:
        bars = {"empty": 80, "loaded": 150, "after the load": 150}
        return [
            Verdict(f"memory, {memory.when}, MB", f"{memory.total:.1f}", "", None, f"≤ {bars[memory.when]} MB", memory.total <= bars[memory.when])
            for memory in self._results.memory if memory.system == DESK and memory.when in bars]

    # ---- tables ----

    def markdown(self) -> str:
        machine = self._results.machine
        parts = [
            f"{machine['cpu']}, {machine['cores']} cores, {machine['memory_gb']} GB, {machine['system']}, Linux {machine['kernel']}; commit "
            f"{self._results.commit}. `!`: neighbours used more than {QUIET} cores.",
            self._systems(), self._requests(), self._memory(), self._streams(), self._judgement()]
        return "\n\n".join(part for part in parts if part)

    def _systems(self) -> str:
        return "\n".join(f"- **{title}** (`{key}`): {how}. {remarks}".rstrip() for key, (title, how, remarks) in self._results.systems.items())

    def _requests(self) -> str:
        if not self._results.rows:
            return ""
        lines = [f"**Requests**, {self._results.tickets:,} tickets stored", ""]
        lines += _header("what", "clients", "system", "n", "a second", "p50 ms", "p99 ms", "CPU ms", "the desk is faster by", "note", left={0, 2, 9})
        order = [DESK, *self._ticket_peers(), STORAGE_FLOOR]
        for name in dict.fromkeys(row.name for row in self._results.rows):
            rows = [row for row in self._results.rows if row.name == name]
            for row in sorted(rows, key=lambda row: (row.clients, order.index(row.system))):
                lines.append(self._request_line(row))
        return "\n".join(lines)

    def _request_line(self, row: Row) -> str:
        noise = f"! {row.other_cores:.1f}" if row.other_cores > QUIET else ""
        failed = f"{row.failures} failed" if row.failures else ""
        notes = " ".join(part for part in (row.note, failed, noise) if part)
        return _line(row.name, row.clients, row.system, row.count, _number(row.rate), _number(row.p50_ms), _number(row.p99_ms), _number(row.cpu_ms),
                     self._advantage(row), notes)

    def _advantage(self, row: Row) -> str:
        """By the median time of a request, at the same number of clients."""
        desk = next((known for known in self._rows(row.name, DESK) if known.clients == row.clients), None)
        return _ratio(row.p50_ms / desk.p50_ms) if desk and row.system != DESK else ""

    def _memory(self) -> str:
        if not self._results.memory:
            return ""
        lines = ["**Memory** (proportional set size, MB) and what is stored", "", *_header(
            "system", "empty", "loaded", "after the load", "of it the database", "on disk, MB", left={0})]
        for system in dict.fromkeys(memory.system for memory in self._results.memory):
            found = {memory.when: memory for memory in self._results.memory if memory.system == system}
            last = list(found.values())[-1]
            totals = [_number(found[when].total) if when in found else "" for when in ("empty", "loaded", "after the load")]
            database = _number(last.megabytes["database"]) if "database" in last.megabytes else ""
            lines.append(_line(system, *totals, database, _number(self._results.stored_megabytes.get(system, 0))))
        return "\n".join(lines)

    def _streams(self) -> str:
        if not self._results.fan_out:
            return ""
        lines = ["**One message to many**", "", *_header(
            "subscribers", "server", "rounds", "p50 ms", "p99 ms", "last ms", "deliveries/s", "CPU µs a delivery", "bytes", "memory MB",
            "a stream kB", "note", left={1, 11})]
        for row in self._results.fan_out:
            noise = f"! {row.other_cores:.1f}" if row.other_cores > QUIET else ""
            missing = f"{row.missing} missing" if row.missing else ""
            stream = (row.memory_subscribed - row.memory_idle) * 1000 / row.subscribers
            lines.append(_line(
                row.subscribers, row.system, row.rounds, _number(row.p50_ms), _number(row.p99_ms), _number(row.last_ms),
                f"{row.deliveries_per_second:,.0f}", _number(row.cpu_us), f"{row.bytes:.0f}", _number(row.memory_subscribed), _number(stream),
                f"{missing} {noise}".strip()))
        return "\n".join(lines)

    def _judgement(self) -> str:
        lines = ["**Against the bars**", "", *_header("what", "the desk", "the best beside it", "ratio", "bar", "", left={0, 2, 4, 5})]
        for verdict in self.verdicts:
            ratio = "" if verdict.ratio is None else _ratio(verdict.ratio)
            lines.append(_line(verdict.what, verdict.desk, verdict.peer, ratio, verdict.bar, "met" if verdict.met else "**missed**"))
        return "\n".join(lines)

    def write(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        document = dataclasses.asdict(self._results) | {"verdicts": [dataclasses.asdict(verdict) for verdict in self.verdicts]}
        file.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _at_least(what: str, desk: float, peer: float, bar: float, system: str, note: str = "") -> Verdict:
    ratio = desk / peer if peer else float("inf")
    name = f"{system} {_number(peer)}" + (f" ({note})" if note else "")
    return Verdict(what, _number(desk), name, ratio, f"≥ {_ratio(bar)}", ratio >= bar)


def _at_most(what: str, desk: float, peer: float, bar: float, system: str) -> Verdict:
    ratio = desk / peer if peer else float("inf")
    return Verdict(what, _number(desk), f"{system} {_number(peer)}", ratio, f"≤ {_ratio(bar)}", ratio <= bar)


def _ratio(value: float) -> str:
    """Ratios below one as the fraction that they are."""
    return f"1/{_number(1 / value)}" if 0 < value < 1 else f"{_number(value)} ×"


def _number(value: float) -> str:
    """Three figures are enough."""
    if value >= 100:
        return f"{value:,.0f}"
    if value >= 10:
        return f"{value:.1f}".removesuffix(".0")
    return f"{value:.2f}".removesuffix(".00") if value >= 1 else f"{value:.3f}"


def _line(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _header(*names: str, left: set[int]) -> list[str]:
    return [_line(*names), "|" + "|".join("---" if place in left else "--:" for place in range(len(names))) + "|"]
