"""A peer that keeps its tickets in a PostgreSQL of its own and is asked over HTTP."""
import json
from abc import abstractmethod
from itertools import count, cycle
from pathlib import Path
from typing import Any, Iterator

from comparison.corpus import Corpus
from comparison.load import call, expect
from comparison.postgres import Postgres
from comparison.process import Process
from comparison.systems.ticket_system import MODEL_ANSWER, MODEL_QUESTION, MODEL_SUBJECT, TicketSystem


class PostgresPeer(TicketSystem):
    database: str
    # Customers who are known before anything is measured: making accounts is not what is compared.
    known_customers: int = 1

    def __init__(self, folder: Path, tools: Path):
        super().__init__(folder, tools)
        self._postgres = Postgres(folder / "postgres")
        self._port = 0
        self._server: Process | None = None
        # The ticket whose rows are copied; those of the corpus follow it.
        self._model = 0

    @abstractmethod
    def _ticket(self, subject: str, question: str, number: int) -> bytes:
        """A request that creates a ticket. - Parameter number: of a customer, from those who write by turns."""

    @abstractmethod
    def _message(self, ticket: int, text: str) -> bytes:
        """A request that appends a message."""

    def _number(self, made: Any) -> int:
        """Of the ticket that was made, from the answer."""
        return int(made["id"])

    @abstractmethod
    def _clone(self, new_ticket: str) -> None:
        """Copies the model's rows. - Parameter new_ticket: SQL, the number of the ticket of row `c` of the corpus."""

    def load(self, corpus: Corpus) -> None:
        self.corpus = corpus
        for customer in range(self.known_customers):
            made = expect(call(self._port, self._ticket(MODEL_SUBJECT, MODEL_QUESTION, customer)), 201)
        self._model = self._number(json.loads(made.body))
        expect(call(self._port, self._message(self._model, MODEL_ANSWER)), 200, 201, 204)
        file = self.folder / "corpus.tsv"
        corpus.write_tab_separated(file)
        self._postgres.copy_corpus(self.database, file)
        file.unlink()
        self._clone(f"({self._model} + 1 + c.n)")
        self._postgres.finish_load(self.database)

    def _sql(self, statements: str) -> str:
        return self._postgres.sql(self.database, statements)

    def stop(self) -> None:
        if self._server:
            self._server.stop()
        self._postgres.stop()

    @property
    def port(self) -> int:
        return self._port

    @property
    def roots(self) -> dict[str, int]:
        assert self._server
        return {"application": self._server.pid, "database": self._postgres.pid}

    @property
    def stored_megabytes(self) -> float:
        return self._postgres.size_megabytes(self.database)

    def creations(self, clients: int) -> list[Iterator[bytes]]:
        return [(self._ticket(self.corpus.subject(n), self.corpus.question(n), n) for n in count(client * 31)) for client in range(clients)]

    def appends(self, clients: int) -> list[Iterator[bytes]]:
        tickets = cycle(self._model + 1 + number for number in self.corpus.open_numbers())
        return [(self._message(next(tickets), self.corpus.answer(n)) for n in count(client * 31)) for client in range(clients)]
