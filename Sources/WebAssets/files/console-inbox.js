import { refreshCounts, setTitle } from "./console-alerts.js";
import { Evidence } from "./console-evidence.js";
import { onKey } from "./console-keys.js";
import { List } from "./console-list.js";
import { stream } from "./console-stream.js";
import { Thread } from "./console-thread.js";

// The inbox: three columns that follow one address.

const desk = document.getElementById("desk");
const search = document.getElementById("search");
const inboxTitle = document.querySelector(".bar [data-page=inbox]").firstChild.textContent;

const list = new List(document.getElementById("list-column"), (id, seq) => open(id, seq));
const evidence = new Evidence(document.getElementById("evidence"), (text) => {
    thread.composer.insert(text);
    showColumn("thread");
});
const thread = new Thread(document.getElementById("thread"), {
    onShown: (article) => {
        setTitle(article.dataset.title);
        list.select(article.dataset.id, article.dataset.last);
    },
    onChanged: () => {
        list.refreshSoon();
        evidence.refreshSoon();
        refreshCounts();
    },
});
search.value = list.query;

/** Which column a narrow window shows. */
function showColumn(name) { desk.dataset.open = name; }

async function open(id, seq = null, isMove = true) {
    list.select(id);
    showColumn("thread");
    if (isMove) history.pushState({ id }, "", `/console/conversations/${id}?view=${list.view}`);
    evidence.open(id);
    await thread.open(id, seq);
    if (isMove) thread.focus();
}

function close(isMove = true) {
    thread.close();
    evidence.close();
    list.select(null);
    setTitle(`${inboxTitle} · WalletDesk`);
    showColumn("list");
    if (isMove) history.pushState({}, "", `/console?view=${list.view}`);
}

addEventListener("popstate", () => {
    const id = location.pathname.match(/^\/console\/conversations\/([^/]+)/)?.[1];
    if (id) open(id, null, false);
    else close(false);
});

document.addEventListener("openconversation", (event) => {
    event.preventDefault();
    open(event.detail);
});

document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-column], .evidence .earlier a[data-id], .bar [data-page=inbox], .bar .brand");
    if (!target || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    if (target.dataset.id) open(target.dataset.id);
    else if (target.dataset.column === "evidence") showColumn(desk.dataset.open === "evidence" ? "thread" : "evidence");
    else if (target.dataset.column === "thread") showColumn("thread");
    else close();
});

search.form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.search(search.value.trim());
    showColumn("list");
});
search.addEventListener("search", () => { if (search.value === "" && list.query) list.search(""); });

stream.addEventListener("any", ({ detail: { type, conversation } }) => {
    if (type.startsWith("presence.") || type.startsWith("article.")) return;
    list.refreshSoon();
    if (conversation && conversation === thread.id) {
        thread.refreshSoon();
        evidence.refreshSoon();
    }
});
stream.addEventListener("joined", () => {
    list.refreshSoon();
    thread.refreshSoon();
    evidence.refreshSoon();
});

onKey("j", () => list.move(1));
onKey("k", () => list.move(-1));
onKey("r", () => thread.composer.setMode("reply"));
onKey("n", () => thread.composer.setMode("note"));
onKey("Escape", () => { if (desk.dataset.open === "evidence") showColumn("thread"); });
onKey("[", () => focusColumn(-1));
onKey("]", () => focusColumn(1));

/** Columns from left to right, as far as there are. */
function focusColumn(step) {
    const columns = [list, thread, { focus: () => document.getElementById("evidence").focus() }];
    const places = ["list-column", "thread", "evidence"].map((id) => document.getElementById(id));
    const current = places.findIndex((place) => place.contains(document.activeElement));
    const next = Math.min(2, Math.max(0, (current < 0 ? 0 : current) + step));
    showColumn(["list", "thread", "evidence"][next]);
    columns[next].focus();
}
