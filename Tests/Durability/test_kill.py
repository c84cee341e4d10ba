"""kill -9 under load: what was acknowledged is there once and in order, and nobody sees a gap or a double.

64 clients write numbered messages, each with its own id, and repeat what was not acknowledged. 16 of them also read their stream and resume it.
The short form kills 5 times; WALLETDESK_KILLS=20 is the long one. The seed is printed.
"""

import asyncio
import json
import os
import random
import time

from desk import Desk

CLIENTS = 64
READERS = 16
KILLS = int(os.environ.get("WALLETDESK_KILLS", "5"))
SEED = int(os.environ.get("WALLETDESK_SEED", str(int(time.time()))))


class Wire:
    """One keep-alive connection that is opened again after every failure."""

    def __init__(self, port):
        self.port = port
        self.reader = self.writer = None

    async def call(self, method, path, body=None, token=None):
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        data = b"" if body is None else json.dumps(body).encode()
        head = f"{method} {path} HTTP/1.1\r\nHost: desk\r\nContent-Length: {len(data)}\r\n"
        if data:
            head += "Content-Type: application/json\r\n"
        if token:
            head += f"Authorization: Bearer {token}\r\n"
        try:
            self.writer.write(head.encode() + b"\r\n" + data)
            status = int((await self.reader.readuntil(b"\r\n")).split()[1])
            length = 0
            while (line := await self.reader.readuntil(b"\r\n")) != b"\r\n":
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            return status, json.loads(await self.reader.readexactly(length) or b"null")
        except (OSError, asyncio.IncompleteReadError, IndexError) as error:
            self.writer.close()
            self.reader = self.writer = None
            raise ConnectionError from error


async def patiently(wire, *call, stop=None):
    """Repeats a call until it is answered by the server itself."""
    while True:
        try:
            status, answer = await wire.call(*call)
            if status < 500 and status != 429:
                return status, answer
        except OSError:
            pass
        await asyncio.sleep(0.03)


async def client(number, port, stop, acknowledged):
    wire = Wire(port)
    _, session = await patiently(wire, "POST", "/client/v1/sessions", {"locale": "en"})
    token = session["token"]
    status, conversation = await patiently(wire, "POST", "/client/v1/conversations", {"clientId": f"{number}-0", "text": f"{number} begins"}, token)
    assert status in (200, 201), (status, conversation)
    record = acknowledged[number] = {"token": token, "id": conversation["id"], "ids": [f"{number}-0"]}
    count = 0
    while not stop.is_set():
        count += 1
        key = f"{number}-{count}"
        status, message = await patiently(
            wire, "POST", f"/client/v1/conversations/{record['id']}/messages", {"clientId": key, "text": f"{number} says {count}"}, token)
        assert status in (200, 201), (status, message)
        assert message["clientId"] == key
        record["ids"].append(key)


async def stream(record, port, seen, stop, finished):
    """Reads a stream from where it was, for ever, and notes what comes."""
    last = 0
    while not finished.is_set():
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(
                (f"GET /client/v1/conversations/{record['id']}/events HTTP/1.1\r\nHost: desk\r\nAuthorization: Bearer {record['token']}\r\n"
                 f"Last-Event-ID: {last}\r\n\r\n").encode())
            while not finished.is_set():
                line = await asyncio.wait_for(reader.readline(), 0.5 if stop.is_set() else 30)
                if not line:
                    break
                if line.startswith(b"id: "):
                    last = int(line[4:])
                if line.startswith(b"data: "):
                    event = json.loads(line[6:])
                    if event["type"] == "message.created":
                        seen.append((event["seq"], event["message"]["clientId"]))
            writer.close()
        except asyncio.TimeoutError:
            if stop.is_set():
                return
        except OSError:
            await asyncio.sleep(0.03)


async def run(desk, chance):
    stop, finished = asyncio.Event(), asyncio.Event()
    acknowledged, seen = {}, {}
    writers = [asyncio.create_task(client(number, desk.port, stop, acknowledged)) for number in range(CLIENTS)]
    while len(acknowledged) < CLIENTS:
        await asyncio.sleep(0.02)
        for task in writers:
            if task.done():
                task.result()
    readers = []
    for number in range(READERS):
        seen[number] = []
        readers.append(asyncio.create_task(stream(acknowledged[number], desk.port, seen[number], stop, finished)))
    for _ in range(KILLS):
        await asyncio.sleep(chance.uniform(0.2, 1.2))
        desk.kill()
        await asyncio.to_thread(desk.start)
    await asyncio.sleep(0.5)
    stop.set()
    await asyncio.gather(*writers)
    await asyncio.wait_for(asyncio.gather(*readers), 60)
    finished.set()
    return acknowledged, seen


def check(desk, acknowledged, seen):
    from desk import Customer
    total = 0
    for number, record in acknowledged.items():
        messages = [m for m in Customer(desk, record["token"]).messages(record["id"]) if m["author"] == "customer"]
        stored = [m["clientId"] for m in messages]
        assert stored == record["ids"], f"client {number}: acknowledged {len(record['ids'])}, stored {len(stored)}"
        seqs = [m["seq"] for m in messages]
        assert seqs == sorted(set(seqs))
        total += len(stored)
        if number in seen:
            assert [key for _, key in seen[number]] == stored, f"stream of {number} differs from what is stored"
    return total


def test_nothing_acknowledged_is_lost_or_doubled():
    print(f"seed {SEED}, {KILLS} kills, {CLIENTS} clients")
    desk = Desk(environment={"WALLETDESK_ASSISTANT": "false"}).start()
    try:
        acknowledged, seen = asyncio.run(run(desk, random.Random(SEED)))
        total = check(desk, acknowledged, seen)
        print(f"{total} messages acknowledged over {KILLS} kills; all there once, in order")
        assert desk.stop() == 0
        examined = desk.run("doctor")
        assert "The database is sound." in examined.stdout, examined.stdout + examined.stderr
    finally:
        desk.process.kill()
