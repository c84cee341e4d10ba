"""What clients did and what they were told: the record that is checked."""

import dataclasses
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    OK = "ok"
    """The desk said that it is done."""
    FAIL = "fail"
    """It is certain that nothing was done."""
    UNKNOWN = "unknown"
    """Nobody can say: it may have been done, or may still be."""


class Kind(StrEnum):
    APPEND = "append"
    """A customer's message."""
    REPLY = "reply"
    """An agent's message; who replies to what nobody has takes it with that."""
    READ = "read"
    CLAIM = "claim"
    """An agent takes a conversation from the line."""
    RELEASE = "release"
    """An agent puts it back into the line, whoever has it."""
    OWNER = "owner"
    """An agent asks who has it."""


class Path(StrEnum):
    """Ways to the messages of a conversation."""

    API = "api"
    STAFF = "staff"
    STREAM = "stream"
    DATABASE = "database"


Seen = tuple[int, str]
"""A message as a reader saw it: its number and its id."""


@dataclass(slots=True)
class Operation:
    """One call. A repeated call is another operation with the same key."""

    process: str
    kind: Kind
    conversation: str
    invoke: float
    """Seconds since the run began, as all times here."""
    complete: float | None = None
    """None while it runs, and for ever where its caller was ended."""
    outcome: Outcome = Outcome.UNKNOWN
    node: int | None = None
    status: int | None = None
    key: str | None = None
    """The client id of an append or reply."""
    seq: int | None = None
    """The number that the desk gave to an append or reply."""
    agent: str | None = None
    """Who claims, releases or replies; of `owner`, who has it."""
    path: Path | None = None
    after: int = 0
    """A read is about messages with higher numbers alone."""
    whole: bool = False
    """A read that went on until the desk said that there is no more."""
    final: bool = False
    """A read after everything had become quiet: it has to show all."""
    seen: list[Seen] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    """When each of these came; of streams alone."""


@dataclass(slots=True)
class Fault:
    """Something that was broken, and when it was whole again."""

    name: str
    target: str
    begin: float
    end: float | None = None


class History:
    """Operations in the order in which they were invoked."""

    def __init__(self, operations: Iterable[Operation] = ()) -> None:
        self.operations: list[Operation] = list(operations)
        self.faults: list[Fault] = []

    def add(self, operation: Operation) -> Operation:
        self.operations.append(operation)
        return operation

    def of(self, *kinds: Kind) -> Iterator[Operation]:
        return (operation for operation in self.operations if operation.kind in kinds)

    def lines(self) -> Iterator[str]:
        """Operations, then faults, as JSON."""
        for operation in self.operations:
            plain = {name: value for name, value in dataclasses.asdict(operation).items() if value is not None and value is not False and value != []}
            yield json.dumps({"operation": plain})
        for fault in self.faults:
            yield json.dumps({"fault": dataclasses.asdict(fault)})

    @classmethod
    def read(cls, lines: Iterable[str]) -> "History":
        """Passes over lines that tell of something else."""
        history = cls()
        for line in lines:
            found = json.loads(line)
            if "fault" in found:
                history.faults.append(Fault(**found["fault"]))
            if "operation" not in found:
                continue
            plain = found["operation"]
            plain["seen"] = [(seq, id) for seq, id in plain.get("seen", [])]
            plain["kind"], plain["outcome"] = Kind(plain["kind"]), Outcome(plain["outcome"])
            plain["path"] = Path(plain["path"]) if "path" in plain else None
            history.add(Operation(**plain))
        return history
