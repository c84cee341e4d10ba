"""A desk moves from its file to a database server, is served by two programs, and comes back from a copy: nothing is lost on the way."""

import os
import subprocess
import tempfile

import pytest
from desk import PROGRAM, ROOT, Desk

SERVER = os.path.join(ROOT, "Scripts", "postgres.sh")


@pytest.fixture(scope="module")
def server():
    """Connection string of a server that goes with the tests."""
    folder = tempfile.mkdtemp(prefix="walletdesk-postgres.")
    os.chmod(folder, 0o755)
    started = subprocess.run([SERVER, "start", folder], capture_output=True, text=True)
    if started.returncode:
        pytest.skip(f"no PostgreSQL server: {started.stderr.strip()}")
    yield started.stdout.strip().replace("postgresql:///postgres?", "postgresql:///{}?")
    subprocess.run([SERVER, "stop", folder], check=True)


def database(server, name):
    subprocess.run(["psql", "-q", "-d", server.format("postgres"), "-c", f"CREATE DATABASE {name}"], check=True)
    return server.format(name)


def move(source, target):
    return subprocess.run([PROGRAM, "migrate-store", "--from", source, "--to", target], capture_output=True, text=True)


def texts(customer, conversation):
    return [message["text"] for message in customer.messages(conversation)]


def test_from_a_file_to_two_nodes_and_back(server):
    environment = {"WALLETDESK_ASSISTANT": "false"}
    file = Desk(environment=environment).start()
    customer = file.customer()
    _, conversation = customer.ask("kept in a file, 在文件里")
    file.stop()

    url = database(server, "moved")
    source = "sqlite:" + os.path.join(file.data, "desk.sqlite")
    moved = move(source, url)
    assert moved.returncode == 0, moved.stderr
    assert "same  message" in moved.stdout
    again = move(source, url)
    assert again.returncode == 1 and "holds a desk already" in again.stderr

    nodes = [Desk(folder=file.folder, environment=environment | {"WALLETDESK_DATABASE": url}).start() for _ in range(2)]
    try:
        first, second = (type(customer)(node, customer.token) for node in nodes)
        assert texts(second, conversation["id"]) == ["kept in a file, 在文件里"]
        assert first.write(conversation["id"], "by the first node")[0] == 201
        assert texts(second, conversation["id"])[-1] == "by the first node"
        assert nodes[1].get("/ready")[0] == 200
        examined = nodes[0].run("doctor").stdout
        assert all(f"127.0.0.1:{node.port}" in examined for node in nodes) and "All nodes are of version" in examined
        backup = os.path.join(tempfile.mkdtemp(prefix="walletdesk-"), "backup")
        copied = nodes[0].run("backup", "--to", backup)
        assert copied.returncode == 0, copied.stderr
    finally:
        for node in nodes:
            node.stop()

    for settings in ({}, {"WALLETDESK_DATABASE": database(server, "restored")}):
        restored = Desk(environment=environment | settings)
        done = restored.run("restore", "--from", backup)
        assert done.returncode == 0, done.stderr
        restored.start()
        try:
            assert texts(type(customer)(restored, customer.token), conversation["id"]) == ["kept in a file, 在文件里", "by the first node"]
        finally:
            restored.stop()
        assert restored.run("restore", "--from", backup).returncode == 1, "a desk is there now"


def test_what_cannot_be_moved_is_said():
    for source, target, words in (
            ("desk.sqlite", "postgres://x/y", "sqlite:"), ("sqlite:/nowhere", "postgres://x/y", "There is no file"), (f"sqlite:{SERVER}", "mysql://x", "postgres://")):
        refused = move(source, target)
        assert refused.returncode == 1 and words in refused.stderr
