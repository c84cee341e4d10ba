"""Who uses the desk while it is tortured: customers on several devices, their streams, and agents."""

import asyncio
import random
import re
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any, Protocol

from desk import PASSWORD

from . import wire
from .database import Away, Database
from .history import History, Kind, Operation, Outcome, Path, Seen
from .wire import Address, Answer, NeverSent, NoAnswer, Wire

GIVE_UP = 0.15
"""How often somebody doesn't repeat what failed, or may have failed: so that the record has messages that never became certain."""
LONGEST_RETRY_PAUSE = 0.3
TOO_LONG = "x" * 20_001
"""A text that no desk takes."""


class Surroundings(Protocol):
    """What clients need to know."""

    history: History
    database: Database
    stopping: asyncio.Event

    @property
    def addresses(self) -> list[Address]: ...

    def now(self) -> float: ...


@dataclass(slots=True)
class Conversation:
    """One conversation, on however many devices."""

    token: str
    id: str
    queue: str = ""

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    @property
    def path(self) -> str:
        return f"/client/v1/conversations/{self.id}"


def outcome(status: int) -> Outcome:
    """What a status says about whether something was done."""
    if status < 300:
        return Outcome.OK
    # A full disk keeps nothing of what it refused. Of other answers of a desk in trouble nobody knows.
    return Outcome.FAIL if status < 500 or status == 507 else Outcome.UNKNOWN


class Client:
    """Talks to one node until that fails it, then to another."""

    def __init__(self, process: str, surroundings: Surroundings, chance: random.Random) -> None:
        self.process = process
        self._around = surroundings
        self._chance = chance
        self._wire = Wire()
        self._node = chance.randrange(len(surroundings.addresses))
        self._count = 0
        self._acknowledged = 0
        """The highest number of a message of its own."""
        self._is_in_trouble = False
        """Whether the last call did not go well."""

    @property
    def _stopping(self) -> bool:
        return self._around.stopping.is_set()

    def _operation(self, kind: Kind, conversation: str, **more: Any) -> Operation:
        return self._around.history.add(Operation(self.process, kind, conversation, self._around.now(), node=self._node, **more))

    async def _call(self, operation: Operation, method: str, path: str, body: Any, headers: dict[str, str]) -> Answer | None:
        """Writes down how it went; None where there was no answer."""
        answer: Answer | None = None
        try:
            answer = await self._wire.call(self._around.addresses[self._node], method, path, body, headers)
            operation.outcome, operation.status = outcome(answer.status), answer.status
        except NeverSent:
            operation.outcome = Outcome.FAIL
        except NoAnswer:
            operation.outcome = Outcome.UNKNOWN
        operation.complete = self._around.now()
        self._is_in_trouble = operation.status is None or operation.status >= 500
        if self._is_in_trouble:
            self._turn()
        return answer

    async def _think(self, rate: float) -> None:
        """Between two things that a person does. Who has seen something fail does the next thing at once, so that pauses are the desk's own."""
        await asyncio.sleep(0.1 if self._is_in_trouble else self._chance.uniform(0.5, 1.5) / rate)

    def _turn(self) -> None:
        """To another node, where there is one."""
        count = len(self._around.addresses)
        if count > 1:
            self._node = (self._node + self._chance.randrange(1, count)) % count

    def _next_key(self) -> str:
        self._count += 1
        return f"{self.process}-{self._count}".replace(" ", "-")

    async def _rest(self, tries: int) -> None:
        await asyncio.sleep(min(LONGEST_RETRY_PAUSE, 0.03 * 2**min(tries, 8)) * self._chance.uniform(0.5, 1))

    async def _write(self, kind: Kind, conversation: str, path: str, key: str, text: str, headers: dict[str, str], agent: str | None = None) -> None:
        """Sends one message, and repeats it until it is acknowledged, refused or given up."""
        tries = 0
        while True:
            operation = self._operation(kind, conversation, key=key, agent=agent)
            answer = await self._call(operation, "POST", path, {"clientId": key, "text": text}, headers)
            if operation.outcome is Outcome.OK and answer is not None:
                operation.seq = answer.body["seq"]
                self._acknowledged = max(self._acknowledged, answer.body["seq"])
                return
            is_refused = operation.status is not None and operation.status < 500 and operation.status != 429
            if is_refused or self._stopping or self._chance.random() < GIVE_UP:
                return
            await self._rest(tries)
            tries += 1

    async def _pages(self, operation: Operation, path: str, headers: dict[str, str]) -> None:
        """Reads messages page by page until there are no more."""
        after: int | None = operation.after
        while after is not None:
            answer = await self._call(operation, "GET", f"{path}/messages?after={after}", None, headers)
            if answer is None or answer.status != 200:
                return
            operation.seen += [(message["seq"], message["id"]) for message in answer.body["messages"] if not message.get("note")]
            after = answer.body.get("next")
        operation.whole = True


class Customer(Client):
    """One device of a customer: writes numbered messages, and reads them in three ways."""

    def __init__(self, process: str, surroundings: Surroundings, chance: random.Random, conversation: Conversation, rate: float) -> None:
        super().__init__(process, surroundings, chance)
        self._conversation = conversation
        self._rate = rate
        self._known: list[Seen] = []

    async def run(self) -> None:
        actions: list[tuple[float, Callable[[], Any]]] = [
            (0.6, self._append), (0.25, self._read), (0.05, self._replay), (0.05, self._read_tables), (0.05, self._append_what_is_refused)]
        weights, steps = zip(*actions, strict=True)
        while not self._stopping:
            await self._think(self._rate)
            await self._chance.choices(steps, weights)[0]()

    async def _append(self) -> None:
        await self._send(f"{self.process} says {self._count + 1}")

    async def _append_what_is_refused(self) -> None:
        await self._send(TOO_LONG)

    async def _send(self, text: str) -> None:
        conversation = self._conversation
        await self._write(Kind.APPEND, conversation.id, f"{conversation.path}/messages", self._next_key(), text, conversation.headers)

    def _somewhere(self) -> int:
        """After which number to read: behind all that is known, a little before that, or from the beginning."""
        choice = self._chance.random()
        if choice < 0.1 or not self._known:
            return 0
        back = 1 if choice < 0.5 else self._chance.randrange(1, 30)
        return self._known[max(0, len(self._known) - back)][0]

    async def _read(self) -> None:
        operation = self._operation(Kind.READ, self._conversation.id, path=Path.API, after=self._somewhere())
        await self._pages(operation, self._conversation.path, self._conversation.headers)
        self._learn(operation.seen)

    def _learn(self, seen: list[Seen]) -> None:
        last = self._known[-1][0] if self._known else 0
        self._known += [message for message in seen if message[0] > last]

    async def _replay(self) -> None:
        """Reads a stream from some place on until it has shown all that this device knows of."""
        goal = max(self._acknowledged, self._known[-1][0] if self._known else 0)
        await self.replay(self._somewhere(), goal, silence=1.5)

    async def replay(self, after: int, goal: int, silence: float, is_final: bool = False) -> None:
        operation = self._operation(Kind.READ, self._conversation.id, path=Path.STREAM, after=after, final=is_final)
        await follow(operation, self._around, self._conversation, after, silence, lambda seq: seq >= goal)
        # A stream has no end. It is as good as read to its end when it has come as far as this reader had been before.
        operation.whole = bool(operation.seen) and operation.seen[-1][0] >= goal
        self._learn(operation.seen)

    async def _read_tables(self) -> None:
        operation = self._around.history.add(Operation(self.process, Kind.READ, self._conversation.id, self._around.now(), path=Path.DATABASE))
        try:
            operation.seen = await self._around.database.seen(self._conversation.id)
            operation.outcome = Outcome.OK
        except Away:
            operation.outcome = Outcome.FAIL
        operation.complete = self._around.now()
        self._learn(operation.seen)

    async def read_all(self, node: int) -> None:
        """When all is quiet: everything, at one node, by all ways."""
        self._node = node
        operation = self._operation(Kind.READ, self._conversation.id, path=Path.API, final=True)
        await self._pages(operation, self._conversation.path, self._conversation.headers)
        stored = await self._around.database.seen(self._conversation.id)
        await self.replay(0, stored[-1][0] if stored else 0, silence=5, is_final=True)


async def follow(
    operation: Operation, around: Surroundings, conversation: Conversation, after: int, silence: float, is_enough: Callable[[int], bool]
) -> int:
    """Reads a stream after an event until it breaks or it is enough. Answers the number of the last event that came."""
    last = after
    headers = conversation.headers | ({"Last-Event-ID": str(after)} if after else {})
    try:
        async with aclosing(wire.events(around.addresses[operation.node or 0], f"{conversation.path}/events", headers, silence)) as events:
            async for event in events:
                last = event.id or last
                if event.data["type"] == "message.created":
                    operation.seen.append((event.data["seq"], event.data["message"]["id"]))
                    operation.times.append(around.now())
                operation.outcome = Outcome.OK
                if is_enough(last):
                    break
    except NeverSent:
        operation.outcome = Outcome.FAIL
    operation.complete = around.now()
    return last


class Listener(Client):
    """A page that stays open: follows a conversation and goes on, at whichever node, where it was."""

    def __init__(self, process: str, surroundings: Surroundings, chance: random.Random, conversation: Conversation) -> None:
        super().__init__(process, surroundings, chance)
        self._conversation = conversation
        self._until = 0.0

    async def run(self) -> None:
        last = 0
        while not self._stopping:
            operation = self._operation(Kind.READ, self._conversation.id, path=Path.STREAM, after=last)
            # Now and then it is loaded again, so that much is resumed, also while nothing is broken.
            self._until = self._around.now() + self._chance.uniform(2, 12)
            last = await follow(operation, self._around, self._conversation, last, 3, lambda _: self._stopping or self._around.now() > self._until)
            if operation.outcome is Outcome.FAIL:
                await self._rest(2)
            self._turn()


@dataclass(slots=True)
class Session:
    """Of staff, at every node."""

    staff: str
    headers: dict[str, str] = field(default_factory=dict)


async def sign_in(address: Address, email: str) -> Session:
    connection = Wire()
    try:
        form = f"email={email.replace('@', '%40')}&password={PASSWORD}&next=%2Fconsole".encode()
        # The check of a password takes its time by intention.
        answer = await connection.call(
            address, "POST", "/login", form, {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}, patience=30)
        if answer.status != 303:
            raise RuntimeError(f"{email} could not sign in: {answer.status}")
        cookie = answer.headers["set-cookie"].split(";")[0]
        page = await connection.call(address, "GET", "/console", None, {"Cookie": cookie, "Accept": "text/html"}, patience=30)
        mark = re.search(rb'name="csrf" content="([^"]+)"', page.body)
        if mark is None:
            raise RuntimeError("the console has no mark against forged requests")
        headers = {"Cookie": cookie, "X-CSRF-Token": mark.group(1).decode()}
        me = await connection.call(address, "GET", "/api/v1/me", None, headers, patience=30)
        return Session(me.body["id"], headers)
    finally:
        connection.close()


class Agent(Client):
    """Takes conversations that others want too, answers in them, and puts them back."""

    def __init__(
        self, process: str, surroundings: Surroundings, chance: random.Random, session: Session, conversations: list[Conversation], rate: float
    ) -> None:
        super().__init__(process, surroundings, chance)
        self._session = session
        self._conversations = conversations
        self._rate = rate

    async def run(self) -> None:
        while not self._stopping:
            await self._think(self._rate)
            conversation = self._chance.choice(self._conversations)
            if await self._take(conversation):
                await self._work(conversation)
                await self._put_back(conversation)
            else:
                await self._read(conversation)

    def _path(self, conversation: Conversation) -> str:
        return f"/api/v1/conversations/{conversation.id}"

    async def _take(self, conversation: Conversation) -> bool:
        operation = self._operation(Kind.CLAIM, conversation.id, agent=self._session.staff)
        await self._call(operation, "POST", f"{self._path(conversation)}/assignment", {}, self._session.headers)
        if operation.outcome is Outcome.UNKNOWN:
            return await self._owner(conversation) == self._session.staff
        return operation.outcome is Outcome.OK

    async def _owner(self, conversation: Conversation) -> str | None:
        """Asks until there is an answer."""
        tries = 0
        while True:
            operation = self._operation(Kind.OWNER, conversation.id)
            answer = await self._call(operation, "GET", self._path(conversation), None, self._session.headers)
            if answer is not None and answer.status == 200:
                operation.agent = answer.body.get("agent")
                return operation.agent
            if self._stopping:
                return None
            await self._rest(tries)
            tries += 1

    async def _work(self, conversation: Conversation) -> None:
        await self._think(self._rate)
        if self._chance.random() < 0.6:
            key = self._next_key()
            text = f"{self.process} answers {self._count}"
            await self._write(Kind.REPLY, conversation.id, f"{self._path(conversation)}/messages", key, text, self._session.headers, self._session.staff)
        if self._chance.random() < 0.5:
            await self._owner(conversation)

    async def _put_back(self, conversation: Conversation) -> None:
        """What may not have been done is done again only while it is still needed: else it would take from another what they have."""
        tries = 0
        while True:
            operation = self._operation(Kind.RELEASE, conversation.id, agent=self._session.staff)
            await self._call(operation, "POST", f"{self._path(conversation)}/transfer", {"queue": conversation.queue}, self._session.headers)
            if operation.outcome is Outcome.OK or self._stopping or await self._owner(conversation) != self._session.staff:
                return
            await self._rest(tries)
            tries += 1

    async def _read(self, conversation: Conversation) -> None:
        operation = self._operation(Kind.READ, conversation.id, path=Path.STAFF)
        await self._pages(operation, self._path(conversation), self._session.headers)
