"""A kill can't tell a synced commit from an unsynced one. strace can: no 201 is written before the sync of its commit, and a failed sync is never a 201."""

import os
import re
import signal
import subprocess
import tempfile
import time

import pytest
from desk import Desk

pytestmark = pytest.mark.skipif(
    subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode != 0, reason="strace can't trace here")


def attach(pid, *options):
    process = subprocess.Popen(["strace", "-f", "-p", str(pid), *options], stderr=subprocess.PIPE, text=True)
    while "attached" not in process.stderr.readline():
        assert process.poll() is None
    return process


def detach(process):
    process.send_signal(signal.SIGINT)
    process.wait(10)


@pytest.fixture
def desk():
    desk = Desk(environment={"WALLETDESK_ASSISTANT": "false"}).start()
    yield desk
    desk.process.kill()


def test_no_201_before_its_sync(desk):
    customer = desk.customer()
    _, conversation = customer.ask("begin")
    trace = tempfile.mktemp()
    tracer = attach(desk.process.pid, "-y", "-s", "60000", "-e", "trace=pwrite64,fdatasync,fsync,write,writev,sendto,sendmsg", "-o", trace)
    keys = [f"sync-probe-{number:04d}" for number in range(40)]
    for key in keys:
        assert customer.write(conversation["id"], f"text {key}", key)[0] == 201
    detach(tracer)
    lines = open(trace, errors="replace").read().splitlines()
    os.unlink(trace)
    for key in keys:
        written = next(i for i, line in enumerate(lines) if key in line and "pwrite64" in line and "-wal" in line)
        answered = next(i for i, line in enumerate(lines) if key in line and "201 Created" in line or key in line and "HTTP/1.1 201" in line)
        between = "\n".join(lines[written:answered])
        synced = re.search(r"(fdatasync|fsync)\(\d+<[^>]*-wal>\)\s*=\s*0", between) or re.search(r"<\.\.\. (fdatasync|fsync) resumed>.*=\s*0", between)
        assert synced, f"{key}: a 201 without a sync before it"


def test_a_failed_sync_is_never_a_201(desk):
    customer = desk.customer()
    _, conversation = customer.ask("begin")
    assert customer.write(conversation["id"], "before", "before")[0] == 201
    tracer = attach(desk.process.pid, "-e", "trace=fdatasync,fsync", "-e", "inject=fdatasync,fsync:error=EIO", "-o", "/dev/null")
    answers = [customer.write(conversation["id"], f"during {number}", f"during-{number}")[0] for number in range(10)]
    reading = desk.get(f"/client/v1/conversations/{conversation['id']}", customer.token)[0]
    detach(tracer)
    assert 201 not in answers, answers
    assert reading == 200
    deadline = time.monotonic() + 20
    while customer.write(conversation["id"], "after", "after")[0] not in (200, 201):
        assert time.monotonic() < deadline, "the desk did not recover"
    # Repeating with the same ids is safe, whatever became of the first try.
    for number in range(10):
        assert customer.write(conversation["id"], f"during {number}", f"during-{number}")[0] in (200, 201)
    texts = [m["text"] for m in customer.messages(conversation["id"])]
    assert len(texts) == len(set(texts)) == 13
