"""One message to many: the servers take turns, so that a slow minute of the machine meets them all."""
import json
import os
import statistics
import subprocess
from dataclasses import dataclass
from pathlib import Path

from comparison.machine import Meter, memory_megabytes, settle
from comparison.results import FanOutRow, Results
from comparison.systems.desk_streams import DeskStreams
from comparison.systems.fan_out_server import FanOutServer, Frame

GAP_MS = 500


@dataclass(frozen=True)
class Plan:
    subscribers: tuple[int, ...] = (1_000, 5_000)
    rounds: int = 3
    paced: int = 10
    # Deliveries of the burst, in at most a hundred messages.
    burst: int = 100_000


@dataclass(frozen=True)
class _Turn:
    paced: dict[str, float]
    burst: dict[str, float]
    cpu_us: float
    memory_idle: float
    memory_subscribed: float
    other_cores: float


class FanOutComparison:
    def __init__(self, results: Results, folder: Path, client: Path, plan: Plan):
        self._results = results
        self._folder = folder
        self._client = client
        self._plan = plan

    def run(self, desk: DeskStreams, servers: list[FanOutServer]) -> None:
        everybody = [*servers, desk]
        try:
            for server in everybody:
                print(f"{server.key}: starting", flush=True)
                server.start()
            frame = desk.sample()
            for subscribers in self._plan.subscribers:
                self._compare(everybody, subscribers, frame)
        finally:
            for server in everybody:
                server.stop()

    def _compare(self, servers: list[FanOutServer], subscribers: int, frame: Frame) -> None:
        turns: dict[str, list[_Turn]] = {server.key: [] for server in servers}
        for number in range(self._plan.rounds):
            for server in servers:
                if number < (server.rounds or self._plan.rounds):
                    turns[server.key].append(self._turn(server, subscribers, frame))
        for key, taken in turns.items():
            self._results.fan_out.append(_row(key, subscribers, taken))

    def _turn(self, server: FanOutServer, subscribers: int, frame: Frame) -> _Turn:
        file = self._folder / "records"
        file.write_bytes(b"".join(record + b"\0" for record in [server.publication(frame), *server.subscriptions(subscribers)]))
        settle([server.pid])
        memory_idle = memory_megabytes([server.pid])
        burst = min(100, max(2, self._plan.burst // subscribers))
        numbers = [server.port, subscribers, self._plan.paced, GAP_MS, burst]
        command = [str(self._client), "listen", server.protocol, *map(str, numbers), str(file)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as client:
            try:
                _next_part(client)
                memory_subscribed = memory_megabytes([server.pid])
                meter = Meter([server.pid])
                _go_on(client)
                paced = _next_part(client)
                _go_on(client)
                fast = _next_part(client)
                usage = meter.usage()
                _go_on(client)
            finally:
                # It is on its way out; were it not, nobody would wait for it.
                if client.poll() is None:
                    client.terminate()
        turn = _Turn(paced, fast, usage.server_cpu * 1e6 / max(1, paced["deliveries"] + fast["deliveries"]), memory_idle, memory_subscribed,
                     usage.other_cores)
        print(f"  {server.key}, {subscribers} subscribers: p99 {paced['p99_ms']:.1f} ms, last {paced['last_ms']:.1f} ms, "
              f"{fast['deliveries'] / fast['seconds']:,.0f} deliveries/s, CPU {turn.cpu_us:.1f} µs, "
              f"{paced['missing'] + fast['missing']:.0f} missing, others {turn.other_cores:.2f}", flush=True)
        return turn


def _next_part(client: subprocess.Popen[str]) -> dict[str, float]:
    assert client.stdout
    line = client.stdout.readline()
    if not line:
        raise RuntimeError("The fan-out client ended early; what it said stands above.")
    part: dict[str, float] = json.loads(line)
    return part


def _go_on(client: subprocess.Popen[str]) -> None:
    assert client.stdin
    client.stdin.write("\n")
    client.stdin.flush()


def _row(key: str, subscribers: int, turns: list[_Turn]) -> FanOutRow:
    def median(values: list[float]) -> float:
        return statistics.median(values)

    return FanOutRow(
        key, subscribers, len(turns), median([turn.paced["p50_ms"] for turn in turns]), median([turn.paced["p99_ms"] for turn in turns]),
        median([turn.paced["last_ms"] for turn in turns]), median([turn.burst["deliveries"] / turn.burst["seconds"] for turn in turns]),
        median([turn.cpu_us for turn in turns]), median([turn.paced["bytes"] for turn in turns]), turns[0].memory_idle,
        max(turn.memory_subscribed for turn in turns), int(sum(turn.paced["missing"] + turn.burst["missing"] for turn in turns)),
        max(turn.other_cores for turn in turns))


def build_client(source: Path, program: Path) -> None:
    """Compiles fanout.c unless that was done."""
    if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
        program.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([os.environ.get("CC", "gcc"), "-O2", "-Wall", "-Wextra", "-o", program, source], check=True)
