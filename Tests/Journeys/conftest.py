import http.server
import os
import shutil
import sys
import threading

import pytest
from playwright.sync_api import sync_playwright

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "Support"))
sys.path.insert(0, os.path.dirname(__file__))

from desk import Desk  # noqa: E402


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def seeded():
    """What a demo desk has once it is seeded and has learned its help center, which takes it the most time."""
    desk = Desk("demo", options=["--quiet"]).start(wait=300)
    assert desk.stop() == 0
    return desk.data


@pytest.fixture(scope="module")
def demo(seeded):
    """Starts a demo desk with such options; it begins as every other."""
    desks = []

    def start(*options):
        desk = Desk("demo", options=["--quiet", *options])
        shutil.copytree(seeded, desk.data)
        desks.append(desk)
        return desk.start(wait=300)

    yield start
    for desk in desks:
        desk.stop()


@pytest.fixture(scope="module")
def desk(demo):
    return demo()


@pytest.fixture(scope="module")
def site(desk):
    """A wallet's site with the widget's script tag on it."""
    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            language = "zh" if "zh" in self.path else "en"
            body = f'<!doctype html><meta charset=utf-8><title>A wallet</title><h1>A wallet\'s site</h1><script src="{desk.url}/assets/widget.js" data-language="{language}" async></script>'
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
