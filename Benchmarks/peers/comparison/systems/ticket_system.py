"""What the comparison asks of a system that holds tickets."""
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Iterator

from comparison.corpus import Corpus
from comparison.load import Response

# What a peer's model ticket says. The rows that its interface writes of it are copied for each ticket of the corpus, these words replaced.
MODEL_SUBJECT = "modelsubject"
MODEL_QUESTION = "modelquestion"
MODEL_ANSWER = "modelanswer"

# Pages of the inbox and of what is found are as long as the desk's.
INBOX_PAGE = 50
SEARCH_PAGE = 30


def from_model(expression: str) -> str:
    """SQL: the model's text with the words of ticket `c` of the corpus in it."""
    replaced = expression
    for model, column in ((MODEL_SUBJECT, "subject"), (MODEL_QUESTION, "question"), (MODEL_ANSWER, "answer")):
        replaced = f"replace({replaced}, '{model}', c.{column})"
    return replaced


class TicketSystem(ABC):
    """One system; it lives in a folder of its own and is started once.

    The peers get a connection for each request, as from a proxy: with connections that stay open all of their servers neglect some clients.
    """

    key: str
    # One line on how it is run, for the report.
    how: str
    # What isn't equal.
    remarks: str = ""

    def __init__(self, folder: Path, tools: Path):
        self.folder = folder
        self.tools = tools
        self.corpus: Corpus

    @abstractmethod
    def install(self) -> str:
        """Installs what is missing. - Returns: the system's name and version."""

    @abstractmethod
    def start(self) -> None:
        """Starts it with nothing in it."""

    @abstractmethod
    def load(self, corpus: Corpus) -> None:
        """Fills it."""

    @abstractmethod
    def stop(self) -> None:
        """Stops what of it runs, whatever state it is in."""

    @property
    @abstractmethod
    def port(self) -> int: ...

    @property
    @abstractmethod
    def roots(self) -> dict[str, int]:
        """Its processes by what they are: "application", "database"."""

    @property
    @abstractmethod
    def stored_megabytes(self) -> float:
        """What the tickets take on the disk."""

    @abstractmethod
    def creations(self, clients: int) -> list[Iterator[bytes]]:
        """For each client requests that each create a ticket with a first message."""

    @abstractmethod
    def appends(self, clients: int) -> list[Iterator[bytes]]:
        """For each client requests that each append a message to a ticket."""

    def written(self) -> int | None:
        """Messages of customers that it has; None where one request can't pass for another."""
        return None

    @abstractmethod
    def inbox(self) -> bytes:
        """The first page of open tickets, the last touched first."""

    @abstractmethod
    def search(self, word: str) -> bytes:
        """The first page of tickets with this word, the newest first."""

    @abstractmethod
    def listed(self, response: Response) -> int:
        """How many tickets a page of the inbox or a search shows."""
