"""Each rule finds a history that breaks it, and lets one pass that does not."""

import json

import pytest

from torture import ownership
from torture.checker import Stored, StoredEvent, StoredMessage, violations
from torture.history import History, Kind, Operation, Outcome, Path

C = "conversation"
OK, FAIL, UNKNOWN = Outcome.OK, Outcome.FAIL, Outcome.UNKNOWN


def append(key, begin, end, seq=None, outcome=OK, process="writer"):
    return Operation(process, Kind.APPEND, C, begin, None if outcome is UNKNOWN else end, outcome, key=key, seq=seq)


def read(begin, end, *seen, after=0, process="reader", path=Path.API, whole=True, final=False, node=0):
    return Operation(process, Kind.READ, C, begin, end, OK, node=node, path=path, after=after, whole=whole, final=final, seen=list(seen))


def step(kind, agent, begin, end, outcome=OK):
    return Operation(f"agent {agent}", kind, C, begin, None if outcome is UNKNOWN else end, outcome, agent=agent)


def claim(agent, begin, end, outcome=OK):
    return step(Kind.CLAIM, agent, begin, end, outcome)


def release(agent, begin, end, outcome=OK):
    return step(Kind.RELEASE, agent, begin, end, outcome)


def reply(agent, begin, end, outcome=OK):
    return step(Kind.REPLY, agent, begin, end, outcome)


def owner(agent, begin, end, asking="asking"):
    return Operation(asking, Kind.OWNER, C, begin, end, OK, agent=agent)


def message(seq, key, text=None, author="customer"):
    return StoredMessage(seq, key, C, key, author, text or f"text of {key} {seq}")


def stored(*messages, events=None, owners=None, **more):
    told = [StoredEvent(m.seq, C, "message.created", "{}") for m in messages] if events is None else events
    return Stored(list(messages), told, owners or {C: None}, **more)


def state(seq, before, after, agent=None):
    return StoredEvent(seq, C, "conversation.state", json.dumps({"from": before, "to": after, "agent": agent}))


def rules(operations, there):
    return [violation.rule for violation in violations(History(operations), there)]


A, B, D = (1, "a"), (2, "b"), (4, "d")


def test_a_good_history_passes():
    operations = [
        append("a", 0, 1, seq=1), append("b", 2, 3, seq=2), append("x", 3, 4, outcome=FAIL), append("y", 4, 5, outcome=UNKNOWN),
        append("d", 5, 6, outcome=UNKNOWN), append("d", 6, 7, seq=4), read(3, 4, A, B), read(8, 9, B, D, after=1, node=2), read(9, 10, A, B, D, final=True),
        read(3, 9, A, B, D, path=Path.STREAM, whole=False, process="listener"), claim("anna", 0, 1), claim("ben", 1, 2, FAIL), owner("anna", 2, 3),
        release("anna", 3, 4), claim("ben", 3.5, 5)]
    messages = [message(*A), message(*B), message(*D)]
    events = [StoredEvent(m.seq, C, "message.created", "{}") for m in messages]
    events += [state(5, "queued", "assigned", "anna"), state(6, "assigned", "queued"), state(7, "queued", "assigned", "ben")]
    counts = {"held by ben": 1}
    assert rules(operations, Stored(messages, events, {C: "ben"}, counts, [("node 0", dict(counts))])) == []


@pytest.mark.parametrize("operations, messages, rule", [
    ([append("a", 0, 1, seq=1)], [], "lost"),
    ([append("a", 0, 1, outcome=UNKNOWN), append("a", 1, 2, seq=1)], [], "lost"),
    ([append("a", 0, 1, outcome=FAIL)], [message(1, "a")], "undead"),
    ([append("a", 0, 1, seq=1)], [message(1, "a"), message(2, "a")], "doubled"),
    ([append("a", 0, 1, outcome=UNKNOWN)], [message(1, "a"), message(2, "a")], "doubled"),
    ([append("a", 0, 1, seq=1), append("b", 0, 1, seq=2)], [message(1, "a", "same"), message(2, "b", "same")], "doubled"),
    ([append("a", 0, 1, seq=1), append("a", 1, 2, seq=2)], [message(1, "a")], "renumbered"),
    ([], [message(1, "a")], "unwritten"),
])
def test_once(operations, messages, rule):
    assert rules(operations, stored(*messages)) == [rule]


@pytest.mark.parametrize("tries", [[FAIL, FAIL], [UNKNOWN], [UNKNOWN, FAIL]])
def test_what_was_not_acknowledged_may_be_absent(tries):
    assert rules([append("a", number, number + 1, outcome=outcome) for number, outcome in enumerate(tries)], stored()) == []


def test_order_of_real_time():
    there = stored(message(*A), message(*B))
    assert rules([append("b", 0, 1, seq=2), append("a", 2, 3, seq=1)], there) == ["order"]
    assert rules([append("b", 0, 1, seq=2), append("a", 0.5, 3, seq=1)], there) == []
    assert rules([append("b", 0, 1, outcome=UNKNOWN), append("a", 2, 3, seq=1)], there) == []
    # A message that was repeated was sent when it was sent first.
    assert rules([append("b", 1, 2, seq=2), append("a", 0, 1, outcome=UNKNOWN), append("a", 3, 4, seq=1)], there) == []


WRITTEN = [append("a", 0, 9, seq=1), append("b", 0, 9, seq=2), append("d", 0, 9, seq=4)]
THERE = [message(*A), message(*B), message(*D)]


@pytest.mark.parametrize("bad, rule", [
    (read(1, 2, B, A), "order"),
    (read(1, 2, A, A), "order"),
    (read(1, 2, A, D), "hole"),
    (read(1, 2, D, after=1, path=Path.STREAM), "hole"),
    (read(1, 2, A, (2, "other"), D), "hole"),
    (read(1, 2, A, (3, "c"), path=Path.DATABASE), "hole"),
])
def test_one_order_for_all_readers(bad, rule):
    assert rule in rules([*WRITTEN, bad], stored(*THERE))


def test_two_readers_with_different_orders():
    assert rules([*WRITTEN, read(1, 2, A, B), read(1, 2, (1, "b"), (2, "a"), process="another")], stored(*THERE)) == ["hole"]


def test_the_tables_may_show_what_is_not_settled():
    assert rules([*WRITTEN, read(1, 2, A, D, path=Path.DATABASE)], stored(*THERE)) == []


@pytest.mark.parametrize("earlier, later", [
    (read(1, 2, A, B), read(3, 4, A)),
    (read(1, 2, A, B, node=0), read(3, 4, A, node=1)),
    (read(1, 2, A, B, path=Path.STREAM, whole=False), read(3, 4, A)),
    (read(1, 2, A, B), read(3, 4, after=1)),
    (read(1, 2, A, B), read(3, 4, B, path=Path.DATABASE)),
])
def test_monotonic_reads(earlier, later):
    assert "forgotten" in rules([*WRITTEN, earlier, later], stored(*THERE))


def test_a_writer_sees_what_was_acknowledged():
    own = [append("a", 0, 1, seq=1), read(2, 3, process="writer")]
    assert rules(own, stored(message(*A))) == ["forgotten"]
    assert rules([own[0], read(0.5, 3, process="writer")], stored(message(*A))) == []


@pytest.mark.parametrize("later", [
    read(1.5, 4, A), read(3, 4, D, after=2), read(3, 4, A, path=Path.STREAM, whole=False), read(3, 4, A, process="another")])
def test_reads_that_say_nothing_about_what_is_missing(later):
    assert rules([*WRITTEN, read(1, 2, A, B), later], stored(*THERE)) == []


def test_the_last_reads_show_all():
    assert rules([*WRITTEN, read(10, 11, A, B, final=True)], stored(*THERE)) == ["incomplete"]
    assert rules([*WRITTEN, read(10, 11, final=True, path=Path.STREAM, whole=False)], stored(*THERE)) == ["incomplete"]
    assert rules([*WRITTEN, read(10, 11, A, B, D, final=True)], stored(*THERE)) == []


@pytest.mark.parametrize("operations", [
    [claim("anna", 0, 1), claim("ben", 2, 3)],
    [claim("anna", 0, 2), claim("ben", 1, 3)],
    [claim("anna", 0, 1), release("anna", 2, 3, FAIL), claim("ben", 4, 5)],
    [claim("anna", 0, 1), release("anna", 2, 3), claim("ben", 4, 5), claim("cleo", 6, 7)],
    # One release can't make room for two.
    [claim("anna", 0, 1), release("anna", 2, 3, UNKNOWN), claim("ben", 4, 5), claim("cleo", 6, 7)],
    [claim("anna", 0, 1), owner("ben", 2, 3)],
    [claim("anna", 0, 1), owner(None, 2, 3)],
    [claim("anna", 0, 1), release("anna", 4, 5), owner(None, 2, 3)],
    [claim("anna", 0, 1), claim("ben", 2, 3, UNKNOWN), owner("ben", 4, 5)],
    [reply("anna", 0, 1), claim("ben", 2, 3)],
])
def test_two_owners(operations):
    assert rules(operations, stored()) == ["two owners"]


@pytest.mark.parametrize("operations", [
    [claim("anna", 0, 1), release("anna", 2, 3), claim("ben", 4, 5)],
    [claim("anna", 0, 1), release("anna", 2, 5), claim("ben", 3, 4)],
    [claim("anna", 0, 1), release("anna", 2, 3, UNKNOWN), claim("ben", 4, 5)],
    # It was under way and happened late.
    [claim("anna", 0, 1), release("anna", 2, 3, UNKNOWN), owner("anna", 4, 5), claim("ben", 6, 7)],
    [claim("anna", 0, 1, UNKNOWN), owner(None, 2, 3), owner("anna", 4, 5), release("anna", 6, 7), claim("ben", 8, 9)],
    [claim("anna", 0, 1, UNKNOWN), claim("ben", 2, 3)],
    [claim("anna", 0, 1, FAIL), claim("ben", 2, 3)],
    # Anna's reply came before the release, and changed nothing; only its answer was late.
    [claim("anna", 0, 1), reply("anna", 2, 6), release("anna", 3, 4), claim("ben", 5, 7), owner("ben", 8, 9)],
    [claim("anna", 0, 1), owner("anna", 2, 6), release("anna", 3, 4), owner(None, 4.5, 5)],
    # A reply to what nobody has takes it.
    [reply("anna", 0, 1), owner("anna", 2, 3), release("anna", 4, 5), claim("ben", 6, 7)],
])
def test_one_owner(operations):
    assert rules(operations, stored()) == []


def test_many_unknown_steps_are_no_long_search():
    operations = []
    for number in range(100):
        at = number * 10
        agent = "abcdefgh"[number % 8]
        operations += [claim(agent, at, at + 1), release(agent, at + 2, at + 3), claim("abcdefgh"[(number + 3) % 8], at + 4, at + 5, UNKNOWN)]
        operations += [owner("abcdefgh"[(number + 3) % 8], at + 5, at + 6), release(agent, at + 6, at + 7, UNKNOWN), release(agent, at + 7, at + 8)]
    assert ownership.refuting(operations) is None
    # Unknown releases may have been kept for later, but a state that nobody could make is refuted still.
    assert ownership.refuting([*operations, owner("zoe", 5000, 5001)]) is not None


def test_owners_in_the_log():
    twice = [state(1, "queued", "assigned", "anna"), state(2, "queued", "assigned", "ben")]
    assert rules([], stored(events=twice, owners={C: "ben"})) == ["two owners"]
    once = [state(1, "queued", "assigned", "anna")]
    assert rules([], stored(events=once, owners={C: "ben"})) == ["two owners"]
    assert rules([], stored(events=once, owners={C: "anna"})) == []


def test_counts():
    assert rules([], stored(counts={"queued in q": 2}, shown=[("node 0", {"queued in q": 2}), ("node 1", {"queued in q": 1})])) == ["count"]
    assert rules([], stored(counts={}, shown=[("node 0", {"held by anna": 1})])) == ["count"]
    assert rules([], stored(counts={"queued in q": 2}, shown=[("node 0", {"queued in q": 2})])) == []


def test_events_and_messages():
    written = [append("a", 0, 1, seq=1)]
    assert rules(written, stored(message(*A), events=[])) == ["message alone"]
    events = [StoredEvent(seq, C, "message.created", "{}") for seq in (1, 2)]
    assert rules(written, stored(message(*A), events=events)) == ["event alone"]
