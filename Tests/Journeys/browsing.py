"""What people do on the desk's pages, for all journeys."""

import os

from desk import ROOT
from playwright.sync_api import expect

SHOTS = os.environ.get("WALLETDESK_SCREENSHOTS", os.path.join(ROOT, ".build", "screenshots"))
PASSWORD = "demo-desk-2026"
expect.set_options(timeout=20_000)


def shot(page, name):
    os.makedirs(SHOTS, exist_ok=True)
    page.screenshot(path=os.path.join(SHOTS, name + ".png"), animations="disabled")


def context(browser, language, scheme="light", size=(1440, 900), scripts=True):
    context = browser.new_context(
        locale="zh-CN" if language == "zh" else "en-US", color_scheme=scheme, viewport={"width": size[0], "height": size[1]}, timezone_id="Asia/Shanghai",
        java_script_enabled=scripts)
    context.set_default_timeout(20_000)
    problems = []
    context.on("weberror", lambda error: problems.append(str(error.error)))
    context.problems = problems
    return context


def sign_in(page, desk, email):
    page.goto(desk.url + "/login?next=/console")
    page.fill("input[name=email]", email)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/console*")


def call(page, method, path, body=None):
    """A call of the console's interface, as its scripts make it."""
    return page.evaluate(
        """async ([method, path, body]) => (await fetch(path, {method, headers: {"X-CSRF-Token": document.querySelector('meta[name=csrf]').content,
        ...(body ? {"Content-Type": "application/json"} : {})}, body: body ? JSON.stringify(body) : undefined})).status""", [method, path, body])


def go_on_duty(page, capacity):
    page.click("#presence")
    page.fill("#presence-menu input[name=capacity]", str(capacity))
    page.press("#presence-menu input[name=capacity]", "Tab")
    page.check("#presence-menu input[value=available]", force=True)
    expect(page.locator("#presence")).to_have_attribute("data-status", "available")
    page.keyboard.press("Escape")


def open_widget(page, site, language):
    page.goto(f"{site}/?{language}")
    return widget_frame(page)


def widget_frame(page):
    """The widget's frame. It lives in a closed shadow root, so it is opened by the interface that a site has."""
    page.wait_for_function("window.WalletDesk")
    page.evaluate("WalletDesk.open()")
    frame = None
    while frame is None:
        page.wait_for_timeout(50)
        frame = next((each for each in page.frames if "/widget" in each.url), None)
    return frame


def open_answered(page, desk, question):
    """A customer's conversation, open in the console of whoever is signed in on `page`."""
    customer, conversation = desk.customer().ask(question)
    page.goto(f"{desk.url}/console/conversations/{conversation['id']}")
    expect(page.locator(".messages")).to_contain_text(question)
    return customer, conversation


def send_reply(page, text):
    page.locator("#text").fill(text)
    page.locator("#composer button[value=stay]").click()
