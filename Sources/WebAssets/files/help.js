import { ArticleList } from "./articles.js";
import { say } from "./strings.js";
import { call } from "./wire.js";

const input = /** @type {HTMLInputElement | null} */ (document.getElementById("query"));
const results = document.getElementById("results");

if (input && results) {
    const section = document.getElementById("search-results");
    const note = document.getElementById("search-note");
    const list = new ArticleList(results, { limit: 8, opensTab: false, onShown: ({ query, count }) => {
        section.hidden = query === "";
        note.textContent = count === 0 ? say("help.nothing", { query }) : say("help.found", { count });
    } });
    input.addEventListener("input", () => {
        if (input.value.trim()) list.write(input.value);
        else section.hidden = true;
    });
}

const feedback = document.getElementById("article-feedback");
feedback?.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-helped]");
    if (!button) return;
    const helped = button.dataset.helped === "true";
    const buttons = [...feedback.querySelectorAll("button")];
    const note = document.getElementById("feedback-note");
    for (const each of buttons) each.disabled = true;
    try {
        await call("POST", "article-feedback", { json: { path: feedback.dataset.path, helped } });
        note.textContent = say(helped ? "help.thanks" : "help.sorry");
        for (const each of buttons) each.hidden = true;
        note.focus();
        document.getElementById("feedback-next").hidden = helped;
    } catch {
        note.textContent = say("help.feedbackFailed");
        for (const each of buttons) each.disabled = false;
        button.focus();
    }
});
