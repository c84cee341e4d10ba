"""Two agents and a lead, in both languages: an offer accepted, declined and forgotten, capacity changed by the lead, a promise that warns and is
broken when the clock goes on, and a customer whose place and time move.
"""

import os
import re

import pytest
from browsing import PASSWORD, call, context, go_on_duty, open_widget, shot, sign_in
from playwright.sync_api import expect

WORDS = {
    "en": {
        "first": "agent@demo.desk", "second": "agent.zh@demo.desk", "accept": "Accept", "decline": "Decline", "why": re.compile("^Why"),
        "question": "My swap shows a strange number {n}", "not": "No", "person": "Talk to a person", "with": re.compile("is with you"),
        "place": "You are number {n} in line", "urgent": "Put ahead of you", "soon": "is due soon", "overdue": "is overdue", "alerts": "To look at now",
        "full": "all places taken", "away": "an offer was not answered",
    },
    "zh": {
        "first": "agent.zh@demo.desk", "second": "agent@demo.desk", "accept": "接单", "decline": "婉拒", "why": re.compile("^为什么分给"),
        "question": "兑换页面显示的数字不对 {n}", "not": "没有", "person": "找真人客服", "with": re.compile("在为您处理"),
        "place": "您排在第 {n} 位", "urgent": "个紧急案件排到了您前面", "soon": "即将到期", "overdue": "已超时", "alerts": "需要立即查看",
        "full": "已满", "away": "未接单",
    },
}


@pytest.fixture(scope="module")
def clock(tmp_path_factory):
    """The file that puts the desk's clock ahead, and how far it is."""
    class Clock:
        path = tmp_path_factory.mktemp("clock") / "ahead"
        seconds = 0

        def advance(self, seconds):
            self.seconds += seconds
            # Never half written.
            part = self.path.with_suffix(".part")
            part.write_text(str(self.seconds))
            os.replace(part, self.path)

    return Clock()


@pytest.fixture(scope="module")
def desk(demo, clock):
    desk = demo("--ahead", str(clock.path))
    # By day and by night, whenever the test runs.
    admin = desk.staff("admin@demo.desk", PASSWORD)
    _, promises = admin.call("GET", "/api/v1/promises")
    for policy in promises["policies"]:
        policy["hours"] = "always"
    assert admin.call("PUT", "/api/v1/promises", promises)[0] == 204
    return desk


def ask(desk, text, language):
    """A customer's question, handed to a person at once."""
    customer = desk.customer(language)
    _, conversation = customer.ask(text)
    status, _ = desk.call("POST", f"/client/v1/conversations/{conversation['id']}/handover", token=customer.token)
    assert status == 200
    return customer, conversation["id"]


def beat(page):
    """The page's sign of life, which a jump of the clock has outrun."""
    assert call(page, "PUT", "/api/v1/presence", {"status": "available"}) == 204


def offer(page):
    return page.locator(".toast.offer")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_right_person_at_the_right_time(browser, desk, site, clock, language):
    words = WORDS[language]
    contexts = [context(browser, language) for _ in range(3)]
    first, second, lead = [each.new_page() for each in contexts]
    sign_in(first, desk, words["first"])
    sign_in(second, desk, words["second"])
    sign_in(lead, desk, "lead@demo.desk")

    # Accepted: it opens, and the desk says why it came.
    go_on_duty(first, 1)
    _, accepted = ask(desk, words["question"].format(n=1), language)
    expect(offer(first)).to_be_visible()
    shot(first, f"offer-{language}")
    # Opened anew the page still shows it.
    first.reload()
    expect(offer(first)).to_have_count(1)
    offer(first).get_by_role("button", name=words["accept"]).click()
    expect(first.locator("article.thread[data-state=assigned]")).to_be_visible()
    expect(first.locator("#routing summary")).to_contain_text(words["why"])

    # The agent has all places taken; the lead gives them one more, and the next one comes at once.
    _, declined = ask(desk, words["question"].format(n=2), language)
    expect(offer(first)).to_have_count(0)
    me = first.get_attribute("body", "data-staff")
    profile = {"skills": {"languages": [], "topics": {}, "isCleared": False, "certificates": []}, "capacity": {"chats": 2, "letters": 20, "calls": 0}}
    assert call(lead, "PUT", f"/api/v1/agents/{me}/profile", profile) == 204
    expect(offer(first)).to_be_visible()
    expect(first.locator("#presence-menu input[name=capacity]")).to_have_value("2")

    # Declined, it goes to nobody until somebody else is there, and not back.
    offer(first).get_by_role("button", name=words["decline"]).click()
    expect(offer(first)).to_have_count(0)
    go_on_duty(second, 1)
    expect(offer(second)).to_be_visible()

    # Not answered in time, it goes on, and who did not answer is set away; also where what was read before that comes late.
    held = []
    second.route("**/api/v1/offers", lambda route: route.continue_() if held else held.append((route, route.fetch())))
    with second.expect_request("**/api/v1/offers"):
        second.evaluate("import('/assets/console-stream.js').then(({ stream }) => { stream.dispatchEvent(new CustomEvent('joined', { detail: {} })); })")
    clock.advance(61)
    expect(second.locator("#presence-label")).to_contain_text(words["away"])
    with second.expect_request("**/api/v1/offers"):
        route, read_before = held[0]
        route.fulfill(response=read_before)
    expect(offer(second)).to_have_count(0)
    second.unroute("**/api/v1/offers")
    shot(second, f"unanswered-{language}")

    # What was promised warns, and breaks; the lead sees it and takes it away from the line by hand.
    beat(first)
    clock.advance(8 * 60)
    lead.goto(desk.url + "/console/board")
    expect(lead.locator("#alerts")).to_contain_text(words["soon"])
    clock.advance(3 * 60)
    expect(lead.locator("#alerts")).to_contain_text(words["overdue"])
    expect(lead.locator("#alerts h2")).to_contain_text(words["alerts"])
    shot(lead, f"board-{language}")
    second_id = second.get_attribute("body", "data-staff")
    assert call(lead, "POST", f"/api/v1/conversations/{declined}/assignment", {"agent": second_id}) == 204
    lead.goto(desk.url + f"/console/conversations/{declined}")
    expect(lead.locator("#routing .promises li").first).to_be_visible()
    shot(lead, f"promises-{language}")
    assert call(second, "POST", f"/api/v1/conversations/{declined}/messages", {"clientId": "late", "text": "Sorry that you had to wait."}) == 201
    lead.goto(desk.url + "/console/board")
    expect(lead.locator("#board h2").first).to_be_visible()
    expect(lead.locator(f"#alerts a[href$='{declined}']")).to_have_count(0)

    # A customer sees place and time, and why they grow.
    assert call(first, "DELETE", "/api/v1/presence") == 204
    assert call(second, "DELETE", "/api/v1/presence") == 204
    people = context(browser, language, size=(420, 800))
    customer = people.new_page()
    widget = open_widget(customer, site, language)
    widget.locator("textarea#composer").fill(words["question"].format(n=3))
    widget.locator("button[type=submit]").click()
    widget.get_by_role("button", name=words["person"]).first.click()
    beat_and_stay_full(first, accepted)
    expect(widget.locator(".panel")).to_contain_text(words["place"].format(n=1))
    shot(customer, f"place-{language}")
    _, theft = ask(desk, "Someone stole all my USDT from my wallet" if language == "en" else "我的钱包里的 USDT 全被盗走了", language)
    move_to_first_queue(lead, theft)
    expect(widget.locator(".panel")).to_contain_text(words["place"].format(n=2))
    expect(widget.locator(".panel")).to_contain_text(words["urgent"])
    shot(customer, f"place-grown-{language}")
    assert call(lead, "POST", f"/api/v1/conversations/{theft}/resolution") == 204
    expect(widget.locator(".panel")).to_contain_text(words["place"].format(n=1))

    # Taken, solved by the customer's silence or word, and opened again: it comes back to the same agent.
    assert call(first, "POST", f"/api/v1/conversations/{accepted}/resolution") == 204
    expect(offer(first)).to_be_visible()
    offer(first).get_by_role("button", name=words["accept"]).click()
    expect(first.locator("article.thread[data-state=assigned]")).to_contain_text(words["question"].format(n=3))
    shot(first, f"accepted-{language}")
    expect(widget.get_by_text(words["with"]).first).to_be_visible()
    # The next one finds everybody free.
    for each in (first, second):
        assert call(each, "DELETE", "/api/v1/presence") == 204
        for held in each.evaluate("async () => (await (await fetch('/api/v1/conversations?view=mine')).json()).conversations.map((each) => each.id)"):
            assert call(lead, "POST", f"/api/v1/conversations/{held}/resolution") in (204, 409)
    for each in contexts + [people]:
        assert not each.problems, each.problems
        each.close()


def beat_and_stay_full(page, held):
    """On duty with the one place taken."""
    go_on_duty(page, 1)
    assert page.evaluate("async (id) => (await (await fetch(`/api/v1/conversations/${id}`)).json()).state", held) == "assigned"


def move_to_first_queue(lead, conversation):
    """Theft may have been routed to the experts: here it stands in the same line as the customer."""
    queues = lead.evaluate("async () => (await (await fetch('/api/v1/queues')).json()).queues")
    general = next(each for each in queues if each["name"] == "General")
    assert call(lead, "POST", f"/api/v1/conversations/{conversation}/transfer", {"queue": general["id"]}) == 204
