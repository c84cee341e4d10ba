"""A service that speaks S3's interface, for tests: moto's server, which checks signatures, and in front of it a gate that can be shut."""

import contextlib
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator

import boto3
from desk import free_port

REGION = "eu-central-1"
BUCKET = "walletdesk-files"
POLICY = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}'


class Gate:
    """Passes connections on. While `busy` is above 0, that many are answered with 503; while `is_shut`, they are closed at once."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.busy = 0
        self.turned_away = 0
        self.is_shut = False
        self.open: list[socket.socket] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self.accept, daemon=True).start()

    @property
    def port(self) -> int:
        return self.listener.getsockname()[1]

    def set(self, is_shut: bool = False, busy: int = 0) -> None:
        """From now on; connections that wait for their next request are closed."""
        self.is_shut, self.busy, self.turned_away = is_shut, busy, 0
        for connection in self.open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self.open.clear()

    def accept(self) -> None:
        while True:
            with contextlib.suppress(OSError):
                connection, _ = self.listener.accept()
                threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            if self.is_shut or self.busy > 0:
                self.turned_away += 1
                if not self.is_shut:
                    self.busy -= 1
                    connection.recv(65_536)
                    connection.sendall(b"HTTP/1.1 503 Slow Down\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
                return
            with socket.create_connection(("127.0.0.1", self.target)) as server:
                self.open += [connection, server]
                back = threading.Thread(target=copy, args=(server, connection), daemon=True)
                back.start()
                copy(connection, server)
                back.join()


def copy(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := source.recv(65_536):
            target.sendall(piece)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


class ObjectServer:
    """One bucket, and a key that may do everything with it."""

    def __init__(self, port: int) -> None:
        self.direct = f"http://127.0.0.1:{port}"
        self.gate = Gate(port)
        self.endpoint = f"http://127.0.0.1:{self.gate.port}"
        people = boto3.client("iam", endpoint_url=self.direct, region_name=REGION, aws_access_key_id="nobody", aws_secret_access_key="nothing")
        people.create_user(UserName="desk")
        people.put_user_policy(UserName="desk", PolicyName="all", PolicyDocument=POLICY)
        made = people.create_access_key(UserName="desk")["AccessKey"]
        self.key, self.secret = made["AccessKeyId"], made["SecretAccessKey"]
        # From here on moto checks every signature.
        checks = urllib.request.Request(f"{self.direct}/moto-api/reset-auth", data=b"0", headers={"Content-Type": "text/plain"}, method="POST")
        urllib.request.urlopen(checks).close()
        self.client = boto3.client("s3", endpoint_url=self.direct, region_name=REGION, aws_access_key_id=self.key, aws_secret_access_key=self.secret)
        self.client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})

    def settings(self, **changed: str) -> dict[str, str]:
        """The desk's settings for this place, as environment."""
        place = {"endpoint": self.endpoint, "bucket": BUCKET, "region": REGION, "key": self.key, "secret": self.secret} | changed
        return {f"WALLETDESK_ATTACHMENTS_S3_{name.upper()}": value for name, value in place.items()}

    def objects(self) -> dict[str, bytes]:
        """Everything in the bucket."""
        keys = [entry["Key"] for entry in self.client.list_objects_v2(Bucket=BUCKET).get("Contents", [])]
        return {key: self.client.get_object(Bucket=BUCKET, Key=key)["Body"].read() for key in keys}

    def empty(self) -> None:
        self.gate.set()
        for key in self.objects():
            self.client.delete_object(Bucket=BUCKET, Key=key)


@contextlib.contextmanager
def object_server() -> Iterator[ObjectServer]:
    port = free_port()
    arguments = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    environment = {**os.environ, "INITIAL_NO_AUTH_ACTION_COUNT": "1000", "MOTO_IAM_LOAD_MANAGED_POLICIES": "false"}
    process = subprocess.Popen(arguments, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, process)
        yield ObjectServer(port)
    finally:
        process.kill()
        process.wait()


def wait_for(port: int, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError("moto's server stopped")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise RuntimeError("moto's server does not answer")
