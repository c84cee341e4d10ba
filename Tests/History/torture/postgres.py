"""PostgreSQL servers of a run: a primary and, where it is to be promoted, a replica that has everything before it is acknowledged."""

import asyncio
import glob
import os
import pathlib
import shutil

from . import machine

SETTINGS = {
    "fsync": "on", "synchronous_commit": "on", "max_connections": "300", "max_pred_locks_per_transaction": "256",
    # Small, so that a full disk is full soon and a run needs little of one.
    "min_wal_size": "80MB", "max_wal_size": "256MB",
}
ANYBODY = "host all all 0.0.0.0/0 trust\nhost replication all 0.0.0.0/0 trust\n"


def programs() -> str | None:
    """The folder of the newest installed server's programs."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[-2]) if path.split("/")[-2].isdigit() else 0)
    return found[-1] if found else None


class Server:
    def __init__(self, folder: pathlib.Path, port: int, is_reachable: bool) -> None:
        """- Parameter is_reachable: whether it listens on the network, and not on its socket alone."""
        self.folder = folder
        self.port = port
        self._is_reachable = is_reachable
        self._data = folder / "data"

    async def create(self) -> None:
        self._prepare()
        await self._run(
            "initdb", "--pgdata", str(self._data), "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync")
        with (self._data / "pg_hba.conf").open("a") as rules:
            rules.write(ANYBODY)

    async def copy(self, other: "Server") -> None:
        """Becomes the replica of another server."""
        shutil.rmtree(self._data, ignore_errors=True)
        self._prepare()
        await self._run(
            "pg_basebackup", "--pgdata", str(self._data), "--host", str(other.folder), "--port", str(other.port), "--username", "postgres",
            "--checkpoint", "fast", "--write-recovery-conf", "--wal-method", "stream")

    def _prepare(self) -> None:
        self.folder.mkdir(exist_ok=True)
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")

    async def start(self) -> None:
        settings = SETTINGS | {
            "port": str(self.port), "unix_socket_directories": str(self.folder), "listen_addresses": "*" if self._is_reachable else "''"}
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        await self._control("start", "--log", str(self.folder / "server.log"), "--options", options, "--timeout", "60")

    async def stop(self, mode: str) -> None:
        await self._control("stop", "--mode", mode)

    async def promote(self) -> None:
        await self._control("promote")

    async def ensure_running(self) -> None:
        """Starts it where it ended by itself; it may do so after a while, when it finds that it can't recover."""
        async with asyncio.timeout(60):
            while not await self._answers():
                if not await self._is_there():
                    await self.start()
                await asyncio.sleep(0.2)

    async def _answers(self) -> bool:
        try:
            return await self.ask("SELECT 1") == "1"
        except machine.Failed:
            return False

    async def _is_there(self) -> bool:
        try:
            await self._control("status")
            return True
        except machine.Failed:
            return False

    def processes(self) -> list[int]:
        """The server's own and those of its connections."""
        first = int((self._data / "postmaster.pid").read_text().split()[0])
        children = pathlib.Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return [first, *map(int, children)]

    async def ask(self, sql: str) -> str:
        return (await self._run("psql", "-XAtqc", sql, "--host", str(self.folder), "--port", str(self.port), "--username", "postgres", "postgres")).strip()

    async def _control(self, action: str, *arguments: str) -> None:
        await self._run("pg_ctl", action, "--pgdata", str(self._data), *(() if action == "status" else ("--wait",)), *arguments)

    async def _run(self, program: str, *arguments: str) -> str:
        # The server refuses to run as root.
        before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        # Its children keep what they are given as output open: they get a file of their own.
        return await machine.run(*before, f"{programs()}/{program}", *arguments)


class Servers:
    """The primary and perhaps its replica; which of the two is which changes."""

    def __init__(self, folder: pathlib.Path, ports: list[int], has_replica: bool, is_reachable: bool) -> None:
        self.all = [Server(folder / f"postgres-{number}", port, is_reachable) for number, port in enumerate(ports[:2 if has_replica else 1])]
        self.primary = self.all[0]

    @property
    def replica(self) -> Server | None:
        return next((server for server in self.all if server is not self.primary), None)

    async def start(self) -> None:
        await self.primary.create()
        await self.primary.start()
        await self.add_replica()

    async def add_replica(self) -> None:
        """Copies the primary anew, and has it wait for the copy from then on."""
        if self.replica is None:
            return
        await self.primary.ask("ALTER SYSTEM RESET synchronous_standby_names")
        await self.replica.copy(self.primary)
        await self.replica.start()
        await self.primary.ask("ALTER SYSTEM SET synchronous_standby_names = '*'")
        await self.primary.ask("SELECT pg_reload_conf()")
        await self.wait_for_replica()

    async def wait_for_replica(self) -> None:
        """Until the replica has what the primary has: what is acknowledged from then on is on both."""
        async with asyncio.timeout(30):
            while await self.primary.ask("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync' AND state = 'streaming'") != "1":
                await asyncio.sleep(0.1)

    async def fail_over(self) -> None:
        """The primary dies, and the replica takes its place."""
        await self.wait_for_replica()
        replica = self.replica
        assert replica
        await self.primary.stop("immediate")
        await replica.promote()
        self.primary = replica

    async def ensure_running(self) -> None:
        for server in self.all:
            await server.ensure_running()

    async def stop(self) -> None:
        for server in self.all:
            try:
                await server.stop("immediate")
            except machine.Failed:
                # It may have ended by itself; there is nothing left to do.
                continue

    def url(self, host: str | None) -> str:
        """What a program connects to: whichever server takes writes.

        - Parameter host: the servers' address; None for their sockets.
        """
        hosts = ",".join(host or str(server.folder) for server in self.all)
        ports = ",".join(str(server.port) for server in self.all)
        return f"postgresql:///postgres?host={hosts}&port={ports}&user=postgres&target_session_attrs=read-write"
