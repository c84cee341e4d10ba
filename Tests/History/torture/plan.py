"""What is broken when: it follows from the seed alone."""

import random
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is broken and made whole again before the next."""

    at: float
    action: str
    target: int
    """Of those that the action can break; taken modulo their number."""
    seconds: float
    """How long it stays broken. A killed program is started again at once."""
    choice: int
    """For actions that can be done in several ways."""


QUIET = 2.0
"""Seconds at the beginning and at the end in which nothing is broken."""


def plan(seed: int, seconds: float, actions: Sequence[str], every: float) -> list[Step]:
    """Steps in the order of time.

    - Parameter every: seconds from the begin of one to the begin of the next.
    """
    if not actions:
        return []
    chance = random.Random(f"plan {seed}")
    steps: list[Step] = []
    at = QUIET
    while at + every <= seconds - QUIET or (not steps and at < seconds):
        step = Step(at, chance.choice(list(actions)), chance.randrange(1_000_000), round(chance.uniform(0.3, 0.7) * every, 3), chance.randrange(1_000_000))
        steps.append(step)
        at += every
    return steps
