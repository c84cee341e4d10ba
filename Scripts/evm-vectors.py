#!/usr/bin/env python3
"""Records a real EVM chain for Tests/ChainKitTests/Vectors/evm.json.

Usage: Scripts/evm-vectors.py
Needs PyPI alysis 0.6.3, vyper 0.4.3 and eth-account 0.14.0.

`cases` are transactions that a chain of py-evm's executed, as its JSON-RPC shows them, with the raw bytes that were sent. What is expected of
them comes from the side that made them (eth-account) and from what the contract was asked to do, not from a reading of the answers. `signed`
are transactions of every type that were only signed. All keys are made for this file and hold nothing.
"""
import json
import pathlib
import random
import sys

import vyper.compiler
from eth_account import Account
from eth_utils import keccak, to_checksum_address

ROOT = pathlib.Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "Tests/Support"))
from local_chain import CHAIN_ID, LocalChain  # noqa: E402

UNLIMITED = 2**256 - 1
GWEI = 10**9


def word(value):
    return value.to_bytes(32, "big") if isinstance(value, int) else bytes(12) + bytes.fromhex(value.removeprefix("0x"))


def call(signature, *arguments):
    return keccak(text=signature)[:4] + b"".join(word(argument) for argument in arguments)


class Recorder:
    def __init__(self, chain):
        self.chain = chain
        self.cases = []
        self.owner = Account.from_key(chain.key)
        self.people = [Account.from_key(keccak(text=f"walletdesk vector {n}")) for n in range(3)]
        self.token = None

    def sign(self, sender, transaction):
        nonce = int(self.chain.call("eth_getTransactionCount", sender.address, "latest"), 16)
        return sender.sign_transaction({"nonce": nonce, "chainId": CHAIN_ID, "value": 0} | transaction).raw_transaction

    def dynamic(self, to=None, data=b"", gas=200_000, **more):
        fields = {"type": 2, "gas": gas, "maxFeePerGas": 20 * GWEI, "maxPriorityFeePerGas": GWEI, "data": data} | more
        return fields | ({"to": to} if to else {})

    def record(self, name, sender, transaction, **expected):
        raw = self.sign(sender, transaction)
        id = "0x" + keccak(raw).hex()
        refusal = None
        if transaction.get("to"):
            request = {"from": sender.address, "to": transaction["to"], "data": "0x" + bytes(transaction["data"]).hex()}
            refusal = self.chain.answer({"id": 1, "method": "eth_call", "params": [request, "latest"]}).get("error", {}).get("data")
        assert self.chain.call("eth_sendRawTransaction", "0x" + raw.hex()) == id
        # alysis 0.6.3 can't show a transaction that creates a contract.
        shown = self.chain.call("eth_getTransactionByHash", id) if transaction.get("to") else {"raw": "0x" + raw.hex()}
        receipt = self.chain.call("eth_getTransactionReceipt", id)
        receipt.pop("logsBloom")
        expected |= {
            "id": id[2:], "signer": sender.address, "gas": int(receipt["gasUsed"], 16),
            "cost": str(int(receipt["gasUsed"], 16) * int(receipt["effectiveGasPrice"], 16))}
        case = {"name": name, "transaction": shown, "receipt": receipt, "raw": "0x" + raw.hex(), "expected": expected}
        self.cases.append(case | ({"revert": refusal} if refusal else {}))
        return receipt

    def deploy(self):
        source = (ROOT / "Tests/Support/token.vy").read_text()
        code = bytes.fromhex(vyper.compiler.compile_code(source, output_formats=["bytecode"])["bytecode"].removeprefix("0x"))
        # The constructor's arguments: where the symbol stands, the supply, the symbol.
        arguments = word(64) + word(10**15) + word(4) + b"USDT".ljust(32, b"\0")
        receipt = self.record("create", self.owner, self.dynamic(data=code + arguments, gas=3_000_000), status="success", action="create")
        self.token = receipt["contractAddress"]

    def coins(self):
        ann, bob, cat = self.people
        legacy = {"gasPrice": 20 * GWEI, "gas": 21_000, "data": b"", "value": 10**18}
        for name, person in (("ether_legacy", ann), ("ether_legacy_second", bob)):
            self.record(name, self.owner, legacy | {"to": person.address}, status="success", action="native", amount="1", to=person.address)
        self.record(
            "ether_1559", self.owner, self.dynamic(cat.address, gas=21_000, value=10**18 + 123_456_789), status="success", action="native",
            amount="1.000000000123456789", to=cat.address)
        access = [{"address": self.token, "storageKeys": ["0x" + word(1).hex()]}]
        self.record(
            "ether_2930_with_access_list", self.owner, {"type": 1, "gasPrice": 20 * GWEI, "gas": 60_000, "data": b"", "value": 5, "to": ann.address, "accessList": access},
            status="success", action="native", amount="0.000000000000000005", to=ann.address)
        self.record(
            "ether_to_self", ann, self.dynamic(ann.address, gas=21_000, value=1), status="success", action="native", amount="0.000000000000000001",
            to=ann.address, flags=["sent_to_self"])

    def tokens(self):
        ann, bob, cat = self.people
        token = self.token
        transfer = "transfer(address,uint256)"
        self.record(
            "token_transfer", self.owner, self.dynamic(token, call(transfer, ann.address, 27_255_900)), status="success", action="token",
            amount="27255900", to=ann.address)
        self.record(
            "token_transfer_2930", self.owner, {"type": 1, "gasPrice": 20 * GWEI, "gas": 200_000, "data": call(transfer, bob.address, 1), "to": token, "accessList": []},
            status="success", action="token", amount="1", to=bob.address)
        self.record(
            "token_refused_with_reason", ann, self.dynamic(token, call(transfer, bob.address, 10**12)), status="failed", action="token",
            reason="REVERT", revert="ERC20: transfer amount exceeds balance", flags=["fee_wasted"])
        self.record(
            "token_out_of_gas", ann, self.dynamic(token, call(transfer, bob.address, 5), gas=25_000), status="failed", action="token",
            reason="OUT_OF_GAS", flags=["fee_wasted"])
        self.record(
            "approve_unlimited", ann, self.dynamic(token, call("approve(address,uint256)", bob.address, UNLIMITED)), status="success", action="approve",
            flags=["approval", "unlimited_approval"])
        self.record(
            "moved_by_spender", bob, self.dynamic(token, call("transferFrom(address,address,uint256)", ann.address, cat.address, 1_000_000)),
            status="success", action="token", amount="1000000", to=cat.address, flags=["moved_by_spender"])
        self.record(
            "approve_revoked", ann, self.dynamic(token, call("approve(address,uint256)", bob.address, 0)), status="success", action="approve",
            flags=["approval_revoked"])
        self.record(
            "moved_without_allowance", bob, self.dynamic(token, call("transferFrom(address,address,uint256)", ann.address, cat.address, 1)),
            status="failed", action="token", reason="REVERT", revert="ERC20: insufficient allowance", flags=["fee_wasted"])
        self.record(
            "zero_from_a_stranger", cat, self.dynamic(token, call("transferFrom(address,address,uint256)", ann.address, bob.address, 0)),
            status="success", action="token", amount="0", to=bob.address, flags=["dust_poisoning"])
        self.record(
            "token_to_its_own_contract", ann, self.dynamic(token, call(transfer, token, 7)), status="success", action="token", amount="7", to=token,
            flags=["sent_to_token_contract"])
        self.record(
            "approve_all", ann, self.dynamic(token, call("setApprovalForAll(address,bool)", bob.address, 1)), status="success", action="approve_all",
            flags=["approval", "unlimited_approval"])
        self.record("nft_transfer", ann, self.dynamic(token, call("safeMint(address,uint256)", bob.address, 4711)), status="success", action="call")

    def failures(self):
        ann, bob, _ = self.people
        token = self.token
        self.record("panic", ann, self.dynamic(token, call("panic()")), status="failed", action="call", reason="REVERT",
                    revert="Panic(0x11): a number became too large or too small", flags=["fee_wasted"])
        self.record("custom_error", ann, self.dynamic(token, call("refuse()")), status="failed", action="call", reason="REVERT",
                    revert="custom error 0x" + keccak(text="Frozen()")[:4].hex(), flags=["fee_wasted"])
        self.record("loop_out_of_gas", ann, self.dynamic(token, call("burn_gas()"), gas=500_000), status="failed", action="call",
                    reason="OUT_OF_GAS", flags=["fee_wasted"])
        self.record("blacklist", self.owner, self.dynamic(token, call("addBlackList(address)", ann.address)), status="success", action="call")
        self.record("refused_without_reason", ann, self.dynamic(token, call("transfer(address,uint256)", bob.address, 1)), status="failed",
                    action="token", reason="REVERT", flags=["fee_wasted"])
        self.record("deposit", ann, self.dynamic(token, call("deposit()"), value=10**9), status="success", action="call", amount="0.000000001", to=token)


def signed(chance):
    """Transactions of every type with random fields, from eth-account alone."""
    cases = []
    for number in range(40):
        key = keccak(text=f"walletdesk signed {number}")
        account = Account.from_key(key)
        kind = ["legacy_unprotected", "legacy", "2930", "1559", "4844", "7702"][number % 6]
        fields = {
            "nonce": chance.choice([0, 1, 127, 128, 255, 256, 2**32]), "gas": chance.randrange(21_000, 30_000_000),
            "value": chance.choice([0, 1, 127, 128, 10**18, 2**200]), "data": chance.randbytes(chance.choice([0, 1, 4, 55, 56, 68, 300])),
            "to": to_checksum_address(chance.randbytes(20))}
        if kind in ("legacy", "1559") and number % 4 == 1:
            del fields["to"]
        price = chance.randrange(1, 10**12)
        access = [{"address": to_checksum_address(chance.randbytes(20)), "storageKeys": ["0x" + chance.randbytes(32).hex() for _ in range(n)]} for n in (0, 2)]
        if kind.startswith("legacy"):
            fields |= {"gasPrice": price} | ({"chainId": chance.choice([1, 56, 137, 2**40])} if kind == "legacy" else {})
        else:
            fields |= {"chainId": chance.choice([1, 10, 8453, 11155111]), "accessList": access if number % 4 < 2 else []}
            fields |= {"gasPrice": price, "type": 1} if kind == "2930" else {"maxFeePerGas": price, "maxPriorityFeePerGas": price // 3, "type": 2}
        blobs = None
        if kind == "4844":
            fields |= {"type": 3, "maxFeePerBlobGas": 7, "blobVersionedHashes": [b"\1" + chance.randbytes(31) for _ in range(2)]}
        if kind == "7702":
            grant = account.sign_authorization({"chainId": 1, "address": to_checksum_address(chance.randbytes(20)), "nonce": 3})
            fields |= {"type": 4, "authorizationList": [grant]}
        done = account.sign_transaction(fields, blobs=blobs)
        raw = bytes(done.raw_transaction)
        assert Account.recover_transaction(raw) == account.address
        to = fields.get("to")
        cases.append({
            "kind": kind, "raw": "0x" + raw.hex(), "id": keccak(raw).hex(), "signer": account.address, "nonce": fields["nonce"], "gas": fields["gas"],
            "value": str(fields["value"]), "to": to, "chain": fields.get("chainId"), "data": "0x" + bytes(fields["data"]).hex(),
            "price": str(fields.get("maxFeePerGas") or fields.get("gasPrice"))})
    return cases


def main():
    with LocalChain() as chain:
        recorder = Recorder(chain)
        recorder.deploy()
        recorder.coins()
        recorder.tokens()
        recorder.failures()
        about = "alysis 0.6.3 (py-evm, Prague), vyper 0.4.3, eth-account 0.14.0; Scripts/evm-vectors.py"
        document = {"about": about, "chain": CHAIN_ID, "token": recorder.token, "cases": recorder.cases, "signed": signed(random.Random(20261122))}
    path = ROOT / "Tests/ChainKitTests/Vectors/evm.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document, indent=1) + "\n")
    print(f"{len(recorder.cases)} executed, {len(document['signed'])} signed, {path.stat().st_size} bytes")


main()
