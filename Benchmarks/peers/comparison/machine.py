"""What processes and the machine use, from /proc."""
import os
import platform
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable

TICKS = os.sysconf("SC_CLK_TCK")


def _stat(pid: int | str) -> list[str]:
    """The fields of /proc/PID/stat behind the name, which may hold spaces; the first one is the state."""
    text = Path(f"/proc/{pid}/stat").read_text()
    return text[text.rindex(")") + 2:].split()


def process_tree(roots: Iterable[int]) -> set[int]:
    """The processes and all that descend from them."""
    children: dict[int, list[int]] = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                children.setdefault(int(_stat(entry)[1]), []).append(int(entry))
            except OSError:
                continue  # It ended meanwhile.
    found: set[int] = set()
    waiting = list(roots)
    while waiting:
        pid = waiting.pop()
        if pid not in found:
            found.add(pid)
            waiting += children.get(pid, [])
    return found


def cpu_seconds(roots: Iterable[int]) -> float:
    """User and system time of the trees, with that of children that ended and were waited for."""
    ticks = 0
    for pid in process_tree(roots):
        try:
            ticks += sum(int(field) for field in _stat(pid)[11:15])
        except OSError:
            continue
    return ticks / TICKS


def memory_megabytes(roots: Iterable[int]) -> float:
    """Proportional set size of the trees in MB of 1,000,000 bytes: pages that several share count in part."""
    kilobytes = 0
    for pid in process_tree(roots):
        try:
            found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
        except OSError:
            continue
        kilobytes += int(found[1]) if found else 0
    return kilobytes * 1024 / 1e6


def _machine_seconds() -> float:
    """Time that any core was busy: not idle, not waiting for a disk, and not what the host stole."""
    user, nice, system, _idle, _wait, irq, softirq = (int(field) for field in Path("/proc/stat").read_text().split()[1:8])
    return (user + nice + system + irq + softirq) / TICKS


@dataclass(frozen=True)
class Usage:
    seconds: float
    server_cpu: float
    other_cores: float
    """Cores that neither the systems nor the load generator used, on average."""


class Meter:
    """Counts from the moment it is made. Whatever this program started is no neighbour: it descends from this process."""

    def __init__(self, roots: list[int]):
        self._roots = roots
        self._began = time.monotonic()
        self._server = cpu_seconds(roots)
        self._own = cpu_seconds([os.getpid()])
        self._machine = _machine_seconds()

    def usage(self) -> Usage:
        seconds = max(1e-6, time.monotonic() - self._began)
        own = cpu_seconds([os.getpid()]) - self._own
        others = _machine_seconds() - self._machine - own
        return Usage(seconds, cpu_seconds(self._roots) - self._server, max(0.0, others) / seconds)


def settle(roots: list[int], limit: float = 240) -> None:
    """Waits until the trees have nothing left to do, or not longer than `limit` seconds."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        before = cpu_seconds(roots)
        time.sleep(1)
        if cpu_seconds(roots) - before < 0.03:
            return


def neighbours(seconds: float = 3) -> float:
    """Cores that others use right now."""
    meter = Meter([])
    time.sleep(seconds)
    return meter.usage().other_cores


def describe() -> dict[str, str | int]:
    cpu = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text())
    memory = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())
    release = platform.freedesktop_os_release()
    return {
        "cpu": cpu[1] if cpu else platform.machine(),
        "cores": os.cpu_count() or 0,
        "memory_gb": round(int(memory[1]) * 1024 / 1e9) if memory else 0,
        "kernel": platform.release(),
        "system": release.get("PRETTY_NAME", "Linux"),
    }
