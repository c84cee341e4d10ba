"""Installing and running other people's programs: from Debian and PyPI, on loopback, bounded, and stopped again."""
import ctypes
import os
import resource
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Mapping, Sequence

from comparison.machine import process_tree

# Private memory that one process may have.
MEMORY_LIMIT = 4 << 30
POLICY = Path("/usr/sbin/policy-rc.d")
LIBC = ctypes.CDLL(None)
# From <sys/prctl.h>.
PR_SET_PDEATHSIG = 1


def run(command: Sequence[str | Path], log: Path, env: Mapping[str, str] | None = None, cwd: Path | None = None, timeout: float = 900) -> None:
    """Runs a command to its end; its words go to the log, and into the error where it fails."""
    with log.open("ab") as out:
        done = subprocess.run(
            command, env={**os.environ, **(env or {})}, cwd=cwd, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, timeout=timeout)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed ({done.returncode}):\n{tail(log)}")


def tail(log: Path, lines: int = 15) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:]) if log.exists() else ""


def install_packages(names: Sequence[str], log: Path, answers: str = "") -> None:
    """Installs what Debian packages are missing. `answers` are told to debconf before."""
    missing = [name for name in names if not _is_installed(name)]
    if not missing:
        return
    print(f"  installing {' '.join(missing)}", flush=True)
    env = {"DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "-o", "DPkg::Lock::Timeout=600", "update", "-qq"], log, env)
    if answers:
        run(["apt-get", "-o", "DPkg::Lock::Timeout=600", "install", "-y", "-qq", "debconf-utils"], log, env)
        subprocess.run(["debconf-set-selections"], input=answers, text=True, check=True)
    # Debian starts a service as it installs it, on every address of the machine; this file forbids it.
    forbids = not POLICY.exists()
    if forbids:
        POLICY.write_text("#!/bin/sh\nexit 101\n")
        POLICY.chmod(0o755)
    try:
        run(["apt-get", "-o", "DPkg::Lock::Timeout=600", "install", "-y", "-qq", "--no-install-recommends", *missing], log, env, timeout=1800)
    finally:
        if forbids:
            POLICY.unlink()


def _is_installed(name: str) -> bool:
    status = subprocess.run(["dpkg-query", "-W", "-f", "${Status}", name], capture_output=True, text=True).stdout
    return status == "install ok installed"


def package_version(name: str) -> str:
    return subprocess.run(["dpkg-query", "-W", "-f", "${Version}", name], capture_output=True, text=True, check=True).stdout


def virtual_environment(folder: Path, requirements: Sequence[str], log: Path) -> Path:
    """A venv with these packages; one that is complete is left alone. - Returns: its `bin`."""
    complete = folder / "installed"
    # An environment that was moved does not work: its programs name the old place.
    wanted = "\n".join([str(folder), *requirements])
    if not complete.exists() or complete.read_text() != wanted:
        print(f"  installing {' '.join(requirements)}", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        run(["python3", "-m", "venv", folder], log)
        run([folder / "bin/pip", "install", "--quiet", "--disable-pip-version-check", *requirements], log)
        complete.write_text(wanted)
    return folder / "bin"


def free_port() -> int:
    """A port that nobody has now; taken just before it is used."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Process:
    """A program that was started here, with all that it starts."""

    def __init__(
        self, command: Sequence[str | Path], log: Path, env: Mapping[str, str] | None = None, cwd: Path | None = None, user: str | None = None,
    ):
        self.log = log
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                [str(part) for part in command], env={**os.environ, **(env or {})}, cwd=cwd, stdin=subprocess.DEVNULL, stdout=out,
                stderr=subprocess.STDOUT, start_new_session=True, user=user, group=user, extra_groups=[] if user else None,
                preexec_fn=_bind)

    @property
    def pid(self) -> int:
        return self._process.pid

    def wait_for_port(self, port: int, seconds: float = 60) -> None:
        """Returns when somebody listens there."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            if self._process.poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError(f"It did not start:\n{tail(self.log)}")

    def stop(self, how: signal.Signals = signal.SIGTERM, seconds: float = 20) -> None:
        """Asks the program to end, and ends it and what it started if it does not."""
        pids = process_tree([self.pid])
        if self._process.poll() is None:
            self._process.send_signal(how)
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            pass
        # A number may belong to somebody else meanwhile: only what is in the session that began here is ended.
        for pid in pids:
            try:
                if os.getsid(pid) == self.pid:
                    os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self._process.wait()


def _bind() -> None:
    """In the new process: bounds its memory, and lets it end with this one, however that ends."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_LIMIT, MEMORY_LIMIT))
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
