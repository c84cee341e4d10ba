"""Letters by a real mail server: the notice that an answer waits, and the button by which an address is confirmed before the wallet's account service is
asked. The account service is a stand-in on this machine."""

import base64
import email
import hashlib
import hmac
import http.server
import json
import os
import queue
import re
import threading
import time

from aiosmtpd.controller import Controller
from browsing import context, shot
from desk import ROOT, Desk, free_port
from playwright.sync_api import expect

KEY = "0123456789abcdef0123456789abcdef"


class Box:
    def __init__(self):
        self.mails = queue.Queue()

    async def handle_DATA(self, server, session, envelope):
        self.mails.put(envelope)
        return "250 OK"


def read(envelope):
    message = email.message_from_bytes(envelope.content)
    return message, base64.b64decode(message.get_payload()).decode()


class AccountService(http.server.BaseHTTPRequestHandler):
    """Does what it is asked, if the signature is right."""

    asked = queue.Queue()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        stamp = self.headers["WalletDesk-Timestamp"]
        code = hmac.new(KEY.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
        is_right = hmac.compare_digest(self.headers["WalletDesk-Signature"], "v1=" + code) and abs(int(stamp) - time.time()) < 300
        self.asked.put(json.loads(body))
        answer = json.dumps({"result": "done" if is_right else "refused"}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


def last_of_the_assistant(customer, conversation, words):
    """Waits until the assistant has said something with these words."""
    for _ in range(300):
        said = [message["text"] for message in customer.messages(conversation) if message["author"] == "bot"]
        if said and words in said[-1]:
            return said[-1]
        time.sleep(0.1)
    raise AssertionError(said)


def test_a_locked_sign_in_is_opened_for_whoever_presses_the_button(tmp_path, browser):
    box, port = Box(), free_port()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    service = http.server.ThreadingHTTPServer(("127.0.0.1", 0), AccountService)
    threading.Thread(target=service.serve_forever, daemon=True).start()
    settings = tmp_path / "settings.yaml"
    settings.write_text(
        f"walletdesk:\n  smtp:\n    url: smtp://127.0.0.1:{port}\n    from: desk@wallet.example\n    require-tls: false\n"
        f"  accounts:\n    hook: http://127.0.0.1:{service.server_port}/account\n    key: {KEY}\n")
    desk = Desk(options=["--config", str(settings)]).start()
    try:
        desk.add_staff(role="lead")
        with open(os.path.join(ROOT, "Knowledge", "walkthroughs", "cannot-sign-in.yaml"), encoding="utf-8") as file:
            # This desk has no articles that its steps could name.
            content = re.sub(r"\n    article: .*", "", file.read())
        status, answer = desk.staff().call("PUT", "/api/v1/walkthroughs/cannot-sign-in", {"content": content})
        assert status == 200, answer
        customer = desk.customer("zh-CN")
        status, conversation = customer.ask("登录不上", form={"topic": "account", "email": "person@mail.example"})
        assert status == 201, conversation
        for words, reply in [("屏幕上现在是什么样", "1"), ("现在提示什么", "2"), ("碰到过这样的人吗", "没碰到"), ("结果怎么样", "还是不行")]:
            last_of_the_assistant(customer, conversation["id"], words)
            assert customer.write(conversation["id"], reply)[0] == 201
        last_of_the_assistant(customer, conversation["id"], "点里面的按钮")
        envelope = box.mails.get(timeout=30)
        assert envelope.rcpt_tos == ["person@mail.example"]
        _, text = read(envelope)
        link = re.search(r"/confirm/\S+", text).group()
        people = context(browser, "zh", size=(420, 800))
        page = people.new_page()
        page.goto(desk.url + link)
        shot(page, "confirm-zh")
        assert AccountService.asked.empty()
        page.get_by_role("button", name="是我本人").click()
        expect(page.locator("h1")).to_have_text("已确认")
        asked = AccountService.asked.get(timeout=30)
        assert (asked["action"], asked["email"]) == ("unlock-sign-in", "person@mail.example")
        last_of_the_assistant(customer, conversation["id"], "账号服务已经放开登录")
        assert not people.problems, people.problems
        people.close()
    finally:
        desk.stop()
        desk.process.kill()
        service.shutdown()
        server.stop()


def test_a_notice_when_an_answer_waits(tmp_path):
    box = Box()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    settings = tmp_path / "settings.yaml"
    settings.write_text(f"walletdesk:\n  smtp:\n    url: smtp://127.0.0.1:{server.port}\n    from: desk@wallet.example\n    require-tls: false\n    grace-seconds: 0\n  assistant: false\n")
    desk = Desk(options=["--config", str(settings)]).start()
    try:
        desk.add_staff()
        customer = desk.customer("zh-CN")
        status, conversation = customer.ask("密语一二三，我的转账没到账")
        assert desk.call("PUT", f"/client/v1/conversations/{conversation['id']}/email", {"email": "person@mail.example"}, customer.token)[0] == 204
        reply = {"clientId": "r", "text": "请看这笔交易的收款地址。"}
        assert desk.staff().call("POST", f"/api/v1/conversations/{conversation['id']}/messages", reply)[0] == 201
        envelope = box.mails.get(timeout=30)
        assert envelope.rcpt_tos == ["person@mail.example"]
        message, text = read(envelope)
        assert conversation["privateLink"] in text
        assert "密语" not in text and "收款地址" not in text
        assert message["Auto-Submitted"] == "auto-generated"
    finally:
        desk.stop()
        desk.process.kill()
        server.stop()
