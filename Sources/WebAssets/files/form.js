import { ArticleList } from "./articles.js";
import { isHash, looksSecret } from "./caution.js";
import { ConversationView } from "./conversation.js";
import { Desk } from "./desk.js";
import { copy } from "./element.js";
import { newClientId } from "./outbox.js";
import { VisitorSession } from "./session.js";
import { tabStorage } from "./storage.js";
import { language, offerLanguage, say, size } from "./strings.js";

const fileLimit = 10 * 1_048_576;
const form = /** @type {HTMLFormElement} */ (document.getElementById("form"));
const root = document.getElementById("desk");
const field = (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

const session = new VisitorSession({ hasConversation: () => desk.conversationId !== null });
const desk = new Desk({ session, conversationId: null, isKept: false });
const suggestions = new ArticleList(document.getElementById("articles"), { limit: 4, onShown: ({ count }) => {
    document.getElementById("suggestions").hidden = count === 0;
} });

/** What is kept over a reload. Neither the text nor the hash is: either could hold a secret. */
const keptNames = ["topic", "address", "appVersion", "system", "email"];
let attempt = { content: "", clientId: "" };
let isSent = false;

function keep() {
    const values = keptNames.map((name) => [name, field(name).value]).filter(([, value]) => value && !looksSecret(value));
    tabStorage.set("form", Object.fromEntries(values));
}

function restore() {
    for (const [name, value] of Object.entries(tabStorage.get("form") ?? {})) {
        if (keptNames.includes(name)) field(name).value = value;
    }
    const asked = new URLSearchParams(location.search).get("topic");
    if (asked && !field("topic").value) field("topic").value = asked;
}

/** Only what this topic needs is asked. */
function showTopic() {
    const topic = field("topic").value;
    document.getElementById("details").hidden = topic === "";
    document.getElementById("urgent").hidden = topic !== "security";
    for (const each of form.querySelectorAll("[data-topics]")) each.hidden = !each.dataset.topics.split(" ").includes(topic);
}

function isAsked(input) { return !input.closest("[hidden]"); }

/** @type {Record<string, (value: string, input: HTMLInputElement) => string | null>} the key of what is wrong, if anything is */
const rules = {
    topic: (value) => value ? null : "form.topicMissing",
    transactionHash: (value) => value === "" || isHash(value) ? null : "form.hashWrong",
    address: (value) => value === "" || /^[0-9A-Za-z]{25,90}$/.test(value) ? null : "form.addressWrong",
    email: (value, input) => value === "" || input.validity.valid ? null : "email.invalid",
    text: (value) => value ? null : "form.textMissing",
    file: (_, input) => [...(input.files ?? [])].some((file) => file.size > fileLimit) ? "fileTooLarge" : null,
};

function check(name) {
    const input = field(name);
    const control = input instanceof RadioNodeList ? /** @type {HTMLInputElement} */ (input[0]) : input;
    const wrong = isAsked(control) ? rules[name](input.value.trim(), input) : null;
    const note = document.getElementById(`${name}-error`);
    note.hidden = wrong === null;
    note.textContent = wrong ? say(wrong) : "";
    control.setAttribute("aria-invalid", String(wrong !== null));
    return wrong ? control : null;
}

function content() {
    const value = (name) => (isAsked(field(name)) && field(name).value.trim()) || undefined;
    return {
        text: field("text").value.trim(),
        form: {
            topic: field("topic").value, transactionHash: value("transactionHash"), address: value("address"),
            appVersion: value("appVersion"), system: value("system"), email: value("email"),
        },
    };
}

async function submit(event) {
    event.preventDefault();
    const wrong = Object.keys(rules).map(check).filter(Boolean);
    if (wrong.length > 0) return wrong[0].focus();
    const request = content();
    // The same content again is the same conversation, even where the first answer was lost on its way.
    const serial = JSON.stringify(request);
    if (attempt.content !== serial) attempt = { content: serial, clientId: newClientId() };
    busy(true);
    try {
        await desk.create({ clientId: attempt.clientId, ...request });
        sent();
    } catch (error) {
        problem(error);
    } finally {
        busy(false);
    }
    return undefined;
}

function busy(isBusy) {
    const button = /** @type {HTMLButtonElement} */ (document.getElementById("send"));
    button.disabled = isBusy;
    button.textContent = say(isBusy ? "sending" : "form.send");
    document.getElementById("form-error").hidden = true;
}

function problem(error) {
    queueMicrotask(() => {
        const note = document.getElementById("form-error");
        note.hidden = false;
        note.textContent = [error.message || say("notReached"), say("form.nothingLost")].join(" ");
        document.getElementById("send").focus();
    });
}

/** The page becomes the conversation, and its address the private link: a reload comes back to it. */
function sent() {
    isSent = true;
    tabStorage.remove("form");
    for (const file of field("file").files ?? []) desk.upload(file);
    const { privateLink, conversation } = desk;
    document.getElementById("ask").hidden = true;
    const receipt = document.getElementById("receipt");
    receipt.hidden = false;
    document.getElementById("receipt-number").textContent = `#${conversation.number}`;
    const box = document.getElementById("receipt-link");
    box.hidden = !privateLink;
    if (privateLink) {
        const address = new URL(privateLink, location.origin).href;
        const link = /** @type {HTMLAnchorElement} */ (document.getElementById("receipt-address"));
        link.href = address;
        link.textContent = address;
        document.getElementById("receipt-copy").addEventListener("click", (event) =>
            copy(event.currentTarget, address, say("copied")).catch(() => getSelection()?.selectAllChildren(link)));
        history.replaceState(null, "", address);
    }
    root.hidden = false;
    const view = new ConversationView(root, desk, { onNew: () => location.assign(`/form?lang=${language()}`) });
    view.panel.emailLeft = field("email").value.trim() || null;
    view.render();
    receipt.focus();
    scrollTo(0, 0);
}

form.addEventListener("submit", submit);
form.addEventListener("input", (event) => {
    const name = event.target.name;
    keep();
    if (name === "topic") showTopic();
    if (name === "text") {
        document.getElementById("caution").hidden = !looksSecret(field("text").value);
        suggestions.write(field("text").value);
    }
    if (event.target.getAttribute("aria-invalid") === "true" || name === "topic") check(name);
});
form.addEventListener("focusout", (event) => {
    // Not at once: a note that appears between press and release would move the button away from under the pointer.
    if (event.target.name in rules && event.target.value) setTimeout(() => check(event.target.name), 300);
});
field("file").addEventListener("change", () => {
    const names = [...(field("file").files ?? [])].map((file) => `${file.name} (${size(file.size)})`);
    document.getElementById("file-names").textContent = names.join(", ");
    check("file");
});
document.addEventListener("languagechange", () => {
    for (const each of form.querySelectorAll("[aria-invalid='true']")) check(each.name);
    if (field("text").value) suggestions.write(field("text").value);
});
window.addEventListener("beforeunload", (event) => { if (!isSent && field("text").value.trim()) event.preventDefault(); });

offerLanguage(document.getElementById("language"));
restore();
showTopic();
form.hidden = false;
