"""The whole way through the house, in a real browser, in both languages:
ask → the assistant answers with its source → did not help → the line with place and time → an agent answers live → solved → rated → reopened → solved.
"""

import os
import re

import pytest
from browsing import call, context, go_on_duty, open_answered, open_widget, send_reply, shot, sign_in, widget_frame
from desk import ROOT
from playwright.sync_api import expect

WORDS = {
    "en": {
        "question": "what is the difference between seed phrase and private key", "no": "No", "person": "Talk to a person", "send": "Send", "solved": "Solved",
        "not_solved": "Not solved", "line": re.compile(r"number 1 in line.*most likely .*\d+ min"), "with": "Sam is with you",
        "answer": "I looked at the record with you: it went to the right address.", "last": "Then add the token to the list and it shows.",
        "rating": "Send", "ask_solved": "Is it solved?", "account": "agent@demo.desk", "accept": "Accept", "reopen": re.compile("Not solved|Reopen|still", re.I),
    },
    "zh": {
        "question": "助记词和私钥有什么区别", "no": "没有", "person": "找真人客服", "send": "发送", "solved": "解决了", "not_solved": "没有解决",
        "line": re.compile(r"您排在第 1 位.*\d+ 分钟"), "accept": "接单", "with": "王敏在为您处理", "answer": "我和您一起核对过记录，地址是对的。",
        "last": "把代币添加到列表里就能看到了。", "rating": "提交", "ask_solved": "问题解决了吗？", "account": "agent.zh@demo.desk",
        "reopen": re.compile("没有解决|重新|继续"),
    },
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_from_the_question_to_solved(browser, desk, site, language):
    words = WORDS[language]
    staff = context(browser, language)
    agent = staff.new_page()
    sign_in(agent, desk, words["account"])
    # The agent has room for one and is busy with it, so that the next one waits.
    _, busy = desk.customer().ask("something else first")
    go_on_duty(agent, 1)
    assert call(agent, "POST", f"/api/v1/conversations/{busy['id']}/assignment", {"agent": agent.get_attribute("body", "data-staff")}) == 204

    people = context(browser, language, size=(420, 800))
    customer = people.new_page()
    widget = open_widget(customer, site, language)
    expect(widget.locator("#articles li").first).to_be_visible()
    shot(customer, f"widget-start-{language}")
    widget.locator("textarea#composer").fill(words["question"])
    widget.locator("button[type=submit]").click()
    answer = widget.locator(".message.bot")
    expect(answer.locator(".source a")).to_be_visible()
    shot(customer, f"widget-answer-{language}")
    widget.locator(".feedback").get_by_role("button", name=words["no"], exact=True).click()
    widget.locator(".message.next").get_by_role("button", name=words["person"]).click()
    expect(widget.locator(".panel")).to_contain_text(words["line"])
    shot(customer, f"widget-waiting-{language}")

    # Freed, the agent is asked at once, and it is theirs when they accept; the reply appears without a reload on either side.
    assert call(agent, "POST", f"/api/v1/conversations/{busy['id']}/resolution") == 204
    agent.locator(".toast.offer").get_by_role("button", name=words["accept"]).click()
    expect(widget.get_by_text(words["with"])).to_be_visible()
    expect(agent.locator("article.thread[data-state=assigned] .messages")).to_contain_text(words["question"])
    agent.locator("#text").fill(words["answer"])
    agent.locator("#composer button[value=stay]").click()
    expect(widget.get_by_text(words["answer"])).to_be_visible()
    shot(agent, f"console-{language}")

    # A reload in between loses nothing and doubles nothing.
    customer.reload()
    widget = widget_frame(customer)
    expect(widget.get_by_text(words["answer"])).to_have_count(1)

    agent.locator("#text").fill(words["last"])
    agent.locator("#composer button[value=resolve]").click()
    expect(widget.locator(".panel")).to_contain_text(words["ask_solved"])
    widget.locator(".panel").get_by_role("button", name=words["solved"], exact=True).click()
    widget.locator(".rating label.score").nth(4).click()
    widget.locator("#rating-comment").fill("👍")
    shot(customer, f"widget-rating-{language}")
    widget.locator(".rating button").click()
    expect(widget.locator(".rating")).to_have_count(0)

    # Reopened, it comes back to the same agent, and is solved again.
    widget.locator(".panel .actions button").last.click()
    expect(widget.get_by_text(words["with"])).to_be_visible()
    expect(agent.locator("article.thread[data-state=assigned]")).to_be_visible()
    expect(agent.locator("#composer[data-mode=reply]")).to_be_visible()
    agent.locator("#text").fill(words["last"] + " 2")
    agent.locator("#composer button[value=resolve]").click()
    widget.locator(".panel").get_by_role("button", name=words["solved"], exact=True).click()
    expect(widget.locator(".panel")).not_to_contain_text(words["ask_solved"])
    state = call_state(agent, words["question"])
    assert state == "closed", state
    assert not people.problems and not staff.problems, people.problems + staff.problems
    # Off duty again: the next one's conversation is not theirs.
    assert call(agent, "DELETE", "/api/v1/presence") == 204
    people.close()
    staff.close()


def call_state(page, question):
    return page.evaluate(
        """async (question) => (await (await fetch("/api/v1/conversations?view=all")).json()).conversations.find(c => c.subject === question).state""",
        question)


def test_a_secret_is_explained_in_the_widget(browser, desk, site):
    people = context(browser, "en", size=(420, 800))
    page = people.new_page()
    widget = open_widget(page, site, "en")
    widget.locator("textarea#composer").fill("legal winner thank year wave sausage worth useful legal winner thank yellow")
    widget.locator("button[type=submit]").click()
    expect(widget.locator(".alert.danger").first).to_be_visible()
    expect(widget.locator(".message.guidance")).to_contain_text("new wallet")
    shot(page, "widget-secret")
    assert "sausage" not in page.evaluate("JSON.stringify(localStorage)")
    people.close()


def test_a_picture_of_a_phrase_is_destroyed_and_explained(browser, desk, site):
    people = context(browser, "zh", size=(420, 800))
    page = people.new_page()
    widget = open_widget(page, site, "zh")
    widget.locator("textarea#composer").fill("帮我看看这张截图")
    widget.locator("button[type=submit]").click()
    expect(widget.locator(".message.bot").first).to_be_visible()
    pictures = os.path.join(ROOT, "Tests", "PicturesTests", "Pictures")
    widget.locator("input[type=file]").set_input_files(os.path.join(pictures, "grid_dark.png"))
    expect(widget.locator(".message.customer").last).to_contain_text("图片已销毁")
    expect(widget.locator(".message.guidance")).to_contain_text("新钱包")
    shot(page, "widget-picture-secret-zh")
    widget.locator("input[type=file]").set_input_files(os.path.join(pictures, "transaction.png"))
    expect(widget.locator(".message.customer .attachment").last).to_contain_text("transaction.png")
    assert not people.problems, people.problems
    people.close()


def test_the_network_goes_and_comes_back(browser, desk, site):
    people = context(browser, "en", size=(420, 800))
    page = people.new_page()
    widget = open_widget(page, site, "en")
    widget.locator("textarea#composer").fill("how do I stake trx for energy")
    widget.locator("button[type=submit]").click()
    expect(widget.locator(".message.bot").first).to_be_visible()
    people.set_offline(True)
    widget.locator("textarea#composer").fill("written without a network")
    widget.locator("button[type=submit]").click()
    expect(widget.locator(".message.pending")).to_be_visible()
    people.set_offline(False)
    expect(widget.locator(".message.pending")).to_have_count(0)
    expect(widget.get_by_text("written without a network")).to_have_count(1)
    people.close()


@pytest.mark.parametrize("language, scheme, size", [("zh", "light", (1440, 900)), ("en", "dark", (1440, 900)), ("en", "light", (390, 844))])
def test_pages_stand_in_every_form(browser, desk, language, scheme, size):
    name = f"{language}-{scheme}-{size[0]}"
    people = context(browser, language, scheme, size)
    page = people.new_page()
    page.goto(desk.url + "/help")
    expect(page.locator("h1")).to_be_visible()
    shot(page, f"help-{name}")
    page.goto(desk.url + "/help/fees/out-of-energy")
    expect(page.locator("h1")).to_be_visible()
    shot(page, f"article-{name}")
    page.goto(desk.url + "/form")
    shot(page, f"form-{name}")
    assert not people.problems, people.problems
    people.close()
    staff = context(browser, language, scheme, size)
    page = staff.new_page()
    sign_in(page, desk, "lead@demo.desk")
    page.goto(desk.url + "/console?view=all")
    page.locator("a.row").nth(2).click()
    expect(page.locator(".messages li").first).to_be_visible()
    shot(page, f"console-{name}")
    for path in ("board", "knowledge", "settings"):
        page.goto(f"{desk.url}/console/{path}")
        expect(page.locator("main")).to_be_visible()
        shot(page, f"{path}-{name}")
    page.keyboard.press("?")
    expect(page.locator("dialog[open]")).to_be_visible()
    assert not staff.problems, staff.problems
    staff.close()


def test_the_form_ends_in_a_private_link(browser, desk):
    people = context(browser, "en")
    page = people.new_page()
    page.goto(desk.url + "/form")
    page.locator("input[type=radio], select").first.wait_for(state="attached")
    page.locator("label", has=page.locator("input[value=fees]")).first.click()
    page.locator("textarea").first.fill("Why was this transfer so expensive today?")
    page.click("#send")
    page.wait_for_url("**/c/*")
    expect(page.locator(".message.customer")).to_contain_text("so expensive")
    link = page.url
    assert "#" in link
    other = context(browser, "en")
    second = other.new_page()
    second.goto(link)
    expect(second.locator(".message.customer")).to_contain_text("so expensive")
    people.close()
    other.close()


def test_a_reply_is_judged_while_it_is_written_and_asked_about_before_it_goes(browser, desk):
    staff = context(browser, "en")
    agent = staff.new_page()
    sign_in(agent, desk, "agent@demo.desk")
    open_answered(agent, desk, "My transfer has not arrived since yesterday")
    agent.locator("#text").press_sequentially("Please send me your seed phrase so that I can check.")
    expect(agent.locator("#judgement li.block")).to_contain_text("asks for a secret")
    shot(agent, "composer-judged-en")
    agent.locator("#composer button[value=stay]").click()
    expect(agent.locator("#refusal")).to_contain_text("asks for a secret")
    expect(agent.locator("#consent")).to_be_hidden()
    # What is doubtful goes once its writer stands by it; another letter, and it is asked about again.
    doubtful = "Your bank explains it at some-bank.example.org."
    send_reply(agent, doubtful)
    expect(agent.locator("#consent")).to_be_visible()
    shot(agent, "composer-asked-en")
    agent.locator("#text").press("End")
    agent.locator("#text").press_sequentially("!")
    expect(agent.locator("#consent")).to_be_hidden()
    send_reply(agent, doubtful)
    agent.locator("#consent").click()
    expect(agent.locator(".message.agent .text")).to_contain_text(doubtful)
    assert not staff.problems, staff.problems
    staff.close()

    leads = context(browser, "zh")
    lead = leads.new_page()
    sign_in(lead, desk, "lead@demo.desk")
    open_answered(lead, desk, "我的币被骗走了，怎么办")
    send_reply(lead, "我们一定帮您把钱追回来。")
    expect(lead.locator("#consent")).to_contain_text("审计日志")
    shot(lead, "composer-override-zh")
    lead.locator("#consent").click()
    expect(lead.locator(".message.agent .text")).to_contain_text("追回来")
    lead.goto(desk.url + "/console/settings/audit")
    expect(lead.locator("main")).to_contain_text("outbound.overridden")
    assert not leads.problems, leads.problems
    leads.close()


def test_a_page_keeps_up_while_something_happens_all_the_time(browser, desk):
    page = browser.new_page()
    page.goto(desk.url + "/login")
    rounds, side_by_side = page.evaluate("""async () => {
        const { soon } = await import("/assets/soon.js");
        let [rounds, running, most] = [0, 0, 0];
        const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
        const ask = soon(async () => {
            rounds += 1;
            running += 1;
            most = Math.max(most, running);
            await wait(30);
            running -= 1;
        }, 20);
        // Until it was done twice, however slow the machine; asked so often, it would never be where it waited for silence.
        const end = performance.now() + 5000;
        while (rounds < 2 && performance.now() < end) {
            ask();
            await wait(5);
        }
        return [rounds, most];
    }""")
    assert (rounds, side_by_side) == (2, 1)
    page.close()


def test_is_this_really_you(browser, desk, site):
    staff = context(browser, "zh")
    lead = staff.new_page()
    sign_in(lead, desk, "lead@demo.desk")
    people = context(browser, "zh", size=(420, 800))
    page = people.new_page()
    widget = open_widget(page, site, "zh")
    question = "请问你们的客服会主动加微信吗"
    widget.locator("textarea#composer").fill(question)
    widget.locator("button[type=submit]").click()
    expect(widget.locator(".message.bot")).to_be_visible()
    lead.goto(desk.url + "/console?view=all")
    lead.locator("a.row", has_text=question).first.click()
    send_reply(lead, "不会的，我们只在这里回复您。")
    code = widget.locator(".message.agent .code a")
    expect(code).to_be_visible()
    shot(page, "widget-code-zh")
    with people.expect_page() as opened:
        code.click()
    official = opened.value
    expect(official.locator("#answers li.official")).to_contain_text("发给您的")
    shot(official, "official-message-zh")
    for query, verdict in [("微信号 moonharbor_wallet", "official"), ("t.me/moonharbor_news1", "imitation"), ("https://moonharbor-claim.xyz", "imitation"),
                           ("help@weather.example.org", "not_ours")]:
        official.locator("#query").fill(query)
        official.locator("#official-form button").click()
        expect(official.locator(f"#answers li.{verdict}")).to_be_visible()
        shot(official, f"official-{verdict}-zh")
    official.locator("#query").fill("legal winner thank year wave sausage worth useful legal winner thank yellow")
    official.locator("#official-form button").click()
    expect(official.locator("#answers li.unreadable")).to_be_visible()
    expect(official.locator("#query")).to_have_value("")
    assert not people.problems, people.problems
    people.close()

    # The register and the lists are kept in the console.
    for part in ("officials", "links"):
        lead.goto(f"{desk.url}/console/settings/{part}")
        expect(lead.locator("h1")).to_be_visible()
        shot(lead, f"settings-{part}-zh")
    lead.locator("#check-text").fill("moonharbor-login.xyz 和 tronscan.org")
    lead.locator("#check-link button").click()
    expect(lead.locator("#judged li.malicious")).to_contain_text("moonharbor-login.xyz")
    expect(lead.locator("#judged li.allowed")).to_contain_text("tronscan.org")
    lead.locator("[data-opens=add-name]").click()
    lead.locator("#name-standing").select_option("blocked")
    lead.locator("#name-name").fill("quiet-garden.example.net")
    lead.locator("#name-reason").fill("客户举报，页面索要助记词")
    lead.locator("#add-name button.primary").click()
    expect(lead.locator("main")).to_contain_text("quiet-garden.example.net")
    assert not staff.problems, staff.problems
    staff.close()


def test_a_scam_link_is_answered_and_shown_to_the_agent(browser, desk, site):
    people = context(browser, "en", size=(420, 800))
    page = people.new_page()
    widget = open_widget(page, site, "en")
    widget.locator("textarea#composer").fill("Is moonharbor-airdrop.xyz yours? I connected my wallet there")
    widget.locator("button[type=submit]").click()
    expect(widget.locator(".message.system").first).to_contain_text("moonharbor-airdrop[.]xyz")
    shot(page, "widget-scam-link-en")
    people.close()
    staff = context(browser, "en")
    agent = staff.new_page()
    sign_in(agent, desk, "lead@demo.desk")
    agent.goto(desk.url + "/console?view=all&security=1")
    agent.locator("a.row", has_text="airdrop").first.click()
    expect(agent.locator(".evidence .judged .malicious")).to_contain_text("moonharbor-airdrop.xyz")
    shot(agent, "console-scam-link-en")
    staff.close()
