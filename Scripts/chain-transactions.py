#!/usr/bin/env python3
"""Makes Tests/ChainKitTests/Vectors/transactions.json: a signed TRON transaction of every contract type.

The bytes are written by Google's protobuf from the descriptions below (java-tron, Tron.proto and core/contract/*.proto), hashed by hashlib, signed
by coincurve and named by tronpy and base58, none of which the package uses. The keys are the hashes of small numbers: nobody's.

    python3 -m venv venv && venv/bin/pip install tronpy protobuf coincurve base58
    venv/bin/python Scripts/chain-transactions.py
"""

import hashlib
import json
import pathlib

import base58
from coincurve import PrivateKey as CurveKey
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from tronpy.keys import PrivateKey

# name: [(number, field, kind)]; kinds: i int64, t int32, b bytes, a address, n name (bytes that are text), s string, f bool, an enumeration's
# values behind "e:", a message's name, or that name in a list.
RESOURCE = "e:BANDWIDTH,ENERGY,TRON_POWER"
OWNED = (1, "owner_address", "a")
MESSAGES = {
    "Key": [(1, "address", "a"), (2, "weight", "i")],
    "Permission": [
        (1, "type", "e:Owner,Witness,Active"), (2, "id", "t"), (3, "permission_name", "s"), (4, "threshold", "i"), (5, "parent_id", "t"),
        (6, "operations", "b"), (7, "keys", ["Key"]),
    ],
    "Vote": [(1, "vote_address", "a"), (2, "vote_count", "i")],
    "SmartContract": [
        (1, "origin_address", "a"), (4, "bytecode", "b"), (5, "call_value", "i"), (6, "consume_user_resource_percent", "i"), (7, "name", "s"),
        (8, "origin_energy_limit", "i"),
    ],
    "AccountCreateContract": [OWNED, (2, "account_address", "a"), (3, "type", "e:Normal,AssetIssue,Contract")],
    "TransferContract": [OWNED, (2, "to_address", "a"), (3, "amount", "i")],
    "TransferAssetContract": [(1, "asset_name", "n"), (2, "owner_address", "a"), (3, "to_address", "a"), (4, "amount", "i")],
    "VoteAssetContract": [OWNED, (3, "support", "f"), (5, "count", "t")],
    "VoteWitnessContract": [OWNED, (2, "votes", ["Vote"]), (3, "support", "f")],
    "WitnessCreateContract": [OWNED, (2, "url", "n")],
    "AssetIssueContract": [OWNED, (2, "name", "n"), (4, "total_supply", "i")],
    "WitnessUpdateContract": [OWNED, (12, "update_url", "n")],
    "ParticipateAssetIssueContract": [OWNED, (2, "to_address", "a"), (3, "asset_name", "n"), (4, "amount", "i")],
    "AccountUpdateContract": [(1, "account_name", "n"), (2, "owner_address", "a")],
    "FreezeBalanceContract": [
        OWNED, (2, "frozen_balance", "i"), (3, "frozen_duration", "i"), (10, "resource", RESOURCE), (15, "receiver_address", "a"),
    ],
    "UnfreezeBalanceContract": [OWNED, (10, "resource", RESOURCE), (15, "receiver_address", "a")],
    "WithdrawBalanceContract": [OWNED],
    "UnfreezeAssetContract": [OWNED],
    "UpdateAssetContract": [OWNED, (2, "description", "n"), (4, "new_limit", "i")],
    "ProposalCreateContract": [OWNED],
    "ProposalApproveContract": [OWNED, (2, "proposal_id", "i"), (3, "is_add_approval", "f")],
    "ProposalDeleteContract": [OWNED, (2, "proposal_id", "i")],
    "SetAccountIdContract": [(1, "account_id", "n"), (2, "owner_address", "a")],
    "CreateSmartContract": [OWNED, (2, "new_contract", "SmartContract"), (3, "call_token_value", "i"), (4, "token_id", "i")],
    "TriggerSmartContract": [
        OWNED, (2, "contract_address", "a"), (3, "call_value", "i"), (4, "data", "b"), (5, "call_token_value", "i"), (6, "token_id", "i"),
    ],
    "UpdateSettingContract": [OWNED, (2, "contract_address", "a"), (3, "consume_user_resource_percent", "i")],
    "ExchangeCreateContract": [OWNED, (3, "first_token_balance", "i")],
    "ExchangeInjectContract": [OWNED, (2, "exchange_id", "i"), (4, "quant", "i")],
    "ExchangeWithdrawContract": [OWNED, (2, "exchange_id", "i"), (4, "quant", "i")],
    "ExchangeTransactionContract": [OWNED, (2, "exchange_id", "i"), (4, "quant", "i"), (5, "expected", "i")],
    "UpdateEnergyLimitContract": [OWNED, (2, "contract_address", "a"), (3, "origin_energy_limit", "i")],
    "AccountPermissionUpdateContract": [OWNED, (2, "owner", "Permission"), (3, "witness", "Permission"), (4, "actives", ["Permission"])],
    "ClearABIContract": [OWNED, (2, "contract_address", "a")],
    "UpdateBrokerageContract": [OWNED, (2, "brokerage", "t")],
    "MarketSellAssetContract": [OWNED, (2, "sell_token_id", "n"), (3, "sell_token_quantity", "i")],
    "MarketCancelOrderContract": [OWNED, (2, "order_id", "b")],
    "FreezeBalanceV2Contract": [OWNED, (2, "frozen_balance", "i"), (3, "resource", RESOURCE)],
    "UnfreezeBalanceV2Contract": [OWNED, (2, "unfreeze_balance", "i"), (3, "resource", RESOURCE)],
    "WithdrawExpireUnfreezeContract": [OWNED],
    "DelegateResourceContract": [
        OWNED, (2, "resource", RESOURCE), (3, "balance", "i"), (4, "receiver_address", "a"), (5, "lock", "f"), (6, "lock_period", "i"),
    ],
    "UnDelegateResourceContract": [OWNED, (2, "resource", RESOURCE), (3, "balance", "i"), (4, "receiver_address", "a")],
    "CancelAllUnfreezeV2Contract": [OWNED],
    "Any": [(1, "type_url", "s"), (2, "value", "b")],
    "Contract": [(1, "type", "t"), (2, "parameter", "Any"), (5, "Permission_id", "t")],
    "Raw": [
        (1, "ref_block_bytes", "b"), (4, "ref_block_hash", "b"), (8, "expiration", "i"), (10, "data", "b"), (11, "contract", ["Contract"]),
        (14, "timestamp", "i"), (18, "fee_limit", "i"),
    ],
    "Transaction": [(1, "raw_data", "Raw"), (2, "signature", ["b"])],
}
TYPES = {
    "AccountCreateContract": 0, "TransferContract": 1, "TransferAssetContract": 2, "VoteAssetContract": 3, "VoteWitnessContract": 4,
    "WitnessCreateContract": 5, "AssetIssueContract": 6, "WitnessUpdateContract": 8, "ParticipateAssetIssueContract": 9,
    "AccountUpdateContract": 10, "FreezeBalanceContract": 11, "UnfreezeBalanceContract": 12, "WithdrawBalanceContract": 13,
    "UnfreezeAssetContract": 14, "UpdateAssetContract": 15, "ProposalCreateContract": 16, "ProposalApproveContract": 17,
    "ProposalDeleteContract": 18, "SetAccountIdContract": 19, "CreateSmartContract": 30, "TriggerSmartContract": 31,
    "UpdateSettingContract": 33, "ExchangeCreateContract": 41, "ExchangeInjectContract": 42, "ExchangeWithdrawContract": 43,
    "ExchangeTransactionContract": 44, "UpdateEnergyLimitContract": 45, "AccountPermissionUpdateContract": 46, "ClearABIContract": 48,
    "UpdateBrokerageContract": 49, "MarketSellAssetContract": 52, "MarketCancelOrderContract": 53, "FreezeBalanceV2Contract": 54,
    "UnfreezeBalanceV2Contract": 55, "WithdrawExpireUnfreezeContract": 56, "DelegateResourceContract": 57, "UnDelegateResourceContract": 58,
    "CancelAllUnfreezeV2Contract": 59,
}


def classes():
    """Google's message classes for the descriptions above."""
    kind = descriptor_pb2.FieldDescriptorProto
    scalars = {"i": kind.TYPE_INT64, "t": kind.TYPE_INT32, "b": kind.TYPE_BYTES, "a": kind.TYPE_BYTES, "n": kind.TYPE_BYTES,
               "s": kind.TYPE_STRING, "f": kind.TYPE_BOOL}
    file = descriptor_pb2.FileDescriptorProto(name="tron.proto", package="protocol", syntax="proto3")
    for name, fields in MESSAGES.items():
        message = file.message_type.add(name=name)
        for number, field, form in fields:
            single = form[0] if isinstance(form, list) else form
            entry = message.field.add(name=field, number=number, label=3 if isinstance(form, list) else 1)
            if single.startswith("e:"):
                entry.type = kind.TYPE_INT32
            elif single in scalars:
                entry.type = scalars[single]
            else:
                entry.type, entry.type_name = kind.TYPE_MESSAGE, ".protocol." + single
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return {name: message_factory.GetMessageClass(pool.FindMessageTypeByName("protocol." + name)) for name in MESSAGES}


CLASSES = classes()


def built(name, values):
    """The protobuf message of a dictionary, in which addresses are 21 bytes and enumerations are names."""
    message = CLASSES[name]()
    for _, field, form in MESSAGES[name]:
        if field not in values:
            continue
        value = values[field]
        single = form[0] if isinstance(form, list) else form
        if single.startswith("e:"):
            setattr(message, field, single[2:].split(",").index(value))
        elif single in MESSAGES and isinstance(form, list):
            for item in value:
                getattr(message, field).add().CopyFrom(built(single, item))
        elif single in MESSAGES:
            getattr(message, field).CopyFrom(built(single, value))
        elif isinstance(form, list):
            getattr(message, field).extend(value)
        else:
            setattr(message, field, value)
    return message


def readable(name, values, visible):
    """The same as nodes write it in JSON: what is zero or empty is left out."""
    result = {}
    for _, field, form in MESSAGES[name]:
        value = values.get(field)
        single = form[0] if isinstance(form, list) else form
        if value in (None, 0, "", b"", [], False) or (single.startswith("e:") and single[2:].split(",")[0] == value):
            continue
        if single == "a":
            result[field] = base58_of(value) if visible else value.hex()
        elif single == "n":
            result[field] = value.decode() if visible else value.hex()
        elif single == "b":
            result[field] = value.hex()
        elif single in MESSAGES:
            inner = [readable(single, item, visible) for item in (value if isinstance(form, list) else [value])]
            result[field] = inner if isinstance(form, list) else inner[0]
        else:
            result[field] = value
    return result


def base58_of(payload):
    return base58.b58encode_check(payload).decode()


def key(number):
    return PrivateKey(hashlib.sha256(b"chain-transactions %d" % number).digest())


def address(number):
    return key(number).public_key.to_base58check_address()


def raw_address(number):
    return bytes.fromhex(key(number).public_key.to_hex_address())


OWNER, OTHER, THIRD, CONTRACT = (raw_address(n) for n in (1, 2, 3, 4))
USDT = bytes.fromhex("41a614f803b6fd780986a42c78ec9c7f77e6ded13c")
TRANSFER_CALL = bytes.fromhex("a9059cbb" + "00" * 12) + OTHER[1:] + (1_500_000).to_bytes(32, "big")
DEFAULT_OPERATIONS = bytes.fromhex("7fff1fc0033efb0f" + "00" * 24)


def permission(kind, number, keys, threshold, **more):
    return {"type": kind, "id": number, "permission_name": more.pop("name", kind.lower()), "threshold": threshold,
            "keys": [{"address": a, "weight": w} for a, w in keys], **more}


def cases():
    """(name, type, parameter, what else the raw data has, signers)"""
    owned = {"owner_address": OWNER}
    yield "trx transfer", "TransferContract", {**owned, "to_address": OTHER, "amount": 1_500_000}, {}, [1]
    yield "trx transfer of everything there is", "TransferContract", {**owned, "to_address": OTHER, "amount": 2**63 - 1}, {}, [1]
    yield "trx transfer without time, with memo", "TransferContract", {**owned, "to_address": OTHER, "amount": 1}, {
        "timestamp": 0, "data": "提现到账了吗？".encode()}, [1]
    yield "unsigned trx transfer", "TransferContract", {**owned, "to_address": OTHER, "amount": 128}, {}, []
    yield "trx transfer by three keys", "TransferContract", {**owned, "to_address": OTHER, "amount": 5}, {"Permission_id": 2}, [1, 2, 3]
    yield "trc10 transfer", "TransferAssetContract", {**owned, "asset_name": b"1002000", "to_address": OTHER, "amount": 10**12}, {}, [1]
    yield "trc10 transfer by name", "TransferAssetContract", {**owned, "asset_name": b"SEED", "to_address": OTHER, "amount": 7}, {}, [1]
    yield "usdt transfer", "TriggerSmartContract", {**owned, "contract_address": USDT, "data": TRANSFER_CALL}, {"fee_limit": 100_000_000}, [1]
    yield "call with trx and trc10", "TriggerSmartContract", {
        **owned, "contract_address": CONTRACT, "call_value": 1_000_000, "call_token_value": 3, "token_id": 1_002_000, "data": b"\xd0\xe3\x0d\xb0"}, {
        "fee_limit": 1_000_000_000}, [1]
    yield "new contract", "CreateSmartContract", {**owned, "new_contract": {
        "origin_address": OWNER, "bytecode": bytes.fromhex("6080604052"), "call_value": 9, "consume_user_resource_percent": 100, "name": "Vault",
        "origin_energy_limit": 10_000_000}}, {"fee_limit": 1_000_000_000}, [1]
    yield "account creation", "AccountCreateContract", {**owned, "account_address": OTHER}, {}, [1]
    yield "account creation with a kind", "AccountCreateContract", {**owned, "account_address": OTHER, "type": "AssetIssue"}, {}, [1]
    yield "vote", "VoteWitnessContract", {**owned, "votes": [
        {"vote_address": OTHER, "vote_count": 300}, {"vote_address": THIRD, "vote_count": 1}], "support": True}, {}, [1]
    yield "stake 1.0", "FreezeBalanceContract", {
        **owned, "frozen_balance": 10_000_000, "frozen_duration": 3, "resource": "ENERGY", "receiver_address": OTHER}, {}, [1]
    yield "unstake 1.0", "UnfreezeBalanceContract", {**owned, "resource": "BANDWIDTH"}, {}, [1]
    yield "stake 2.0", "FreezeBalanceV2Contract", {**owned, "frozen_balance": 10_000_000, "resource": "ENERGY"}, {}, [1]
    yield "stake 2.0 for bandwidth", "FreezeBalanceV2Contract", {**owned, "frozen_balance": 1_000_000, "resource": "BANDWIDTH"}, {}, [1]
    yield "unstake 2.0", "UnfreezeBalanceV2Contract", {**owned, "unfreeze_balance": 5_000_000, "resource": "TRON_POWER"}, {}, [1]
    yield "withdrawal of unstaked", "WithdrawExpireUnfreezeContract", owned, {}, [1]
    yield "cancelled unstaking", "CancelAllUnfreezeV2Contract", owned, {}, [1]
    yield "delegation", "DelegateResourceContract", {**owned, "resource": "ENERGY", "balance": 8_000_000, "receiver_address": OTHER}, {}, [1]
    yield "locked delegation", "DelegateResourceContract", {
        **owned, "resource": "ENERGY", "balance": 8_000_000, "receiver_address": OTHER, "lock": True, "lock_period": 86_400}, {}, [1]
    yield "end of a delegation", "UnDelegateResourceContract", {
        **owned, "resource": "BANDWIDTH", "balance": 1_000_000, "receiver_address": OTHER}, {}, [1]
    yield "reward", "WithdrawBalanceContract", owned, {}, [1]
    yield "takeover", "AccountPermissionUpdateContract", {
        **owned, "owner": permission("Owner", 0, [(OTHER, 1)], 1),
        "actives": [permission("Active", 2, [(OTHER, 1)], 1, name="active0", operations=DEFAULT_OPERATIONS)]}, {}, [1]
    yield "two of three, and a witness", "AccountPermissionUpdateContract", {
        **owned, "owner": permission("Owner", 0, [(OWNER, 1), (OTHER, 1), (THIRD, 1)], 2, name="多签"),
        "witness": permission("Witness", 1, [(THIRD, 1)], 1),
        "actives": [permission("Active", 2, [(OWNER, 2), (OTHER, 1)], 2, operations=DEFAULT_OPERATIONS),
                    permission("Active", 3, [(THIRD, 1)], 1, operations=b"\x10" + bytes(31))]}, {}, [1]
    others = {
        "VoteAssetContract": {"support": True, "count": 1}, "WitnessCreateContract": {"url": b"https://example.org"},
        "AssetIssueContract": {"name": b"Coin", "total_supply": 10**15}, "WitnessUpdateContract": {"update_url": b"https://example.org"},
        "ParticipateAssetIssueContract": {"to_address": OTHER, "asset_name": b"1002000", "amount": 5}, "AccountUpdateContract": {"account_name": b"me"},
        "UnfreezeAssetContract": {}, "UpdateAssetContract": {"description": b"x", "new_limit": 1}, "ProposalCreateContract": {},
        "ProposalApproveContract": {"proposal_id": 104, "is_add_approval": True}, "ProposalDeleteContract": {"proposal_id": 3},
        "SetAccountIdContract": {"account_id": b"somebody1"}, "UpdateSettingContract": {"contract_address": CONTRACT, "consume_user_resource_percent": 9},
        "ExchangeCreateContract": {"first_token_balance": 1}, "ExchangeInjectContract": {"exchange_id": 1, "quant": 2},
        "ExchangeWithdrawContract": {"exchange_id": 1, "quant": 2}, "ExchangeTransactionContract": {"exchange_id": 1, "quant": 2, "expected": 1},
        "UpdateEnergyLimitContract": {"contract_address": CONTRACT, "origin_energy_limit": 1}, "ClearABIContract": {"contract_address": CONTRACT},
        "UpdateBrokerageContract": {"brokerage": 20}, "MarketSellAssetContract": {"sell_token_id": b"_", "sell_token_quantity": 1},
        "MarketCancelOrderContract": {"order_id": bytes(32)},
    }
    for kind, values in others.items():
        yield kind, kind, {**owned, **values}, {}, [1]


def case(index, name, kind, parameter, more, signers):
    more = dict(more)
    contract = {"type": TYPES[kind], "Permission_id": more.pop("Permission_id", 0),
                "parameter": {"type_url": "type.googleapis.com/protocol." + kind, "value": built(kind, parameter).SerializeToString()}}
    number = 70_000_000 + index
    raw = {"ref_block_bytes": number.to_bytes(8, "big")[6:], "ref_block_hash": hashlib.sha256(b"%d" % number).digest()[8:16],
           "expiration": 1_790_000_060_000 + index, "timestamp": 1_790_000_000_000 + index, "contract": [contract], **more}
    message = built("Raw", raw)
    encoded = message.SerializeToString()
    digest = hashlib.sha256(encoded).digest()
    signatures = [CurveKey(bytes.fromhex(key(n).hex())).sign_recoverable(digest, hasher=None) for n in signers]
    size = len(CLASSES["Transaction"](raw_data=message, signature=signatures).SerializeToString()) + 64

    def raw_data(visible):
        written = readable("Raw", {**raw, "contract": []}, visible)
        entry = {"parameter": {"value": readable(kind, parameter, visible), "type_url": contract["parameter"]["type_url"]}, "type": kind}
        if contract["Permission_id"]:
            entry["Permission_id"] = contract["Permission_id"]
        return {**written, "contract": [entry]}

    return {"name": name, "type": kind, "owner": base58_of(parameter["owner_address"]), "txID": digest.hex(),
            "raw_data_hex": encoded.hex(), "raw_data": raw_data(False), "raw_data_visible": raw_data(True), "signature": [s.hex() for s in signatures],
            "signers": [address(n) for n in signers], "bandwidth": size, "permission": contract["Permission_id"]}


def main():
    rows = [case(index, *entry) for index, entry in enumerate(cases())]
    target = pathlib.Path(__file__).parent.parent / "Tests/ChainKitTests/Vectors/transactions.json"
    about = "Signed TRON transactions of every contract type, made by Scripts/chain-transactions.py with protobuf, hashlib, coincurve and tronpy."
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    target.write_text('{"about":%s,"cases":[\n%s\n]}\n' % (json.dumps(about), lines), encoding="utf-8")


main()
