"""A closed loop over HTTP/1.1: each client sends its next request when the last one is answered. Raw sockets and one epoll, so that the
generator costs some 40 µs of a core for each request."""
import math
import selectors
import socket
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Iterable, Iterator, Mapping

HOST = "127.0.0.1"


def render(method: str, target: str, port: int, headers: Mapping[str, str] | None = None, body: bytes = b"", keep_alive: bool = True) -> bytes:
    """A request as it goes over the wire."""
    lines = [f"{method} {target} HTTP/1.1", f"Host: {HOST}:{port}", f"Connection: {'keep-alive' if keep_alive else 'close'}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if body or method != "GET":
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@dataclass(frozen=True)
class Response:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        return next((value for known, value in self.headers if known == name), None)


class ResponseParser:
    """Puts one response together from what the socket gives."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._head_end = -1
        self._status = 0
        self._headers: list[tuple[str, str]] = []
        self._length: int | None = None
        self._is_chunked = False
        self.closes = False

    @property
    def has_begun(self) -> bool:
        return bool(self._bytes)

    def feed(self, data: bytes) -> Response | None:
        """The response, once it is complete."""
        self._bytes += data
        if self._head_end < 0 and not self._read_head():
            return None
        body = bytes(self._bytes[self._head_end:])
        if self._is_chunked:
            # Only a complete body ends so; what it is made of is looked at once.
            return self._response(_dechunk(body)) if body.endswith(b"\r\n0\r\n\r\n") or body == b"0\r\n\r\n" else None
        if self._length is not None and len(body) >= self._length:
            return self._response(body)
        return None

    def end(self) -> Response | None:
        """The connection was closed: the end of a response that has no length."""
        if self._head_end < 0 or self._is_chunked or self._length is not None:
            return None
        return self._response(bytes(self._bytes[self._head_end:]))

    def _read_head(self) -> bool:
        end = self._bytes.find(b"\r\n\r\n")
        if end < 0:
            return False
        first, *lines = bytes(self._bytes[:end]).decode("latin-1").split("\r\n")
        self._status = int(first.split(" ", 2)[1])
        self._headers = [(name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]
        self._head_end = end + 4
        for name, value in self._headers:
            if name == "content-length":
                self._length = int(value)
            elif name == "transfer-encoding":
                self._is_chunked = "chunked" in value.lower()
            elif name == "connection":
                self.closes = value.lower() == "close"
        if self._status in (204, 304):
            self._length = 0
        return True

    def _response(self, body: bytes) -> Response:
        return Response(self._status, self._headers, body)


def _dechunk(body: bytes) -> bytes:
    parts: list[bytes] = []
    place = 0
    while True:
        line = body.index(b"\r\n", place)
        size = int(body[place:line].split(b";")[0], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[line + 2:line + 2 + size])
        place = line + 2 + size + 2


def call(port: int, request: bytes, timeout: float = 120) -> Response:
    """One request on a connection of its own, outside of any measurement."""
    with socket.create_connection((HOST, port), timeout) as connection:
        connection.sendall(request)
        parser = ResponseParser()
        while data := connection.recv(1 << 18):
            if response := parser.feed(data):
                return response
        if response := parser.end():
            return response
    raise ConnectionError("The connection was closed before the answer.")


def expect(response: Response, *statuses: int) -> Response:
    if response.status not in statuses:
        raise RuntimeError(f"{response.status} instead of {statuses}: {response.body[:300]!r}")
    return response


@dataclass
class Outcome:
    """What one measurement gave; latencies in seconds."""

    latencies: list[float] = field(default_factory=list)
    failures: int = 0
    first_failure: str = ""
    seconds: float = 0
    client_cpu: float = 0
    exchanges: list[tuple[bytes, Response]] = field(default_factory=list)
    """Requests with their answers, where somebody wants them."""

    @property
    def rate(self) -> float:
        return len(self.latencies) / self.seconds if self.seconds else 0

    def milliseconds(self, quantile: float) -> float:
        """By nearest rank."""
        ordered = sorted(self.latencies)
        return ordered[max(0, math.ceil(len(ordered) * quantile) - 1)] * 1e3

    def fail(self, why: str) -> None:
        self.failures += 1
        self.first_failure = self.first_failure or why


class _Client:
    def __init__(self, requests: Iterator[bytes]):
        self.requests = requests
        self.socket: socket.socket | None = None
        self.parser = ResponseParser()
        self.request = b""
        self.unsent = b""
        self.sent_at = 0.0
        self.is_fresh = True


class ClosedLoop:
    """Many clients side by side in this thread."""

    # No answer for so long counts as a failure.
    TIMEOUT = 60.0

    def __init__(self, port: int, clients: Iterable[Iterator[bytes]], seconds: float, keep: bool = False):
        self._port = port
        self._clients = [_Client(requests) for requests in clients]
        self._seconds = seconds
        self._keep = keep
        self._selector = selectors.DefaultSelector()
        self._outcome = Outcome()
        self._busy = 0

    def run(self) -> Outcome:
        began, cpu = time.perf_counter(), time.process_time()
        self._end = began + self._seconds
        for client in self._clients:
            self._next(client)
        while self._busy:
            for key, events in self._selector.select(1):
                self._serve(key.data, events)
            self._give_up_on_the_silent()
        for client in self._clients:
            self._close(client)
        self._selector.close()
        self._outcome.seconds = time.perf_counter() - began
        self._outcome.client_cpu = time.process_time() - cpu
        return self._outcome

    def _next(self, client: _Client) -> None:
        request = next(client.requests, None) if time.perf_counter() < self._end else None
        if request is None:
            return
        self._busy += 1
        client.request = request
        client.sent_at = time.perf_counter()
        self._send(client)

    def _send(self, client: _Client) -> None:
        """Sends the client's request; opening a connection where there is none belongs to the latency."""
        client.parser = ResponseParser()
        client.is_fresh = client.socket is None
        connection = client.socket or self._open(client)
        client.unsent = client.request
        self._push(client, connection)

    def _open(self, client: _Client) -> socket.socket:
        connection = socket.create_connection((HOST, self._port))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.setblocking(False)
        self._selector.register(connection, selectors.EVENT_READ, client)
        client.socket = connection
        return connection

    def _push(self, client: _Client, connection: socket.socket) -> None:
        try:
            client.unsent = client.unsent[connection.send(client.unsent):]
        except BlockingIOError:
            pass
        except OSError:
            return self._lost(client)
        waits = selectors.EVENT_READ | (selectors.EVENT_WRITE if client.unsent else 0)
        if self._selector.get_key(connection).events != waits:
            self._selector.modify(connection, waits, client)

    def _serve(self, client: _Client, events: int) -> None:
        if client.socket is None:
            return  # Closed while the other events of this turn were served.
        if events & selectors.EVENT_WRITE:
            self._push(client, client.socket)
        if not events & selectors.EVENT_READ or client.socket is None:
            return
        try:
            data = client.socket.recv(1 << 18)
        except BlockingIOError:
            return
        except OSError:
            return self._lost(client)
        if not client.request:
            return self._close(client)  # An idle connection that the server closes.
        response = client.parser.feed(data) if data else client.parser.end()
        if response:
            self._answered(client, response, is_over=not data)
        elif not data:
            self._lost(client)

    def _answered(self, client: _Client, response: Response, is_over: bool) -> None:
        if 200 <= response.status < 300:
            self._outcome.latencies.append(time.perf_counter() - client.sent_at)
        else:
            self._outcome.fail(f"{response.status} {response.body[:200]!r}")
        if self._keep:
            self._outcome.exchanges.append((client.request, response))
        if is_over or client.parser.closes:
            self._close(client)
        self._finished(client)

    def _lost(self, client: _Client) -> None:
        """A server may close an idle connection just as a request is sent; that one is sent again, others have failed."""
        may_repeat = not client.is_fresh and not client.parser.has_begun
        self._close(client)
        if may_repeat and client.request:
            return self._send(client)
        if client.request:
            self._outcome.fail("connection lost")
            self._finished(client)

    def _give_up_on_the_silent(self) -> None:
        late = time.perf_counter() - self.TIMEOUT
        for client in self._clients:
            if client.request and client.sent_at < late:
                self._outcome.fail("no answer")
                self._close(client)
                self._finished(client)

    def _finished(self, client: _Client) -> None:
        client.request = b""
        self._busy -= 1
        self._next(client)

    def _close(self, client: _Client) -> None:
        if client.socket is not None:
            self._selector.unregister(client.socket)
            client.socket.close()
            client.socket = None


def answers(port: int, requests: list[bytes], clients: int = 8) -> list[Response]:
    """The answers to requests that all differ, in their order, outside of any measurement."""
    waiting = deque(requests)

    def take() -> Iterator[bytes]:
        while waiting:
            yield waiting.popleft()

    outcome = ClosedLoop(port, [take() for _ in range(clients)], seconds=600, keep=True).run()
    if outcome.failures:
        raise RuntimeError(f"{outcome.failures} of {len(requests)} requests failed: {outcome.first_failure}")
    answered = dict(outcome.exchanges)
    return [answered[request] for request in requests]
