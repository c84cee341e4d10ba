"""Attachments in a bucket: the same addresses as on disk, streamed both ways, gone when they are destroyed, and in a backup. The storage is moto's server,
which checks signatures."""

import hashlib
import os
import random
import time
import uuid
from collections.abc import Iterator

import pytest
from desk import Customer, Desk
from object_server import ObjectServer, object_server

PREFIX = "desk/"
BOUNDARY = "XX-of-the-test"
MULTIPART = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}


@pytest.fixture(scope="module")
def server() -> Iterator[ObjectServer]:
    with object_server() as server:
        yield server


@pytest.fixture
def storage(server: ObjectServer) -> ObjectServer:
    server.empty()
    return server


@pytest.fixture
def desk(storage: ObjectServer) -> Iterator[Desk]:
    desk = Desk(environment={"WALLETDESK_ASSISTANT": "false", **storage.settings(prefix=PREFIX)}).start()
    yield desk
    desk.process.kill()


def form(content: bytes, name: str = "log.bin", key: str | None = None) -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="clientId"\r\n\r\n{key or uuid.uuid4()}\r\n--{BOUNDARY}\r\n'
    file = f'Content-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    return (head + file).encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()


def upload(customer: Customer, conversation: str, content: bytes, **more: str) -> tuple[int, dict]:
    path = f"/client/v1/conversations/{conversation}/attachments"
    return customer.desk.call("POST", path, form(content, **more), customer.token, MULTIPART, timeout=90)


def address(content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    return f"{digest[:2]}/{digest}"


def path(conversation: str, message: dict, who: str = "client/v1") -> str:
    return f"/{who}/conversations/{conversation}/attachments/{message['attachments'][0]['id']}"


def binary(size: int, seed: int) -> bytes:
    """Bytes that are no text and no picture."""
    return b"\0" + random.Random(seed).randbytes(size - 1)


def begin(desk: Desk) -> tuple[Customer, str]:
    customer = desk.customer()
    return customer, customer.ask("hello")[1]["id"]


def test_a_file_goes_into_the_bucket_and_comes_back(desk: Desk, storage: ObjectServer) -> None:
    desk.add_staff(role="admin")
    staff = desk.staff()
    customer, id = begin(desk)
    # Of many pieces, and of one.
    for content in (binary(3_000_000, 1), binary(100, 2)):
        status, message = upload(customer, id, content)
        assert status == 201, message
        assert storage.objects()[PREFIX + address(content)] == content
        assert desk.get(path(id, message), customer.token) == (200, content)
        assert staff.call("GET", path(id, message, "api/v1")) == (200, content)
        assert desk.get(path(id, message), desk.customer().token)[0] == 404
    assert len(storage.objects()) == 2
    assert not os.path.exists(os.path.join(desk.data, "attachments"))


def test_the_same_bytes_lie_there_once_and_go_with_their_last_message(desk: Desk, storage: ObjectServer) -> None:
    desk.add_staff(role="admin")
    staff = desk.staff()
    customer, id = begin(desk)
    content = binary(5_000, 3)
    messages = [upload(customer, id, content)[1] for _ in range(2)]
    assert list(storage.objects()) == [PREFIX + address(content)]
    assert staff.call("DELETE", path(id, messages[0], "api/v1"))[0] == 204
    assert desk.get(path(id, messages[1]), customer.token) == (200, content)
    assert staff.call("DELETE", path(id, messages[1], "api/v1"))[0] == 204
    assert storage.objects() == {}
    assert desk.get(path(id, messages[1]), customer.token)[0] == 404


def test_what_is_not_stored_is_not_said_to_be(desk: Desk, storage: ObjectServer) -> None:
    customer, id = begin(desk)
    content = binary(5_000, 4)
    # Errors that pass are not seen.
    storage.gate.set(busy=2)
    assert upload(customer, id, content)[0] == 201
    assert storage.gate.turned_away == 2
    status, message = upload(customer, id, binary(50, 5))
    storage.gate.set(is_shut=True)
    refused = upload(customer, id, binary(6_000, 6), key="again")
    assert refused[0] == 503 and refused[1]["error"]["code"] == "unavailable", refused
    assert desk.get(path(id, message), customer.token)[0] == 503
    # The rest of the desk goes on, and nothing is left of the file.
    assert customer.write(id, "still here")[0] == 201
    assert len([m for m in customer.messages(id) if m.get("attachments")]) == 2
    storage.gate.set()
    assert len(storage.objects()) == 2
    # The same upload again, with the same id.
    assert upload(customer, id, binary(6_000, 6), key="again")[0] == 201
    assert desk.get(path(id, message), customer.token)[0] == 200


def test_what_is_destroyed_while_the_storage_is_away_goes_later(desk: Desk, storage: ObjectServer) -> None:
    desk.add_staff(role="admin")
    staff = desk.staff()
    customer, id = begin(desk)
    _, message = upload(customer, id, binary(5_000, 7))
    storage.gate.set(is_shut=True)
    assert staff.call("DELETE", path(id, message, "api/v1"))[0] == 204
    assert desk.get(path(id, message), customer.token)[0] == 404
    assert len(storage.objects()) == 1
    # Even over a stop: the order to destroy it was committed with the row.
    desk.kill()
    storage.gate.set()
    desk.start()
    deadline = time.monotonic() + 60
    while storage.objects():
        assert time.monotonic() < deadline, "it is still there"
        time.sleep(0.2)


def test_a_backup_holds_the_files_wherever_they_lay(desk: Desk, storage: ObjectServer) -> None:
    customer, id = begin(desk)
    content = binary(300_000, 8)
    _, message = upload(customer, id, content)
    backup = os.path.join(desk.folder, "backup")
    made = desk.run("backup", "--to", backup)
    assert made.returncode == 0 and "1 attachments" in made.stdout, made.stderr
    with open(os.path.join(backup, "attachments", hashlib.sha256(content).hexdigest()), "rb") as file:
        assert file.read() == content
    # Into another place of the bucket, and into a folder.
    for name, settings in (("second", storage.settings(prefix="other")), ("third", {})):
        restored = Desk(folder=os.path.join(desk.folder, name), environment={"WALLETDESK_ASSISTANT": "false", **settings})
        os.makedirs(restored.folder)
        done = restored.run("restore", "--from", backup)
        assert done.returncode == 0, done.stderr
        restored.start()
        try:
            assert restored.get(path(id, message), customer.token) == (200, content)
        finally:
            restored.process.kill()
    assert set(storage.objects()) == {PREFIX + address(content), "other/" + address(content)}
    assert os.path.exists(os.path.join(desk.folder, "third", "data", "attachments", address(content)))


def test_doctor_misses_what_the_bucket_lost(desk: Desk, storage: ObjectServer) -> None:
    customer, id = begin(desk)
    contents = [binary(100, seed) for seed in range(20, 60)]
    for content in contents:
        assert upload(customer, id, content)[0] == 201
    assert "Every attachment has its file." in desk.run("doctor").stdout
    for content in contents[::8]:
        storage.client.delete_object(Bucket="walletdesk-files", Key=PREFIX + address(content))
    assert "5 attachments have lost their file" in desk.run("doctor").stdout
    storage.gate.set(is_shut=True)
    assert "can't be used: the object storage is away" in desk.run("doctor").stdout


@pytest.mark.parametrize("changed, words", [
    ({"bucket": "walletdesk-absent"}, "there is no such bucket"),
    ({"secret": "not-the-secret"}, "the secret is not that of the key"),
    ({"key": "AKIAUNKNOWNUNKNOWN00"}, "does not know the key"),
    ({"endpoint": "http://127.0.0.1:1"}, "is away"),
    ({"endpoint": "127.0.0.1:9000"}, "endpoint must be like"),
    ({"endpoint": "http://127.0.0.1:9000/path"}, "endpoint must be like"),
    ({"bucket": "A Bucket"}, "bucket must have"),
    ({"prefix": "/desk"}, "prefix must have"),
    ({"secret": ""}, "must not be empty"),
])
def test_a_place_that_can_not_be_used_stops_the_start_in_words(storage: ObjectServer, changed: dict[str, str], words: str) -> None:
    desk = Desk(environment=storage.settings(**changed))
    with pytest.raises(RuntimeError) as stopped:
        desk.start()
    assert words in str(stopped.value)
    assert storage.secret not in str(stopped.value) and storage.key not in str(stopped.value)
