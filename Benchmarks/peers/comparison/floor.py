"""What the disk and SQLite alone would take for the desk's rows: no HTTP, no permission, no rule. It works on a copy of the desk's own file, so
that tables, indexes and full-text index are the same."""
import itertools
import sqlite3
import time
import uuid
from pathlib import Path
from typing import Callable, Iterator

from comparison.corpus import COMMON, MEDIUM, Corpus
from comparison.load import Outcome
from comparison.machine import Meter
from comparison.results import Row
from comparison.systems.ticket_system import INBOX_PAGE, SEARCH_PAGE

KEY = "floor"
OPEN = "'bot', 'queued', 'assigned', 'snoozed', 'awaiting_customer', 'escalated'"


class StorageFloor:
    def __init__(self, file: Path, corpus: Corpus):
        self._corpus = corpus
        self._database = sqlite3.connect(file, isolation_level=None)
        self._run("PRAGMA journal_mode = WAL")
        self._run("PRAGMA synchronous = FULL")
        self._partitions = [number for number, in self._run("SELECT number FROM search_partition ORDER BY number DESC")]
        self._model = self._one("conversation", "state = 'queued' ORDER BY number DESC")
        self._message = self._one("message", f"conversation_id = '{self._model['id']}' ORDER BY seq")
        self._events = [
            self._one("event", f"conversation_id = '{self._model['id']}' AND type = '{kind}' ORDER BY seq")
            for kind in ("conversation.created", "message.created")]
        self._sequence = itertools.count(self._run("SELECT max(seq) + 1 FROM event").fetchone()[0])
        self._texts = itertools.cycle(self._run(f"""
            SELECT m.text, s.tokens FROM message m JOIN search_{self._partitions[-1]} s ON s.rowid = m.seq WHERE m.author = 'customer'
            ORDER BY m.seq LIMIT {Corpus.WRITTEN}""").fetchall())

    def close(self) -> None:
        self._database.close()

    def _run(self, statement: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        return self._database.execute(statement, values)

    def _one(self, table: str, condition: str) -> dict[str, object]:
        """A row by its columns."""
        cursor = self._run(f"SELECT * FROM {table} WHERE {condition} LIMIT 1")
        return dict(zip((column[0] for column in cursor.description), cursor.fetchone(), strict=True))

    def _insert(self, table: str, row: dict[str, object]) -> None:
        self._run(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))

    def _write_message(self, conversation: str) -> int:
        """A message, its event, and its words in the index. - Returns: its number."""
        text, tokens = next(self._texts)
        number: int = next(self._sequence)
        self._insert("event", self._events[1] | {"seq": number, "conversation_id": conversation})
        self._insert("message", self._message | {"seq": number, "id": str(uuid.uuid4()), "conversation_id": conversation, "text": text})
        self._run(f"INSERT INTO search_{self._partitions[0]} (rowid, tokens) VALUES (?, ?)", (number, tokens))
        return number

    def _create(self) -> None:
        conversation = str(uuid.uuid4())
        number = next(self._sequence)
        self._insert("event", self._events[0] | {"seq": number, "conversation_id": conversation})
        self._insert("conversation", self._model | {"id": conversation, "number": number, "client_id": conversation})
        self._write_message(conversation)

    def _append(self) -> None:
        number = self._write_message(str(self._model["id"]))
        self._run("UPDATE conversation SET last_customer_seq = ?, updated_at = ? WHERE id = ?", (number, number, self._model["id"]))

    def _commits(self, write: Callable[[], None], size: int) -> Callable[[], None]:
        def commit() -> None:
            self._run("BEGIN IMMEDIATE")
            for _ in range(size):
                write()
            self._run("COMMIT")
        return commit

    def writes(self, clients: tuple[int, ...], seconds: float) -> Iterator[Row]:
        """As many rows in one commit as clients wait at the same time."""
        for name, write in (("create a ticket", self._create), ("append a message", self._append)):
            for size in clients:
                yield self._measure(name, self._commits(write, size), seconds, size)

    def reads(self, seconds: float) -> Iterator[Row]:
        self._run(f"CREATE INDEX floor_inbox ON conversation (updated_at) WHERE state IN ({OPEN})")
        yield self._measure("inbox", self._inbox, seconds)
        rare = itertools.cycle(self._corpus.rare_words())
        yield self._measure("search, rare", lambda: self._search(next(rare)), seconds)
        yield self._measure("search, 0.5 %", lambda: self._search(MEDIUM), seconds)
        yield self._measure("search, 20 %", lambda: self._search(COMMON), seconds)

    def _inbox(self) -> None:
        self._run(f"""
            SELECT c.*, p.name, s.name FROM conversation c INDEXED BY floor_inbox JOIN contact p ON p.id = c.contact_id
            LEFT JOIN staff s ON s.id = c.agent_id WHERE c.state IN ({OPEN}) ORDER BY c.updated_at DESC LIMIT {INBOX_PAGE}""").fetchall()

    def _search(self, word: str) -> None:
        found: list[int] = []
        for partition in self._partitions:
            table = f"search_{partition}"
            statement = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT ?"
            found += [number for number, in self._run(statement, (word, SEARCH_PAGE - len(found)))]
            if len(found) == SEARCH_PAGE:
                break
        assert found, f"nobody wrote {word}"
        self._run(f"""
            SELECT c.*, m.text FROM message m JOIN conversation c ON c.id = m.conversation_id
            WHERE m.seq IN ({', '.join(str(number) for number in found)}) ORDER BY m.seq DESC""").fetchall()

    def _measure(self, name: str, step: Callable[[], None], seconds: float, size: int = 1) -> Row:
        for _ in range(3):
            step()
        outcome = Outcome()
        meter = Meter([])
        began, cpu = time.perf_counter(), time.process_time()
        while (start := time.perf_counter()) < began + seconds:
            step()
            # Each of those that share a commit waits for all of it.
            outcome.latencies += [time.perf_counter() - start] * size
        outcome.seconds = time.perf_counter() - began
        cpu_ms = (time.process_time() - cpu) * 1e3 / len(outcome.latencies)
        return Row.of(KEY, name, outcome, size, cpu_ms, meter.usage().other_cores)
