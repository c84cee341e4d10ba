"""Writes Tests/ChainKitTests/Vectors/trace_pages.json: answers of TronGrid's two lists for accounts that nobody has, with hashes that are right.

Needs: pip install base58. The protobuf bytes are put together here by hand, so that the decoder under test is not what made them.
Run: python3 Scripts/trace-pages.py
"""

import hashlib
import json
import pathlib

import base58

USDT = base58.b58decode_check("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")
START = 1_763_000_000_000
OUT = pathlib.Path(__file__).parent.parent / "Tests/ChainKitTests/Vectors/trace_pages.json"


def account(name: str) -> bytes:
    return b"\x41" + hashlib.sha256(name.encode()).digest()[:20]


def b58(payload: bytes) -> str:
    return base58.b58encode_check(payload).decode()


def varint(number: int) -> bytes:
    out = b""
    while number > 0x7F:
        out += bytes([number & 0x7F | 0x80])
        number >>= 7
    return out + bytes([number])


def number(field: int, value: int) -> bytes:
    return varint(field << 3) + varint(value) if value else b""


def data(field: int, value: bytes) -> bytes:
    return varint(field << 3 | 2) + varint(len(value)) + value


def row(kind: str, code: int, fields: bytes, value: dict, at: int, result: str = "SUCCESS") -> dict:
    """A row of /v1/accounts/{a}/transactions (java-tron, Tron.proto: Transaction.raw and Contract)."""
    any_value = data(1, f"type.googleapis.com/protocol.{kind}".encode()) + data(2, fields)
    raw = data(1, b"\x12\x34") + data(4, bytes(range(8))) + number(8, at + 60_000) + data(11, number(1, code) + data(2, any_value)) + number(14, at)
    return {
        "ret": [{"contractRet": result, "fee": 0}], "signature": [], "txID": hashlib.sha256(raw).hexdigest(), "raw_data_hex": raw.hex(),
        "blockNumber": 70_000_000, "block_timestamp": at, "net_usage": 268, "net_fee": 0, "energy_usage": 0, "energy_fee": 0, "energy_usage_total": 0,
        "raw_data": {
            "contract": [{"parameter": {"value": value, "type_url": f"type.googleapis.com/protocol.{kind}"}, "type": kind}],
            "ref_block_bytes": "1234", "ref_block_hash": bytes(range(8)).hex(), "expiration": at + 60_000, "timestamp": at,
        },
        "internal_transactions": [],
    }


def transfer(sender: bytes, receiver: bytes, amount: int, at: int, result: str = "SUCCESS") -> dict:
    fields = data(1, sender) + data(2, receiver) + number(3, amount)
    return row("TransferContract", 1, fields, {"amount": amount, "owner_address": sender.hex(), "to_address": receiver.hex()}, at, result)


def call(sender: bytes, contract: bytes, sun: int, at: int) -> dict:
    fields = data(1, sender) + data(2, contract) + number(3, sun) + data(4, bytes.fromhex("d0e30db0"))
    value = {"owner_address": sender.hex(), "contract_address": contract.hex(), "data": "d0e30db0"}
    return row("TriggerSmartContract", 31, fields, value | ({"call_value": sun} if sun else {}), at)


def asset(sender: bytes, receiver: bytes, token: str, amount: int, at: int) -> dict:
    fields = data(1, token.encode()) + data(2, sender) + data(3, receiver) + number(4, amount)
    value = {"asset_name": token, "owner_address": sender.hex(), "to_address": receiver.hex(), "amount": amount}
    return row("TransferAssetContract", 2, fields, value, at)


def token(sender: bytes, receiver: bytes, value: int | str, at: int, contract: bytes = USDT, symbol: str = "USDT", kind: str = "Transfer") -> dict:
    identity = hashlib.sha256(f"{sender.hex()}{receiver.hex()}{value}{at}".encode()).hexdigest()
    return {
        "transaction_id": identity, "block_timestamp": at, "from": b58(sender), "to": b58(receiver), "type": kind, "value": str(value),
        "token_info": {"symbol": symbol, "address": b58(contract), "decimals": 6, "name": symbol},
    }


def envelope(rows: list, fingerprint: str | None = None) -> dict:
    meta = {"at": START + 9_000_000, "page_size": len(rows)} | ({"fingerprint": fingerprint} if fingerprint else {})
    return {"data": rows, "success": True, "meta": meta}


def main() -> None:
    thief, mule, swap, friend = (account(name) for name in ("thief", "mule", "swap contract", "friend"))
    fake = account("fake token")
    lying = transfer(thief, friend, 5_000_000, START + 9_000)
    lying["raw_data"]["contract"][0]["parameter"]["value"]["to_address"] = mule.hex()
    wrong = transfer(thief, friend, 7_000_000, START + 12_000)
    wrong["txID"] = "00" * 32
    coins = [
        transfer(thief, mule, 250_000_000, START), transfer(thief, mule, 1_000_000, START + 3_000, result="OUT_OF_ENERGY"),
        call(thief, swap, 40_000_000, START + 6_000), lying, wrong, call(thief, USDT, 0, START + 15_000),
        asset(thief, mule, "1002000", 77, START + 18_000), transfer(friend, thief, 1, START + 21_000),
    ]
    tokens = [
        token(thief, mule, 12_000_000_000, START), token(thief, mule, 2**256 - 1, START + 3_000, kind="Approval"),
        token(thief, mule, 5_000_000, START + 6_000, contract=fake, symbol="\u202eTDSU<script>"), token(thief, mule, 0, START + 9_000),
        token(thief, mule, "1e9", START + 12_000), token(thief, mule, "9" * 90, START + 15_000), token(thief, mule, 2**256 - 1, START + 18_000),
    ]
    OUT.write_text(json.dumps(
        {
            "accounts": {"thief": b58(thief), "mule": b58(mule), "swap": b58(swap), "friend": b58(friend), "fake": b58(fake)}, "start": START,
            "coins": envelope(coins, "fp+/="), "tokens": envelope(tokens), "empty": envelope([]),
            "error": {"Success": False, "Error": "The key exceeds the frequency limit(15)", "StatusCode": 403},
        }, indent=1, ensure_ascii=True) + "\n")


main()
