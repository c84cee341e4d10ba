"""The texts that all systems hold: those that the desk's seed tool wrote (Benchmarks/Corpus), read back out of the desk's file."""
import contextlib
import random
import sqlite3
import string
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

# As Benchmarks/Corpus has them: in one ticket of 200, and in one of 5.
MEDIUM = "zirconquartz"
COMMON = "walletfrozen"
# States of conversations that are done.
DONE = ("resolved", "closed")


@dataclass(frozen=True)
class Ticket:
    subject: str
    question: str
    answer: str
    is_open: bool
    at: float

    @property
    def rare(self) -> str:
        """The token at the end of the question stands in this ticket alone."""
        return self.question.rsplit(" ", 1)[1]


class Corpus:
    # Texts that are used for writing; words that are looked for come from behind them.
    WRITTEN = 1024

    def __init__(self, desk: Path, count: int):
        with contextlib.closing(sqlite3.connect(f"file:{desk}?mode=ro", uri=True)) as database:
            rows = database.execute("""
                SELECT c.subject, q.text, a.text, c.state, c.updated_at FROM conversation c
                JOIN message q ON q.conversation_id = c.id AND q.author = 'customer'
                JOIN message a ON a.conversation_id = c.id AND a.author <> 'customer'
                ORDER BY c.number LIMIT ?""", (count,)).fetchall()
        assert len(rows) == count, f"{desk} holds {len(rows)} tickets instead of {count}"
        self.tickets = [Ticket(subject, question, answer, state not in DONE, at / 1000) for subject, question, answer, state, at in rows]

    def open_numbers(self) -> list[int]:
        """Which tickets are open."""
        return [number for number, ticket in enumerate(self.tickets) if ticket.is_open]

    def question(self, number: int) -> str:
        """What the number-th new ticket asks. Its last word is new, so that the stored rare words stay rare."""
        text = self.tickets[number % min(self.WRITTEN, len(self.tickets))].question
        return f"{text.rsplit(' ', 1)[0]} {fresh_word()}"

    def subject(self, number: int) -> str:
        return self.tickets[number % min(self.WRITTEN, len(self.tickets))].subject

    def answer(self, number: int) -> str:
        return self.tickets[number % min(self.WRITTEN, len(self.tickets))].answer

    def rare_words(self) -> list[str]:
        """One of a hundred tickets spread over the whole corpus."""
        step = max(1, len(self.tickets) // 100)
        return [ticket.rare for ticket in self.tickets[step // 2::step]]

    def write_tab_separated(self, file: Path) -> None:
        """For PostgreSQL's `COPY`. The texts hold neither tabs nor newlines nor backslashes."""
        with file.open("w", encoding="utf-8") as out:
            for number, t in enumerate(self.tickets):
                at = datetime.fromtimestamp(t.at, UTC).replace(tzinfo=None).isoformat(" ", "milliseconds")
                out.write(f"{number}\t{t.subject}\t{t.question}\t{t.answer}\t{'t' if t.is_open else 'f'}\t{at}\n")


def fresh_word() -> str:
    """Sixteen letters and digits, as the corpus's rare words have them."""
    return "tx" + "".join(random.choices(string.digits + "abcdef", k=16))
