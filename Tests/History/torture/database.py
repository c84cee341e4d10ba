"""The desk's tables, read beside it: the third way to its messages, and what is compared in the end."""

import asyncio
import pathlib
import sqlite3
import subprocess
from collections.abc import Callable
from typing import Protocol

from .checker import StoredEvent, StoredMessage
from .history import Seen
from .pauses import Lease, Sample

Row = list[str | None]


class Away(ConnectionError):
    """The database can't be asked now."""


class Rows(Protocol):
    """One engine's way to run a query."""

    async def rows(self, sql: str) -> list[Row]:
        """Raises `Away`."""

    def close(self) -> None: ...


class SQLiteRows:
    """Opens the file for each query: a connection that stays would keep the log's index alive when the desk is killed, and spare it its recovery."""

    def __init__(self, file: pathlib.Path) -> None:
        self._file = file

    async def rows(self, sql: str) -> list[Row]:
        return await asyncio.to_thread(self._rows, sql)

    def _rows(self, sql: str) -> list[Row]:
        try:
            connection = sqlite3.connect(f"file:{self._file}?mode=ro", uri=True, timeout=1)
            try:
                return [[None if value is None else str(value) for value in row] for row in connection.execute(sql)]
            finally:
                connection.close()
        except sqlite3.Error as error:
            raise Away(str(error)) from error

    def close(self) -> None: ...


class PostgresRows:
    """One psql that stays, and is started again where it was cut off."""

    _SEPARATOR, _NULL, _END = "\x1f", "\x1e", "\x1d"
    _PATIENCE = 10.0

    def __init__(self, url: Callable[[], str]) -> None:
        self._url = url
        self._process: asyncio.subprocess.Process | None = None
        self._lock = asyncio.Lock()
        self._ending: set[asyncio.Task[None]] = set()

    async def rows(self, sql: str) -> list[Row]:
        async with self._lock:
            try:
                async with asyncio.timeout(self._PATIENCE):
                    return await self._ask(await self._started(), sql)
            except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
                self.close()
                raise Away(str(error)) from error
            except asyncio.CancelledError:
                self.close()
                raise

    async def _started(self) -> asyncio.subprocess.Process:
        if self._process is None:
            self._process = await asyncio.create_subprocess_exec(
                "psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-F", self._SEPARATOR, "-P", f"null={self._NULL}", self._url(),
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, limit=1 << 24)
        return self._process

    async def _ask(self, process: asyncio.subprocess.Process, sql: str) -> list[Row]:
        assert process.stdin and process.stdout
        process.stdin.write(f"{sql};\n\\echo {self._END}\n".encode())
        answer = await process.stdout.readuntil(f"{self._END}\n".encode())
        lines = answer.decode().split("\n")[:-2]
        return [[None if value == self._NULL else value for value in line.split(self._SEPARATOR)] for line in lines]

    def close(self) -> None:
        if self._process is not None:
            self._ending.add(asyncio.create_task(self._end(self._process)))
            self._process = None

    @staticmethod
    async def _end(process: asyncio.subprocess.Process) -> None:
        """It ends when it has nothing to read, or else by force."""
        assert process.stdin
        process.stdin.close()
        try:
            async with asyncio.timeout(1):
                await process.wait()
        except TimeoutError:
            process.kill()


class Database:
    def __init__(self, rows: Rows, is_shared: bool) -> None:
        """- Parameter is_shared: whether several programs may share the tables, and leases their work."""
        self._rows = rows
        self._has_leases: bool | None = None if is_shared else False

    def close(self) -> None:
        self._rows.close()

    async def seen(self, conversation: str) -> list[Seen]:
        """What everybody may see of a conversation."""
        rows = await self._rows.rows(f"SELECT seq, id FROM message WHERE conversation_id = '{conversation}' AND note = 0 ORDER BY seq")
        return [(int(seq or 0), id or "") for seq, id in rows]

    async def sample(self, at: float) -> Sample:
        # The newest message is among the newest events; the log is long.
        found = await self._rows.rows(
            "SELECT '', coalesce(max(seq), 0) FROM (SELECT seq, type FROM event ORDER BY seq DESC LIMIT 500) newest WHERE type = 'message.created' "
            "UNION ALL SELECT name, seq FROM reader")
        numbers = {name or "": int(seq or 0) for name, seq in found}
        return Sample(at, numbers.pop(""), numbers, await self._leases())

    async def _leases(self) -> dict[str, Lease]:
        if self._has_leases is None:
            self._has_leases = (await self._rows.rows("SELECT to_regclass('lease') IS NOT NULL"))[0][0] == "t"
        if not self._has_leases:
            return {}
        rows = await self._rows.rows("SELECT l.duty, n.name, l.fence FROM lease l LEFT JOIN node n ON n.id = l.holder")
        return {duty or "": Lease(holder or "", int(fence or 0)) for duty, holder, fence in rows}

    async def messages(self) -> list[StoredMessage]:
        # psql writes a row as a line: of a text with several lines, which is no client's, the first stands for all.
        rows = await self._rows.rows("SELECT seq, id, conversation_id, client_id, author, note, text FROM message ORDER BY seq")
        return [
            StoredMessage(int(row[0] or 0), row[1] or "", row[2] or "", row[3], row[4] or "", row[6] or "", row[5] == "1") for row in rows if len(row) == 7]

    async def events(self) -> list[StoredEvent]:
        rows = await self._rows.rows("SELECT seq, conversation_id, type, data FROM event ORDER BY seq")
        return [StoredEvent(int(seq or 0), conversation, type or "", data or "") for seq, conversation, type, data in rows]

    async def owners(self) -> dict[str, str | None]:
        return {conversation or "": agent for conversation, agent in await self._rows.rows("SELECT id, agent_id FROM conversation")}

    async def counts(self) -> dict[str, int]:
        """What boards show, counted another way: from all rows, and not by the conditions of an index."""
        rows = await self._rows.rows("SELECT state, queue_id, agent_id FROM conversation WHERE spam = 0")
        found: dict[str, int] = {}
        for state, queue, agent in rows:
            names = [f"{state} in {queue}"] + ([f"held by {agent}"] if state == "assigned" else [])
            for name in names:
                found[name] = found.get(name, 0) + 1
        return found

    async def set_aside(self) -> int:
        """Events that a reader gave up."""
        return int((await self._rows.rows("SELECT count(*) FROM reader_failure"))[0][0] or 0)
