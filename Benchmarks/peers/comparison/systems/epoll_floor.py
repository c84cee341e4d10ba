"""The least that a server could do: one write for each subscriber (fanout.c)."""
from pathlib import Path

from comparison.load import render
from comparison.process import Process, free_port
from comparison.systems.fan_out_server import FanOutServer, Frame


class EpollFloor(FanOutServer):
    key = "epoll"
    how = "one thread, one epoll, one write for each subscriber, the desk's bytes"

    @property
    def program(self) -> Path:
        return self.tools / "fanout"

    def install(self) -> str:
        return "epoll floor"

    def start(self) -> None:
        self._port = free_port()
        self._process = Process([self.program, "floor", str(self._port)], self.folder / "server.log")
        self._process.wait_for_port(self._port)

    def publication(self, frame: Frame) -> bytes:
        chunk = f"{len(frame.event):x}\r\n".encode() + frame.event + b"\r\n"
        return render("POST", "/", self._port, body=chunk)

    def subscriptions(self, subscribers: int) -> list[bytes]:
        return [render("GET", "/", self._port)]
