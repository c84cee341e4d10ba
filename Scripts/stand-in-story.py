#!/usr/bin/env python3
"""Writes the chain that the stand-in TRON node begins with: Sources/StandInData/story.json.

Needs coincurve, base58 and pycryptodome. Hashes, signatures and addresses come from these libraries and the protobuf writer below, not from
the package's own code, so that the package's tests compare two implementations. Keys are the SHA-256 of a sentence: they are test keys, and no
account of the real chain has ever held anything under them. Amounts of energy are those of recorded receipts (a USDT transfer to an account
with and without USDT, a refused one), except where ENERGY says "assumed".
"""

import datetime
import hashlib
import json
import pathlib
import sys

import base58
import coincurve
from Crypto.Hash import keccak

BASE_TIME = 1_795_132_800_000  # 2026-11-20T00:00:00Z
BASE_NUMBER = 88_000_000
SUN = 1_000_000
USDT = bytes.fromhex("41a614f803b6fd780986a42c78ec9c7f77e6ded13c")
PRICE = 210
FREE_BANDWIDTH = 600
ENERGY = {
    "held": (64_285, 49_635),  # recorded: the recipient holds USDT
    "new": (130_285, 100_635),  # recorded: it doesn't
    "refused": (8_624, 5_859),  # recorded: REVERT opcode executed
    "approve": (22_990, 17_750),  # assumed
    "fake": (13_400, 0),  # assumed: a token that nobody uses has no penalty
}
TRANSFER_TOPIC = keccak.new(digest_bits=256, data=b"Transfer(address,address,uint256)").hexdigest()
APPROVAL_TOPIC = keccak.new(digest_bits=256, data=b"Approval(address,address,uint256)").hexdigest()


def sha256(data):
    return hashlib.sha256(data).digest()


class Key:
    def __init__(self, name):
        self.secret = coincurve.PrivateKey(sha256(f"WalletDesk stand-in node: {name}".encode()))
        public = self.secret.public_key.format(compressed=False)[1:]
        self.address = b"\x41" + keccak.new(digest_bits=256, data=public).digest()[-20:]

    def sign(self, digest):
        return self.secret.sign_recoverable(digest, hasher=None)


def base58_of(address):
    return base58.b58encode_check(address).decode()


def varint(number):
    number &= (1 << 64) - 1
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes(out) + bytes([number])


def field(number, value):
    """A field of a protobuf message; nothing where the value is the default."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value) if value else b""
    return varint(number << 3 | 2) + varint(len(value)) + value if value else b""


def milliseconds(text):
    return int(datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.timezone.utc).timestamp() * 1000)


def block_at(time):
    """The first block at or after a time."""
    return BASE_NUMBER + -(-(time - BASE_TIME) // 3000)


def block_time(number):
    return BASE_TIME + (number - BASE_NUMBER) * 3000


def block_id(number):
    return number.to_bytes(8, "big") + sha256(f"WalletDesk stand-in block {number}".encode())[:24]


def word(value):
    return value.rjust(32, b"\0") if isinstance(value, bytes) else value.to_bytes(32, "big")


class Chain:
    def __init__(self):
        self.balances, self.usdt, self.created, self.free = {}, {}, {}, {}
        self.permissions, self.stakes, self.unstaking, self.assets = {}, {}, {}, {}
        self.allowances, self.fakes = {}, {}
        self.entries, self.names = [], {}

    def open(self, key, trx, usdt=0, created="2026-03-02T09:00:00"):
        self.balances[key.address] = trx
        self.created[key.address] = milliseconds(created)
        if usdt:
            self.usdt[key.address] = usdt

    def signed(self, key, kind, number, message, parameter, at, fee_limit=0, memo=b"", life=60_000):
        """A transaction that was signed a moment before the block that packs it."""
        time = milliseconds(at)
        reference = block_id(block_at(time) - 20)
        expiration = (time + life) // 3000 * 3000
        type_url = f"type.googleapis.com/protocol.{kind}"
        contract = field(1, number) + field(2, field(1, type_url.encode()) + field(2, message))
        raw = (
            field(1, reference[6:8]) + field(4, reference[8:16]) + field(8, expiration) + field(10, memo) + field(11, contract)
            + field(14, time) + field(18, fee_limit)
        )
        identifier = sha256(raw)
        signature = key.sign(identifier)
        raw_data = {
            "contract": [{"parameter": {"value": parameter, "type_url": type_url}, "type": kind}],
            "ref_block_bytes": reference[6:8].hex(), "ref_block_hash": reference[8:16].hex(), "expiration": expiration,
        }
        if memo:
            raw_data["data"] = memo.hex()
        if fee_limit:
            raw_data["fee_limit"] = fee_limit
        raw_data["timestamp"] = time
        transaction = {"signature": [signature.hex()], "txID": identifier.hex(), "raw_data": raw_data, "raw_data_hex": raw.hex()}
        size = len(field(1, raw) + field(2, signature)) + 64
        return transaction, size, time

    def charge(self, address, size, time):
        """Bandwidth as the receipt has it: free where the account's daily share covers all of it, else burnt."""
        used, since = self.free.get(address, (0, 0))
        left = max(0, used - used * (time - since) // 86_400_000)
        if left + size <= FREE_BANDWIDTH:
            self.free[address] = (left + size, time)
            return {"net_usage": size}, 0
        return {"net_fee": size * 1000}, size * 1000

    def pack(self, name, transaction, time, receipt, fee, outcome="SUCCESS", returned=("",), more=None):
        number = block_at(time + 1)
        info = {"id": transaction["txID"]}
        if fee:
            info["fee"] = fee
        info |= {"blockNumber": number, "blockTimeStamp": block_time(number), "contractResult": list(returned), "receipt": receipt} | (more or {})
        self.entries.append({"transaction": {"ret": [{"contractRet": outcome}]} | transaction, "info": info})
        if name:
            self.names[name] = transaction["txID"]

    def send(self, key, to, sun, at, name=None, memo=b""):
        message = field(1, key.address) + field(2, to.address) + field(3, sun)
        parameter = {"amount": sun, "owner_address": key.address.hex(), "to_address": to.address.hex()}
        transaction, size, time = self.signed(key, "TransferContract", 1, message, parameter, at, memo=memo)
        fee = SUN if memo else 0
        if to.address in self.balances:
            receipt, burnt = self.charge(key.address, size, time)
            fee += burnt
        else:
            receipt, fee = {"net_fee": 100_000}, fee + 1_100_000
            self.created[to.address] = block_time(block_at(time + 1))
        self.balances[key.address] -= sun + fee
        self.balances[to.address] = self.balances.get(to.address, 0) + sun
        self.pack(name, transaction, time, receipt, fee)

    def call(self, key, data, at, fee_limit=100 * SUN, contract=USDT):
        message = field(1, key.address) + field(2, contract) + field(4, data)
        parameter = {"data": data.hex(), "owner_address": key.address.hex(), "contract_address": contract.hex()}
        return self.signed(key, "TriggerSmartContract", 31, message, parameter, at, fee_limit=fee_limit)

    def run(self, name, key, call, energy, penalty, result, log=(), returned=b"", message="", contract=USDT):
        transaction, size, time = call
        bandwidth, burnt = self.charge(key.address, size, time)
        receipt = {"energy_fee": energy * PRICE, "energy_usage_total": energy} | bandwidth | {"result": result}
        if penalty:
            receipt["energy_penalty_total"] = penalty
        fee = energy * PRICE + burnt
        self.balances[key.address] -= fee
        more = {"contract_address": contract.hex()}
        if log:
            more["log"] = list(log)
        if result != "SUCCESS":
            more |= {"result": "FAILED", "resMessage": message.encode().hex()}
        self.pack(name, transaction, time, receipt, fee, result, [returned.hex()], more)

    @staticmethod
    def log(topic, first, second, amount, contract=USDT):
        return {
            "address": contract[1:].hex(), "topics": [topic, word(first[1:]).hex(), word(second[1:]).hex()], "data": word(amount).hex(),
        }

    def pay(self, key, to, units, at, name=None):
        """A transfer of USDT that succeeds."""
        data = bytes.fromhex("a9059cbb") + word(to.address[1:]) + word(units)
        energy, penalty = ENERGY["held" if self.usdt.get(to.address) else "new"]
        self.usdt[key.address] -= units
        self.usdt[to.address] = self.usdt.get(to.address, 0) + units
        log = [self.log(TRANSFER_TOPIC, key.address, to.address, units)]
        self.run(name, key, self.call(key, data, at), energy, penalty, "SUCCESS", log, returned=word(0))

    def take(self, key, owner, to, units, at, name=None):
        """transferFrom, by whoever has an allowance; of nothing, by anybody."""
        data = bytes.fromhex("23b872dd") + word(owner.address[1:]) + word(to.address[1:]) + word(units)
        self.usdt[owner.address] -= units
        if units:
            self.usdt[to.address] = self.usdt.get(to.address, 0) + units
        energy, penalty = ENERGY["held"]
        log = [self.log(TRANSFER_TOPIC, owner.address, to.address, units)]
        self.run(name, key, self.call(key, data, at), energy, penalty, "SUCCESS", log, returned=word(0))

    def approve(self, key, spender, at, name=None):
        most = (1 << 256) - 1
        data = bytes.fromhex("095ea7b3") + word(spender.address[1:]) + word(most)
        energy, penalty = ENERGY["approve"]
        self.allowances[(key.address, spender.address)] = most
        log = [self.log(APPROVAL_TOPIC, key.address, spender.address, most)]
        self.run(name, key, self.call(key, data, at), energy, penalty, "SUCCESS", log)

    def run_out(self, key, to, units, at, name):
        """A transfer to an account without USDT, paid from a balance that buys 495 units of energy too few: it fails at its last step, the log."""
        limit = self.balances[key.address] // PRICE
        needed, penalty = ENERGY["new"]
        step, step_penalty = 1_756, 5_970  # LOG3 of one word, and 3.4 times that
        message = (
            f"Not enough energy for 'LOG3' operation executing: curInvokeEnergyLimit[{limit}], curOpEnergy[{step}], "
            f"penaltyEnergy[{step_penalty}], usedEnergy[{needed - step - step_penalty}]"
        )
        data = bytes.fromhex("a9059cbb") + word(to.address[1:]) + word(units)
        self.run(name, key, self.call(key, data, at), limit, penalty - step_penalty, "OUT_OF_ENERGY", message=message)

    def refuse(self, key, to, units, at, name):
        data = bytes.fromhex("a9059cbb") + word(to.address[1:]) + word(units)
        energy, penalty = ENERGY["refused"]
        self.run(name, key, self.call(key, data, at), energy, penalty, "REVERT", message="REVERT opcode executed")

    def give_fake(self, key, to, units, contract, at, name=None):
        data = bytes.fromhex("a9059cbb") + word(to.address[1:]) + word(units)
        energy, penalty = ENERGY["fake"]
        self.fakes[to.address] = self.fakes.get(to.address, 0) + units
        log = [self.log(TRANSFER_TOPIC, key.address, to.address, units, contract)]
        self.run(name, key, self.call(key, data, at, contract=contract), energy, penalty, "SUCCESS", log, returned=word(1), contract=contract)

    def take_over(self, key, thief, at, name):
        operations = bytes.fromhex("7fff1fc0033e0000000000000000000000000000000000000000000000000000")
        keys = field(1, thief.address) + field(2, 1)
        owner = field(3, b"owner") + field(4, 1) + field(7, keys)
        active = field(1, 2) + field(3, b"active0") + field(4, 1) + field(6, operations) + field(7, keys)
        message = field(1, key.address) + field(2, owner) + field(4, active)
        holder = [{"address": thief.address.hex(), "weight": 1}]
        parameter = {
            "owner": {"keys": holder, "threshold": 1, "permission_name": "owner"}, "owner_address": key.address.hex(),
            "actives": [{"operations": operations.hex(), "keys": holder, "threshold": 1, "type": "Active", "permission_name": "active0"}],
        }
        transaction, size, time = self.signed(key, "AccountPermissionUpdateContract", 46, message, parameter, at)
        receipt, burnt = self.charge(key.address, size, time)
        fee = 100 * SUN + burnt
        self.balances[key.address] -= fee
        self.permissions[key.address] = thief.address
        self.pack(name, transaction, time, receipt, fee)

    def stake(self, key, sun, at, name):
        message = field(1, key.address) + field(2, sun) + field(3, 1)
        parameter = {"resource": "ENERGY", "frozen_balance": sun, "owner_address": key.address.hex()}
        transaction, size, time = self.signed(key, "FreezeBalanceV2Contract", 54, message, parameter, at)
        receipt, burnt = self.charge(key.address, size, time)
        self.balances[key.address] -= sun + burnt
        self.stakes[key.address] = self.stakes.get(key.address, 0) + sun
        self.pack(name, transaction, time, receipt, burnt)

    def unstake(self, key, sun, at, name):
        message = field(1, key.address) + field(2, sun) + field(3, 1)
        parameter = {"resource": "ENERGY", "owner_address": key.address.hex(), "unfreeze_balance": sun}
        transaction, size, time = self.signed(key, "UnfreezeBalanceV2Contract", 55, message, parameter, at)
        receipt, burnt = self.charge(key.address, size, time)
        self.balances[key.address] -= burnt
        self.stakes[key.address] -= sun
        due = block_time(block_at(time + 1)) + 14 * 86_400_000
        self.unstaking.setdefault(key.address, []).append((sun, due))
        self.pack(name, transaction, time, receipt, burnt)

    def give_asset(self, key, to, asset, units, at, memo, name):
        message = field(1, asset.encode()) + field(2, key.address) + field(3, to.address) + field(4, units)
        parameter = {
            "amount": units, "asset_name": asset.encode().hex(), "owner_address": key.address.hex(), "to_address": to.address.hex(),
        }
        transaction, size, time = self.signed(key, "TransferAssetContract", 2, message, parameter, at, memo=memo)
        receipt, burnt = self.charge(key.address, size, time)
        fee = burnt + (SUN if memo else 0)
        self.balances[key.address] -= fee
        self.assets.setdefault(to.address, {})[asset] = units
        self.pack(name, transaction, time, receipt, fee)


def look_alike(target):
    """A key whose address ends in the same three characters as another's: what a poisoner computes in seconds."""
    ending = base58_of(target.address)[-3:]
    for number in range(10_000_000):
        key = Key(f"poisoner {number}")
        if base58_of(key.address).endswith(ending):
            return key, f"poisoner {number}"
    raise SystemExit("no look-alike found")


NAMES = (
    "lin", "friend", "shop", "mei", "newcomer", "wang", "thief", "hop one", "hop two", "hop three", "hop four", "hop five", "exchange one deposit",
    "exchange two deposit", "exchange one", "exchange two", "duster", "chen", "chen's thief", "zhao", "spender", "liu", "gao", "nobody",
    "fake token's maker",
)


def story():
    chain = Chain()
    who = {name: Key(name) for name in NAMES}
    poisoner, poisoner_name = look_alike(who["exchange one deposit"])
    fake = b"\x41" + keccak.new(digest_bits=256, data=b"WalletDesk stand-in node: fake token").digest()[-20:]
    for name in ("exchange one", "exchange two"):
        chain.open(who[name], 4_000_000 * SUN, 90_000_000 * SUN, "2024-05-01T00:00:00")
    for name, trx, usdt in (
        ("lin", 27_255_900 + 64_285 * PRICE, 0), ("shop", 310 * SUN, 8_200 * SUN), ("friend", 5 * SUN, 0), ("mei", 620 * SUN, 2_400 * SUN), ("wang", 12_045 * SUN, 48_600 * SUN),
        ("duster", 300 * SUN, 1 * SUN), ("chen", 460 * SUN, 3_200 * SUN), ("chen's thief", 900 * SUN, 0), ("zhao", 75 * SUN, 850 * SUN),
        ("spender", 200 * SUN, 0), ("liu", 30 * SUN, 40 * SUN), ("gao", 900 * SUN, 0), ("fake token's maker", 50 * SUN, 0),
        ("thief", 150 * SUN, 0), ("exchange one deposit", 20 * SUN, 12 * SUN), ("exchange two deposit", 20 * SUN, 30 * SUN),
    ):
        chain.open(who[name], trx, usdt)
    chain.open(poisoner, 40 * SUN)

    # What customers ask about every day.
    chain.stake(who["gao"], 500 * SUN, "2026-11-20T01:10:00.200", "stake")
    chain.pay(who["exchange one"], who["lin"], 1_000 * SUN, "2026-11-20T02:30:11.300", "withdrawal")
    chain.pay(who["lin"], who["shop"], 100 * SUN, "2026-11-20T09:12:40.900", "successfulTransfer")
    chain.send(who["mei"], who["newcomer"], 25 * SUN, "2026-11-20T10:05:06.100", "activation")
    chain.send(who["mei"], who["shop"], 12 * SUN + 500_000, "2026-11-20T10:30:44.700", "coinTransfer")
    chain.unstake(who["gao"], 200 * SUN, "2026-11-20T11:00:02.500", "unstaking")
    chain.give_fake(who["fake token's maker"], who["lin"], 5_000 * SUN, fake, "2026-11-20T12:00:31.000", "fakeToken")
    chain.give_asset(
        who["duster"], who["mei"], "1005065", 8_888_880_000, "2026-11-20T13:20:15.000", "领取奖励 tron\u25cfexample".encode(), "assetSpam")
    chain.refuse(who["liu"], who["shop"], 500 * SUN, "2026-11-20T15:44:09.800", "refusedTransfer")
    chain.approve(who["zhao"], who["spender"], "2026-11-20T16:02:27.400", "unlimitedApproval")
    chain.take(who["spender"], who["zhao"], who["spender"], 800 * SUN, "2026-11-20T16:40:00.600", "takenByApproval")
    chain.take_over(who["chen"], who["chen's thief"], "2026-11-20T18:25:52.300", "takeover")
    chain.send(who["chen's thief"], who["shop"], 40 * SUN, "2026-11-20T18:31:10.000")

    # A theft: wang's phrase was typed into a false page. Two branches that meet, split and turn back once.
    chain.pay(who["wang"], who["thief"], 48_600 * SUN, "2026-11-21T14:02:18.500", "theft")
    chain.send(who["wang"], who["thief"], 12_000 * SUN, "2026-11-21T14:03:04.900", "theftOfCoins")
    chain.send(poisoner, who["wang"], 1, "2026-11-21T14:04:33.200", "poisoning")
    chain.send(who["duster"], who["thief"], 1, "2026-11-21T14:05:50.000")
    chain.send(who["thief"], who["hop one"], 6_000 * SUN, "2026-11-21T14:20:12.100")
    chain.send(who["thief"], who["hop two"], 5_900 * SUN, "2026-11-21T14:21:40.700")
    chain.pay(who["thief"], who["hop one"], 30_000 * SUN, "2026-11-21T14:24:03.300")
    chain.pay(who["thief"], who["hop two"], 18_600 * SUN, "2026-11-21T14:26:51.000")
    chain.send(who["hop one"], who["hop three"], 5_000 * SUN, "2026-11-21T15:40:09.600")
    chain.pay(who["hop one"], who["hop three"], 20_000 * SUN, "2026-11-21T15:43:30.200")
    chain.send(who["hop two"], who["hop four"], 5_700 * SUN, "2026-11-21T15:50:21.800")
    chain.pay(who["hop one"], who["hop four"], 10_000 * SUN, "2026-11-21T15:52:00.400")
    chain.pay(who["hop two"], who["hop four"], 18_600 * SUN, "2026-11-21T16:05:14.900")
    chain.pay(who["hop three"], who["hop one"], 500 * SUN, "2026-11-21T16:30:45.100", "turningBack")
    chain.take(who["duster"], who["hop three"], poisoner, 0, "2026-11-21T16:31:30.000", "emptyTransfer")
    chain.pay(who["hop three"], who["exchange one deposit"], 19_500 * SUN, "2026-11-21T18:10:37.500")
    chain.send(who["hop three"], who["exchange one deposit"], 4_900 * SUN, "2026-11-21T18:12:02.000")
    chain.send(who["hop four"], who["hop five"], 5_600 * SUN, "2026-11-21T19:01:55.300")
    chain.pay(who["hop four"], who["hop five"], 28_000 * SUN, "2026-11-21T19:04:26.700")
    chain.pay(who["hop one"], who["hop five"], 480 * SUN, "2026-11-21T19:30:05.600")
    chain.pay(who["hop five"], who["exchange two deposit"], 27_900 * SUN, "2026-11-21T21:15:48.200")
    chain.send(who["hop five"], who["exchange two deposit"], 5_400 * SUN, "2026-11-21T21:17:20.500")
    chain.pay(who["exchange one deposit"], who["exchange one"], 19_512 * SUN, "2026-11-21T22:00:00.300")
    chain.send(who["exchange two deposit"], who["exchange two"], 5_380 * SUN, "2026-11-21T22:05:31.000")

    # The transfer that the demo is about: the balance buys 129,790 units of energy, and 130,285 are needed.
    chain.run_out(who["lin"], who["friend"], 250 * SUN, "2026-11-22T05:31:17.600", "failedTransfer")
    assert chain.entries[-1]["info"]["fee"] == 27_255_900, chain.entries[-1]

    expired, _, _ = chain.signed(
        who["liu"], "TransferContract", 1, field(1, who["liu"].address) + field(2, who["shop"].address) + field(3, 3 * SUN),
        {"amount": 3 * SUN, "owner_address": who["liu"].address.hex(), "to_address": who["shop"].address.hex()}, "2026-11-22T04:10:05.000")
    chain.names["expiredTransfer"] = expired["txID"]
    return chain, who | {"poisoner": poisoner}, poisoner_name, fake, expired


def accounts(chain):
    active = "7fff1fc0033efb0f000000000000000000000000000000000000000000000000"
    for address, balance in chain.balances.items():
        holder = chain.permissions.get(address, address)
        keys = [{"address": holder.hex(), "weight": 1}]
        account = {"address": address.hex(), "balance": balance, "create_time": chain.created[address]}
        used, since = chain.free.get(address, (0, 0))
        if used:
            account |= {"free_net_usage": used, "latest_consume_free_time": since}
        account["owner_permission"] = {"permission_name": "owner", "threshold": 1, "keys": keys}
        account["active_permission"] = [{
            "type": "Active", "id": 2, "permission_name": "active0" if holder != address else "active", "threshold": 1,
            "operations": active if holder == address else "7fff1fc0033e0000000000000000000000000000000000000000000000000000", "keys": keys,
        }]
        stake = chain.stakes.get(address, 0)
        account["frozenV2"] = [{}, {"type": "ENERGY"} | ({"amount": stake} if stake else {}), {"type": "TRON_POWER"}]
        if address in chain.unstaking:
            account["unfrozenV2"] = [{"type": "ENERGY", "unfreeze_amount": sun, "unfreeze_expire_time": due} for sun, due in chain.unstaking[address]]
        if address in chain.assets:
            account["assetV2"] = [{"key": asset, "value": units} for asset, units in chain.assets[address].items()]
        yield account


def main():
    chain, who, poisoner_name, fake, expired = story()
    document = {
        "about": "The chain that the stand-in node begins with, made by Scripts/stand-in-story.py. Nothing of it happened on TRON.",
        "base": {"number": BASE_NUMBER, "timestamp": BASE_TIME},
        "energyPrices": "0:100,1542607200000:10,1606240800000:40,1634580000000:280,1669600800000:420,1726228800000:210",
        "people": {name: base58_of(key.address) for name, key in who.items()},
        "keys": {"poisoner": poisoner_name},
        "transactions": chain.names,
        "fakeToken": {"address": base58_of(fake), "symbol": "USDT", "name": "Tether USD", "decimals": 6,
                      "holders": {base58_of(address): units for address, units in chain.fakes.items()}},
        "frozen": [{"address": base58_of(who["hop five"].address), "at": milliseconds("2026-11-22T01:30:00")}],
        "expired": expired,
    }
    lines = [f"{json.dumps(key)}:{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}" for key, value in document.items()]
    usdt = {base58_of(address): units for address, units in chain.usdt.items() if units}
    lines.append(f'"usdt":{json.dumps(usdt, separators=(",", ":"))}')
    allowances = [{"owner": base58_of(o), "spender": base58_of(s), "units": str(u)} for (o, s), u in chain.allowances.items()]
    lines.append(f'"allowances":{json.dumps(allowances, separators=(",", ":"))}')
    for name, rows in (("accounts", accounts(chain)), ("history", chain.entries)):
        body = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
        lines.append(f'"{name}":[\n{body}\n]')
    assert min(chain.balances.values()) >= 0 and min(chain.usdt.values()) >= 0
    target = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent / "Sources/StandInData/story.json")
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    print(f"{target}: {target.stat().st_size:,} bytes, {len(chain.entries)} transactions")


if __name__ == "__main__":
    main()
