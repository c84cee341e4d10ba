import { send } from "./console-api.js";
import { element } from "./element.js";
import { say } from "./strings.js";

const dialog = document.getElementById("palette");
const input = document.getElementById("palette-input");
const list = document.getElementById("palette-list");
let entries = [];
let chosen = 0;
let search = 0;

/** Pages of the bar, and every action that the page offers at the moment. */
function commands() {
    const pages = [...document.querySelectorAll(".bar nav a[data-page]")].map((link) => ({ group: say("palette.pages"), name: link.firstChild.textContent, act: () => link.click() }));
    const views = [...document.querySelectorAll("#views a")].map((link) => ({ group: say("palette.pages"), name: link.firstChild.textContent, act: () => link.click() }));
    const steps = [...document.querySelectorAll(".thread [data-key], .thread .menu .item")].map((button) => (
        { group: say("palette.actions"), name: button.firstChild.textContent.trim(), hint: button.dataset.key ?? "", act: () => button.click() }));
    const seen = new Set();
    return [...steps, ...pages, ...views].filter(({ name }) => name && !seen.has(name) && seen.add(name));
}

async function conversations(query) {
    if (query.length < 2) return [];
    const page = await send("GET", `/api/v1/search?order=best&query=${encodeURIComponent(query)}`).catch(() => ({ hits: [] }));
    const seen = new Set();
    return page.hits.filter(({ conversation }) => !seen.has(conversation.id) && seen.add(conversation.id)).slice(0, 8).map(({ conversation, snippet }) => ({
        group: say("palette.conversations"), name: `${conversation.contactName || say("anonymous")} #${conversation.number}`,
        hint: conversation.subject || snippet.map((piece) => piece.text).join(""), act: () => open(conversation.id),
    }));
}

/** The inbox opens it in place; other pages go there. */
function open(id) {
    const event = new CustomEvent("openconversation", { detail: id, cancelable: true });
    if (document.dispatchEvent(event)) location.href = `/console/conversations/${id}`;
}

function draw() {
    chosen = Math.min(chosen, Math.max(0, entries.length - 1));
    let group = "";
    const rows = entries.flatMap((entry, index) => {
        const head = entry.group === group ? [] : [element("li", { class: "palette-group", role: "presentation", text: entry.group })];
        group = entry.group;
        return [...head, element("li", {
            role: "option", id: `palette-${index}`, "aria-selected": String(index === chosen), onclick: () => run(index),
            onpointermove: () => { if (chosen !== index) { chosen = index; mark(); } },
        }, element("span", { text: entry.name }), entry.hint ? element("span", { class: "faint", text: entry.hint }) : null)];
    });
    list.replaceChildren(...(rows.length > 0 ? rows : [element("li", { class: "empty", role: "presentation", text: say("palette.none") })]));
    mark();
}

function mark() {
    for (const option of list.querySelectorAll("[role=option]")) option.setAttribute("aria-selected", String(option.id === `palette-${chosen}`));
    const current = document.getElementById(`palette-${chosen}`);
    input.setAttribute("aria-activedescendant", current?.id ?? "");
    current?.scrollIntoView({ block: "nearest" });
}

function run(index) {
    const entry = entries[index];
    dialog.close();
    entry?.act();
}

function update() {
    const query = input.value.trim();
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const found = commands().filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
    entries = found;
    draw();
    clearTimeout(search);
    search = setTimeout(async () => {
        const hits = await conversations(query);
        if (input.value.trim() !== query) return;
        entries = [...found, ...hits];
        draw();
    }, 180);
}

export function openPalette() {
    if (dialog.open) return;
    input.value = "";
    chosen = 0;
    dialog.showModal();
    update();
}

input.addEventListener("input", () => { chosen = 0; update(); });
input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        chosen = (chosen + (event.key === "ArrowDown" ? 1 : entries.length - 1)) % Math.max(1, entries.length);
        mark();
    } else if (event.key === "Enter") {
        event.preventDefault();
        run(chosen);
    }
});
document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        openPalette();
    }
});
