"""A desk in a file is killed while clients write, read and take conversations; what they were told is checked. The short form of `Scripts/history.sh`."""

import asyncio
import os
import time

from torture.trial import Settings, Trial, keep

SEED = int(os.environ.get("WALLETDESK_SEED", str(int(time.time()))))


def test_no_rule_is_broken(tmp_path):
    settings = Settings(
        seed=SEED, seconds=8, engine="sqlite", nodes=1, clients=8, agents=2, nemesis=("kill",), every=2, rate=4)
    result = asyncio.run(Trial(settings).run())
    print("\n".join([f"seed {SEED}", *result.lines()]))
    assert not result.violations, f"seed {SEED}, history {keep(result, tmp_path)}: {result.violations[0]}"
    assert any(fault.name == "kill" for fault in result.history.faults)
