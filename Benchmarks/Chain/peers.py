#!/usr/bin/env python3
"""The same checks by PyPI's base58 and tronpy, on one core, for comparison with `walletdesk-bench-chain address`.

    python3 -m venv venv && venv/bin/pip install base58 tronpy coincurve pycryptodome
    venv/bin/python Benchmarks/Chain/peers.py
"""
import random, time
from importlib.metadata import version

import base58
from tronpy.keys import PrivateKey, is_base58check_address, to_base58check_address

random.seed(20261128)


def right():
    return base58.b58encode_check(b"\x41" + random.randbytes(20)).decode()


def mixed(index):
    """Half right, a quarter broken, the rest in hexadecimal."""
    text = right()
    place = random.randrange(1, 33)
    if index % 20 < 10:
        return text
    if index % 20 < 15:
        return text[:place] + text[place + 1] + text[place] + text[place + 2:]
    return base58.b58decode_check(text).hex()


def by_base58(text):
    if len(text) == 42 and text.startswith("41"):
        return len(bytes.fromhex(text)) == 21
    try:
        payload = base58.b58decode_check(text)
    except ValueError:
        return False
    return len(payload) == 21 and payload[0] == 0x41


def by_tronpy(text):
    try:
        return is_base58check_address(to_base58check_address(text) if len(text) == 42 else text)
    except ValueError:
        return False


def measure(name, work, items):
    best = 0
    for _ in range(3):
        start = time.process_time()
        for item in items:
            work(item)
        best = max(best, len(items) / (time.process_time() - start))
    print(f"{name}\t{best:.0f}/s")


def main():
    rights = [right() for _ in range(10_000)]
    mixture = [mixed(index) for index in range(10_000)]
    measure(f"base58 {version('base58')} right", by_base58, rights)
    measure(f"base58 {version('base58')} mixed", by_base58, mixture)
    measure(f"tronpy {version('tronpy')} right", by_tronpy, rights)
    measure(f"tronpy {version('tronpy')} mixed", by_tronpy, mixture)
    key = PrivateKey(bytes([7] * 32))
    message = "证明这个地址由您本人控制".encode()
    signature = key.sign_msg(message)
    measure(f"tronpy {version('tronpy')} signer", lambda _: signature.recover_public_key_from_msg(message).to_base58check_address(), range(1_000))


main()
