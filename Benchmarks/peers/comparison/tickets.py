"""One ticket system after the other, each alone on the machine, driven by the same calls."""
import itertools
import shutil
import time
from pathlib import Path
from typing import Callable, Iterator

from comparison.corpus import COMMON, MEDIUM, Corpus
from comparison.floor import StorageFloor
from comparison.load import ClosedLoop, call, expect
from comparison.machine import Meter, memory_megabytes, settle
from comparison.results import Memory, Results, Row
from comparison.systems.ticket_system import TicketSystem
from comparison.systems.walletdesk import WalletDesk

CLIENTS = (1, 4, 16, 64)
# So many clients are always tried; more only while they bring more.
ALWAYS = 3
GROWTH = 1.1
# So many clients warm a system up.
WARM_UP = 8


class TicketComparison:
    def __init__(self, results: Results, folder: Path, tickets: int, seconds: float):
        self._results = results
        self._folder = folder
        self._tickets = tickets
        self._seconds = seconds

    def run(self, desk: WalletDesk, peers: list[TicketSystem]) -> None:
        print(f"Writing {self._tickets} conversations", flush=True)
        desk.seed(self._tickets)
        corpus = Corpus(desk.file, self._tickets)
        copy = self._folder / "floor.sqlite"
        shutil.copyfile(desk.file, copy)
        self._measure_floor(copy, corpus)
        copy.unlink()
        for system in [*peers, desk]:
            began = time.monotonic()
            try:
                self._measure(system, corpus)
            except Exception as error:
                # The others are still worth something.
                if system is desk:
                    raise
                self._note_failure(system, error)
            finally:
                system.stop()
            shutil.rmtree(system.folder)
            print(f"  took {time.monotonic() - began:.0f} s", flush=True)

    def _note_failure(self, system: TicketSystem, error: Exception) -> None:
        print(f"{system.key} failed: {error}", flush=True)
        title, how, remarks = self._results.systems[system.key]
        self._results.systems[system.key] = (title, how, f"{remarks} **It failed: {str(error).splitlines()[0]}**")

    def _measure_floor(self, file: Path, corpus: Corpus) -> None:
        floor = StorageFloor(file, corpus)
        print("SQLite alone", flush=True)
        for row in itertools.chain(floor.reads(self._seconds / 4), floor.writes(CLIENTS, self._seconds / 2)):
            self._add(row)
        floor.close()

    def _measure(self, system: TicketSystem, corpus: Corpus) -> None:
        print(f"{system.key}: starting", flush=True)
        system.start()
        self._weigh(system, "empty")
        print(f"{system.key}: loading {self._tickets} tickets", flush=True)
        system.load(corpus)
        self._weigh(system, "loaded")
        self._results.stored_megabytes[system.key] = system.stored_megabytes
        self._read(system, corpus)
        for name, requests in (("create a ticket", system.creations), ("append a message", system.appends)):
            self._write(system, name, requests)
        self._weigh(system, "after the load")

    def _weigh(self, system: TicketSystem, when: str) -> None:
        settle(list(system.roots.values()))
        memory = Memory(system.key, when, {name: memory_megabytes([pid]) for name, pid in system.roots.items()})
        self._results.memory.append(memory)
        print(f"  memory, {when}: {memory.total:.1f} MB", flush=True)

    def _read(self, system: TicketSystem, corpus: Corpus) -> None:
        rare = corpus.rare_words()
        open_tickets = len(corpus.open_numbers())
        self._measure_reading(system, "inbox", itertools.repeat(system.inbox()), open_tickets)
        self._measure_reading(system, "search, rare", (system.search(word) for word in itertools.cycle(rare)), 1)
        for name, word in (("search, 0.5 %", MEDIUM), ("search, 20 %", COMMON)):
            holders = sum(word in ticket.question for ticket in corpus.tickets)
            self._measure_reading(system, name, itertools.repeat(system.search(word)), holders)

    def _measure_reading(self, system: TicketSystem, name: str, requests: Iterator[bytes], there_are: int) -> None:
        """One client. A page must show something, and no more than there is: else it would not be the same question."""
        shown = system.listed(expect(call(system.port, next(requests)), 200))
        assert 0 < shown <= there_are, f"{system.key}, {name}: {shown} shown of {there_are}"
        for _ in range(2):
            expect(call(system.port, next(requests)), 200)
        self._loop(system, name, [requests], note=f"{shown} shown")

    def _write(self, system: TicketSystem, name: str, requests: Callable[[int], list[Iterator[bytes]]]) -> None:
        best = 0.0
        for tried, clients in enumerate(CLIENTS):
            iterators = requests(clients)
            # The first calls load code and fill caches.
            ClosedLoop(system.port, [itertools.islice(iterator, 1 + 4 // clients) for iterator in iterators[:WARM_UP]], self._seconds).run()
            before = system.written()
            row = self._loop(system, name, iterators)
            # A request that the system took for one that it had already is soon answered, and says nothing.
            assert before is None or (system.written() or 0) - before >= row.count, f"{system.key}, {name}: not everything was written"
            if tried + 1 >= ALWAYS and row.rate < best * GROWTH:
                return
            best = max(best, row.rate)

    def _loop(self, system: TicketSystem, name: str, clients: list[Iterator[bytes]], note: str = "") -> Row:
        roots = list(system.roots.values())
        settle(roots)
        meter = Meter(roots)
        outcome = ClosedLoop(system.port, clients, self._seconds).run()
        if not outcome.latencies:
            raise RuntimeError(f"{name}: {outcome.first_failure}")
        others = meter.usage().other_cores
        # What a request sets off is its own cost too.
        settle(roots)
        cpu_ms = meter.usage().server_cpu * 1e3 / len(outcome.latencies)
        if outcome.client_cpu > outcome.seconds / 2:
            note = f"{note} the load generator used {outcome.client_cpu / outcome.seconds:.2f} cores".strip()
        row = Row.of(system.key, name, outcome, len(clients), cpu_ms, others, note)
        self._add(row)
        return row

    def _add(self, row: Row) -> None:
        self._results.rows.append(row)
        failed = f", {row.failures} failed: {row.note}" if row.failures else ""
        print(f"  {row.name}, {row.clients} clients: {row.rate:.1f}/s, p50 {row.p50_ms:.2f} ms, p99 {row.p99_ms:.2f} ms, "
              f"CPU {row.cpu_ms:.3f} ms, others {row.other_cores:.2f}{failed}", flush=True)
