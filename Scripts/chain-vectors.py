#!/usr/bin/env python3
"""Makes the vectors by which ChainKit's addresses and signatures are tested.

They come from libraries of others, two of which have to agree wherever two can: base58, eth-account, coincurve, tronpy, pycryptodome, bech32.

    python3 -m venv venv && venv/bin/pip install base58 eth-account coincurve tronpy pycryptodome bech32
    venv/bin/python Scripts/chain-vectors.py Tests/ChainKitTests/Vectors

Everything is drawn from one seed, so that the files come out the same each time. The keys are test material and belong to nobody.
"""
import binascii, base64, hashlib, json, random, sys
from pathlib import Path

import base58, bech32, coincurve
from Crypto.Hash import keccak as pycryptodome_keccak
from eth_account import Account
from eth_account.messages import SignableMessage, encode_defunct, encode_typed_data
from eth_utils import keccak, to_checksum_address
from tronpy.keys import PrivateKey

SEED = 20261128
ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
ALPHABET = base58.BITCOIN_ALPHABET.decode()
random.seed(SEED)


def digest(data):
    own = pycryptodome_keccak.new(digest_bits=256, data=data).digest()
    assert own == keccak(data)
    return own


def new_key():
    return random.randrange(1, ORDER).to_bytes(32, "big")


def account(key):
    point = coincurve.PrivateKey(key).public_key.format(compressed=False)
    evm = to_checksum_address(digest(point[1:])[-20:])
    tron = base58.b58encode_check(b"\x41" + digest(point[1:])[-20:]).decode()
    assert evm == Account.from_key(key).address
    assert tron == PrivateKey(key).public_key.to_base58check_address()
    return {"key": key.hex(), "public": point[1:].hex(), "base58": tron, "hex": base58.b58decode_check(tron).hex(), "evm": evm}


def is_tron(text):
    try:
        payload = base58.b58decode_check(text)
    except ValueError:
        return False
    return len(payload) == 21 and payload[0] == 0x41


def slip(intended, kind):
    """One slip of a kind, and where it is, counted from 1; None where the draw changed nothing."""
    place = random.randrange(1, 33)
    if kind == "deleted":
        broken = intended[:place] + intended[place + 1:]
        # In a row of equal characters nobody can say which is missing: the place told is the one behind the row.
        while place < 33 and intended[place + 1] == intended[place]:
            place += 1
        return broken, place + 1
    if kind == "inserted":
        character = random.choice(ALPHABET)
        broken = intended[:place] + character + intended[place:]
        while place < 34 and broken[place + 1] == character:
            place += 1
        return broken, place + 1
    characters = list(intended)
    if kind == "transposed":
        characters[place], characters[place - 1] = characters[place - 1], characters[place]
        place -= 1
    elif kind == "case":
        characters[place] = characters[place].swapcase()
    else:
        characters[place] = random.choice(ALPHABET)
        if characters[place].swapcase() == intended[place]:
            return None
    broken = "".join(characters)
    if broken == intended or not set(broken) <= set(ALPHABET):
        return None
    return broken, place + 1


def slips(accounts):
    rows = []
    for kind in ["deleted", "inserted", "transposed", "case", "substituted"]:
        while sum(row["kind"] == kind for row in rows) < 16:
            intended = random.choice(accounts)["base58"]
            made = slip(intended, kind)
            if made and not is_tron(made[0]):
                rows.append({"input": made[0], "intended": intended, "kind": kind, "position": made[1]})
    return rows


def segwit(name, size):
    data = [0] + bech32.convertbits(random.randbytes(size), 8, 5)
    return bech32.bech32_encode(name, data)


def ton(tag):
    body = bytes([tag, 0]) + random.randbytes(32)
    return base64.urlsafe_b64encode(body + binascii.crc_hqx(body, 0).to_bytes(2, "big")).decode()


def others():
    versions = [
        ("BITCOIN", 0x00), ("BITCOIN", 0x05), ("BITCOIN_TESTNET", 0x6F), ("BITCOIN_TESTNET", 0xC4), ("LITECOIN", 0x30), ("LITECOIN", 0x32),
        ("DOGECOIN", 0x1E), ("DOGECOIN", 0x16), ("TRON_OLD_TESTNET", 0xA0), ("WRONG_VERSION", 0x42), ("WRONG_VERSION", 0x40),
    ]
    rows = []
    for code, version in versions:
        for _ in range(4):
            rows.append((code, base58.b58encode_check(bytes([version]) + random.randbytes(20)).decode()))
    for _ in range(4):
        rows += [
            ("BITCOIN", segwit("bc", 20)), ("BITCOIN", segwit("bc", 32)), ("BITCOIN_TESTNET", segwit("tb", 20)), ("LITECOIN", segwit("ltc", 20)),
            ("COSMOS", bech32.bech32_encode(random.choice(["cosmos", "osmo", "inj"]), bech32.convertbits(random.randbytes(20), 8, 5))),
            ("SOLANA", base58.b58encode(random.randbytes(32)).decode()),
            ("XRP", base58.b58encode_check(b"\0" + random.randbytes(20), alphabet=base58.XRP_ALPHABET).decode()),
            ("TON", ton(0x11)), ("TON", ton(0x51)),
            ("SECRET", base58.b58encode_check(b"\x80" + new_key()).decode()),
            ("SECRET", base58.b58encode_check(b"\x80" + new_key() + b"\x01").decode()),
            ("SECRET", base58.b58encode(random.randbytes(64)).decode()),
            ("HASH", random.randbytes(32).hex()), ("HASH", "0x" + random.randbytes(32).hex()),
        ]
    rows.append(("SOLANA", base58.b58encode(bytes(32)).decode()))
    return [{"code": code, "input": text} for code, text in rows]


def base58_rows():
    rows = []
    for length in list(range(0, 40)) + [64, 78, 93]:
        for zeros in {0, min(length, 3), length}:
            data = bytes(zeros) + random.randbytes(length - zeros)
            rows.append([data.hex(), base58.b58encode(data).decode()])
    return rows


def keccak_rows():
    lengths = list(range(0, 4)) + [31, 32, 33, 55, 56, 63, 64, 65] + list(range(133, 140)) + list(range(269, 276)) + [407, 408, 409, 1000]
    return [[length, digest(bytes(i % 251 for i in range(length))).hex()] for length in lengths]


def framed(frame, key, data):
    """The signature over `frame` and `data`, by eth-account's framing where it knows it, always by coincurve, and by tronpy where it has a part."""
    if frame == "eip191":
        signed = Account.sign_message(encode_defunct(data), key)
        whole = b"\x19Ethereum Signed Message:\n%d" % len(data) + data
    else:
        length = b"%d" % len(data)
        signed = Account.sign_message(SignableMessage(b"T", b"RON Signed Message:\n" + length, data), key)
        whole = b"\x19TRON Signed Message:\n" + length + data
        assert PrivateKey(key).sign_msg(data).hex()[:128] == signed.signature.hex()[:128]
    compact = coincurve.PrivateKey(key).sign_recoverable(digest(whole), hasher=None)
    assert compact[:64] == signed.signature[:64] and compact[64] + 27 == signed.signature[64] and digest(whole) == signed.message_hash
    return {"digest": digest(whole).hex(), "signature": "0x" + signed.signature.hex().removeprefix("0x")}


def message_rows(accounts):
    texts = [
        "", "a", "hello", "123456789", "1234567890", "证明这个地址是我的", "签名🔐 ownership\n第二行\ttab", "0x48656c6c6f", " leading and trailing ", "e\u0301 and \u00e9",
        "x" * 99, "y" * 136, "z" * 999, "line\r\nline", "\u200btext with what can't be seen",
    ]
    rows = []
    for index, text in enumerate(texts):
        owner = accounts[index % len(accounts)]
        data, key = text.encode(), bytes.fromhex(owner["key"])
        rows.append({
            "text": text, "key": owner["key"], "base58": owner["base58"], "evm": owner["evm"], "tip191": framed("tip191", key, data),
            "eip191": framed("eip191", key, data),
        })
    return rows


def old_rows(accounts):
    """Signatures of TronWeb's signMessage (V1) over the bytes of a hexadecimal text: the same frame as V2 has over 32 bytes."""
    rows = []
    for owner in accounts[:4]:
        data = random.randbytes(32)
        rows.append({"text": data.hex(), "base58": owner["base58"], **framed("tip191", bytes.fromhex(owner["key"]), data)})
    return rows


def typed_documents():
    domain = {"name": "WalletDesk", "version": "1", "chainId": 728126428, "verifyingContract": "0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC"}
    described = [{"name": "name", "type": "string"}, {"name": "version", "type": "string"}, {"name": "chainId", "type": "uint256"},
                 {"name": "verifyingContract", "type": "address"}]
    person = [{"name": "name", "type": "string"}, {"name": "wallets", "type": "address[]"}]
    two = {"name": "Bob", "wallets": ["0xB0B0b0b0b0b0B000000000000000000000000000", "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB"]}
    one = {"name": "牛", "wallets": ["0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"]}
    yield {"types": {"EIP712Domain": described, "Person": person,
                     "Mail": [{"name": "from", "type": "Person"}, {"name": "to", "type": "Person[]"}, {"name": "contents", "type": "string"}]},
           "primaryType": "Mail", "domain": domain, "message": {"from": one, "to": [two, one], "contents": "你好, Bob!"}}
    yield {"types": {"EIP712Domain": described,
                     "Permit": [{"name": "owner", "type": "address"}, {"name": "spender", "type": "address"}, {"name": "value", "type": "uint256"},
                                {"name": "nonce", "type": "uint256"}, {"name": "deadline", "type": "uint256"}]},
           "primaryType": "Permit", "domain": domain,
           "message": {"owner": "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826", "spender": "0xB0B0b0b0b0b0B000000000000000000000000000",
                       "value": str(2**256 - 1), "nonce": 7, "deadline": 1893456000}}
    yield {"types": {"EIP712Domain": [{"name": "name", "type": "string"}, {"name": "salt", "type": "bytes32"}],
                     "Kinds": [{"name": "small", "type": "int8"}, {"name": "large", "type": "int256"}, {"name": "yes", "type": "bool"},
                               {"name": "no", "type": "bool"}, {"name": "tag", "type": "bytes4"}, {"name": "whole", "type": "bytes32"},
                               {"name": "data", "type": "bytes"}, {"name": "grid", "type": "uint16[2][]"}, {"name": "none", "type": "string[]"}]},
           "primaryType": "Kinds", "domain": {"name": "Kinds", "salt": "0x" + "5a" * 32},
           "message": {"small": -128, "large": str(-(2**255)), "yes": True, "no": False, "tag": "0xdeadbeef", "whole": "0x" + "a5" * 32, "data": "0x00ff",
                       "grid": [[1, 2], [65535, 0], [3, 4]], "none": []}}
    yield {"types": {"EIP712Domain": described, "Z": [{"name": "a", "type": "A"}], "A": [{"name": "b", "type": "B[]"}],
                     "B": [{"name": "x", "type": "uint8"}]},
           "primaryType": "Z", "domain": domain, "message": {"a": {"b": [{"x": 1}, {"x": 255}]}}}


def typed_rows(accounts):
    rows = []
    for index, document in enumerate(typed_documents()):
        owner = accounts[index]
        signable = encode_typed_data(full_message=document)
        signed = Account.sign_message(signable, bytes.fromhex(owner["key"]))
        compact = coincurve.PrivateKey(bytes.fromhex(owner["key"])).sign_recoverable(
            digest(b"\x19" + signable.version + signable.header + signable.body), hasher=None)
        assert compact[:64] == signed.signature[:64]
        rows.append({"data": document, "domain": signable.header.hex(), "digest": signed.message_hash.hex().removeprefix("0x"), "evm": owner["evm"],
                     "signature": "0x" + signed.signature.hex().removeprefix("0x")})
    return rows


def write(folder, name, about, rows):
    text = json.dumps({"about": about, "seed": SEED, **rows}, ensure_ascii=True, indent=1)
    (folder / name).write_text(text + "\n")


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    accounts = [account(new_key()) for _ in range(24)]
    write(folder, "addresses.json", "Made by Scripts/chain-vectors.py. The keys are test material.",
          {"accounts": accounts, "slips": slips(accounts), "others": others(), "base58": base58_rows(), "keccak": keccak_rows()})
    write(folder, "messages.json", "Made by Scripts/chain-vectors.py. The keys are test material.",
          {"messages": message_rows(accounts), "v1": old_rows(accounts), "typed": typed_rows(accounts)})


main()
