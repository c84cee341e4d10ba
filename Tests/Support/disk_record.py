"""What a program did to the files of a folder, in order, read from strace's record.

strace and not a preloaded library: it sees the calls themselves, whoever makes them (SQLite, Foundation, a library that is linked in), and one tracer
gives all threads' calls one order. With its seccomp filter all other calls run at full speed.
"""

import contextlib
import os
import re
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

CALLS = "openat,write,pwrite64,writev,sendto,sendmsg,lseek,fsync,fdatasync,ftruncate,fallocate,unlink,unlinkat,rename,renameat,renameat2"
STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
DESCRIPTOR = re.compile(r"^(\d+)<([^>]*)>")
Kind = Literal["create", "write", "truncate", "unlink", "rename", "sync"]


def command(record: Path) -> list[str]:
    """What stands in front of a program's command line so that its calls are added to `record`. The program keeps its process id."""
    return ["strace", "-D", "-f", "--seccomp-bpf", "-y", "-xx", "-s", "1000000", "-e", f"trace={CALLS}", "-A", "-o", str(record)]


def is_possible() -> bool:
    return subprocess.run(["strace", "-D", "-f", "--seccomp-bpf", "-o", "/dev/null", "true"], capture_output=True).returncode == 0


def wait_until_written(record: Path, wait: float = 60) -> None:
    """strace writes the end of a program a moment after that has ended."""
    deadline = time.monotonic() + wait
    while is_open(record):
        if time.monotonic() > deadline:
            raise RuntimeError("strace does not finish its record")
        time.sleep(0.05)


def is_open(path: Path) -> bool:
    """Whether any process of ours has the file open."""
    for descriptor in Path("/proc").glob("[0-9]*/fd/*"):
        with contextlib.suppress(OSError):
            if os.readlink(descriptor) == str(path):
                return True
    return False


@dataclass(frozen=True)
class Operation:
    """One change of a file. `start` and `end` are the places in the record where its call began and returned."""

    kind: Kind
    start: int
    end: int
    #: Number of the file, which it keeps when it is renamed; 0 for a folder.
    file: int
    #: Of what was created, unlinked or renamed (its old name).
    path: str = ""
    #: Of what was renamed.
    target: str = ""
    offset: int = 0
    data: bytes = b""
    #: Of what was truncated.
    size: int = 0
    #: Whether a sync writes the file's dates too, and with them the journal, even if nothing else of its inode changed.
    is_full: bool = False


@dataclass
class Record:
    """Everything that happened in `folder`, and what was written elsewhere, such as into sockets."""

    folder: str
    operations: list[Operation] = field(default_factory=list)
    #: Where in the record the call began, and the bytes.
    sent: list[tuple[int, bytes]] = field(default_factory=list)
    lines: int = 0


class Reader:
    def __init__(self, folder: str) -> None:
        self.record = Record(folder)
        self.files: dict[str, int] = {}
        self.offsets: dict[str, int] = {}
        self.count = 0

    def read(self, path: Path) -> Record:
        for start, end, name, arguments, result in calls(path):
            self.record.lines = max(self.record.lines, end)
            if result >= 0:
                self.take(start, end, name, arguments, result)
        self.record.operations.sort(key=lambda operation: operation.end)
        return self.record

    def take(self, start: int, end: int, name: str, arguments: str, result: int) -> None:
        if name == "openat":
            self.open(start, end, arguments, result)
        elif name in ("unlink", "unlinkat"):
            self.unlink(start, end, texts(arguments)[-1].decode())
        elif name in ("rename", "renameat", "renameat2"):
            self.rename(start, end, *(text.decode() for text in texts(arguments)))
        else:
            self.use(start, end, name, arguments, result)

    def is_ours(self, path: str) -> bool:
        # The memory that connections share is made anew by the first one after a power cut.
        return path.startswith(self.record.folder + "/") and not path.endswith("-shm")

    def add(self, *values: object, **more: object) -> None:
        self.record.operations.append(Operation(*values, **more))  # type: ignore[arg-type]

    def open(self, start: int, end: int, arguments: str, descriptor: int) -> None:
        self.offsets[str(descriptor)] = 0
        path = texts(arguments)[0].decode()
        if not self.is_ours(path):
            return
        if "O_CREAT" in arguments and path not in self.files:
            self.count += 1
            self.files[path] = self.count
            self.add("create", start, end, self.count, path)
        elif "O_TRUNC" in arguments:
            self.add("truncate", start, end, self.files[path])

    def unlink(self, start: int, end: int, path: str) -> None:
        if path in self.files:
            self.add("unlink", start, end, self.files.pop(path), path)

    def rename(self, start: int, end: int, path: str, target: str) -> None:
        if path in self.files:
            number = self.files[target] = self.files.pop(path)
            self.add("rename", start, end, number, path, target)

    def use(self, start: int, end: int, name: str, arguments: str, result: int) -> None:
        """A call by a descriptor."""
        found = DESCRIPTOR.match(arguments)
        if found is None:
            return
        descriptor, path = found.group(1), plain(found.group(2))
        number = self.files.get(path) if self.is_ours(path) else None
        if name in ("fsync", "fdatasync"):
            if number or path == self.record.folder or self.is_ours(path):
                self.add("sync", start, end, number or 0, is_full=name == "fsync")
        elif name == "lseek":
            self.offsets[descriptor] = result
        elif number is None:
            if name in ("write", "writev", "sendto", "sendmsg"):
                self.record.sent.append((start, b"".join(texts(arguments[found.end():]))[:result]))
        elif name == "ftruncate":
            self.add("truncate", start, end, number, size=int(arguments.rsplit(",", 1)[1]))
        elif name in ("write", "writev", "pwrite64"):
            self.write(start, end, name, arguments[found.end():], descriptor, number, result)
        else:
            raise ValueError(f"{name} of a file is not modelled")

    def write(self, start: int, end: int, name: str, arguments: str, descriptor: str, number: int, length: int) -> None:
        data = b"".join(texts(arguments))[:length]
        if len(data) != length:
            raise ValueError("the record holds less than was written")
        offset = int(arguments.rsplit(",", 1)[1]) if name == "pwrite64" else self.offsets[descriptor]
        if name != "pwrite64":
            self.offsets[descriptor] = offset + length
        self.add("write", start, end, number, offset=offset, data=data)


def calls(path: Path) -> Iterator[tuple[int, int, str, str, int]]:
    """Calls in the order in which they returned: where they began and returned, their name, arguments and result (-1 for an error)."""
    begun: dict[str, tuple[int, str]] = {}
    with path.open(encoding="ascii") as lines:
        for place, line in enumerate(lines, 1):
            thread, _, rest = line.rstrip("\n").partition(" ")
            rest, start = rest.lstrip(), place
            if rest.endswith("<unfinished ...>"):
                begun[thread] = (place, rest.removesuffix("<unfinished ...>"))
                continue
            if rest.startswith("<... "):
                start, head = begun.pop(thread)
                rest = head + rest.partition(" resumed>")[2]
            body, equals, result = rest.rpartition(" = ")
            name, bracket, arguments = body.rstrip().removesuffix(")").partition("(")
            number = re.match(r"-?\d+", result)
            if equals and bracket and number:
                yield start, place, name, arguments, int(number.group())


def texts(arguments: str) -> list[bytes]:
    found = STRING.findall(arguments)
    if any(dots for _, dots in found):
        raise ValueError("the record cut a text short")
    return [bytes.fromhex(text.replace("\\x", "")) for text, _ in found]


def plain(text: str) -> str:
    return bytes.fromhex(text.replace("\\x", "")).decode() if text.startswith("\\x") else text
