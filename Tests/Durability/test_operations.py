"""What an operator does: first start, backup while serving, restore, a graceful stop, errors in words."""

import os
import threading

import pytest
from desk import Desk


@pytest.fixture
def desk():
    desk = Desk(environment={"WALLETDESK_ASSISTANT": "false"}).start()
    yield desk
    desk.process.kill()


def test_an_absent_folder_is_made_and_answers_before_any_staff(desk):
    customer = desk.customer()
    status, conversation = customer.ask("anybody there?")
    assert status == 201
    status, answer = desk.call("POST", f"/client/v1/conversations/{conversation['id']}/handover", token=customer.token)
    assert status == 200 and answer["queue"]["position"] == 1 and "eta" not in answer["queue"]


def test_backup_while_serving_and_restore(desk):
    customer = desk.customer()
    _, conversation = customer.ask("to be kept")
    stop = threading.Event()
    def write():
        while not stop.is_set():
            customer.write(conversation["id"], "more")
    writer = threading.Thread(target=write)
    writer.start()
    backup = os.path.join(desk.folder, "backup")
    made = desk.run("backup", "--to", backup)
    stop.set()
    writer.join()
    assert made.returncode == 0, made.stderr
    assert desk.run("backup", "--to", backup).returncode != 0
    restored = Desk(folder=os.path.join(desk.folder, "second"))
    os.makedirs(restored.folder)
    done = restored.run("restore", "--from", backup)
    assert done.returncode == 0, done.stderr
    restored.start()
    try:
        messages = type(customer)(restored, customer.token).messages(conversation["id"])
        originals = customer.messages(conversation["id"])
        assert messages == originals[:len(messages)] and messages
    finally:
        restored.process.kill()
    assert restored.run("restore", "--from", backup).returncode == 1
    with open(os.path.join(backup, "desk.sqlite"), "r+b") as file:
        file.seek(5000)
        file.write(b"damage")
    third = Desk(folder=os.path.join(desk.folder, "third"))
    os.makedirs(third.folder)
    damaged = third.run("restore", "--from", backup)
    assert damaged.returncode == 1 and "damaged" in damaged.stderr


def test_a_graceful_stop_ends_streams_and_loses_nothing(desk):
    customer = desk.customer()
    _, conversation = customer.ask("hello")
    import http.client
    stream = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=20)
    stream.request("GET", f"/client/v1/conversations/{conversation['id']}/events", headers={"Authorization": "Bearer " + customer.token})
    response = stream.getresponse()
    assert response.status == 200
    assert desk.stop(wait=15) == 0
    response.read()
    desk.start()
    assert [m["text"] for m in customer.messages(conversation["id"])] == ["hello"]


def test_one_time_links(desk):
    desk.add_staff(role="admin", email="boss@desk.test")
    made = desk.run("user", "invite", "--name", "New One", "--email", "new@desk.test")
    assert made.returncode == 0, made.stderr
    token = made.stdout.strip().split("#")[1]
    body = {"token": token, "password": "a-long-enough-one"}
    assert desk.call("POST", "/api/v1/passwords", dict(body, password="short"))[0] == 422
    assert desk.call("POST", "/api/v1/passwords", body)[0] == 204
    assert desk.call("POST", "/api/v1/passwords", body)[0] == 422


@pytest.mark.parametrize("arguments, words", [
    (["user", "add", "--name", "X", "--email", "nonsense"], "complete e-mail address"),
    (["user", "add", "--name", "X", "--email", "x@desk.test", "--role", "king"], "role is one of"),
    (["user", "add", "--name", "X", "--email", "x@desk.test", "--teams", "Nowhere"], "no team"),
    (["restore", "--from", "/nonexistent"], "no backup"),
    (["kb", "import", "/nonexistent"], "no folder"),
    (["serve", "--widget-origins", "wallet.example"], "no origin"),
    (["serve", "--public-url", "wallet.example"], "public-url"),
    (["serve", "--port", "99999"], "port must be"),
])
def test_errors_are_said_in_words(desk, arguments, words):
    done = desk.run(*arguments, input="a-long-enough-one\n")
    assert done.returncode != 0
    assert words in done.stderr, done.stderr
