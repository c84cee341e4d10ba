"""How long clients waited, and how long readers stood still."""

from collections import defaultdict
from dataclasses import dataclass, field

from .history import Fault, History, Kind, Operation, Outcome, Path

# By what these readers have saved one sees that they go on: each saves after every message. Others pass over most events and save rarely.
MESSAGE_READERS = ("search", "sorter", "chain", "promises", "mail-notices")


@dataclass(frozen=True, slots=True)
class Lease:
    holder: str
    """`host:port` of a node."""
    fence: int
    """Another number means that it has moved."""


@dataclass(slots=True)
class Sample:
    """What the tables said at one instant."""

    at: float
    news: int
    """The number of the newest message."""
    readers: dict[str, int]
    leases: dict[str, Lease] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pause:
    seconds: float
    begin: float


NO_PAUSE = Pause(0, 0)


def client_pauses(history: History) -> dict[str, Pause]:
    """For each client the longest time from a call to the next answer of a desk that works, whatever it was: also a refusal of what it refuses.

    Streams have no answer that is waited for, and the tables are not the desk: what a client spends on them in between is left out.
    """
    by_client: dict[str, list[Operation]] = defaultdict(list)
    for operation in history.operations:
        if not operation.final:
            by_client[operation.process].append(operation)
    longest: dict[str, Pause] = {}
    for client, operations in by_client.items():
        waiting: float | None = None
        worst = NO_PAUSE
        for operation in operations:
            if operation.path in (Path.STREAM, Path.DATABASE):
                if waiting is not None and operation.complete is not None:
                    waiting += operation.complete - operation.invoke
                continue
            waiting = operation.invoke if waiting is None else waiting
            if operation.status is not None and operation.status < 500 and operation.complete is not None:
                worst = max(worst, Pause(operation.complete - waiting, waiting), key=lambda pause: pause.seconds)
                waiting = None
                longest[client] = worst
    return longest


def sending_times(history: History) -> list[Pause]:
    """For each message that was acknowledged in the end: from its first try on, with all tries in between."""
    first: dict[tuple[str, str], float] = {}
    times: dict[tuple[str, str], Pause] = {}
    for operation in history.of(Kind.APPEND, Kind.REPLY):
        message = (operation.conversation, operation.key or "")
        begin = first.setdefault(message, operation.invoke)
        if operation.outcome is Outcome.OK and operation.complete is not None:
            times.setdefault(message, Pause(operation.complete - begin, begin))
    return list(times.values())


def delivery_times(history: History) -> list[Pause]:
    """For each message that open streams showed: from its acknowledgement until the first of them did."""
    acknowledged: dict[int, float] = {}
    shown: dict[int, float] = {}
    for operation in history.operations:
        if operation.kind in (Kind.APPEND, Kind.REPLY) and operation.seq is not None and operation.complete is not None:
            acknowledged[operation.seq] = min(operation.complete, acknowledged.get(operation.seq, operation.complete))
        if operation.path is Path.STREAM and not operation.final:
            for (seq, _), at in zip(operation.seen, operation.times, strict=True):
                shown[seq] = min(at, shown.get(seq, at))
    return [Pause(max(0, shown[seq] - at), at) for seq, at in acknowledged.items() if seq in shown]


def standstills(samples: list[Sample]) -> dict[str, Pause]:
    """For each reader the longest time in which it did not move although there was a message that it had not read."""
    longest: dict[str, Pause] = {}
    since: dict[str, float] = {}
    last: dict[str, int] = {}
    for sample in samples:
        for name in MESSAGE_READERS:
            seq = sample.readers.get(name)
            if seq is None:
                continue
            if name not in last or seq != last[name] or seq >= sample.news:
                since[name] = sample.at
            last[name] = seq
            pause = Pause(sample.at - since[name], since[name])
            longest[name] = max(longest.get(name, NO_PAUSE), pause, key=lambda pause: pause.seconds)
    return longest


def lease_moves(samples: list[Sample], faults: list[Fault], holder_of: dict[str, str]) -> list[Pause]:
    """How long after each kill every duty of the killed node was another's.

    - Parameter holder_of: what a fault's target is called in the leases.
    """
    moves = []
    for fault in faults:
        if fault.name != "kill":
            continue
        before = next((sample for sample in reversed(samples) if sample.at <= fault.begin), None)
        held = {duty: lease for duty, lease in before.leases.items() if lease.holder == holder_of.get(fault.target)} if before else {}
        if not held:
            continue
        moved = next((sample.at for sample in samples if sample.at > fault.begin and _have_moved(held, sample.leases)), float("inf"))
        moves.append(Pause(moved - fault.begin, fault.begin))
    return moves


def _have_moved(held: dict[str, Lease], now: dict[str, Lease]) -> bool:
    return all(duty in now and now[duty].fence != lease.fence for duty, lease in held.items())
