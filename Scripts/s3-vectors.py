#!/usr/bin/env python3
"""Makes the vectors by which signatures of requests to S3 are tested.

They come from botocore, AWS's own library, whose clock is set for each request.

    python3 -m venv venv && venv/bin/pip install botocore==1.44.8
    venv/bin/python Scripts/s3-vectors.py Tests/InboxTests/Vectors

Everything is drawn from one seed, so that the file comes out the same each time. The keys are made for it and open nothing.
"""
import datetime
import hashlib
import json
import random
import sys
from pathlib import Path
from unittest import mock
from urllib.parse import quote

import botocore
import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

SEED = 20261130
COUNT = 240
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
# What has to be encoded, or must not be.
ODD = "-._~ +&=%$@!*'();:,?#[]äß漢字🔑"
HOSTS = ["s3.eu-central-1.amazonaws.com", "127.0.0.1:9000", "minio.internal:9000", "examplebucket.s3.amazonaws.com"]
REGIONS = ["us-east-1", "eu-central-1", "ap-southeast-1", "auto", "garage"]


def word(chance: random.Random, letters: str, least: int, most: int) -> str:
    return "".join(chance.choice(letters) for _ in range(chance.randint(least, most)))


def query(chance: random.Random) -> list[list[str]]:
    """Names are drawn once each: what a service makes of a name that stands twice is its own business."""
    names = sorted({word(chance, LETTERS + "-", 1, 8) for _ in range(chance.choice([0, 0, 1, 2, 5]))})
    chance.shuffle(names)
    return [[name, word(chance, LETTERS + ODD + "/", 0, 12)] for name in names]


def headers(chance: random.Random, host: str) -> list[list[str]]:
    found = [["Host", host]]
    if chance.random() < 0.4:
        found.append(["x-amz-meta-" + word(chance, LETTERS[:26], 1, 8), word(chance, LETTERS + "  ", 1, 20).strip() or "x"])
    if chance.random() < 0.3:
        found.append(["Range", f"bytes={chance.randrange(100)}-{chance.randrange(100, 200)}"])
    if chance.random() < 0.3:
        found.append(["Content-Type", "application/octet-stream"])
    return found


def vector(chance: random.Random) -> dict:
    """One request, and what botocore signs it with."""
    at = datetime.datetime(2013, 1, 1) + datetime.timedelta(seconds=chance.randrange(20 * 365 * 86_400))
    body = chance.randbytes(chance.choice([0, 1, 300]))
    entry = {
        "method": chance.choice(["GET", "PUT", "HEAD", "DELETE"]),
        "path": "/" + "/".join(word(chance, LETTERS + ODD, 1, 10) for _ in range(chance.randint(0, 4))),
        "query": query(chance), "headers": headers(chance, chance.choice(HOSTS)),
        "payload": chance.choice(["UNSIGNED-PAYLOAD", hashlib.sha256(body).hexdigest()]), "at": at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "key": word(chance, LETTERS.upper(), 20, 20), "secret": word(chance, LETTERS + "/+", 40, 40), "region": chance.choice(REGIONS)}
    return entry | signed(entry, at)


def signed(entry: dict, at: datetime.datetime) -> dict:
    encoded = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in sorted(entry["query"]))
    target = quote(entry["path"], safe="/") + (f"?{encoded}" if encoded else "")
    request = AWSRequest(entry["method"], f"http://{dict(entry['headers'])['Host']}{target}", headers=dict(entry["headers"]))
    request.headers["x-amz-content-sha256"] = entry["payload"]
    signer = botocore.auth.S3SigV4Auth(Credentials(entry["key"], entry["secret"]), "s3", entry["region"])
    # The payload is given: botocore would take its digest from a body, which the vectors don't hold.
    with mock.patch.object(botocore.auth, "get_current_datetime", return_value=at), mock.patch.object(signer, "payload", return_value=entry["payload"]):
        signer.add_auth(request)
    return {"target": target, "authorization": request.headers["Authorization"]}


def main() -> None:
    chance = random.Random(SEED)
    lines = ",\n".join(json.dumps(vector(chance), ensure_ascii=False) for _ in range(COUNT))
    Path(sys.argv[1], "s3.json").write_text(f'{{"source": "botocore {botocore.__version__}", "requests": [\n{lines}\n]}}\n')


main()
