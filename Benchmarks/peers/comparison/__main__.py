"""What run.sh starts: installs, measures, reports."""
import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NoReturn, Sequence

from comparison.fan_out import FanOutComparison, Plan, build_client
from comparison.machine import describe, neighbours
from comparison.report import QUIET, Report
from comparison.results import Results
from comparison.systems.desk_streams import DeskStreams
from comparison.systems.django_helpdesk import DjangoHelpdesk
from comparison.systems.ejabberd import Ejabberd
from comparison.systems.epoll_floor import EpollFloor
from comparison.systems.fan_out_server import FanOutServer
from comparison.systems.nchan import Nchan
from comparison.systems.redmine import Redmine
from comparison.systems.request_tracker import RequestTracker
from comparison.systems.ticket_system import TicketSystem
from comparison.systems.walletdesk import WalletDesk
from comparison.tickets import TicketComparison

TICKET_PEERS: tuple[type[TicketSystem], ...] = (RequestTracker, Redmine, DjangoHelpdesk)
FAN_OUT_PEERS: tuple[type[FanOutServer], ...] = (Nchan, Ejabberd)
# After so long everything is stopped, whatever it is doing.
TIME_LIMIT_S = 60 * 60
# What stays between two runs: what came from PyPI, and the compiled client. `make clean` removes it.
TOOLS = Path(".build/peers")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="Benchmarks/peers/run.sh", description="WalletDesk beside other systems, on this machine.")
    names = [peer.key for peer in TICKET_PEERS] + [peer.key for peer in FAN_OUT_PEERS]
    parser.add_argument("part", nargs="?", choices=("all", "tickets", "fanout"), default="all")
    parser.add_argument("--tickets", type=int, default=100_000, help="how many are stored")
    parser.add_argument("--peers", type=lambda text: text.split(",") if text else [], default=names, help=f"some of {','.join(names)}, or ''")
    parser.add_argument("--seconds", type=float, default=8, help="length of a measurement")
    parser.add_argument("--subscribers", type=lambda text: tuple(int(n) for n in text.split(",")), default=Plan.subscribers)
    parser.add_argument("--rounds", type=int, default=Plan.rounds, help="turns of each server in the fan-out")
    given = parser.parse_args()
    if unknown := set(given.peers) - set(names):
        parser.error(f"there is no {', '.join(unknown)}")
    return given


def main() -> None:
    given = arguments()
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGALRM, _end)
    signal.alarm(TIME_LIMIT_S)
    TOOLS.mkdir(parents=True, exist_ok=True)
    tools = TOOLS.resolve()
    with tempfile.TemporaryDirectory(prefix="walletdesk-peers.") as name:
        work = Path(name)
        # PostgreSQL and others run as users of their own.
        work.chmod(0o755)
        results = compare(given, work, tools)
    report = Report(results)
    file = Path("bench-results") / f"peers-{time.strftime('%Y-%m-%dT%H%M%SZ', time.gmtime())}.json"
    report.write(file)
    print(f"\n{report.markdown()}\n\nWritten to {file}.")


def compare(given: argparse.Namespace, work: Path, tools: Path) -> Results:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip() or "none"
    results = Results(describe(), commit, given.tickets, {}, [], [], [], {})
    desk = WalletDesk(_folder(work, "desk"), tools)
    ticket_peers = [peer(_folder(work, peer.key), tools) for peer in TICKET_PEERS if peer.key in given.peers and given.part != "fanout"]
    streams = DeskStreams(_folder(work, "streams"), tools)
    fan_out_peers: list[FanOutServer] = []
    if given.part != "tickets":
        build_client(Path(__file__).parent.parent / "fanout.c", tools / "fanout")
        fan_out_peers = [
            EpollFloor(_folder(work, EpollFloor.key), tools),
            *(peer(_folder(work, peer.key), tools) for peer in FAN_OUT_PEERS if peer.key in given.peers)]
    systems: Sequence[TicketSystem | FanOutServer] = [desk, *ticket_peers, *fan_out_peers]
    for system in systems:
        results.systems[system.key] = (system.install(), system.how, system.remarks)
    check_quiet()
    if given.part != "fanout":
        TicketComparison(results, work, given.tickets, given.seconds).run(desk, ticket_peers)
    if given.part != "tickets":
        plan = Plan(subscribers=given.subscribers, rounds=given.rounds)
        FanOutComparison(results, work, tools / "fanout", plan).run(streams, fan_out_peers)
    return results


def check_quiet() -> None:
    busy = neighbours()
    if busy > QUIET and not os.environ.get("BENCH_NOISY"):
        sys.exit(f"Others use {busy:.1f} cores: figures would be worth little. BENCH_NOISY=1 measures nevertheless, and marks them.")


def _folder(work: Path, name: str) -> Path:
    folder = work / name
    folder.mkdir()
    return folder


def _end(number: int, _frame: object) -> NoReturn:
    sys.exit(f"Ended by {signal.Signals(number).name}.")


if __name__ == "__main__":
    main()
