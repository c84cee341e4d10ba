"""WalletDesk itself, on its file: without sentence vectors, which cost memory and have no counterpart among the peers."""
import json
import os
import re
import sqlite3
import subprocess
import time
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Iterator
from urllib.parse import quote, urlencode

from comparison.corpus import Corpus
from comparison.load import Response, answers, call, expect, render
from comparison.process import Process, free_port, run
from comparison.systems.ticket_system import TicketSystem

# As Benchmarks/Corpus/BenchStaff.swift has them.
PASSWORD = "bench-desk-2026"
ADMIN, LEAD = "admin@bench.desk", "lead@bench.desk"
# The limits of the customer's wire are meant for people; here they are not what is measured.
LIMIT_FACTOR = 100_000
LEARNING_LIMIT_S = 180
JSON = {"Content-Type": "application/json"}


def program() -> Path:
    return Path(os.environ.get("WALLETDESK", ".build/release/walletdesk")).resolve()


def seed(data: Path, conversations: int, log: Path) -> None:
    """Writes a desk with that many conversations."""
    tool = Path(os.environ.get("WALLETDESK_SEED", program().with_name("walletdesk-seed"))).resolve()
    run([tool, "--data", data, "--conversations", str(conversations), "--knowledge", "Knowledge"], log, timeout=1800)


class Desk:
    """A running desk and what is asked of it."""

    def __init__(self, data: Path, log: Path):
        self.port = free_port()
        self._process = Process(
            [program(), "serve", "--data", data, "--port", str(self.port), "--limit-factor", str(LIMIT_FACTOR), "--log-level", "error"],
            log, {"WALLETDESK_EMBEDDING_LIBRARY": "", "WALLETDESK_CHAIN_NODES": ""})
        self._process.wait_for_port(self.port)
        self._wait_until_learned()

    def _wait_until_learned(self) -> None:
        """What it does once after a start, on all cores, is no part of what it costs to serve."""
        deadline = time.monotonic() + LEARNING_LIMIT_S
        while time.monotonic() < deadline:
            health = expect(call(self.port, render("GET", "/health", self.port, keep_alive=False)), 200)
            if json.loads(health.body)["learned"]:
                return
            time.sleep(0.2)
        raise RuntimeError(f"the desk has not learned its articles in {LEARNING_LIMIT_S} s")

    @property
    def pid(self) -> int:
        return self._process.pid

    def stop(self) -> None:
        self._process.stop()

    def sign_in(self, email: str) -> dict[str, str]:
        """Headers of a member of staff who has signed in as a browser does."""
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
        form = urlencode({"email": email, "password": PASSWORD}).encode()
        door = expect(call(self.port, render("POST", "/login", self.port, headers, form, keep_alive=False)), 303)
        cookie = next(value.split(";")[0] for name, value in door.headers if name == "set-cookie" and value.startswith("walletdesk_session="))
        page = expect(call(self.port, render("GET", "/console", self.port, {"Cookie": cookie}, keep_alive=False)), 200)
        token = re.search(r'name="csrf" content="([0-9a-f]+)"', page.body.decode())
        assert token
        return {"Cookie": cookie, "X-CSRF-Token": token[1]}

    def sessions(self, number: int) -> list[str]:
        """Tokens of that many new customers."""
        # The address differs so that no two requests are the same; the desk does not look at it.
        requests = [render("POST", f"/client/v1/sessions?n={n}", self.port, JSON, b'{"locale":"en"}') for n in range(number)]
        return [json.loads(response.body)["token"] for response in answers(self.port, requests)]

    def creation(self, token: str, client_id: str, text: str) -> bytes:
        return self._write("/client/v1/conversations", token, {"clientId": client_id, "text": text})

    def message(self, token: str, conversation: str, client_id: str, text: str) -> bytes:
        return self._write(f"/client/v1/conversations/{conversation}/messages", token, {"clientId": client_id, "text": text})

    def conversations(self, tokens: list[str], texts: list[str]) -> list[str]:
        """Ids of a new conversation of each customer."""
        requests = [self.creation(token, "first", text) for token, text in zip(tokens, texts, strict=True)]
        return [json.loads(response.body)["id"] for response in answers(self.port, requests)]

    def hand_over(self, tokens: list[str], conversations: list[str]) -> None:
        """The conversations wait for a person: the assistant says no more."""
        answers(self.port, [
            render("POST", f"/client/v1/conversations/{conversation}/handover", self.port, {"Authorization": f"Bearer {token}"})
            for token, conversation in zip(tokens, conversations, strict=True)])

    def _write(self, target: str, token: str, body: dict[str, str]) -> bytes:
        return render("POST", target, self.port, JSON | {"Authorization": f"Bearer {token}"}, json.dumps(body, ensure_ascii=False).encode())


class WalletDesk(TicketSystem):
    key = "walletdesk"
    how = "its own program, SQLite with synchronous=FULL, assistant, screening and line on, without sentence vectors"

    def __init__(self, folder: Path, tools: Path):
        super().__init__(folder, tools)
        self._desk: Desk | None = None
        self._data = folder / "empty"
        self._staff: dict[str, str] = {}
        self._runs = count()

    @property
    def file(self) -> Path:
        """The file that holds the loaded desk."""
        return self.folder / "loaded/desk.sqlite"

    def install(self) -> str:
        described = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True).stdout.strip()
        return f"WalletDesk {described}".strip()

    def start(self) -> None:
        seed(self._data, 0, self.folder / "seed.log")
        self._serve()

    def _serve(self) -> None:
        self._desk = Desk(self._data, self.folder / "server.log")
        self._staff = self._desk.sign_in(ADMIN)

    def seed(self, conversations: int) -> None:
        """Writes what `load` serves; the peers get their texts from it too."""
        seed(self.folder / "loaded", conversations, self.folder / "seed.log")

    def load(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.stop()
        self._data = self.folder / "loaded"
        self._serve()

    def stop(self) -> None:
        if self._desk:
            self._desk.stop()
            self._desk = None

    @property
    def running(self) -> Desk:
        assert self._desk
        return self._desk

    @property
    def port(self) -> int:
        return self.running.port

    @property
    def roots(self) -> dict[str, int]:
        return {"application": self.running.pid}

    @property
    def stored_megabytes(self) -> float:
        return sum(path.stat().st_size for path in self._data.glob("desk.sqlite*")) / 1e6

    def creations(self, clients: int) -> list[Iterator[bytes]]:
        run = next(self._runs)
        desk = self.running

        def requests(client: int, token: str) -> Iterator[bytes]:
            return (desk.creation(token, f"c-{run}-{n}", self.corpus.question(client * 31 + n)) for n in count())

        return [requests(client, token) for client, token in enumerate(desk.sessions(clients))]

    def written(self) -> int:
        with closing(sqlite3.connect(f"file:{self._data / 'desk.sqlite'}?mode=ro", uri=True)) as database:
            found: int = database.execute("SELECT count(*) FROM message WHERE author = 'customer'").fetchone()[0]
        return found

    def appends(self, clients: int) -> list[Iterator[bytes]]:
        run = next(self._runs)
        desk = self.running
        tokens = desk.sessions(clients)
        conversations = desk.conversations(tokens, [self.corpus.question(client) for client in range(clients)])
        desk.hand_over(tokens, conversations)

        def requests(client: int, token: str, conversation: str) -> Iterator[bytes]:
            return (desk.message(token, conversation, f"m-{run}-{n}", self.corpus.answer(client * 31 + n)) for n in count())

        return [requests(client, *known) for client, known in enumerate(zip(tokens, conversations, strict=True))]

    def inbox(self) -> bytes:
        return self._get("/api/v1/conversations?view=team")

    def search(self, word: str) -> bytes:
        return self._get(f"/api/v1/search?query={quote(word)}&order=newest")

    def listed(self, response: Response) -> int:
        page = json.loads(response.body)
        return len(page["hits"] if "hits" in page else page["conversations"])

    def _get(self, target: str) -> bytes:
        return render("GET", target, self.port, self._staff)
