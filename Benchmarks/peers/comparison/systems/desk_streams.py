"""WalletDesk's announcements to the open streams of customers."""
import json
import socket
from pathlib import Path

from comparison.corpus import fresh_word
from comparison.load import call, expect, render
from comparison.systems.fan_out_server import MARK, FanOutServer, Frame
from comparison.systems.walletdesk import JSON, LEAD, Desk, seed

ANNOUNCEMENT = {"en": f"Transfers are delayed, nothing is lost {MARK}.", "zh": "转账有延迟，资金不会丢失。"}


class DeskStreams(FanOutServer):
    key = "walletdesk"
    how = "an announcement, stored with synchronous=FULL, to the event stream of each customer's conversation"

    def __init__(self, folder: Path, tools: Path):
        super().__init__(folder, tools)
        self._desk: Desk | None = None
        # Who listens: token and conversation.
        self._listeners: list[tuple[str, str]] = []
        self._lead: dict[str, str] = {}

    def install(self) -> str:
        return "WalletDesk"

    def start(self) -> None:
        data = self.folder / "desk"
        seed(data, 0, self.folder / "seed.log")
        self._desk = Desk(data, self.folder / "server.log")
        self._lead = self._desk.sign_in(LEAD)

    def stop(self) -> None:
        if self._desk:
            self._desk.stop()
            self._desk = None

    @property
    def port(self) -> int:
        assert self._desk
        return self._desk.port

    @property
    def pid(self) -> int:
        assert self._desk
        return self._desk.pid

    def publication(self, frame: Frame) -> bytes:
        return self._announcement()

    def _announcement(self) -> bytes:
        return render("POST", "/api/v1/announcements", self.port, JSON | self._lead, json.dumps(ANNOUNCEMENT, ensure_ascii=False).encode())

    def subscriptions(self, subscribers: int) -> list[bytes]:
        missing = subscribers - len(self._listeners)
        if missing > 0:
            assert self._desk
            tokens = self._desk.sessions(missing)
            texts = [f"My transfer has been pending for an hour. {fresh_word()}" for _ in tokens]
            self._listeners += zip(tokens, self._desk.conversations(tokens, texts), strict=True)
        return [self._subscription(token, conversation) for token, conversation in self._listeners[:subscribers]]

    def _subscription(self, token: str, conversation: str) -> bytes:
        headers = {"Accept": "text/event-stream", "Accept-Language": "en", "Authorization": f"Bearer {token}"}
        return render("GET", f"/client/v1/conversations/{conversation}/events", self.port, headers)

    def sample(self) -> Frame:
        """An announcement as it arrives at a stream."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as stream:
            stream.sendall(self.subscriptions(1)[0])
            held = stream.recv(1 << 16)
            expect(call(self.port, self._announcement()), 201)
            while (at := held.find(b"event: announcement.created")) < 0 or (end := held.find(b"\n\n", at)) < 0:
                received = stream.recv(1 << 16)
                assert received, "the stream ended"
                held += received
        event = held[held.rindex(b"id: ", 0, at):end + 2]
        return Frame(event, event[event.index(b"data: ") + 6:-2])
