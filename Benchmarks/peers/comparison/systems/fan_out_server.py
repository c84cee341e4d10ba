"""What the comparison asks of a server that brings one message to many."""
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path

from comparison.process import Process

# Where the number of a message goes (see fanout.c).
MARK = "(###)"


@dataclass(frozen=True)
class Frame:
    """A message as the desk's streams carry it: all servers carry the same."""

    # The whole event, with its name and number.
    event: bytes
    # What stands behind `data: `.
    data: bytes


class FanOutServer(ABC):
    key: str
    how: str
    remarks: str = ""
    protocol = "sse"
    # How often it is measured; what takes minutes to fill is measured once.
    rounds: int | None = None

    def __init__(self, folder: Path, tools: Path):
        self.folder = folder
        self.tools = tools
        self._process: Process | None = None
        self._port = 0

    @abstractmethod
    def install(self) -> str:
        """Installs what is missing. - Returns: name and version."""

    @abstractmethod
    def start(self) -> None: ...

    def stop(self) -> None:
        if self._process:
            self._process.stop()

    @property
    def port(self) -> int:
        return self._port

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    @abstractmethod
    def publication(self, frame: Frame) -> bytes:
        """What is written to publish the message."""

    @abstractmethod
    def subscriptions(self, subscribers: int) -> list[bytes]:
        """What each subscriber writes; the last one serves all that have none of their own."""
