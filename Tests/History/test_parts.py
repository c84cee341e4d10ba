"""The plan of what is broken, the record on disk, and what is measured."""

import asyncio
import itertools
import os
import subprocess
import sys
import time

import pytest
from torture.checker import Stored, StoredEvent, StoredMessage
from torture.history import Fault, History, Kind, Operation, Outcome, Path
from torture.pauses import Lease, Sample, client_pauses, delivery_times, lease_moves, sending_times, standstills
from torture.plan import QUIET, plan
from torture.wallclock import WallClock

ACTIONS = ["kill", "stop", "disk"]


def test_a_plan_follows_from_its_seed():
    assert plan(7, 60, ACTIONS, 5) == plan(7, 60, ACTIONS, 5)
    assert plan(7, 60, ACTIONS, 5) != plan(8, 60, ACTIONS, 5)


def test_one_thing_is_broken_at_a_time():
    steps = plan(7, 60, ACTIONS, 5)
    assert len(steps) == 11 and {step.action for step in steps} <= set(ACTIONS)
    assert all(earlier.at + earlier.seconds < later.at for earlier, later in itertools.pairwise(steps))
    assert steps[0].at == QUIET and steps[-1].at + steps[-1].seconds < 60
    assert plan(7, 60, [], 5) == []


def test_a_history_can_be_read_again():
    history = History([
        Operation("device 0", Kind.APPEND, "c", 0.5, 1.5, Outcome.OK, node=0, status=201, key="k", seq=3),
        Operation("device 0", Kind.READ, "c", 2, 3, Outcome.OK, node=1, path=Path.STREAM, after=2, whole=True, seen=[(3, "k")]),
        Operation("agent 0", Kind.CLAIM, "c", 4, None, Outcome.UNKNOWN, agent="anna")])
    history.faults.append(Fault("kill", "node 1", 1, 2))
    stored = Stored(
        [StoredMessage(3, "m", "c", "k", "customer", "text")], [StoredEvent(3, "c", "message.created", "{}")], {"c": None}, {"queued in q": 1},
        [("node 0", {"queued in q": 1})])
    lines = [*history.lines(), *stored.lines()]
    again = History.read(lines)
    assert again.operations == history.operations and again.faults == history.faults
    assert Stored.read(lines) == stored


def call(begin, end, outcome=Outcome.OK, process="device 0", key="k"):
    return Operation(process, Kind.APPEND, "c", begin, end, outcome, key=key, status=201 if outcome is Outcome.OK else None)


def test_a_pause_lasts_from_the_first_call_to_the_next_that_goes_well():
    history = History([
        call(0, 0.1), call(1, 3, Outcome.UNKNOWN), call(3.1, 3.2, Outcome.FAIL), call(3.3, 3.5), call(4, 4.1), call(0, 0.2, process="device 1")])
    found = client_pauses(history)
    assert (found["device 0"].seconds, found["device 0"].begin) == (2.5, 1)
    assert found["device 1"].seconds == 0.2


def test_a_pause_has_no_time_that_was_spent_on_a_stream():
    followed = Operation("device 0", Kind.READ, "c", 1.25, 2.75, Outcome.OK, path=Path.STREAM)
    history = History([call(1, 1.125, Outcome.FAIL), followed, call(3, 3.25)])
    assert client_pauses(history)["device 0"].seconds == 0.75


def test_the_time_of_a_message_has_all_its_tries():
    history = History([call(0, 2, Outcome.UNKNOWN), call(2.1, 2.5), call(3, 4, Outcome.UNKNOWN, key="never"), call(5, 6), call(7, 7.5, key="quick")])
    assert [(pause.seconds, pause.begin) for pause in sending_times(history)] == [(2.5, 0), (0.5, 7)]


def test_a_refusal_is_an_answer():
    refused = Operation("device 0", Kind.APPEND, "c", 0, 0.5, Outcome.FAIL, status=413)
    assert client_pauses(History([refused, call(5, 5.1)]))["device 0"].seconds == 0.5


def test_a_message_arrives_with_the_first_stream_that_shows_it():
    sent = Operation("device 0", Kind.APPEND, "c", 0, 1, Outcome.OK, key="k", seq=3)
    late, early = (Operation("listener", Kind.READ, "c", 0, at, Outcome.OK, path=Path.STREAM, seen=[(3, "k")], times=[at]) for at in (4, 1.5))
    assert [pause.seconds for pause in delivery_times(History([sent, late, early]))] == [0.5]


def test_a_reader_stands_still_only_where_there_is_news():
    samples = [
        Sample(0, 10, {"search": 10, "links": 0}), Sample(1, 10, {"search": 10, "links": 0}), Sample(2, 11, {"search": 10, "links": 0}),
        Sample(3, 12, {"search": 10, "links": 0}), Sample(4, 12, {"search": 12, "links": 0})]
    found = standstills(samples)
    assert set(found) == {"search"} and (found["search"].seconds, found["search"].begin) == (2, 1)


def test_leases_move_after_a_kill():
    samples = [
        Sample(at, 0, {}, {"search": Lease(holder, fence), "jobs": Lease("h:2", 1)})
        for at, holder, fence in ((0, "h:1", 1), (1, "h:1", 1), (2, "h:1", 1), (3, "h:2", 2))]
    kills = [Fault("kill", "node 1", 1.5, 2), Fault("stop", "node 1", 0, 1)]
    [move] = lease_moves(samples, kills, {"node 1": "h:1"})
    assert move.seconds == 1.5
    assert lease_moves(samples[:3], kills, {"node 1": "h:1"})[0].seconds == float("inf")
    assert lease_moves(samples, kills, {"node 1": "h:3"}) == []


@pytest.mark.skipif(WallClock.missing() is not None, reason=str(WallClock.missing()))
def test_a_wall_clock_is_set_wrong_while_a_program_runs(tmp_path):
    clock = WallClock(tmp_path, asyncio.run(WallClock.build(tmp_path)))
    program = "import time\nwhile input() == 'now': print(time.time(), time.monotonic(), flush=True)"
    with subprocess.Popen(
        [sys.executable, "-c", program], env={**os.environ, **clock.environment}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as asked:
        def ahead():
            asked.stdin.write("now\n")
            asked.stdin.flush()
            return [told - known for told, known in zip(map(float, asked.stdout.readline().split()), (time.time(), time.monotonic()), strict=True)]

        for seconds in (0, 3_600, -60, 0):
            clock.set(seconds)
            assert ahead() == pytest.approx([seconds, 0], abs=0.5)
        asked.stdin.write("end\n")
