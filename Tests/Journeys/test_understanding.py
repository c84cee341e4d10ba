"""How the desk understands, in a real browser, in both languages: a clarifying question, hand-over with its summary, sorting shown and corrected, a
suggestion taken with one key, a case drafted, read by a second person and found beside the next conversation, and what writers are told."""

import re

import pytest
from browsing import context, open_answered, open_widget, shot, sign_in
from playwright.sync_api import expect

WORDS = {
    "en": {
        "vague": "something about the backup and the new phone and the old password", "mean": "Did you mean", "person": "Talk to a person",
        "asked": "Asked:", "agent": "agent@demo.desk", "clear": "the old backup does not match the password of my phone wallet",
        "corrected": "Corrected by", "contract": "Contracts", "draft": "Draft a case", "save": "Save", "publish": "Read and right",
        "story": "my staked votes are shown twice since the last update of the desktop program", "again": "since the desktop update my staked votes appear twice",
        "title": "Staked votes shown twice", "cause": "The program kept an old list.", "remedy": "Close the program and open it again: the list is read anew.",
        "gaps": "No answer found", "curve": "How sure the assistant must be",
    },
    "zh": {
        "vague": "备份 新手机 旧密码 有点乱", "mean": "您想问的是下面哪一个", "person": "找真人客服", "asked": "来意：", "agent": "agent.zh@demo.desk",
        "clear": "换了新手机以后钱包里是空的", "corrected": "已更正", "contract": "合约", "draft": "整理成案例", "save": "保存", "publish": "已审核",
        "story": "电脑版更新以后 质押的投票显示成了两份", "again": "更新电脑版后质押投票变成两份", "title": "质押投票显示两份",
        "cause": "程序保留了旧列表。", "remedy": "把程序关掉重新打开，列表会重新读取。", "gaps": "没有找到答案", "curve": "助手要有多大把握才回答",
    },
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_vague_question_is_asked_back_and_handed_over(browser, desk, site, language):
    words = WORDS[language]
    people = context(browser, language, size=(420, 800))
    customer = people.new_page()
    widget = open_widget(customer, site, language)
    widget.locator("textarea#composer").fill(words["vague"])
    widget.locator("button[type=submit]").click()
    question = widget.locator(".message.bot", has_text=words["mean"])
    # Up to three that are likely enough; how many depends on whether there are vectors.
    expect(question.locator("li").nth(1)).to_be_visible()
    assert question.locator("li").count() <= 3
    shot(customer, f"widget-did-you-mean-{language}")
    widget.get_by_role("button", name=words["person"]).first.click()
    expect(widget.get_by_role("button", name=words["person"])).to_have_count(0)

    staff = context(browser, language)
    agent = staff.new_page()
    sign_in(agent, desk, words["agent"])
    agent.goto(f"{desk.url}/console?view=waiting")
    agent.locator("a.row", has_text=words["vague"][:12]).first.click()
    expect(agent.locator("details.summary .text")).to_contain_text(words["asked"])
    shot(agent, f"console-handover-{language}")
    assert not people.problems and not staff.problems, people.problems + staff.problems
    people.close()
    staff.close()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_sorting_is_shown_and_corrected_and_a_suggestion_is_taken(browser, desk, language):
    words = WORDS[language]
    staff = context(browser, language)
    agent = staff.new_page()
    sign_in(agent, desk, words["agent"])
    open_answered(agent, desk, words["clear"])
    sorting = agent.locator("#sorting .sorting")
    expect(sorting.locator("strong")).not_to_be_empty()
    # A fresh desk is still learning from its known questions.
    for _ in range(40):
        if agent.locator("#sorting .reply .passage").count():
            break
        agent.wait_for_timeout(1500)
        agent.reload()
        expect(sorting.locator("strong")).not_to_be_empty()
    expect(agent.locator("#sorting .reply .passage")).not_to_be_empty()
    shot(agent, f"console-sorting-{language}")

    agent.locator("body").press("y")
    expect(agent.locator("#text")).to_have_value(re.compile("/help/"))
    sorting.locator("select[name=topic]").select_option("contract")
    sorting.locator("button").click()
    expect(sorting).to_contain_text(words["corrected"])
    expect(sorting.locator("p").first).to_contain_text(words["contract"])
    assert not staff.problems, staff.problems
    staff.close()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_solved_conversation_becomes_a_case_that_is_found_again(browser, desk, language):
    words = WORDS[language]
    staff = context(browser, language)
    agent = staff.new_page()
    sign_in(agent, desk, words["agent"])
    open_answered(agent, desk, words["story"])
    agent.locator("#text").fill(words["remedy"])
    agent.locator("#composer button[value=resolve]").click()
    expect(agent.locator("article.thread[data-state=resolved]")).to_be_visible()
    agent.get_by_role("button", name=words["draft"]).click()
    agent.wait_for_url("**/console/cases/*")
    expect(agent.locator("#problem")).to_have_value(words["story"])
    expect(agent.locator("#remedy")).to_have_value(words["remedy"])
    agent.fill("#title", words["title"])
    agent.fill("#cause", words["cause"])
    agent.get_by_role("button", name=words["save"], exact=True).click()
    expect(agent.locator("h1")).to_have_text(words["title"])
    shot(agent, f"case-{language}")

    other = context(browser, language)
    reader = other.new_page()
    sign_in(reader, desk, "lead@demo.desk")
    reader.goto(agent.url)
    reader.get_by_role("button", name=words["publish"]).click()
    expect(reader.locator("#slug")).to_be_visible()

    open_answered(agent, desk, words["again"])
    expect(agent.locator("#sorting .similar")).to_contain_text(words["title"])
    shot(agent, f"console-similar-{language}")

    reader.goto(f"{desk.url}/console/knowledge-health")
    expect(reader.locator(".health")).to_contain_text(words["gaps"])
    expect(reader.locator(".health")).to_contain_text(words["curve"])
    shot(reader, f"knowledge-health-{language}")
    assert not staff.problems and not other.problems, staff.problems + other.problems
    staff.close()
    other.close()
