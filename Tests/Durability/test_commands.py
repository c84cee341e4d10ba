"""The judging commands: JSON lines in, JSON lines out, no desk needed."""

import json
import subprocess

from desk import PROGRAM

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


def lines(command, requests):
    text = "\n".join(request if isinstance(request, str) else json.dumps(request) for request in requests)
    done = subprocess.run([PROGRAM, command], input=text, capture_output=True, text=True)
    return done, [json.loads(line) for line in done.stdout.splitlines()]


def test_scan():
    done, answers = lines("scan", [
        {"id": "a", "text": f"é my phrase: {PHRASE}!"},
        {"id": 2, "text": "where is my money"},
        {"id": "c", "text": " ".join(PHRASE.split()[6:]), "previous": ["hello", " ".join(PHRASE.split()[:6])]},
    ])
    assert done.returncode == 0 and [answer["id"] for answer in answers] == ["a", 2, "c"]
    [found] = answers[0]["findings"]
    assert (found["kind"], found["language"], found["words"], found["confidence"]) == ("seed_phrase", "english", 12, 1)
    assert f"é my phrase: {PHRASE}!"[found["start"]:found["end"]] == PHRASE
    assert answers[0]["redacted"] == "é my phrase: [12-word seed phrase removed]!"
    assert answers[1] == {"id": 2, "findings": [], "redacted": "where is my money"}
    assert answers[2]["findings"][0]["kind"] == "seed_phrase" and "useful" not in answers[2]["redacted"]


def test_a_line_that_cannot_be_read_is_named_and_the_others_answered():
    done, answers = lines("scan", [{"id": "a", "text": "x"}, "nonsense", {"id": "c"}, {"id": "d", "text": "y"}])
    assert done.returncode == 1
    assert [answer["id"] for answer in answers] == ["a", "d"]
    assert "Line 2" in done.stderr and "Line 3" in done.stderr


def test_check_outbound():
    done, answers = lines("check-outbound", [
        {"id": 1, "text": "Please send me your seed phrase so that I can check it."},
        {"id": 2, "text": "Never give anyone your seed phrase."},
        {"id": 3, "text": "请先转 50 USDT 到我们的地址激活账户。", "language": "zh"},
        {"id": 4, "text": "Buy TRX now, it will rise."},
    ])
    assert done.returncode == 0
    assert [(answer["decision"], answer["rules"]) for answer in answers] == [
        ("block", ["asks_for_secret"]), ("pass", []), ("block", ["asks_for_funds"]), ("confirm", ["investment_advice"])]
    assert "地址" in answers[2]["reasons"][0] or "转" in answers[2]["reasons"][0]


def test_check_url(tmp_path):
    listed = tmp_path / "list.txt"
    listed.write_text("bad-example-site.com\n")
    inputs = ["https://tronscan.org/#/", "hxxps://tronsсan[.]org/login", "去 bad-example-site.com/claim 领空投", "no link here"]
    done = subprocess.run([PROGRAM, "check-url", "--lists", str(listed)], input="\n".join(inputs), capture_output=True, text=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert [answer["input"] for answer in answers] == inputs
    assert [answer["verdict"] for answer in answers] == ["allowed", "malicious", "malicious", "unknown"]
    assert answers[0]["registrable"] == "tronscan.org" and answers[3].get("host") is None
    assert all(answer["reasons"] for answer in answers)
