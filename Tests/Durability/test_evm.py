"""Transactions of a real EVM chain, explained by the program: the chain runs in this process and is asked over HTTP, as a node is."""

import json
import pathlib
import subprocess
import urllib.request

import pytest

pytest.importorskip("alysis", reason="PyPI alysis isn't installed: no local EVM chain")
vyper = pytest.importorskip("vyper.compiler", reason="PyPI vyper isn't installed: no contract for the local chain")

from eth_account import Account  # noqa: E402
from eth_utils import keccak  # noqa: E402

from desk import PROGRAM  # noqa: E402
from local_chain import CHAIN_ID, LocalChain  # noqa: E402

SOURCE = pathlib.Path(__file__).parent.parent / "Support" / "token.vy"
GWEI = 10**9


def word(value):
    return value.to_bytes(32, "big") if isinstance(value, int) else bytes(12) + bytes.fromhex(value[2:])


def call(signature, *arguments):
    return keccak(text=signature)[:4] + b"".join(map(word, arguments))


class Wallet:
    """Signs with the key that holds the chain's coins, sends over HTTP, and writes what the node answers as lines of `explain-tx`."""

    def __init__(self, chain):
        self.url = chain.url
        self.account = Account.from_key(chain.key)
        code = bytes.fromhex(vyper.compile_code(SOURCE.read_text(), output_formats=["bytecode"])["bytecode"][2:])
        self.token = self.receipt(self.send({"gas": 3_000_000, "data": code + word(64) + word(1000) + word(4) + b"USDT".ljust(32, b"\0")}))["contractAddress"]

    def ask(self, method, *params):
        body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()
        request = urllib.request.Request(self.url, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def result(self, method, *params):
        return self.ask(method, *params)["result"]

    def receipt(self, id):
        return self.result("eth_getTransactionReceipt", id)

    def sign(self, fields, nonce=None):
        nonce = int(self.result("eth_getTransactionCount", self.account.address, "latest"), 16) if nonce is None else nonce
        fees = {} if "gasPrice" in fields else {"type": 2, "maxFeePerGas": 20 * GWEI, "maxPriorityFeePerGas": GWEI}
        return self.account.sign_transaction({"nonce": nonce, "chainId": CHAIN_ID, "value": 0, "gas": 200_000, "data": b""} | fees | fields).raw_transaction

    def send(self, fields):
        return self.result("eth_sendRawTransaction", "0x" + self.sign(fields).hex())

    def line(self, id, **more):
        finalized = self.result("eth_getBlockByNumber", "finalized", False)["number"]
        return {
            "id": id, "transaction": self.result("eth_getTransactionByHash", id), "info": self.receipt(id),
            "head": {"finalizedBlock": finalized, "chainId": hex(CHAIN_ID)}} | more

    def why(self, fields):
        """What the call returns when it is made again: the node's own way to tell why."""
        request = {"from": self.account.address, "to": fields["to"], "data": "0x" + fields["data"].hex()}
        return self.ask("eth_call", request, "latest")["error"]["data"]


@pytest.fixture(scope="module")
def wallet():
    with LocalChain() as chain:
        yield Wallet(chain)


def explain(*lines):
    done = subprocess.run(
        [PROGRAM, "explain-tx", "--chain", "evm"], input="\n".join(map(json.dumps, lines)), capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def cost(receipt):
    wei = int(receipt["gasUsed"], 16) * int(receipt["effectiveGasPrice"], 16)
    return f"{wei // 10**18}.{wei % 10**18:018}".rstrip("0").rstrip(".")


BOB = "0x00000000000000000000000000000000000000B0"


def test_coins_and_tokens_that_moved(wallet):
    ids = [
        wallet.send({"to": BOB, "value": 10**18, "gas": 21_000, "gasPrice": 20 * GWEI}), wallet.send({"to": BOB, "value": 5, "gas": 21_000}),
        wallet.send({"to": wallet.token, "data": call("transfer(address,uint256)", BOB, 40)})]
    answers = explain(*(wallet.line(id) for id in ids))
    assert [(answer["status"], answer["final"], answer["amount"], answer["txid_ok"]) for answer in answers] == [
        ("success", True, "1", True), ("success", True, "0.000000000000000005", True), ("success", True, "40", True)]
    for answer, id in zip(answers, ids):
        assert answer["to"].lower() == BOB.lower() and answer["from"] == wallet.account.address
        assert answer["signers"] == [wallet.account.address]
        assert answer["cost"] == cost(wallet.receipt(id))
    assert wallet.result("eth_call", {"to": wallet.token, "data": "0x" + call("balanceOf(address)", BOB).hex()}, "latest") == "0x" + word(40).hex()


def test_failures_and_their_reasons(wallet):
    refused = {"to": wallet.token, "data": call("transfer(address,uint256)", BOB, 10**9)}
    starved = {"to": wallet.token, "data": call("transfer(address,uint256)", BOB, 1), "gas": 25_000}
    answers = explain(wallet.line(wallet.send(refused), revert=wallet.why(refused)), wallet.line(wallet.send(starved)))
    assert [(answer["status"], answer["reason"], answer.get("revert_reason")) for answer in answers] == [
        ("failed", "REVERT", "ERC20: transfer amount exceeds balance"), ("failed", "OUT_OF_GAS", None)]
    assert all("fee_wasted" in answer["flags"] for answer in answers)


def test_an_unlimited_approval(wallet):
    [answer] = explain(wallet.line(wallet.send({"to": wallet.token, "data": call("approve(address,uint256)", BOB, 2**256 - 1)})))
    assert answer["status"] == "success" and {"approval", "unlimited_approval"} <= set(answer["flags"])


def test_what_was_replaced_can_never_happen(wallet):
    nonce = int(wallet.result("eth_getTransactionCount", wallet.account.address, "latest"), 16)
    lost = {"raw": "0x" + wallet.sign({"to": BOB, "value": 7, "gas": 21_000}, nonce).hex()}

    def line():
        count = wallet.result("eth_getTransactionCount", wallet.account.address, "finalized")
        return {"id": 1, "transaction": lost, "info": None, "nonce": count, "nodes": 2, "head": {"chainId": hex(CHAIN_ID)}}

    before = line()
    wallet.send({"to": BOB, "value": 8, "gas": 21_000})
    assert [answer["status"] for answer in explain(before, line())] == ["pending", "expired"]


def test_a_node_that_lies(wallet):
    line = wallet.line(wallet.send({"to": BOB, "value": 9, "gas": 21_000, "gasPrice": 20 * GWEI}))
    lines = [line | {"transaction": line["transaction"] | {"value": "0x1"}}, line | {"info": line["info"] | {"transactionHash": "0x" + "12" * 32}}]
    for answer in explain(*lines):
        assert answer["status"] == "unknown" and "node_lies" in answer["flags"] and "amount" not in answer
