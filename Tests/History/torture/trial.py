"""One run: a desk, its clients, what breaks it, and what came of it."""

import asyncio
import contextlib
import itertools
import pathlib
import random
import statistics
from collections.abc import Iterable
from dataclasses import dataclass, field

from . import pauses
from .checker import Stored, Violation, violations
from .clients import Agent, Conversation, Customer, Listener, Session
from .cluster import Cluster, Shape
from .database import Away, Database
from .history import History, Kind, Operation, Outcome
from .nemesis import ACTIONS, Nemesis, possible
from .pauses import Pause, Sample
from .plan import plan
from .wire import Wire

SAMPLE_INTERVAL = 0.1
DEVICES = 2
"""Of one customer, so that a conversation has several writers."""


@dataclass(frozen=True, slots=True)
class Settings:
    seed: int
    seconds: float
    engine: str
    nodes: int
    clients: int
    agents: int
    nemesis: tuple[str, ...]
    every: float
    """Seconds from one fault to the next."""
    rate: float
    """Steps of a client in a second."""
    is_private: bool = False


@dataclass(slots=True)
class Result:
    settings: Settings
    history: History
    stored: Stored
    violations: list[Violation]
    remarks: list[str]
    samples: list[Sample]
    node_names: dict[str, str] = field(default_factory=dict)
    """What nodes are called in the leases."""

    def lines(self) -> list[str]:
        """The report."""
        history, operations = self.history, self.history.operations
        counts = {outcome: sum(o.outcome is outcome for o in history.of(Kind.APPEND, Kind.REPLY)) for outcome in Outcome}
        faults = {name: sum(fault.name == name for fault in history.faults) for name in sorted({fault.name for fault in history.faults})}
        claims = list(history.of(Kind.CLAIM))
        reads = list(history.of(Kind.READ))
        lines = [
            f"faults: {', '.join(f'{count} {name}' for name, count in faults.items()) or 'none'}",
            f"operations: {len(operations)}; tries to send a message: " + ", ".join(f"{count} {outcome}" for outcome, count in counts.items())
            + f"; claims: {sum(claim.outcome is Outcome.OK for claim in claims)} of {len(claims)}; reads: {len(reads)}",
            f"clients' longest pauses: {self._spread(pauses.client_pauses(history).values())}",
            f"times to send a message, with all tries: {self._spread(pauses.sending_times(history))}",
            f"times from there until a stream showed it: {self._spread(pauses.delivery_times(history))}"]
        for name, pause in pauses.standstills(self.samples).items():
            lines.append(f"reader {name} stood still while there was news: at most {self._when(pause)}")
        if moves := pauses.lease_moves(self.samples, history.faults, self.node_names):
            worst = max(moves, key=lambda move: move.seconds)
            lines.append(f"leases of {len(moves)} killed nodes had moved after at most {self._when(worst)}")
        return lines + self.remarks + ([f"VIOLATION {violation}" for violation in self.violations] or ["no rule broken"])

    def _spread(self, found: Iterable[Pause]) -> str:
        ordered = sorted(found, key=lambda pause: pause.seconds)
        if not ordered:
            return "none"
        median = statistics.median(pause.seconds for pause in ordered)
        return f"at most {self._when(ordered[-1])}; median {median:.3f} s of {len(ordered)}"

    def _when(self, pause: Pause) -> str:
        """A pause, and what was broken meanwhile."""
        end = pause.begin + pause.seconds
        meanwhile = [
            f"{fault.name} {fault.target}, {fault.begin:.1f} to {fault.end:.1f} s" for fault in self.history.faults
            if fault.end is not None and fault.begin <= end and fault.end >= pause.begin]
        context = f" ({'; '.join(meanwhile)})" if meanwhile else ""
        return f"{pause.seconds:.2f} s, from {pause.begin:.1f} s on{context}"


class Trial:
    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.actions, self.skipped = possible(list(settings.nemesis), self._shape(set()))
        self.cluster = Cluster(self._shape(set(self.actions)))
        self._customers: list[Customer] = []
        self._samples: list[Sample] = []

    def _shape(self, actions: set[str]) -> Shape:
        needed = [ACTIONS[name] for name in actions]
        return Shape(
            self.settings.engine, self.settings.nodes, self.settings.is_private, any(action.needs_networks for action in needed),
            any(action.needs_disk for action in needed), any(action.needs_replica for action in needed), any(action.needs_clocks for action in needed))

    async def run(self) -> Result:
        try:
            await self.cluster.start()
            return await self._run()
        finally:
            await self.cluster.end()

    async def _run(self) -> Result:
        cluster = self.cluster
        admin = await cluster.admin()
        conversations = [await self._open(number) for number in range(-(-self.settings.clients // DEVICES))]
        await self._wait_until_in_line(conversations, admin)
        await self._torture(await self._clients(conversations))
        await cluster.settle()
        stored = await self._stored(admin)
        remarks = [*self.skipped, *cluster.remarks, *await self._remarks()]
        names = {node.name: f"{node.address.host}:{node.address.port}" for node in cluster.nodes}
        return Result(self.settings, cluster.history, stored, violations(cluster.history, stored), remarks, self._samples, names)

    async def _torture(self, clients: list[Customer | Listener | Agent]) -> None:
        """Until the time is over and everything is whole. What goes wrong in a task is raised at once: it is a fault of the trial."""
        settings, begin = self.settings, self.cluster.now()
        steps = plan(settings.seed, settings.seconds, self.actions, settings.every)
        async with asyncio.TaskGroup() as group:
            sampling = group.create_task(self._sample(self.cluster.another_database()))
            nemesis = group.create_task(Nemesis(self.cluster, steps).run(begin))
            using = [group.create_task(client.run()) for client in clients]
            await asyncio.sleep(settings.seconds)
            await nemesis
            self.cluster.stopping.set()
            await asyncio.gather(*using)
            sampling.cancel()

    async def _open(self, number: int) -> Conversation:
        """A customer with a conversation, before anything is broken."""
        wire, address = Wire(), self.cluster.addresses[number % len(self.cluster.addresses)]
        try:
            session = await wire.call(address, "POST", "/client/v1/sessions", {"locale": "en"}, patience=30)
            token, key = session.body["token"], f"conversation-{number}"
            invoke = self.cluster.now()
            made = await wire.call(
                address, "POST", "/client/v1/conversations", {"clientId": key, "text": f"conversation {number} begins"}, {"Authorization": f"Bearer {token}"},
                patience=30)
            if made.status != 201:
                raise RuntimeError(f"a conversation could not be begun: {made.status} {made.body}")
            self.cluster.history.add(
                Operation(f"customer {number}", Kind.APPEND, made.body["id"], invoke, self.cluster.now(), Outcome.OK, status=made.status, key=key))
            return Conversation(token, made.body["id"])
        finally:
            wire.close()

    async def _wait_until_in_line(self, conversations: list[Conversation], admin: Session) -> None:
        wire = Wire()
        try:
            for conversation in conversations:
                while True:
                    found = await wire.call(self.cluster.addresses[0], "GET", f"/api/v1/conversations/{conversation.id}", None, admin.headers, patience=30)
                    if found.body["state"] == "queued":
                        conversation.queue = found.body["queue"]
                        break
                    await asyncio.sleep(0.05)
        finally:
            wire.close()

    async def _clients(self, conversations: list[Conversation]) -> list[Customer | Listener | Agent]:
        settings, cluster = self.settings, self.cluster

        def chance(process: str) -> random.Random:
            return random.Random(f"{settings.seed} {process}")

        for number in range(settings.clients):
            name = f"device {number}"
            self._customers.append(Customer(name, cluster, chance(name), conversations[number // DEVICES], settings.rate))
        listeners = [
            Listener(name, cluster, chance(name), conversation) for number, conversation in enumerate(conversations) for name in [f"listener {number}"]]
        # Few conversations, so that agents get in each other's way.
        contested = conversations[:max(1, settings.agents * 3 // 4)]
        agents = []
        for number, session in enumerate(await asyncio.gather(*map(cluster.agent, range(settings.agents)))):
            name = f"agent {number}"
            agents.append(Agent(name, cluster, chance(name), session, contested, settings.rate * 3))
        return [*self._customers, *listeners, *agents]

    async def _sample(self, database: Database) -> None:
        try:
            while True:
                at = self.cluster.now()
                # Where it can't be had, the next one shows how long nothing moved.
                with contextlib.suppress(Away):
                    self._samples.append(await database.sample(at))
                await asyncio.sleep(SAMPLE_INTERVAL)
        finally:
            database.close()

    async def _stored(self, admin: Session) -> Stored:
        """What is there when all is quiet, and what is shown of it."""
        cluster = self.cluster
        shown = [(node.name, await cluster.board(node, admin)) for node in cluster.nodes]
        recount = await cluster.database.counts()
        # Boards show these states alone.
        counts = {name: count for name, count in recount.items() if name.startswith(("queued in", "bot in", "assigned in", "held by"))}
        for node in cluster.nodes:
            await asyncio.gather(*(customer.read_all(node.index) for customer in self._customers[::DEVICES]))
        return Stored(await cluster.database.messages(), await cluster.database.events(), await cluster.database.owners(), counts, shown)

    async def _remarks(self) -> list[str]:
        remarks = [
            f"{node.name} ended by itself {len(node.unexpected_ends)} times, with {sorted(set(node.unexpected_ends))}" for node in self.cluster.nodes
            if node.unexpected_ends]
        if count := await self.cluster.database.set_aside():
            remarks.append(f"{count} events were set aside by readers")
        return remarks


def keep(result: Result, folder: pathlib.Path) -> pathlib.Path:
    """Writes what a run did, and what was stored in the end, as JSON lines."""
    file = folder / f"history-{result.settings.engine}-{result.settings.seed}.jsonl"
    with file.open("w") as lines:
        for line in itertools.chain(result.history.lines(), result.stored.lines()):
            lines.write(line + "\n")
    return file


def check_again(file: pathlib.Path) -> list[Violation]:
    """Applies the rules to what `keep` has written."""
    lines = file.read_text().splitlines()
    return violations(History.read(lines), Stored.read(lines))
