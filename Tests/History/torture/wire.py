"""HTTP of one client: a connection to one node that is kept, given up after an error or when the answer takes too long."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any, NamedTuple

PATIENCE = 2.0
"""Seconds after which a client no longer waits for an answer."""
BODY_LIMIT = 1 << 24


class Address(NamedTuple):
    host: str
    port: int


class NeverSent(ConnectionError):
    """The node was not reached: nothing was done."""


class NoAnswer(ConnectionError):
    """The request may have been sent: nobody can say what was done."""


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: Any
    """What JSON says; bytes where it is something else."""


class Wire:
    def __init__(self) -> None:
        self._address: Address | None = None
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def call(
        self, address: Address, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None, patience: float = PATIENCE
    ) -> Answer:
        """Raises `NeverSent` or `NoAnswer`."""
        deadline = asyncio.get_running_loop().time() + patience
        reader, writer = await self._connected(address, deadline)
        try:
            async with asyncio.timeout_at(deadline):
                writer.write(_request(method, path, body, headers or {}))
                return await _answer(reader)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError, ValueError, IndexError) as error:
            self.close()
            raise NoAnswer(str(error)) from error
        except asyncio.CancelledError:
            self.close()
            raise

    async def _connected(self, address: Address, deadline: float) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._streams is not None and (self._address != address or self._streams[0].at_eof()):
            self.close()
        if self._streams is None:
            try:
                async with asyncio.timeout_at(deadline):
                    self._streams = await asyncio.open_connection(*address, limit=BODY_LIMIT)
            except (OSError, TimeoutError) as error:
                raise NeverSent(str(error)) from error
            self._address = address
        return self._streams

    def close(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


def _request(method: str, path: str, body: Any, headers: dict[str, str]) -> bytes:
    data = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = [f"{method} {path} HTTP/1.1", "Host: desk", f"Content-Length: {len(data)}"]
    if body is not None and "Content-Type" not in headers:
        lines.append("Content-Type: application/json")
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


async def _head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers: dict[str, str] = {}
    for name, _, value in (line.partition(":") for line in lines if line):
        # Of several of one name the first: of cookies it is that of the session.
        headers.setdefault(name.lower(), value.strip())
    return int(first.split()[1]), headers


async def _answer(reader: asyncio.StreamReader) -> Answer:
    status, headers = await _head(reader)
    if _is_chunked(headers):
        data = b"".join([chunk async for chunk in _chunks(reader)])
    else:
        data = await reader.readexactly(int(headers.get("content-length", "0")))
    return Answer(status, headers, json.loads(data) if data[:1] in (b"{", b"[") else data)


def _is_chunked(headers: dict[str, str]) -> bool:
    return "chunked" in headers.get("transfer-encoding", "")


async def _chunks(reader: asyncio.StreamReader) -> AsyncIterator[bytes]:
    while size := int(await reader.readuntil(b"\r\n"), 16):
        yield await reader.readexactly(size)
        await reader.readexactly(2)
    await reader.readuntil(b"\r\n")


class Event(NamedTuple):
    """One of server-sent events; of most the desk sends no number."""

    id: int | None
    data: dict[str, Any]


async def events(address: Address, path: str, headers: dict[str, str], silence: float) -> AsyncGenerator[Event, None]:
    """What a stream sends, until it ends, breaks, or nothing comes for `silence` seconds. Raises `NeverSent` where it does not begin."""
    writer = None
    try:
        try:
            async with asyncio.timeout(PATIENCE):
                reader, writer = await asyncio.open_connection(*address, limit=BODY_LIMIT)
                writer.write(_request("GET", path, None, headers))
                status, _ = await _head(reader)
        except (OSError, asyncio.IncompleteReadError, TimeoutError, IndexError) as error:
            raise NeverSent(str(error)) from error
        if status != 200:
            raise NeverSent(f"status {status}")
        rest = b""
        chunks = _chunks(reader)
        while True:
            try:
                async with asyncio.timeout(silence):
                    rest += await anext(chunks)
            except (OSError, asyncio.IncompleteReadError, TimeoutError, StopAsyncIteration):
                return
            *frames, rest = rest.split(b"\n\n")
            for frame in frames:
                if (event := _event(frame)) is not None:
                    yield event
    finally:
        if writer is not None:
            writer.close()


def _event(frame: bytes) -> Event | None:
    """None for a sign of life."""
    fields = dict(line.split(b": ", 1) for line in frame.split(b"\n") if b": " in line and not line.startswith(b":"))
    if b"data" not in fields:
        return None
    return Event(int(fields[b"id"]) if b"id" in fields else None, json.loads(fields[b"data"]))
