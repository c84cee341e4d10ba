"""Guided conversations that are written, in a real browser, in both languages: gone through in the widget with its buttons, as pages without a script, and
changed by a writer who is told what is wrong."""

import pytest
from browsing import context, open_widget, shot, sign_in
from playwright.sync_api import expect

WORDS = {
    "en": {
        "trouble": "my wallet app keeps crashing", "first": "It closes by itself", "title": "The app won't open, crashes or hangs", "list": "Find out what to do",
        "summary": "Went through", "person": "Talk to a person",
    },
    "zh": {
        "trouble": "钱包 app 一直闪退", "first": "一打开就退出", "title": "App 打不开、闪退、白屏、一直转圈", "list": "一步步来",
        "summary": "走过的引导", "person": "找真人客服",
    },
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_customer_goes_through_it_by_pressing_answers(browser, desk, site, language):
    words = WORDS[language]
    people = context(browser, language, size=(420, 800))
    customer = people.new_page()
    widget = open_widget(customer, site, language)
    widget.locator("textarea#composer").fill(words["trouble"])
    widget.locator("button[type=submit]").click()
    choice = widget.get_by_role("button", name=words["first"])
    expect(choice).to_be_visible()
    shot(customer, f"widget-walkthrough-{language}")
    choice.click()
    # What was chosen is no button any more, and stands in the conversation as the customer's own words.
    expect(widget.locator(".message.customer", has_text=words["first"])).to_be_visible()
    expect(widget.get_by_role("button", name=words["first"])).to_have_count(0)
    # Two questions about the phone and the app are answered in words.
    person = widget.get_by_role("button", name=words["person"])
    bot = widget.locator(".message.bot")
    for answer in ["Android 14", "8.2.1"]:
        expect(bot).to_have_count(2 if answer == "Android 14" else 3)
        widget.locator("textarea#composer").fill(answer)
        widget.locator("button[type=submit]").click()
    # From there on always the last answer, "it still does not work", until a person goes on.
    offered = widget.locator(".message .button.choice")
    for _ in range(12):
        for _ in range(100):
            if offered.count() or person.count() == 0:
                break
            customer.wait_for_timeout(200)
        if person.count() == 0:
            break
        offered.last.click()
    expect(person).to_have_count(0)
    shot(customer, f"widget-walkthrough-end-{language}")
    people.close()

    staff = context(browser, language)
    agent = staff.new_page()
    sign_in(agent, desk, "agent@demo.desk" if language == "en" else "agent.zh@demo.desk")
    agent.goto(f"{desk.url}/console?view=waiting")
    agent.locator("a.row", has_text=words["trouble"][:12]).first.click()
    expect(agent.locator("details.summary .text")).to_contain_text(words["summary"])
    shot(agent, f"console-walkthrough-summary-{language}")
    assert not people.problems and not staff.problems, people.problems + staff.problems
    staff.close()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_help_center_shows_it_without_a_script(browser, desk, language):
    words = WORDS[language]
    people = context(browser, language, size=(420, 800), scripts=False)
    page = people.new_page()
    page.goto(f"{desk.url}/help?lang={language}")
    page.get_by_role("link", name=words["list"]).first.click()
    page.get_by_role("link", name=words["title"]).click()
    expect(page.locator("ul.choices a")).to_have_count(3)
    shot(page, f"help-walkthrough-{language}")
    page.get_by_role("link", name=words["first"]).click()
    expect(page.locator("ul.choices a").first).to_be_visible()
    expect(page.locator("h1")).to_contain_text(words["title"])
    assert not people.problems, people.problems
    people.close()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_writer_is_told_what_is_wrong(browser, desk, language):
    staff = context(browser, language)
    lead = staff.new_page()
    sign_in(lead, desk, "admin@demo.desk" if language == "en" else "lead@demo.desk")
    lead.goto(f"{desk.url}/console/knowledge")
    lead.locator("a[href='/console/walkthroughs']").click()
    lead.locator("a[href='/console/walkthroughs/app-trouble']").click()
    content = lead.locator("#content")
    text = content.input_value()
    content.fill(text.replace("end: done", "next: nowhere", 1))
    save = lead.locator("#walkthrough .button.primary")
    save.click()
    expect(lead.locator("#walkthrough .problem")).to_contain_text("nowhere")
    shot(lead, f"console-walkthrough-{language}")
    # What was refused is not lost, and nothing of it is in use.
    assert "next: nowhere" in content.input_value()
    versions = lead.locator("ol.versions li").count()
    content.fill(text.replace("owner: support", f"owner: support-{language}"))
    save.click()
    expect(lead.locator("ol.versions li")).to_have_count(versions + 1)
    assert not staff.problems, staff.problems
    staff.close()
