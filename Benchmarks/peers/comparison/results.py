"""What is measured, as it goes into the report."""
from __future__ import annotations

from dataclasses import dataclass

from comparison.load import Outcome


@dataclass
class Row:
    """Requests of one kind to one system."""

    system: str
    name: str
    clients: int
    count: int
    rate: float
    p50_ms: float
    p99_ms: float
    max_ms: float
    # The system's, database included, with everything that a request sets off later.
    cpu_ms: float
    # Cores that neither systems nor load generator used.
    other_cores: float = 0
    failures: int = 0
    note: str = ""

    @staticmethod
    def of(system: str, name: str, outcome: Outcome, clients: int, cpu_ms: float, other_cores: float = 0, note: str = "") -> Row:
        if outcome.failures:
            note = f"{note} {outcome.first_failure[:120]}".strip()
        p50, p99, most = (outcome.milliseconds(quantile) for quantile in (0.5, 0.99, 1))
        return Row(system, name, clients, len(outcome.latencies), outcome.rate, p50, p99, most, cpu_ms, other_cores, outcome.failures, note)


@dataclass
class Memory:
    """Proportional set size in MB, by what it is for."""

    system: str
    when: str
    megabytes: dict[str, float]

    @property
    def total(self) -> float:
        return sum(self.megabytes.values())


@dataclass
class FanOutRow:
    """Medians over the rounds."""

    system: str
    subscribers: int
    rounds: int
    p50_ms: float
    p99_ms: float
    last_ms: float
    deliveries_per_second: float
    cpu_us: float
    bytes: float
    memory_idle: float
    memory_subscribed: float
    missing: int
    other_cores: float


@dataclass
class Results:
    machine: dict[str, str | int]
    commit: str
    tickets: int
    # Name, version and how it is run, and what isn't equal, by system.
    systems: dict[str, tuple[str, str, str]]
    rows: list[Row]
    memory: list[Memory]
    fan_out: list[FanOutRow]
    stored_megabytes: dict[str, float]
