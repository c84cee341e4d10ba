"""The rules that a history has to keep, and where it breaks them."""

import dataclasses
import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from . import ownership
from .history import History, Kind, Operation, Outcome, Path, Seen

WRITING = (Kind.APPEND, Kind.REPLY)


@dataclass(frozen=True, slots=True)
class StoredMessage:
    seq: int
    id: str
    conversation: str
    key: str | None
    """Its client id; those that the desk itself writes may have none."""
    author: str
    text: str
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class StoredEvent:
    seq: int
    conversation: str | None
    type: str
    data: str


@dataclass(slots=True)
class Stored:
    """What the database held when everything had become quiet."""

    messages: list[StoredMessage]
    events: list[StoredEvent]
    owners: dict[str, str | None]
    """Who has each conversation, by the state's own columns."""
    counts: dict[str, int] = field(default_factory=dict)
    """Lengths of queues and loads of agents, counted by SQL."""
    shown: list[tuple[str, dict[str, int]]] = field(default_factory=list)
    """The same as boards showed them: which node's, and the counts."""

    def lines(self) -> Iterator[str]:
        """As JSON."""
        for message in self.messages:
            yield json.dumps({"message": dataclasses.asdict(message)})
        for event in self.events:
            yield json.dumps({"event": dataclasses.asdict(event)})
        yield json.dumps({"end": {"owners": self.owners, "counts": self.counts, "shown": self.shown}})

    @classmethod
    def read(cls, lines: Iterable[str]) -> "Stored":
        """Passes over lines that tell of something else."""
        stored = cls([], [], {})
        for line in lines:
            match json.loads(line):
                case {"message": plain}:
                    stored.messages.append(StoredMessage(**plain))
                case {"event": plain}:
                    stored.events.append(StoredEvent(**plain))
                case {"end": plain}:
                    stored.owners, stored.counts, stored.shown = plain["owners"], plain["counts"], [(node, shown) for node, shown in plain["shown"]]
        return stored

    def in_order(self) -> dict[str, list[StoredMessage]]:
        """Messages by conversation, in the order of their numbers. Notes are not among them: customers don't see them."""
        found: dict[str, list[StoredMessage]] = defaultdict(list)
        for message in sorted(self.messages, key=lambda message: message.seq):
            if not message.is_note:
                found[message.conversation].append(message)
        return found


@dataclass(frozen=True, slots=True)
class Violation:
    rule: str
    what: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.what}"


def violations(history: History, stored: Stored) -> list[Violation]:
    """All of them, in the order of the rules."""
    rules = (once, real_time_order, one_order, monotonic_reads, complete_in_the_end, one_owner, owners_in_the_log, counts, events_with_messages)
    return [violation for rule in rules for violation in rule(history, stored)]


def _written(history: History) -> dict[tuple[str, str], list[Operation]]:
    """Tries of each message."""
    found: dict[tuple[str, str], list[Operation]] = defaultdict(list)
    for operation in history.of(*WRITING):
        if operation.key is not None:
            found[operation.conversation, operation.key].append(operation)
    return found


def outcome(tries: Iterable[Operation]) -> Outcome:
    """Of a message that was tried several times."""
    outcomes = {operation.outcome for operation in tries}
    return next((known for known in (Outcome.OK, Outcome.UNKNOWN) if known in outcomes), Outcome.FAIL)


def once(history: History, stored: Stored) -> Iterator[Violation]:
    """What was acknowledged is there once, what failed is not there, what is unknown is there at most once, and nothing else is."""
    written = _written(history)
    people = [message for message in stored.messages if message.author in ("customer", "agent") and not message.is_note]
    there: dict[tuple[str, str | None], list[StoredMessage]] = defaultdict(list)
    for message in people:
        there[message.conversation, message.key].append(message)
    for (conversation, key), tries in written.items():
        copies, expected = there.get((conversation, key), []), outcome(tries)
        if expected is Outcome.OK and not copies:
            yield Violation("lost", f"{key} in {conversation} was acknowledged and is not there")
        if expected is Outcome.FAIL and copies:
            yield Violation("undead", f"{key} in {conversation} was refused and is there")
        if len(copies) > 1:
            yield Violation("doubled", f"{key} in {conversation} is there {len(copies)} times")
        numbers = {operation.seq for operation in tries if operation.outcome is Outcome.OK and operation.seq is not None}
        if len(copies) == 1 and numbers - {copies[0].seq}:
            yield Violation("renumbered", f"{key} in {conversation} was acknowledged as {sorted(numbers)} and is there as {copies[0].seq}")
    for conversation, stranger in there.keys() - written.keys():
        yield Violation("unwritten", f"{stranger} in {conversation} is there, and nobody wrote it")
    for (conversation, text), count in Counter((message.conversation, message.text) for message in people).items():
        if count > 1:
            yield Violation("doubled", f"“{text}” is there {count} times in {conversation}")


def real_time_order(history: History, stored: Stored) -> Iterator[Violation]:
    """A message that was acknowledged before another was first sent has the lower number."""
    written = _written(history)
    for conversation, messages in stored.in_order().items():
        earliest, first_key = float("inf"), ""
        for message in reversed(messages):
            tries = written.get((conversation, message.key or ""), [])
            if not tries:
                continue
            if earliest < min(operation.invoke for operation in tries):
                yield Violation("order", f"{message.key} in {conversation} stands before {first_key}, which was acknowledged before {message.key} was sent")
            acknowledged = min((o.complete for o in tries if o.outcome is Outcome.OK and o.complete is not None), default=float("inf"))
            if acknowledged < earliest:
                earliest, first_key = acknowledged, message.key or ""


def one_order(history: History, stored: Stored) -> Iterator[Violation]:
    """Every reader sees the one order, with rising numbers and without a hole."""
    order = {conversation: [(message.seq, message.id) for message in messages] for conversation, messages in stored.in_order().items()}
    for read in _reads(history):
        numbers = [seq for seq, _ in read.seen]
        if any(later <= earlier for earlier, later in itertools.pairwise(numbers)):
            yield Violation("order", f"{_named(read)} saw numbers that do not rise: {numbers}")
            continue
        there = order.get(read.conversation, [])
        strange: set[Seen]
        if read.path is Path.DATABASE:
            # Whoever asks the tables sees what is committed, also where it is not settled yet: there may be holes.
            strange = set(read.seen) - set(there)
        else:
            strange = set(read.seen) ^ {seen for seen in there if numbers and read.after < seen[0] <= numbers[-1]}
        if strange:
            yield Violation("hole", f"{_named(read)} differs from what is stored by {_some({seq for seq, _ in strange})}")


def monotonic_reads(history: History, stored: Stored) -> Iterator[Violation]:
    """Who saw a message, or was told that it is stored, never again sees a state without it."""
    ended = sorted((o for o in history.of(Kind.READ, *WRITING) if o.outcome is Outcome.OK and o.complete is not None), key=lambda o: o.complete or 0)
    known: dict[tuple[str, str], dict[int, float]] = defaultdict(dict)
    for operation in ended:
        mine, at = known[operation.process, operation.conversation], operation.complete or 0
        if operation.kind is Kind.READ and (operation.whole or operation.path is Path.DATABASE):
            seen = {seq for seq, _ in operation.seen}
            missing = {seq for seq, since in mine.items() if since <= operation.invoke and seq > operation.after} - seen
            if missing:
                yield Violation("forgotten", f"{_named(operation)} does not show {_some(missing)}, which {operation.process} had seen")
            # What was forgotten once is not reported again with every later read.
            for seq in missing:
                del mine[seq]
        if operation.kind is Kind.READ:
            for seq, _ in operation.seen:
                mine.setdefault(seq, at)
        elif operation.seq is not None:
            mine.setdefault(operation.seq, at)


def complete_in_the_end(history: History, stored: Stored) -> Iterator[Violation]:
    """What is read when all is quiet shows everything."""
    order = stored.in_order()
    for read in history.of(Kind.READ):
        if not read.final:
            continue
        missing = {message.seq for message in order.get(read.conversation, []) if message.seq > read.after} - {seq for seq, _ in read.seen}
        if missing:
            yield Violation("incomplete", f"{_named(read)} at the end does not show {_some(missing)}")


def one_owner(history: History, stored: Stored) -> Iterator[Violation]:
    """What agents were told of a conversation's owner has an order in which it has one owner at a time."""
    steps: dict[str, list[Operation]] = defaultdict(list)
    for operation in history.of(*ownership.STEPS):
        steps[operation.conversation].append(operation)
    for conversation, operations in steps.items():
        if refuting := ownership.refuting(operations):
            yield Violation(
                "two owners", f"{refuting.process} was told that its {refuting.kind} of {conversation} is done, at {refuting.complete:.3f} s: "
                "no order of all steps explains it")


def owners_in_the_log(history: History, stored: Stored) -> Iterator[Violation]:
    """Each change of a conversation's state begins where the one before ended, and the last one is what stands in its row."""
    states: dict[str, tuple[str, str | None]] = {}
    for event in sorted(stored.events, key=lambda event: event.seq):
        if event.type != "conversation.state" or event.conversation is None:
            continue
        change = json.loads(event.data)
        before = states.get(event.conversation)
        if before and before[0] != change["from"]:
            yield Violation("two owners", f"event {event.seq} changes {event.conversation} from {change['from']}, which was {before[0]}")
        states[event.conversation] = (change["to"], change.get("agent"))
    for conversation, (_, agent) in states.items():
        if agent != stored.owners.get(conversation):
            yield Violation("two owners", f"{conversation} belongs to {stored.owners.get(conversation)}, and by its events to {agent}")


def counts(history: History, stored: Stored) -> Iterator[Violation]:
    """Boards show what a recount finds."""
    for node, shown in stored.shown:
        for name in sorted(shown.keys() | stored.counts.keys()):
            if shown.get(name, 0) != stored.counts.get(name, 0):
                yield Violation("count", f"the board of {node} says {shown.get(name, 0)} for {name}, a recount {stored.counts.get(name, 0)}")


def events_with_messages(history: History, stored: Stored) -> Iterator[Violation]:
    """A message has the number of its event, and neither is without the other."""
    told = {event.seq for event in stored.events if event.type in ("message.created", "note.created")}
    there = {message.seq for message in stored.messages}
    for seq in sorted(told - there):
        yield Violation("event alone", f"event {seq} tells of a message that is not there")
    for seq in sorted(there - told):
        yield Violation("message alone", f"message {seq} has no event")


def _reads(history: History) -> Iterator[Operation]:
    return (read for read in history.of(Kind.READ) if read.path is not None)


def _named(read: Operation) -> str:
    return f"{read.process}'s read of {read.conversation} after {read.after} by {read.path} at node {read.node}, {read.invoke:.3f} s"


def _some(numbers: set[int]) -> str:
    shown = ", ".join(map(str, sorted(numbers)[:5]))
    return shown if len(numbers) <= 5 else f"{shown} and {len(numbers) - 5} more"
