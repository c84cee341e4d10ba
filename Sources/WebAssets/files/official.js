import { element } from "./element.js";
import { browserStorage } from "./storage.js";
import { moment, offerLanguage, say } from "./strings.js";
import { call, WireError } from "./wire.js";

const form = document.getElementById("official-form");
const query = document.getElementById("query");
const error = document.getElementById("official-error");
const answers = document.getElementById("answers");

/** A code is real wherever it was copied to: only in one's own conversation does it prove something. */
function heading({ verdict, kind, yours }) {
    return verdict === "official" && ["message", "agent"].includes(kind) && !yours ? "code" : verdict;
}

function card(answer) {
    const { subject, imitates, reason, advice, sentAt } = answer;
    return element("li", { class: heading(answer) },
        element("h2", { text: say(`official.${heading(answer)}`) }),
        element("p", { class: "subject" }, element("code", { text: subject })),
        imitates && element("p", { text: say("official.imitates", { official: imitates }) }),
        element("p", { text: reason }), sentAt && element("p", { text: say("official.sentAt", { time: moment(sentAt) }) }),
        element("p", { class: "advice", text: advice }));
}

async function check() {
    const question = query.value.trim();
    if (!question) return query.focus();
    error.hidden = true;
    try {
        const found = await call("POST", "officials", { json: { query: question }, token: browserStorage.get("session")?.token });
        answers.replaceChildren(...found.answers.map(card));
        // What must not be typed anywhere goes from the page as well.
        if (found.answers.some(({ kind }) => kind === "secret")) query.value = "";
    } catch (problem) {
        if (!(problem instanceof WireError)) throw problem;
        error.textContent = problem.message || say("official.failed");
        error.hidden = false;
    }
}

form.addEventListener("submit", (event) => {
    event.preventDefault();
    check();
});
query.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    check();
});
offerLanguage(document.getElementById("language"));
document.addEventListener("languagechange", () => { if (answers.children.length > 0) check(); });

// A link from a message carries its code in the fragment, which no server sees.
const code = decodeURIComponent(location.hash.slice(1));
if (code) {
    query.value = code.slice(0, 200);
    check();
}
