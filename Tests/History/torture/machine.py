"""Programs of this machine, and what may be done here."""

import asyncio
import os
import shutil
import signal
import subprocess


class Failed(RuntimeError):
    """A program ended with an error."""


async def run(*command: str, limit: float = 120) -> str:
    """What a program writes; raises `Failed`."""
    process = await asyncio.create_subprocess_exec(*command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    try:
        async with asyncio.timeout(limit):
            output, _ = await process.communicate()
    except TimeoutError:
        process.kill()
        raise Failed(f"{command[0]} did not end in {limit} s") from None
    if process.returncode != 0:
        raise Failed(f"{' '.join(command)}: {output.decode(errors='replace').strip()[-500:]}")
    return output.decode(errors="replace")


def lacks(*programs: str) -> str | None:
    """Which of these programs is not installed."""
    return next((f"{program} is not installed" for program in programs if shutil.which(program) is None), None)


def lacks_root() -> str | None:
    return None if os.geteuid() == 0 else "it needs root"


class Tracer:
    """strace, attached to running programs, has their syncs fail."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None

    @staticmethod
    def missing() -> str | None:
        if problem := lacks("strace"):
            return problem
        works = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode == 0
        return None if works else "strace can't trace here"

    async def attach(self, pids: list[int]) -> None:
        targets = [word for pid in pids for word in ("-p", str(pid))]
        self._process = await asyncio.create_subprocess_exec(
            "strace", "-f", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:error=EIO", *targets,
            stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
        assert self._process.stderr
        async with asyncio.timeout(20):
            while b"attached" not in (line := await self._process.stderr.readline()):
                if not line:
                    raise Failed("strace could not attach")
        # What it tells later is read and dropped, or it would stand still when the pipe is full.
        self._rest = asyncio.create_task(self._process.stderr.read())

    async def detach(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(signal.SIGINT)
            await self._process.wait()
        self._process = None
