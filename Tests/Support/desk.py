"""A real server process for tests, and a small client of its wire."""

import atexit
import http.client
import json
import os
import re
import select
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import uuid

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get("WALLETDESK", os.path.join(ROOT, ".build", "debug", "walletdesk"))
PASSWORD = "correct-horse-9"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def temporary_folder():
    """A folder that is gone when the tests are over."""
    folder = tempfile.mkdtemp(prefix="walletdesk-test-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


class Desk:
    """A desk in a folder of its own. `start` returns when it answers."""

    def __init__(self, command="serve", folder=None, options=(), environment=None, log="warning", under=()):
        """`under` is a command line that the program runs under, such as strace's."""
        self.folder = folder or temporary_folder()
        self.data = os.path.join(self.folder, "data")
        self.log_file = os.path.join(self.folder, "log.txt")
        self.port = free_port()
        self.command = command
        self.options = list(options)
        # No test asks a node of the outside world.
        self.environment = {"WALLETDESK_CHAIN_NODES": "", **os.environ, **(environment or {})}
        self.log = log
        self.under = list(under)
        self.process = None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self, wait=60):
        arguments = [*self.under, PROGRAM, self.command, "--data", self.data, "--port", str(self.port), "--log-level", self.log, "--limit-factor", "1000"]
        with open(self.log_file, "ab") as log:
            self.process = subprocess.Popen(arguments + self.options, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        deadline = time.monotonic() + wait
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError("the server stopped: " + open(self.log_file).read()[-2000:])
            try:
                status, health = self.get("/health")
                # A demo has a whole help center to learn: what it says before is another desk's.
                if status == 200 and (self.command != "demo" or health["learned"]):
                    return self
            except OSError:
                pass
            # What asks without a pause takes from the desk what it needs to get ready.
            select.select([], [], [], 0.05)
        # Whoever comes next has the machine for themselves.
        self.kill()
        raise RuntimeError("the server does not answer")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self, wait=30):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(wait)
        return self.process.returncode if self.process else None

    def run(self, *arguments, input=None):
        """Runs another command of the program beside the server."""
        return subprocess.run([*self.under, PROGRAM, *arguments, "--data", self.data], input=input, capture_output=True, text=True, env=self.environment, cwd=ROOT)

    def add_staff(self, email="agent@desk.test", role="agent", name="Ann Agent", language="en"):
        done = self.run("user", "add", "--name", name, "--email", email, "--role", role, "--language", language, input=PASSWORD + "\n")
        assert done.returncode == 0, done.stderr

    # Calls

    def call(self, method, path, body=None, token=None, headers=None, timeout=30):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        headers = dict(headers or {})
        if body is not None and not isinstance(body, (bytes, str)):
            body = json.dumps(body)
            headers["Content-Type"] = "application/json"
        if token:
            headers["Authorization"] = "Bearer " + token
        try:
            connection.request(method, path, body=body.encode() if isinstance(body, str) else body, headers=headers)
            response = connection.getresponse()
            data = response.read()
            return response.status, (json.loads(data) if data[:1] in (b"{", b"[") else data)
        finally:
            connection.close()

    def get(self, path, token=None):
        return self.call("GET", path, token=token)

    def customer(self, locale="en"):
        status, session = self.call("POST", "/client/v1/sessions", {"locale": locale})
        assert status == 201, session
        return Customer(self, session["token"])

    def staff(self, email="agent@desk.test", password=PASSWORD):
        return Staff(self, email, password)


class Customer:
    def __init__(self, desk, token):
        self.desk = desk
        self.token = token

    def ask(self, text, client_id=None, **extra):
        body = {"clientId": client_id or str(uuid.uuid4()), "text": text, **extra}
        return self.desk.call("POST", "/client/v1/conversations", body, self.token)

    def write(self, conversation, text, client_id=None, **extra):
        body = {"clientId": client_id or str(uuid.uuid4()), "text": text, **extra}
        return self.desk.call("POST", f"/client/v1/conversations/{conversation}/messages", body, self.token)

    def messages(self, conversation):
        messages, after = [], 0
        while after is not None:
            status, page = self.desk.get(f"/client/v1/conversations/{conversation}/messages?after={after}", self.token)
            assert status == 200, page
            messages += page["messages"]
            after = page.get("next")
        return messages


class Staff:
    """A member of staff with a session of the console."""

    def __init__(self, desk, email, password):
        self.desk = desk
        form = f"email={email.replace('@', '%40')}&password={password}&next=%2Fconsole"
        connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=30)
        connection.request("POST", "/login", body=form, headers={"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"})
        response = connection.getresponse()
        response.read()
        assert response.status == 303, response.status
        self.cookie = response.getheader("Set-Cookie").split(";")[0]
        status, page = desk.call("GET", "/console", headers={"Cookie": self.cookie, "Accept": "text/html"})
        assert status == 200, status
        self.csrf = re.search(rb'name="csrf" content="([^"]+)"', page).group(1).decode()

    def call(self, method, path, body=None, headers=None):
        return self.desk.call(method, path, body, headers={"Cookie": self.cookie, "X-CSRF-Token": self.csrf, **(headers or {})})
