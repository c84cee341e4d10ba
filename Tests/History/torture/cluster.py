"""A desk to be tortured: nodes, database, networks and disks, in a folder that is gone afterwards."""

import asyncio
import os
import pathlib
import shutil
import tempfile
import time
from dataclasses import dataclass

from desk import PASSWORD, free_port

from . import machine
from .clients import Session, sign_in
from .database import Database, PostgresRows, SQLiteRows
from .history import History
from .network import NodeNetwork
from .node import Node
from .postgres import Servers
from .wallclock import WallClock
from .wire import Address, Wire

DISK_BYTES = 1 << 30
ADMIN = "admin@desk.test"


@dataclass(frozen=True, slots=True)
class Shape:
    engine: str
    """`sqlite` or `postgres`."""
    nodes: int
    is_private: bool
    """Whether the run has namespaces of its own for network and mounts."""
    has_networks: bool = False
    """A network for each node, so that it can be cut off."""
    has_disk: bool = False
    """A small disk for the database, so that it can be filled."""
    has_replica: bool = False
    has_clocks: bool = False
    """A clock for each node, so that it can be set wrong."""


class Cluster:
    """What clients talk to, and what a nemesis breaks."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.history = History()
        self.stopping = asyncio.Event()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="walletdesk-torture-"))
        # The database server's account has to find its folder in it.
        self.folder.chmod(0o755)
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        self.networks = [NodeNetwork(index) for index in range(shape.nodes)] if shape.has_networks else []
        self.servers: Servers | None = None
        self.nodes: list[Node] = []
        self.database: Database
        self.remarks: list[str] = []
        """What a reader of the report has to know."""
        self._signing_in = asyncio.Semaphore(2)
        self._begin = time.monotonic()

    def now(self) -> float:
        return time.monotonic() - self._begin

    @property
    def addresses(self) -> list[Address]:
        return [node.address for node in self.nodes]

    async def start(self) -> None:
        for network in self.networks:
            await network.open()
        if self.shape.has_disk:
            await self._mount()
        if self.shape.engine == "postgres":
            self.servers = Servers(self.disk, [free_port(), free_port()], self.shape.has_replica, bool(self.networks))
            await self.servers.start()
        clocks = await WallClock.build(self.folder) if self.shape.has_clocks else None
        self.nodes = [self._node(index, clocks) for index in range(self.shape.nodes)]
        self.database = Database(self._rows(), is_shared=self.servers is not None)
        # The first one makes the schema.
        for node in self.nodes:
            await node.start()
        await self._add_staff(ADMIN, "admin")

    async def _mount(self) -> None:
        """A disk of its own with a file system that syncs, or memory where loop devices are not permitted."""
        image = self.folder / "disk.image"
        with image.open("wb") as file:
            file.truncate(DISK_BYTES)
        try:
            await machine.run("mkfs.ext4", "-q", "-F", str(image))
            await machine.run("mount", "-o", "loop", str(image), str(self.disk))
        except (OSError, machine.Failed):
            await machine.run("mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", str(self.disk))
            self.remarks.append("The small disk is in memory: no loop device could be had.")
        self.disk.chmod(0o755)

    def _node(self, index: int, clocks: pathlib.Path | None) -> Node:
        network = self.networks[index] if self.networks else None
        environment = {}
        if self.servers:
            environment["WALLETDESK_DATABASE"] = self.servers.url(network.hub if network else None)
        folder = (self.folder if self.servers else self.disk) / f"node-{index}"
        folder.mkdir()
        clock = WallClock(folder, clocks) if clocks else None
        return Node(index, folder, free_port(), environment, network, clock)

    def _rows(self) -> PostgresRows | SQLiteRows:
        servers = self.servers
        if servers:
            return PostgresRows(lambda: servers.url(None))
        return SQLiteRows(self.nodes[0].data / "desk.sqlite")

    async def agent(self, number: int) -> Session:
        """An agent of the first team, signed in."""
        email = f"agent{number}@desk.test"
        # Passwords take a core for a while by intention.
        async with self._signing_in:
            await self._add_staff(email, "agent")
            return await sign_in(self.nodes[0].address, email)

    async def admin(self) -> Session:
        return await sign_in(self.nodes[0].address, ADMIN)

    async def _add_staff(self, email: str, role: str) -> None:
        await self.nodes[0].command("user", "add", "--name", email.split("@")[0].title(), "--email", email, "--role", role, line=PASSWORD)

    def another_database(self) -> Database:
        """For who may not wait behind others' questions."""
        return Database(self._rows(), is_shared=self.servers is not None)

    async def settle(self) -> None:
        """Waits until everything runs, and what was under way has come to its end."""
        if self.servers:
            await self.servers.ensure_running()
        for node in self.nodes:
            await node.wait_until_it_answers(60)
        await asyncio.sleep(2)

    async def board(self, node: Node, admin: Session) -> dict[str, int]:
        """What a board says of queues and people; only what isn't zero."""
        wire = Wire()
        try:
            answer = await wire.call(node.address, "GET", "/api/v1/board", None, admin.headers, patience=30)
        finally:
            wire.close()
        if answer.status != 200:
            raise RuntimeError(f"the board of {node.name} answers {answer.status}")
        shown = {}
        for queue in answer.body["queues"]:
            for state, name in (("queued", "waiting"), ("bot", "withAssistant"), ("assigned", "assigned")):
                shown[f"{state} in {queue['id']}"] = queue[name]
        shown |= {f"held by {person['id']}": person["load"] for person in answer.body["people"]}
        return {name: count for name, count in shown.items() if count}

    async def end(self) -> None:
        for node in self.nodes:
            await node.end()
        if self.nodes:
            self.database.close()
        if self.servers:
            await self.servers.stop()
        if os.path.ismount(self.disk):
            await machine.run("umount", "--lazy", str(self.disk))
        for network in self.networks:
            network.close()
        shutil.rmtree(self.folder, ignore_errors=True)
