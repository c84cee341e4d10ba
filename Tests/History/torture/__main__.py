"""`python -m torture`: one run from the command line."""

import argparse
import asyncio
import pathlib
import resource
import subprocess
import sys
import time

from desk import PROGRAM, ROOT

from .nemesis import ACTIONS
from .trial import Settings, Trial, check_again, keep

BROKEN = 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="Scripts/history.sh", description=__doc__)
    parser.add_argument("--seed", type=int, default=int(time.time()), help="what is broken when follows from it alone")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--nodes", type=int, help="default: 1 with sqlite, 3 with postgres")
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--agents", type=int, help="default: one for eight clients, at least 2")
    parser.add_argument("--nemesis", default="kill", help=f"of {','.join(ACTIONS)}; or all, or none")
    parser.add_argument("--every", type=float, default=5, help="seconds from one fault to the next")
    parser.add_argument("--rate", type=float, default=1, help="steps of a client in a second")
    parser.add_argument("--keep", action="store_true", help="write the history also where no rule was broken")
    parser.add_argument("--check", type=pathlib.Path, metavar="FILE", help="no run: apply the rules to the history of an earlier one")
    parser.add_argument("--private", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def settings(chosen: argparse.Namespace) -> Settings:
    names = {"all": tuple(ACTIONS), "none": ()}.get(chosen.nemesis, tuple(filter(None, chosen.nemesis.split(","))))
    if unknown := set(names) - set(ACTIONS):
        sys.exit(f"There is no nemesis {', '.join(sorted(unknown))}; there are {', '.join(ACTIONS)}.")
    nodes = chosen.nodes or (3 if chosen.engine == "postgres" else 1)
    if chosen.engine == "sqlite" and nodes != 1:
        sys.exit("A desk in a file has one program.")
    agents = max(2, chosen.clients // 8) if chosen.agents is None else chosen.agents
    return Settings(chosen.seed, chosen.seconds, chosen.engine, nodes, chosen.clients, agents, names, chosen.every, chosen.rate, chosen.private)


def command(run: Settings) -> str:
    """Repeats the run."""
    return (
        f"Scripts/history.sh --engine {run.engine} --nodes {run.nodes} --clients {run.clients} --agents {run.agents} --seconds {run.seconds:g} "
        f"--every {run.every:g} --rate {run.rate:g} --nemesis {','.join(run.nemesis) or 'none'} --seed {run.seed}")


def commit() -> str:
    found = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    return found.stdout.strip() or "none"


def main() -> int:
    chosen = arguments()
    if chosen.check:
        found = check_again(chosen.check)
        print("\n".join(map(str, found)) or "no rule broken")
        return BROKEN if found else 0
    run = settings(chosen)
    print(f"seed {run.seed}, commit {commit()}, {PROGRAM.rsplit('/', 2)[-2]} build; {command(run)}", flush=True)
    result = asyncio.run(Trial(run).run())
    used = resource.getrusage(resource.RUSAGE_SELF)
    print("\n".join(result.lines()))
    print(f"clients and checker used {used.ru_utime + used.ru_stime:.0f} s of a core")
    if result.violations or chosen.keep:
        print(f"history: {keep(result, pathlib.Path.cwd())}\nrepeat:  {command(run)}")
    return BROKEN if result.violations else 0


sys.exit(main())
