"""What happened to my transfer, and why: in the widget, the console, and on paper. The demo desk asks a stand-in node with a made-up story."""

import hashlib
import json
import os
import re

import pytest
from browsing import context, open_widget, shot, sign_in
from desk import ROOT
from playwright.sync_api import expect

with open(os.path.join(ROOT, "Sources", "StandInData", "story.json")) as file:
    STORY = json.load(file)
FAILED = STORY["transactions"]["failedTransfer"]
COST = "27.2559 TRX"


def send(widget, text):
    widget.locator("#composer").fill(text)
    widget.locator(".composer button[type=submit]").click()


@pytest.mark.parametrize("wording", ["转账失败了还扣了手续费，哈希 {hash}", "转账失败了 https://tronscan.org/#/transaction/{hash}"])
def test_a_failed_transfer_is_explained_at_once(browser, desk, site, wording):
    page = context(browser, "zh").new_page()
    widget = open_widget(page, site, "zh")
    send(widget, wording.format(hash=FAILED))
    expect(widget.locator(".message.bot").first).to_contain_text(COST)
    expect(widget.locator(".message.bot").first).to_contain_text("stand-in")
    shot(page, "chain-widget")


def test_a_bare_hash_is_asked_about_and_then_explained(browser, desk, site):
    page = context(browser, "zh").new_page()
    widget = open_widget(page, site, "zh")
    # Where the button is in its first frames: what is said after it must not push it from under a finger.
    widget.evaluate("""() => {
        const places = [];
        window.places = new Promise((resolve) => {
            const look = () => {
                const button = document.querySelector(".alert button");
                if (button) places.push(button.getBoundingClientRect().top);
                if (places.length < 40) requestAnimationFrame(look);
                else resolve(places);
            };
            look();
        });
    }""")
    send(widget, FAILED)
    button = widget.get_by_role("button", name="是的，这是交易哈希")
    expect(widget.locator(".message.guidance")).to_be_visible()
    assert len(set(widget.evaluate("window.places"))) == 1
    button.click()
    expect(widget.locator(".message.bot", has_text=COST)).to_have_count(1)


def test_the_agent_sees_what_the_chain_said_and_keeps_it(browser, desk):
    page = context(browser, "zh").new_page()
    sign_in(page, desk, "lead@demo.desk")
    page.goto(desk.url + "/console?view=all")
    page.locator(".row", has_text="转账失败了还扣了27个TRX").click()
    chain = page.locator("#chain")
    expect(chain).to_contain_text(COST)
    expect(chain).to_contain_text("stand-in")
    chain.locator("summary", has_text="详细数据").click()
    expect(chain.locator("details[open] li").first).to_be_visible()
    chain.get_by_role("button", name="重新查询").click()
    expect(chain.locator("details[open]")).to_have_count(1)
    shot(page, "chain-evidence")


def test_a_wallet_is_proven_by_its_signature(browser, desk, site):
    keys = pytest.importorskip("eth_keys", reason="PyPI eth-account is not installed: nothing to sign with").keys
    from eth_utils import keccak

    key = keys.PrivateKey(hashlib.sha256(b"a wallet of the journeys").digest())
    address = base58_check(b"\x41" + key.public_key.to_canonical_address())
    page = context(browser, "zh").new_page()
    widget = open_widget(page, site, "zh")
    send(widget, "助记词和私钥是一回事吗")
    expect(widget.locator(".message.bot")).to_have_count(1)
    widget.get_by_role("button", name="证明钱包").click()
    widget.locator("#proof-address").fill(address)
    widget.get_by_role("button", name="下一步").click()
    challenge = widget.locator(".challenge").text_content()
    assert address in challenge
    shot(page, "chain-proof")
    framed = b"\x19TRON Signed Message:\n" + str(len(challenge.encode())).encode() + challenge.encode()
    signature = key.sign_msg_hash(keccak(framed)).to_bytes()
    widget.locator("#proof-signature").fill("0x" + "12" * 65)
    widget.get_by_role("button", name="验证签名").click()
    expect(widget.locator(".proof-panel .error")).to_be_visible()
    widget.locator("#proof-signature").fill("0x" + (signature[:64] + bytes([signature[64] + 27])).hex())
    widget.get_by_role("button", name="验证签名").click()
    expect(widget.locator(".proof-panel")).to_contain_text("验证通过")
    number = widget.locator(".state .number").text_content()
    agent = context(browser, "zh").new_page()
    sign_in(agent, desk, "lead@demo.desk")
    agent.goto(desk.url + "/console?view=all")
    agent.locator(".row", has_text="助记词和私钥是一回事吗").first.click()
    expect(agent.locator("#thread")).to_contain_text(number)
    expect(agent.locator("#chain .proven")).to_contain_text(address[:4])
    shot(agent, "chain-proven")


def test_stolen_money_is_followed_drawn_and_exported(browser, desk):
    page = context(browser, "zh").new_page()
    sign_in(page, desk, "lead@demo.desk")
    page.goto(desk.url + "/console?view=all")
    page.locator(".row", has_text="我的USDT被转走了").click()
    page.locator("#chain").get_by_role("button", name="追踪资金流向").first.click()
    page.wait_for_url("**/console/money-traces/*")
    expect(page.locator("#trace [role=status]")).to_contain_text("已完成", timeout=60_000)
    expect(page.locator("#trace svg.trace .trace-exchange")).to_have_count(2)
    shot(page, "chain-trace")
    page.get_by_role("button", name="生成证据包").click()
    files = {}
    for name in ("evidence.html", "transfers.csv", "SHA256SUMS", "request-police.txt"):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).first.click()
        with open(download.value.path(), "rb") as file:
            files[name] = file.read()
    assert STORY["people"]["wang"].encode() in files["transfers.csv"]
    assert hashlib.sha256(files["transfers.csv"]).hexdigest().encode() + b"  transfers.csv" in files["SHA256SUMS"]
    assert hashlib.sha256(files["evidence.html"]).hexdigest().encode() + b"  evidence.html" in files["SHA256SUMS"]
    pack = context(browser, "zh").new_page()
    pack.set_content(files["evidence.html"].decode())
    expect(pack.locator("svg.trace")).to_be_visible()
    assert re.search(r"[0-9a-f]{64}", files["evidence.html"].decode())
    shot(pack, "chain-evidence-pack")


def base58_check(payload):
    alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    number = int.from_bytes(payload + hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4], "big")
    text = ""
    while number:
        number, digit = divmod(number, 58)
        text = alphabet[digit] + text
    return text
