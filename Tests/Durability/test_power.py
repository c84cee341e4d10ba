"""The power is cut: whatever the disk then holds, what was acknowledged is there once, and nothing is there by half.

Clients write while strace records what reaches the files. An acknowledgement's place in the record is where the desk begins to send it
(or to show the message to somebody, where that comes first). For a sample of moments the files are built as a disk may hold them then (`power_cut.py`),
and opened. The seed is printed. WALLETDESK_POWER_STATES is the number of moments, and WALLETDESK_POWER_MESSAGES that of the messages of each of
eight clients: 48 and 40 in the short form.
"""

import hashlib
import os
import random
import re
import shutil
import sqlite3
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from desk import Customer, Desk, temporary_folder
from disk_record import Operation, Record, Reader, command, is_possible, wait_until_written
from power_cut import Disk, State

CLIENTS = 8
MESSAGES = int(os.environ.get("WALLETDESK_POWER_MESSAGES", "40"))
#: Every so many messages a file. Early on staff destroy a few messages, which cuts the write-ahead log to nothing; in a long run, of 300 messages each,
#: the log gets so long that it is brought in whole, and then written over from its beginning.
FILE_EVERY, DESTROY_AT = max(5, MESSAGES // 30), (2, 8)
STATES = int(os.environ.get("WALLETDESK_POWER_STATES", "48"))
SEED = int(os.environ.get("WALLETDESK_SEED", str(int(time.time()))))
ENVIRONMENT = {"WALLETDESK_ASSISTANT": "false", "WALLETDESK_PICTURES_READ": "false"}
KEY = re.compile(rb'"clientId":"(power-\d+-\d+)"')

pytestmark = pytest.mark.skipif(not is_possible(), reason="strace can't trace here")


@dataclass
class Client:
    """Somebody who writes, and what was acknowledged to them."""

    number: int
    customer: Customer
    conversation: str
    keys: list[str] = field(default_factory=list)

    def write(self) -> None:
        for count in range(1, MESSAGES):
            key = f"power-{self.number}-{count}"
            status, message = self.send_file(key) if count % FILE_EVERY == 0 else self.customer.write(self.conversation, f"{key} says this", key)
            assert status == 201, message
            self.keys.append(key)

    def send_file(self, key: str) -> tuple[int, dict]:
        body = (f'--XX\r\nContent-Disposition: form-data; name="clientId"\r\n\r\n{key}\r\n--XX\r\n'
                f'Content-Disposition: form-data; name="file"; filename="log.txt"\r\n\r\nlog of {key}\r\n--XX--\r\n')
        path = f"/client/v1/conversations/{self.conversation}/attachments"
        return self.customer.desk.call("POST", path, body, self.customer.token, {"Content-Type": "multipart/form-data; boundary=XX"})


@dataclass
class Evening:
    """A recorded run of a desk."""

    record: Record
    clients: list[Client]
    #: Where in the record the desk began to send each acknowledgement.
    acknowledged: dict[str, int]

    def acknowledged_before(self, cut: int) -> set[str]:
        return {key for key, place in self.acknowledged.items() if place < cut}


@pytest.fixture(scope="module")
def evening() -> Evening:
    trace = Path(temporary_folder()) / "record"
    desk = Desk(environment=ENVIRONMENT, under=command(trace))
    assert desk.run("migrate").returncode == 0
    wait_until_written(trace)
    desk.add_staff(role="admin")
    wait_until_written(trace)
    desk.start()
    try:
        clients = write_everything(desk)
    finally:
        desk.kill()
    wait_until_written(trace)
    record = Reader(desk.data).read(trace)
    acknowledged: dict[str, int] = {}
    for place, sent in record.sent:
        for key in KEY.findall(sent):
            acknowledged.setdefault(key.decode(), place)
    missing = {key for client in clients for key in client.keys[1:]} - acknowledged.keys()
    assert not missing, f"acknowledgements that the record does not show: {sorted(missing)[:10]}"
    return Evening(record, clients, acknowledged)


def write_everything(desk: Desk) -> list[Client]:
    clients = []
    for number in range(CLIENTS):
        customer = desk.customer()
        status, conversation = customer.ask(f"{number} begins", f"power-{number}-0")
        assert status == 201
        clients.append(Client(number, customer, conversation["id"], [f"power-{number}-0"]))
    done = threading.Event()
    writers = [threading.Thread(target=client.write) for client in clients]
    destroyer = threading.Thread(target=destroy, args=(desk, clients, done))
    for thread in [*writers, destroyer]:
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    destroyer.join()
    assert all(len(client.keys) == MESSAGES for client in clients)
    return clients


def destroy(desk: Desk, clients: list[Client], done: threading.Event) -> None:
    """Destroys a message of some clients when they have written so many."""
    staff = desk.staff()
    waiting = [(client, count) for count in DESTROY_AT for client in clients[:2]]
    while waiting and not done.wait(0.01):
        client, count = waiting[0]
        if len(client.keys) > count:
            message = client.customer.messages(client.conversation)[count - 1]
            status, _ = staff.call("DELETE", f"/api/v1/conversations/{client.conversation}/messages/{message['id']}")
            assert status == 204
            waiting.pop(0)


def moments(evening: Evening, count: int, chance: random.Random) -> Iterator[int]:
    """Places in the record: behind calls that changed a file, and, a third of them, right behind an acknowledgement."""
    places = sorted(evening.acknowledged.values())
    for number in range(count):
        if number % 3 == 0:
            yield chance.choice(places) + 1
        else:
            operation: Operation = chance.choice(evening.record.operations)
            yield chance.choice([operation.start, operation.end]) + 1


def build(state: State, evening: Evening, folder: str, chance: random.Random) -> None:
    """Writes the files of a state. What connections shared in memory may have reached the disk in any form."""
    for path, content in state.files.items():
        file = Path(folder, os.path.relpath(path, evening.record.folder))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    if chance.random() < 0.5 and os.path.exists(f"{folder}/desk.sqlite-wal"):
        Path(f"{folder}/desk.sqlite-shm").write_bytes(chance.randbytes(32_768))


def faults(folder: str, evening: Evening, acknowledged: set[str]) -> list[str]:
    """What is wrong with a desk's files, given what was acknowledged."""
    try:
        connection = sqlite3.connect(f"{folder}/desk.sqlite")
        try:
            return structure(connection) or contents(connection, folder, evening, acknowledged)
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        return [f"the database can't be read: {error}"]


def structure(connection: sqlite3.Connection) -> list[str]:
    found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    return found + [f"an orphan in {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]


def contents(connection: sqlite3.Connection, folder: str, evening: Evening, acknowledged: set[str]) -> list[str]:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'message'").fetchone():
        return ["there are no tables"] if acknowledged else []
    rows = connection.execute("SELECT conversation_id, client_id FROM message WHERE client_id LIKE 'power-%' ORDER BY seq").fetchall()
    stored = Counter(key for _, key in rows)
    found = [f"{key} was acknowledged and is lost" for key in sorted(acknowledged - stored.keys())]
    found += [f"{key} is there {count} times" for key, count in stored.items() if count != 1]
    for client in evening.clients:
        keys = [key for conversation, key in rows if conversation == client.conversation]
        if keys != [f"power-{client.number}-{count}" for count in range(len(keys))]:
            found.append(f"client {client.number} has a gap or another order: {keys}")
    return found + halves(connection) + lost_files(connection, folder)


#: Each finds rows that a command wrote without the others of its transaction.
HALVES = {
    "a message without its event": """
        SELECT m.seq FROM message m LEFT JOIN event e ON e.seq = m.seq AND e.type IN ('message.created', 'note.created') WHERE e.seq IS NULL""",
    "an event without its message": """
        SELECT e.seq FROM event e LEFT JOIN message m ON m.seq = e.seq WHERE e.type IN ('message.created', 'note.created') AND m.seq IS NULL""",
    "a conversation that does not know its last message": """
        SELECT c.id FROM conversation c WHERE c.last_customer_seq IS NOT
        (SELECT max(seq) FROM message WHERE conversation_id = c.id AND author = 'customer')""",
    "a conversation without a message": """
        SELECT c.id FROM conversation c WHERE NOT EXISTS (SELECT 1 FROM message WHERE conversation_id = c.id)""",
    "a file without its message": """
        SELECT a.id FROM attachment a LEFT JOIN message m ON m.seq = a.message_seq WHERE m.seq IS NULL""",
    "a reader ahead of the log": "SELECT name FROM reader WHERE seq > (SELECT COALESCE(max(seq), 0) FROM event)",
}


def halves(connection: sqlite3.Connection) -> list[str]:
    return [f"{name}: {row[0]}" for name, query in HALVES.items() for row in connection.execute(query)]


def lost_files(connection: sqlite3.Connection, folder: str) -> list[str]:
    """Files that a message names: they were kept before it was written."""
    found = []
    for (digest,) in connection.execute("SELECT DISTINCT digest FROM attachment WHERE destroyed_at IS NULL"):
        file = Path(folder, "attachments", digest[:2], digest)
        if not file.exists() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            found.append(f"the file {digest} is lost")
    return found


def examine(evening: Evening, count: int, obeys_syncs: bool) -> tuple[list[State], list[str]]:
    """Builds and opens the states; returns them, and what is wrong with any."""
    chance, disk = random.Random(SEED), Disk(evening.record)
    states, found = [], []
    for cut in moments(evening, count, chance):
        state = disk.state(cut, chance, obeys_syncs)
        folder = tempfile.mkdtemp(prefix="walletdesk-power-")
        try:
            build(state, evening, folder, chance)
            found += [f"cut before {cut}, {state.style}: {fault}" for fault in faults(folder, evening, evening.acknowledged_before(cut))]
        finally:
            shutil.rmtree(folder)
        states.append(state)
    return states, found


def test_whatever_a_cut_of_power_leaves_nothing_acknowledged_is_lost(evening: Evening) -> None:
    kinds = Counter(operation.kind for operation in evening.record.operations)
    print(f"\nseed {SEED}: {len(evening.acknowledged)} acknowledgements, {kinds['write']} writes, {kinds['sync']} syncs, {kinds['truncate']} cuts to length")
    states, found = examine(evening, STATES, obeys_syncs=True)
    torn = sum(1 for state in states if state.damaged)
    print(f"{len(states)} states, {torn} of which lack something that was written: {len(found)} faults")
    assert not found, f"seed {SEED}:\n" + "\n".join(found[:20])
    assert torn > STATES // 4, "the sample shows too little"


def test_a_disk_that_does_not_obey_would_be_found_out(evening: Evening) -> None:
    _, found = examine(evening, 30, obeys_syncs=False)
    kinds = Counter(fault.split(": ", 1)[1].split(" ")[-1] for fault in found)
    print(f"\nseed {SEED}: without syncs {sum(kinds.values())} faults {dict(kinds.most_common(5))}")
    assert any("is lost" in fault for fault in found), "the check would not find a loss"


@pytest.mark.parametrize("number", range(2))
def test_the_program_starts_on_what_is_left(evening: Evening, number: int) -> None:
    chance = random.Random(f"{SEED} {number}")
    cut = chance.choice(sorted(evening.acknowledged.values())[CLIENTS * 3:]) + 1
    desk = Desk(environment=ENVIRONMENT)
    build(Disk(evening.record).state(cut, chance), evening, desk.data, chance)
    acknowledged = evening.acknowledged_before(cut)
    desk.start()
    try:
        for client in evening.clients:
            messages = Customer(desk, client.customer.token).messages(client.conversation)
            keys = [message["clientId"] for message in messages if message["author"] == "customer"]
            assert len(keys) == len(set(keys)) and set(keys) >= acknowledged & set(client.keys)
        assert "The database is sound." in desk.run("doctor").stdout
    finally:
        desk.process.kill()
