"""One owner at a time: whether what agents were told of one conversation can be put into one order of a lock's steps.

Each step happens at one instant between its call and its answer. A step whose outcome is unknown happens at one instant after its call, or never. The
search goes through calls and answers in the order of time and keeps every state that is still possible (Wing and Gong). A step is placed only when an
answer comes before which it may have happened. Of two states that differ only in the unknown steps that were used up, the one that used fewer is kept:
whatever is possible for the other is possible for it.
"""

import heapq
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from .history import Kind, Operation, Outcome

STEPS = (Kind.CLAIM, Kind.RELEASE, Kind.REPLY, Kind.OWNER)
NOBODY = None


@dataclass(frozen=True, slots=True)
class Possible:
    """A state that is possible at an instant."""

    owner: str | None
    done: frozenset[int] = frozenset()
    """Steps that have happened and will be answered later."""
    spent: frozenset[int] = frozenset()
    """Steps of unknown outcome that have happened: each happens once."""


class States:
    """Possible states, none of which makes another superfluous."""

    def __init__(self) -> None:
        self._spent: dict[tuple[str | None, frozenset[int]], list[frozenset[int]]] = {}

    def add(self, state: Possible) -> bool:
        """Whether it says something new."""
        known = self._spent.setdefault((state.owner, state.done), [])
        if any(spent <= state.spent for spent in known):
            return False
        known[:] = [spent for spent in known if not state.spent <= spent] + [state.spent]
        return True

    def __iter__(self) -> Iterator[Possible]:
        return (Possible(owner, done, spent) for (owner, done), alternatives in self._spent.items() for spent in alternatives)

    def __bool__(self) -> bool:
        return bool(self._spent)


def refuting(operations: list[Operation]) -> Operation | None:
    """The first answer that no order can explain; None where there is an order.

    The operations are those of one conversation; what failed changed nothing and is passed over.
    """
    steps = [operation for operation in operations if operation.kind in STEPS and _counts(operation)]
    states = States()
    states.add(Possible(NOBODY))
    pending: dict[int, Operation] = {}
    for index, is_answer in _moments(steps):
        if not is_answer:
            pending[index] = steps[index]
            continue
        states = _after_answer(index, states, pending)
        del pending[index]
        if not states:
            return steps[index]
    return None


def _counts(operation: Operation) -> bool:
    if operation.kind is Kind.OWNER:
        return operation.outcome is Outcome.OK
    return operation.outcome is not Outcome.FAIL


def _moments(steps: list[Operation]) -> list[tuple[int, bool]]:
    """Calls and answers in the order of time; calls first where both have the same instant, since that refutes less."""
    moments = [(step.invoke, False, index) for index, step in enumerate(steps)]
    moments += [(step.complete, True, index) for index, step in enumerate(steps) if step.outcome is Outcome.OK and step.complete is not None]
    return [(index, is_answer) for _, is_answer, index in sorted(moments)]


def _after_answer(answered: int, before: States, pending: dict[int, Operation]) -> States:
    """States in which the answered step has happened, by itself or behind others that were under way."""
    after, visited, order = States(), States(), itertools.count()
    # Those that used up the least come first, so that few are visited in vain.
    front = [(len(state.spent), next(order), state) for state in before]
    heapq.heapify(front)
    while front:
        _, _, state = heapq.heappop(front)
        if answered in state.done:
            after.add(Possible(state.owner, state.done - {answered}, state.spent))
            continue
        if visited.add(state):
            for following in _following(state, pending):
                heapq.heappush(front, (len(following.spent), next(order), following))
    return after


def _following(state: Possible, pending: dict[int, Operation]) -> Iterator[Possible]:
    """States after one more of the steps that are under way."""
    tried: set[tuple[Kind, str | None]] = set()
    for index, step in pending.items():
        if index in state.done or index in state.spent or not _is_possible(step, state.owner):
            continue
        owner = _owner_after(step, state.owner)
        if step.outcome is Outcome.OK:
            yield Possible(owner, state.done | {index}, state.spent)
        elif owner != state.owner and (step.kind, step.agent) not in tried:
            # Of unknown steps that are alike the earliest stands for all, and one that changes nothing need not have happened.
            tried.add((step.kind, step.agent))
            yield Possible(owner, state.done, state.spent | {index})


def _is_possible(step: Operation, owner: str | None) -> bool:
    match step.kind:
        case Kind.CLAIM:
            return owner is NOBODY
        case Kind.OWNER:
            return owner == step.agent
        case _:
            return True


def _owner_after(step: Operation, owner: str | None) -> str | None:
    match step.kind:
        case Kind.RELEASE:
            return NOBODY
        case Kind.CLAIM | Kind.REPLY:
            return step.agent if owner is NOBODY else owner
        case _:
            return owner
