"""A running desk: one of the programs that clients talk to."""

import asyncio
import os
import pathlib
import signal
import subprocess
import time

from desk import PROGRAM, ROOT

from .network import NodeNetwork
from .wallclock import WallClock
from .wire import Address, NeverSent, NoAnswer, Wire


class Node:
    """A desk that is started again whenever it has ended."""

    def __init__(
        self, index: int, folder: pathlib.Path, port: int, environment: dict[str, str], network: NodeNetwork | None, clock: WallClock | None) -> None:
        self.index = index
        self.data = folder / "data"
        self.address = network.address(port) if network else Address("127.0.0.1", port)
        self.network = network
        self.clock = clock
        self.unexpected_ends: list[int] = []
        """Status codes of ends that nobody asked for."""
        self._log = folder / "log.txt"
        # No run asks a node of the outside world.
        self._environment = {**os.environ, "WALLETDESK_CHAIN_NODES": "", "WALLETDESK_ASSISTANT": "false", **environment, **(clock.environment if clock else {})}
        self._process: subprocess.Popen[bytes] | None = None
        self._keeper: asyncio.Task[None] | None = None

    @property
    def name(self) -> str:
        return f"node {self.index}"

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    async def start(self) -> None:
        self._spawn()
        await self.wait_until_it_answers(60)
        self._keeper = asyncio.create_task(self._keep())

    def _spawn(self) -> None:
        command = [
            *(self.network.entrance if self.network else []), PROGRAM, "serve", "--data", str(self.data), "--host", self.address.host, "--port",
            str(self.address.port), "--log-level", "warning", "--limit-factor", "1000"]
        with self._log.open("ab") as log:
            # Not in the group of the run: an interrupt at the keyboard is for the run, which ends its nodes itself.
            self._process = subprocess.Popen(command, cwd=ROOT, env=self._environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL, process_group=0)

    async def _keep(self) -> None:
        """Starts it again where it ended by itself."""
        while True:
            await asyncio.sleep(0.1)
            if self._process is not None and (code := self._process.poll()) is not None:
                self.unexpected_ends.append(code)
                self._spawn()
                await asyncio.sleep(0.5)

    async def wait_until_it_answers(self, limit: float) -> None:
        wire, deadline = Wire(), time.monotonic() + limit
        try:
            while time.monotonic() < deadline:
                try:
                    if (await wire.call(self.address, "GET", "/health")).status == 200:
                        return
                except (NeverSent, NoAnswer):
                    pass
                await asyncio.sleep(0.03)
        finally:
            wire.close()
        raise RuntimeError(f"{self.name} does not answer; its log ends with: {self._log.read_text(errors='replace')[-1500:]}")

    def kill(self) -> None:
        """Kills it without a warning, and starts it again at once."""
        assert self._process
        self._process.kill()
        self._process.wait()
        self._spawn()

    def pause(self) -> None:
        assert self._process
        self._process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        assert self._process
        self._process.send_signal(signal.SIGCONT)

    async def end(self) -> None:
        if self._keeper is not None:
            self._keeper.cancel()
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    async def command(self, *arguments: str, line: str = "") -> str:
        """Runs another command of the program on the same desk."""
        process = await asyncio.create_subprocess_exec(
            PROGRAM, *arguments, "--data", str(self.data), cwd=ROOT, env=self._environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT)
        output, _ = await process.communicate((line + "\n").encode())
        if process.returncode != 0:
            raise RuntimeError(f"{' '.join(arguments)}: {output.decode(errors='replace')}")
        return output.decode()
