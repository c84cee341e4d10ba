"""What breaks things, and makes them whole again."""

import asyncio
import os
from typing import ClassVar

from .cluster import Cluster, Shape
from .history import Fault
from .machine import Tracer
from .network import NodeNetwork
from .node import Node
from .plan import Step
from .wallclock import WallClock

JUMPS = (-3_600, -60, -1, 1, 60, 3_600)
"""Seconds. A day would end sessions and close conversations, which is another story."""


class Action:
    """One way to break something. `start` and `heal` alternate."""

    name: ClassVar[str]
    needs_networks: ClassVar[bool] = False
    needs_disk: ClassVar[bool] = False
    needs_replica: ClassVar[bool] = False
    needs_clocks: ClassVar[bool] = False

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster

    @classmethod
    def missing(cls, shape: Shape) -> str | None:
        """Why it can't be done here."""
        return None

    async def start(self, step: Step) -> str:
        """Breaks something; answers what."""
        raise NotImplementedError

    async def heal(self) -> None:
        raise NotImplementedError

    def _node(self, step: Step) -> Node:
        return self.cluster.nodes[step.target % len(self.cluster.nodes)]


class Kill(Action):
    """kill -9. Its own end is the start that follows at once."""

    name = "kill"
    _target: Node

    async def start(self, step: Step) -> str:
        self._target = self._node(step)
        self._target.kill()
        return self._target.name

    async def heal(self) -> None:
        await self._target.wait_until_it_answers(60)


class Stop(Action):
    """Stands still for a while, and doesn't know it when it goes on."""

    name = "stop"
    _target: Node

    async def start(self, step: Step) -> str:
        self._target = self._node(step)
        self._target.pause()
        return self._target.name

    async def heal(self) -> None:
        self._target.resume()


class Partition(Action):
    """A node that nobody reaches, or that reaches its database no longer."""

    name = "partition"
    needs_networks = True
    _network: NodeNetwork

    @classmethod
    def missing(cls, shape: Shape) -> str | None:
        return NodeNetwork.missing(shape.is_private)

    async def start(self, step: Step) -> str:
        node, servers = self._node(step), self.cluster.servers
        assert node.network
        self._network = node.network
        is_from_all = servers is None or step.choice % 2 == 0
        await self._network.cut(None if servers is None or is_from_all else [server.port for server in servers.all])
        return f"{node.name} from {'all' if is_from_all else 'its database'}"

    async def heal(self) -> None:
        await self._network.mend()


class FullDisk(Action):
    """The database's disk has no byte left."""

    name = "disk"
    needs_disk = True

    @classmethod
    def missing(cls, shape: Shape) -> str | None:
        return None if shape.is_private else "it needs mounts of its own (root and unshare)"

    async def start(self, step: Step) -> str:
        await asyncio.to_thread(self._fill)
        return "the database's disk"

    @property
    def _ballast(self) -> str:
        return str(self.cluster.disk / "ballast")

    def _fill(self) -> None:
        """By halves, since a file system gives all of what is asked for or nothing."""
        ballast = os.open(self._ballast, os.O_CREAT | os.O_WRONLY)
        try:
            size, piece = 0, 1 << 28
            while piece >= 512:
                try:
                    os.posix_fallocate(ballast, size, piece)
                    size += piece
                except OSError:
                    piece //= 2
        finally:
            os.close(ballast)

    async def heal(self) -> None:
        os.unlink(self._ballast)
        if self.cluster.servers:
            # A server that can't write its log ends.
            await self.cluster.servers.ensure_running()


class FailedSync(Action):
    """The disk refuses to sync."""

    name = "fsync"

    @classmethod
    def missing(cls, shape: Shape) -> str | None:
        return Tracer.missing()

    async def start(self, step: Step) -> str:
        self._tracer = Tracer()
        if servers := self.cluster.servers:
            await self._tracer.attach(servers.primary.processes())
            return "the database server"
        node = self._node(step)
        await self._tracer.attach([node.pid])
        return node.name

    async def heal(self) -> None:
        await self._tracer.detach()
        if self.cluster.servers:
            # It ends when it can't sync its log, and can't recover before syncs work again.
            await asyncio.sleep(0.5)
            await self.cluster.servers.ensure_running()


class RestartDatabase(Action):
    """The database server ends, in order or at once, and comes back."""

    name = "restart"

    @classmethod
    def missing(cls, shape: Shape) -> str | None:
        return None if shape.engine == "postgres" else "a desk in a file has no database server"

    async def start(self, step: Step) -> str:
        assert self.cluster.servers
        mode = ("fast", "immediate")[step.choice % 2]
        await self.cluster.servers.primary.stop(mode)
        return f"the database server, {mode}"

    async def heal(self) -> None:
        assert self.cluster.servers
        await self.cluster.servers.ensure_running()


class Promotion(Action):
    """The database server dies and its replica takes its place; then the dead one becomes the replica."""

    name = "promote"
    needs_replica = True

    @classmethod
    def missing(cls, shape: Shape) -> str | None:
        return RestartDatabase.missing(shape)

    async def start(self, step: Step) -> str:
        assert self.cluster.servers
        await self.cluster.servers.fail_over()
        return "the database server"

    async def heal(self) -> None:
        assert self.cluster.servers
        await self.cluster.servers.add_replica()


class JumpedClock(Action):
    """Somebody sets a node's clock wrong, and right again later."""

    name = "clock"
    needs_clocks = True
    _target: Node

    @classmethod
    def missing(cls, shape: Shape) -> str | None:
        return WallClock.missing()

    async def start(self, step: Step) -> str:
        self._target = self._node(step)
        ahead = JUMPS[step.choice % len(JUMPS)]
        self._set(ahead)
        return f"{self._target.name} by {ahead:+} s"

    async def heal(self) -> None:
        self._set(0)

    def _set(self, ahead: int) -> None:
        assert self._target.clock
        self._target.clock.set(ahead)


ACTIONS: dict[str, type[Action]] = {
    action.name: action for action in (Kill, Stop, Partition, FullDisk, FailedSync, RestartDatabase, Promotion, JumpedClock)}


def possible(names: list[str], shape: Shape) -> tuple[list[str], list[str]]:
    """Those that can be done here, and why others can't."""
    reasons = {name: ACTIONS[name].missing(shape) for name in names}
    return [name for name in names if not reasons[name]], [f"Skipped {name}: {reason}." for name, reason in reasons.items() if reason]


REST = 1.0
"""Seconds without a fault, at least."""


class Nemesis:
    def __init__(self, cluster: Cluster, steps: list[Step]) -> None:
        self._cluster = cluster
        self._steps = steps

    async def run(self, begin: float) -> None:
        """Breaks things by the plan; everything is whole when it ends."""
        for step in self._steps:
            # Where the one before took long, there is some time without a fault nevertheless.
            await asyncio.sleep(max(REST if self._cluster.history.faults else 0, begin + step.at - self._cluster.now()))
            action = ACTIONS[step.action](self._cluster)
            fault = Fault(step.action, "", self._cluster.now())
            self._cluster.history.faults.append(fault)
            try:
                fault.target = await action.start(step)
                if step.action != Kill.name:
                    await asyncio.sleep(step.seconds)
            finally:
                await action.heal()
                fault.end = self._cluster.now()
