"""A network of its own for each node, so that it can be cut off. Only in namespaces that belong to the run: nothing of it stays."""

import asyncio
import subprocess

from . import machine
from .wire import Address

HUB = "10.99.{0}.1"
NODE = "10.99.{0}.2"


class NodeNetwork:
    """A namespace with one cable to the run's own namespace, where clients and database are."""

    def __init__(self, index: int) -> None:
        self.index = index
        self._holder: asyncio.subprocess.Process | None = None

    @staticmethod
    def missing(is_private: bool) -> str | None:
        if not is_private:
            return "it needs namespaces of its own (root and unshare)"
        return machine.lacks("ip", "nft", "nsenter")

    @property
    def hub(self) -> str:
        return HUB.format(self.index)

    def address(self, port: int) -> Address:
        return Address(NODE.format(self.index), port)

    @property
    def entrance(self) -> list[str]:
        """What stands before a command that is to run inside."""
        assert self._holder
        return ["nsenter", f"--net=/proc/{self._holder.pid}/ns/net"]

    async def open(self) -> None:
        # The namespace lives as long as this process.
        self._holder = await asyncio.create_subprocess_exec("unshare", "--net", "sleep", "infinity", stdin=subprocess.DEVNULL)
        await self._wait_until_unshared()
        hub, node = f"hub{self.index}", f"node{self.index}"
        await machine.run("ip", "link", "add", "name", hub, "type", "veth", "peer", "name", node, "netns", str(self._holder.pid))
        await machine.run("ip", "address", "add", f"{self.hub}/30", "dev", hub)
        await machine.run("ip", "link", "set", hub, "up")
        await self._inside("ip", "link", "set", "lo", "up")
        await self._inside("ip", "address", "add", f"{NODE.format(self.index)}/30", "dev", node)
        await self._inside("ip", "link", "set", node, "up")

    async def _wait_until_unshared(self) -> None:
        mine = await machine.run("readlink", "/proc/self/ns/net")
        while await machine.run("readlink", f"/proc/{self._holder.pid}/ns/net") == mine:  # type: ignore[union-attr]
            await asyncio.sleep(0.02)

    async def cut(self, ports: list[int] | None) -> None:
        """Drops what goes through the cable: what has to do with these ports of the other side, or all."""
        rules = ["drop"] if ports is None else [f"tcp {side} {{ {', '.join(map(str, ports))} }} drop" for side in ("sport", "dport")]
        lines = ["add table inet cut"]
        for chain in ("input", "output"):
            lines.append(f"add chain inet cut {chain} {{ type filter hook {chain} priority 0; }}")
            lines += [f"add rule inet cut {chain} {rule}" for rule in rules]
        await self._inside("nft", "; ".join(lines))

    async def mend(self) -> None:
        await self._inside("nft", "delete table inet cut")

    async def _inside(self, *command: str) -> None:
        await machine.run(*self.entrance, *command)

    def close(self) -> None:
        if self._holder is not None and self._holder.returncode is None:
            self._holder.kill()
