import { Refusal, send } from "./console-api.js";
import { isLeader, shareWithTabs, stream } from "./console-stream.js";
import { tabStorage } from "./storage.js";
import { say } from "./strings.js";
import { toast } from "./console-forms.js";

/** A page says so often that its agent is there. */
const beat = 25_000;
/** A page that follows another within this time goes on with its status: a reload is no end of work. */
const handover = 60_000;

const button = document.getElementById("presence");
const menu = document.getElementById("presence-menu");
let status = null;
let reason = null;
let capacity = 4;
let isMovingOn = false;
let otherTabs = 0;

function draw() {
    button.dataset.status = status ?? "";
    document.getElementById("presence-label").textContent = say(status === "away" && reason ? `away.${reason}` : status ?? "offDuty");
    for (const radio of menu.querySelectorAll("[name=status]")) radio.checked = radio.value === status;
    menu.elements.reason.value = reason ?? "";
    menu.elements.reason.disabled = status !== "away";
    menu.elements.capacity.value = capacity;
}

/** Tells the desk. */
async function report(next) {
    try {
        await send("PUT", "/api/v1/presence", next);
    } catch (error) {
        if (error instanceof Refusal && error.status !== 0) toast(error.message, true);
    }
}

async function choose() {
    const chosen = menu.querySelector("[name=status]:checked")?.value ?? "away";
    const count = Math.min(50, Math.max(1, Math.round(Number(menu.elements.capacity.value) || capacity)));
    const why = chosen === "away" ? menu.elements.reason.value || null : null;
    shareWithTabs("presence", { status: chosen, reason: why, capacity: count });
    await report({ status: chosen, capacity: count, ...(why ? { reason: why } : {}) });
}

async function countTabs() {
    const locks = await navigator.locks?.query();
    otherTabs = (locks?.held?.filter((lock) => lock.name === "walletdesk-tab").length ?? 1) - 1;
}

/** Starts saying that the agent is there. Nobody becomes available by opening a page: they start away, or as a moment ago. */
export async function startPresence() {
    stream.addEventListener("presence", ({ detail }) => {
        ({ status, reason, capacity } = detail);
        draw();
    });
    navigator.locks?.request("walletdesk-tab", { mode: "shared" }, () => new Promise(() => {}));
    const current = await send("GET", "/api/v1/presence").catch(() => null);
    const left = tabStorage.get("presence");
    const recent = left && Date.now() - left.at < handover ? left.status : null;
    status = current?.status ?? recent ?? "away";
    capacity = current?.capacity ?? capacity;
    reason = current?.reason ?? null;
    draw();
    await report({ status });
    // Once more: the goodbye of the page before may arrive late.
    setTimeout(() => report({ status }), 3000);
    setInterval(() => {
        countTabs();
        if (isLeader) report({ status });
    }, beat);
    countTabs();
}

/** What the desk says of this agent; null where an event is about somebody else. */
async function ownPresence({ detail: { data } }) {
    return data.staff === document.body.dataset.staff ? send("GET", "/api/v1/presence").catch(() => null) : null;
}

// The desk sets away who did not answer. Everything else this page has said itself, and an older answer must not overwrite it.
stream.addEventListener("presence.changed", async (event) => {
    const current = await ownPresence(event);
    if (current?.reason !== "unanswered") return;
    ({ status, reason } = current);
    draw();
});
stream.addEventListener("agent.profile", async (event) => {
    const current = await ownPresence(event);
    if (!current) return;
    ({ capacity } = current);
    draw();
});
menu.addEventListener("change", choose);
menu.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("click", (event) => {
    if (event.target.closest("a[href^='/']")) isMovingOn = true;
});
addEventListener("pageshow", () => { isMovingOn = false; });
addEventListener("pagehide", () => {
    tabStorage.set("presence", { status, at: Date.now() });
    if (isMovingOn || otherTabs > 0 || status === null) return;
    const csrf = document.querySelector('meta[name="csrf"]').content;
    fetch("/api/v1/presence", { method: "DELETE", keepalive: true, headers: { "X-CSRF-Token": csrf } }).catch(() => {});
});
