"""What a disk may hold after the power was cut, as ext4 in ordered mode allows it.

1. What was written before a sync of its file began, and that sync had returned, is there.
2. Of what was written later, each sector of 512 bytes is there or not by itself. The page cache merges what goes to one sector: a later write of a sector
   is not there without the earlier ones.
3. Names, and cuts to length, are in a journal: what is there is a beginning of their sequence, over all files. A sync that has to write the journal
   (of a folder; of a file that was made, cut or made longer; an `fsync` of a file that was written at all) makes all that came before it last.
4. A file whose cut to length is not there does not show what was written after it: that went to other blocks.
5. A file that was made longer shows zeros where its sectors are not there.
"""

import random
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from disk_record import Operation, Record

SECTOR = 512
#: Says of a write and a sector whether it reached the disk.
Chooser = Callable[[Operation, int], bool]
STYLES = ("nothing", "everything", "until", "file by file", "write by write", "sector by sector")


@dataclass
class State:
    """Files of the folder by their path, and what was chosen."""

    cut: int
    style: str
    files: dict[str, bytes] = field(default_factory=dict)
    #: Writes that were not synced, and those of them that are not all there.
    waiting: int = 0
    damaged: int = 0


class Disk:
    def __init__(self, record: Record) -> None:
        self.operations = record.operations
        self.names = [operation for operation in self.operations if operation.kind in ("create", "truncate", "unlink", "rename")]
        self.of_file: dict[int, list[Operation]] = {}
        for operation in self.operations:
            if operation.kind in ("write", "truncate"):
                self.of_file.setdefault(operation.file, []).append(operation)
        self.syncs = list(self.journaling())

    def journaling(self) -> Iterator[tuple[Operation, bool]]:
        """Every sync, and whether it has to write the journal, which makes every change of names before it last."""
        changes: dict[int, list[int]] = defaultdict(list)
        writes: dict[int, list[int]] = defaultdict(list)
        syncs: dict[int, list[Operation]] = defaultdict(list)
        lengths: dict[int, int] = defaultdict(int)
        for operation in self.operations:
            number, end = operation.file, operation.offset + len(operation.data)
            if operation.kind == "sync":
                # Few overlap: the last ones are enough.
                last = max((sync.start for sync in syncs[number][-16:] if sync.end < operation.start), default=0)
                yield operation, number == 0 or any_between(changes[number], last, operation.start) or (
                    operation.is_full and any_between(writes[number], last, operation.start))
                syncs[number].append(operation)
            elif operation.kind == "write":
                writes[number].append(operation.end)
                if end > lengths[number]:
                    changes[number].append(operation.end)
                lengths[number] = max(lengths[number], end)
            else:
                changes[number].append(operation.end)
                lengths[number] = operation.size if operation.kind == "truncate" else lengths[number]

    def state(self, cut: int, chance: random.Random, obeys_syncs: bool = True) -> State:
        """The files after a cut of power in front of the record's place `cut`. A disk that does not obey syncs is a liar's."""
        state = State(cut, chance.choice(STYLES))
        syncs = [pair for pair in self.syncs if pair[0].end < cut] if obeys_syncs else []
        names = [operation for operation in self.names if operation.start < cut]
        forced = max((sync.start for sync, writes in syncs if writes), default=0)
        least = sum(1 for operation in names if operation.end < forced)
        there = names[:{"nothing": least, "everything": len(names)}.get(state.style, chance.randint(least, len(names)))]
        is_there, lasting = self.chooser(state.style, cut, chance), set(map(id, there))
        safe: dict[int, int] = defaultdict(int)
        for sync, _ in syncs:
            safe[sync.file] = max(safe[sync.file], sync.start)
        for path, number in living(there).items():
            state.files[path] = self.content(number, state, safe[number], lasting, is_there)
        return state

    def content(self, number: int, state: State, safe: int, there: set[int], is_there: Chooser) -> bytes:
        content = bytearray()
        missing: set[int] = set()
        for operation in self.of_file.get(number, []):
            if operation.start >= state.cut:
                break
            if operation.kind == "truncate":
                if id(operation) not in there:
                    break
                del content[operation.size:]
                content.extend(bytes(operation.size - len(content)))
            elif operation.end < safe:
                put(content, operation.offset, operation.data)
            else:
                state.waiting += 1
                state.damaged += write_sectors(content, operation, missing, partial(is_there, operation))
        return bytes(content)

    def chooser(self, style: str, cut: int, chance: random.Random) -> Chooser:
        if style in ("nothing", "everything"):
            return lambda operation, sector: style == "everything"
        if style == "sector by sector":
            share = chance.choice([0.1, 0.5, 0.9])
            return lambda operation, sector: chance.random() < share
        if style == "write by write":
            share = chance.choice([0.3, 0.7, 0.95])
            fates: dict[int, bool] = {}
            return lambda operation, sector: fates.setdefault(id(operation), chance.random() < share)
        # In the order in which they were written, up to a moment; the same one for all files, or one for each.
        recent = [operation.end for operation in self.operations if operation.start < cut][-60:] or [0]
        moments: dict[int, int] = {}
        return lambda operation, sector: operation.end <= moments.setdefault(0 if style == "until" else operation.file, chance.choice(recent))


def any_between(places: list[int], low: int, high: int) -> bool:
    """Whether one of the places, which are sorted, lies between the two."""
    index = bisect_left(places, high)
    return index > 0 and places[index - 1] > low


def living(names: list[Operation]) -> dict[str, int]:
    """The files that have a name, by it."""
    found: dict[str, int] = {}
    for operation in names:
        if operation.kind == "create":
            found[operation.path] = operation.file
        elif operation.kind == "unlink":
            found.pop(operation.path, None)
        elif operation.kind == "rename" and operation.path in found:
            found[operation.target] = found.pop(operation.path)
    return found


def put(content: bytearray, offset: int, data: bytes) -> None:
    content.extend(bytes(max(0, offset - len(content))))
    content[offset:offset + len(data)] = data


def write_sectors(content: bytearray, operation: Operation, missing: set[int], is_there: Callable[[int], bool]) -> int:
    """Writes the sectors that are there; adds the others to `missing`. Returns 1 where one is not."""
    end, damaged = operation.offset + len(operation.data), 0
    for sector in range(operation.offset // SECTOR, (end + SECTOR - 1) // SECTOR):
        low, high = max(operation.offset, sector * SECTOR), min(end, (sector + 1) * SECTOR)
        if sector in missing or not is_there(sector):
            missing.add(sector)
            damaged = 1
        else:
            put(content, low, operation.data[low - operation.offset:high - operation.offset])
    return damaged
