"""The bytes of a secret are nowhere: not in the database, its log, the search index, the events, the server's log, a backup."""

import base64
import glob
import os
import uuid

import pytest
from desk import ROOT, Desk

PHRASE = "zoo wrong fossil ozone jungle velvet maximum orbit gravity tunnel basket ladder"
KEY = "8f2a559490d7e1c0b4a36c5a7e21f09d3b6c4e58a1907f2d6b3c8e4f5a0d1b27"
HARMLESS = "the harmless heron stood beside the teal door"
WORDS = PHRASE.split()
PIECES = "village canoe tragic mammal orphan ripple wagon ketchup nephew saddle pottery dolphin".split()
# What is sent, what must be taken out of it, and pieces that must be found nowhere.
OTHERS = [
    ("看看 歇 请 壳 猎 垂 拉 氯 宋 蓝 泥 桂 涂", "seed_phrase", ["歇 请 壳", "垂 拉 氯"]),
    ("xprv9s21ZrQH143K3h3fDYiay8mocZ3afhfULfb5GX8kCBdno77K4HiA15Tg23wpbeF1pLfs1c5SPmYHrEpTuuRhxMwvKDwqdKiGJS9XFKzUsAF", "extended_key", ["3h3fDYiay8mocZ3afh"]),
    ("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", "private_key", ["CGU8rMjxEXxiPuD5BD"]),
    ('{"crypto":{"ciphertext":"5318b4d5bcd28de64ee5559e","cipherparams":{"iv":"6087dab2f9fdbbfa"},"kdf":"pbkdf2"}}', "keystore", ["5318b4d5bcd28de6"]),
    ("my password is Xk7-parrot-29", "password", ["Xk7-parrot-29"]),
    ("验证码：739104", "one_time_code", ["739104"]),
    ("otpauth://totp/W:me?secret=JBSWY3DPEHPK3PXQ", "otp_secret", ["JBSWY3DPEHPK3PXQ"]),
]
PICTURES = os.path.join(ROOT, "Tests", "PicturesTests", "Pictures")
# Pictures, what must be found in them, and pieces of what they show.
SHOWN = [
    ("grid_light.png", "seed_phrase", ["legal winner thank", "year wave sausage"]), ("grid_dark.png", "seed_phrase", []), ("grid_chinese.png", "seed_phrase", []),
    ("codes.png", "seed_phrase", []), ("code_inverted.png", "private_key", []), ("private_key.png", "private_key", []),
]
HARMLESS_PICTURE = "transaction.png"


def picture(name):
    with open(os.path.join(PICTURES, name), "rb") as file:
        return file.read()


def forms(text):
    """A text as it may have been written down somewhere."""
    yield text.encode()
    yield text.upper().encode()
    yield text.encode("utf-16-le")
    yield text.encode("utf-16-be")
    yield text.replace(" ", "\\u0020").encode()
    for shift in range(3):
        encoded = base64.b64encode(b"x" * shift + text.encode())
        # Whole groups of four that don't depend on what stands around.
        yield encoded[4 if shift else 0:-4]


def needles():
    for start in range(len(WORDS) - 2):
        run = WORDS[start:start + 3]
        for joined in (" ".join(run), "\n".join(run), ",".join(run), "".join(run)):
            yield from forms(joined)
    yield from forms(KEY)
    yield from forms(KEY[8:40])
    for start in range(len(PIECES) - 2):
        yield from forms(" ".join(PIECES[start:start + 3]))
    for _, _, pieces in OTHERS + SHOWN:
        for piece in pieces:
            yield from forms(piece)
    for name, _, _ in SHOWN:
        content = picture(name)
        for start in range(64, len(content) - 64, len(content) // 8):
            yield content[start:start + 48]


def everything(folder):
    found = {}
    for name in glob.glob(os.path.join(folder, "**"), recursive=True):
        if os.path.isfile(name):
            with open(name, "rb") as file:
                found[name] = file.read()
    return found


@pytest.fixture
def desk():
    desk = Desk(log="trace").start()
    yield desk
    desk.process.kill()


def test_a_secret_is_nowhere(desk):
    desk.add_staff(role="admin")
    staff = desk.staff()
    customer = desk.customer()
    status, conversation = customer.ask(f"{HARMLESS}. my words: {PHRASE}. and my private key {KEY}", "first")
    assert status == 201 and set(conversation["removed"]) == {"seed_phrase", "private_key"}
    id = conversation["id"]
    numbered = "\n".join(f"{number}. {word}" for number, word in enumerate(WORDS, 1))
    assert customer.write(id, numbered)[1]["removed"] == ["seed_phrase"]
    for text, kind, _ in OTHERS:
        assert customer.write(id, text)[1]["removed"] == [kind], text
    # Four words a message: the earlier ones are redacted when the last has come.
    spread = customer.ask("hello, here it comes", "spread")[1]["id"]
    for start in range(0, len(PIECES), 4):
        status, last = customer.write(spread, " ".join(PIECES[start:start + 4]))
        assert status == 201
    assert last["removed"] == ["seed_phrase"]
    assert customer.ask("the form", form={"topic": PHRASE})[0] == 422
    form = {"topic": "transfers", "transactionHash": PHRASE, "address": PHRASE, "appVersion": PHRASE, "system": f"private key {KEY}"}
    assert customer.ask("the form", form=form)[0] == 201
    boundary = "XX-of-the-test"
    headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}

    def form(name, content):
        content = content.encode() if isinstance(content, str) else content
        return (f'--{boundary}\r\nContent-Disposition: form-data; name="clientId"\r\n\r\n{uuid.uuid4()}\r\n--{boundary}\r\n'
                f'Content-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n').encode() + content + f"\r\n--{boundary}--\r\n".encode()

    def upload(name, content):
        return desk.call("POST", f"/client/v1/conversations/{id}/attachments", form(name, content), customer.token, headers)

    status, message = upload("a.txt", f"backup: {PHRASE}")
    assert status == 201 and message["removed"] == ["seed_phrase"] and "destroyed" in message["text"]
    assert upload(f"{PHRASE}.txt", "hello")[0] == 201
    assert upload(f"{'a ' * 50}{PHRASE}.txt", "hello again")[0] == 201
    for name, kind, _ in SHOWN:
        status, message = upload(name, picture(name))
        assert status == 201 and kind in message["removed"] and not message.get("attachments"), (name, status, message)
    status, message = upload(HARMLESS_PICTURE, picture(HARMLESS_PICTURE))
    assert status == 201 and not message.get("removed") and message["attachments"], message
    assert staff.call("POST", f"/api/v1/conversations/{id}/attachments", form("grid.png", picture("grid_light.png")), headers)[0] == 422
    assert desk.call("POST", "/client/v1/officials", {"query": PHRASE})[0] == 200
    assert desk.get("/client/v1/officials?query=" + PHRASE.replace(" ", "+"))[0] == 200
    assert staff.call("POST", f"/api/v1/conversations/{id}/outbound-judgements", {"text": PHRASE})[0] == 200
    assert staff.call("POST", "/api/v1/link-names", {"standing": "blocked", "name": "evil.example.net", "reason": PHRASE})[0] == 201
    assert staff.call("POST", "/api/v1/officials", {"kind": "site", "value": "moonharbor.com", "note": PHRASE})[0] == 201
    desk.call("POST", f"/client/v1/conversations/{id}/resolution", {"solved": True}, customer.token)
    assert desk.call("POST", f"/client/v1/conversations/{id}/rating", {"score": 1, "comment": PHRASE}, customer.token)[0] == 200
    assert staff.call("POST", f"/api/v1/conversations/{id}/reopening")[0] == 204
    assert staff.call("POST", f"/api/v1/conversations/{id}/notes", {"clientId": "n", "text": PHRASE})[0] == 201
    assert staff.call("POST", f"/api/v1/conversations/{id}/messages", {"clientId": "r", "text": PHRASE})[0] == 422
    staff.call("PUT", f"/api/v1/conversations/{id}/tags", {"tags": ["usdt"]})
    desk.get("/client/v1/articles?query=" + PHRASE.replace(" ", "+"))
    # The index has caught up when it finds the harmless sentence.
    for _ in range(200):
        _, found = staff.call("GET", "/api/v1/search?query=harmless+heron")
        if found["hits"]:
            break
    assert found["hits"]
    assert staff.call("GET", "/api/v1/search?query=" + "+".join(WORDS[:3]))[1]["hits"] == []
    backup = os.path.join(desk.folder, "backup")
    made = desk.run("backup", "--to", backup)
    assert made.returncode == 0, made.stderr
    running = everything(desk.folder)
    assert any(name.endswith("-wal") for name in running)
    look(running)
    desk.stop()
    look(everything(desk.folder))


def look(files):
    holding = [name for name, content in files.items() if HARMLESS.encode() in content]
    assert any(name.endswith("data/desk.sqlite") or name.endswith("-wal") for name in holding)
    assert any("backup" in name for name in holding)
    for needle in needles():
        for name, content in files.items():
            assert needle not in content, f"{needle!r} is in {os.path.basename(name)}"
