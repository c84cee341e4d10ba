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

/** What was chosen here, until the desk has heard it. */
let unheard = null;
let isTelling = false;

/** Tells the desk what was chosen, one choice after the other; where it can't be reached, the next beat tells it again. */
async function tell(choice) {
    unheard = choice;
    if (isTelling) return;
    isTelling = true;
    while (unheard) {
        const told = unheard;
        try {
            await send("PUT", "/api/v1/presence", told);
        } catch (error) {
            if (!(error instanceof Refusal) || error.status === 0) break;
            toast(error.message, true);
        }
        if (unheard === told) unheard = null;
    }
    isTelling = false;
}

/** Takes over how the desk sees this agent, unless something newer was chosen here. What is the same leaves a half-written field alone. */
function take(current) {
    if (!current?.status || unheard) return;
    const why = current.reason ?? null;
    if (current.status === status && why === reason && current.capacity === capacity) return;
    ({ status, capacity } = current);
    reason = why;
    draw();
}

/** Says that the page is still open, and not how: the desk may just have set away who did not answer. */
async function stay() {
    if (unheard) return tell(unheard);
    take(await send("POST", "/api/v1/presence").catch(() => null));
}

async function choose() {
    const chosen = menu.querySelector("[name=status]:checked")?.value ?? "away";
    const count = Math.min(50, Math.max(1, Math.round(Number(menu.elements.capacity.value) || capacity)));
    const why = chosen === "away" ? menu.elements.reason.value || null : null;
    shareWithTabs("presence", { status: chosen, reason: why, capacity: count });
    await tell({ status: chosen, capacity: count, ...(why ? { reason: why } : {}) });
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
    if (current?.status) {
        take(current);
    } else {
        status = recent ?? "away";
        capacity = current?.capacity ?? capacity;
        draw();
        await tell({ status });
    }
    // The goodbye of the page before may arrive late.
    setTimeout(stay, 3000);
    setInterval(() => {
        countTabs();
        if (isLeader || unheard) stay();
    }, beat);
    countTabs();
}

// The desk sets away who did not answer, a lead how many chats an agent holds.
for (const type of ["presence.changed", "agent.profile"]) {
    stream.addEventListener(type, async ({ detail: { data } }) => {
        if (data.staff === document.body.dataset.staff) take(await send("GET", "/api/v1/presence").catch(() => null));
    });
}
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
