"""A notice by a real mail server: constant text, the private link, nothing of what was said."""

import base64
import email
import queue

from aiosmtpd.controller import Controller
from desk import Desk, free_port


class Box:
    def __init__(self):
        self.mails = queue.Queue()

    async def handle_DATA(self, server, session, envelope):
        self.mails.put(envelope)
        return "250 OK"


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
        message = email.message_from_bytes(envelope.content)
        text = base64.b64decode(message.get_payload()).decode()
        assert conversation["privateLink"] in text
        assert "密语" not in text and "收款地址" not in text
        assert message["Auto-Submitted"] == "auto-generated"
    finally:
        desk.stop()
        desk.process.kill()
        server.stop()
