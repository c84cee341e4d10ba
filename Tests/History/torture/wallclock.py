"""A wall clock for each node, so that it can be set wrong."""

import pathlib
import struct

from . import machine

LIBRARY = "wallclock.so"


class WallClock:
    """What a program believes the time of day to be. What it measures spans with goes on."""

    def __init__(self, folder: pathlib.Path, library: pathlib.Path) -> None:
        self._file = folder / "clock"
        self._library = library
        self.set(0)

    @staticmethod
    def missing() -> str | None:
        return machine.lacks("cc")

    @staticmethod
    async def build(folder: pathlib.Path) -> pathlib.Path:
        """What a program loads to have such a clock."""
        library = folder / LIBRARY
        await machine.run("cc", "-O2", "-shared", "-fPIC", "-o", str(library), str(pathlib.Path(__file__).with_suffix(".c")), "-ldl")
        return library

    @property
    def environment(self) -> dict[str, str]:
        return {"LD_PRELOAD": str(self._library), "TORTURE_CLOCK": str(self._file)}

    def set(self, ahead: int) -> None:
        """- Parameter ahead: seconds before the machine's clock; negative where behind it."""
        # In place: the program has the page in its memory.
        with self._file.open("r+b" if self._file.exists() else "wb") as file:
            file.write(struct.pack("=q", ahead))
