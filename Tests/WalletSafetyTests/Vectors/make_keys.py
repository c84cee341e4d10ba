#!/usr/bin/env python3
"""Writes keys.json: private keys in the forms that wallets export them in, made with the standard library alone.

Usage: Tests/WalletSafetyTests/Vectors/make_keys.py [SEED]
"""
import hashlib
import json
import pathlib
import random
import sys

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def base58(data: bytes) -> str:
    number = int.from_bytes(data, "big")
    text = ""
    while number:
        number, digit = divmod(number, 58)
        text = ALPHABET[digit] + text
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + text


def checked(data: bytes) -> str:
    return base58(data + hashlib.sha256(hashlib.sha256(data).digest()).digest()[:4])


def main() -> None:
    rng = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 58)
    rows = []
    for _ in range(40):
        key = rng.randbytes(32)
        rows.append({"kind": "private_key", "form": "wif", "text": checked(b"\x80" + key)})
        rows.append({"kind": "private_key", "form": "wif_compressed", "text": checked(b"\x80" + key + b"\x01")})
        rows.append({"kind": "private_key", "form": "wif_test", "text": checked(b"\xef" + key + b"\x01")})
        # BIP-32: version, depth, fingerprint, child number, chain code, 0 and the key. SLIP-132 names the versions of y and z.
        for form, version in (("xprv", "0488ade4"), ("yprv", "049d7878"), ("zprv", "04b2430c"), ("tprv", "04358394")):
            body = bytes.fromhex(version) + bytes([rng.randrange(6)]) + rng.randbytes(4) + rng.randbytes(4) + rng.randbytes(32) + b"\0" + key
            rows.append({"kind": "extended_key", "form": form, "text": checked(body)})
        public = bytes.fromhex("0488b21e") + bytes(9) + rng.randbytes(32) + b"\x02" + key
        rows.append({"kind": None, "form": "xpub", "text": checked(public)})
        rows.append({"kind": None, "form": "tron_address", "text": checked(b"\x41" + rng.randbytes(20))})
        rows.append({"kind": None, "form": "bitcoin_address", "text": checked(b"\0" + rng.randbytes(20))})
        solana = key + rng.randbytes(32)
        rows.append({"kind": "private_key", "form": "solana_labelled", "text": "private key: " + base58(solana)})
        rows.append({"kind": "ambiguous_hash", "form": "solana", "text": base58(solana)})
        rows.append({"kind": "private_key", "form": "solana_array", "text": json.dumps(list(solana))})
        rows.append({"kind": "private_key", "form": "hex_labelled", "text": "my private key is " + key.hex()})
    path = pathlib.Path(__file__).with_name("keys.json")
    path.write_text(json.dumps(rows, indent=0) + "\n", "utf-8")
    print(f"{len(rows)} keys in {path.name}")


main()
