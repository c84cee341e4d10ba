import { send } from "./console-api.js";
import { isLeader, stream } from "./console-stream.js";
import { browserStorage } from "./storage.js";
import { say } from "./strings.js";
import { toast } from "./console-forms.js";

const me = document.body.dataset.staff;
const title = document.title;
let plainTitle = title;

/** The page's name without the count in front. */
export function setTitle(text) {
    plainTitle = text;
    drawTitle(Number(document.getElementById("unanswered")?.textContent ?? 0));
}

function drawTitle(count) { document.title = count > 0 ? `(${count}) ${plainTitle}` : plainTitle; }

/** A short tone, made here so that there is no file to fetch. */
function beep() {
    if (!browserStorage.get("sound")) return;
    try {
        const context = new AudioContext();
        const oscillator = context.createOscillator();
        const gain = context.createGain();
        oscillator.frequency.value = 660;
        gain.gain.setValueAtTime(0.0001, context.currentTime);
        gain.gain.exponentialRampToValueAtTime(0.08, context.currentTime + 0.02);
        gain.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + 0.35);
        oscillator.connect(gain).connect(context.destination);
        oscillator.start();
        oscillator.stop(context.currentTime + 0.4);
        oscillator.addEventListener("ended", () => context.close());
    } catch {
        // No sound device, or the browser waits for a first click.
    }
}

function notify(text, conversation) {
    beep();
    if (!("Notification" in window) || Notification.permission !== "granted" || document.visibilityState === "visible") return;
    // The words of a customer stay on the desk: a notification may be read over a shoulder.
    const note = new Notification(text, { body: say("notify.body"), tag: conversation });
    note.addEventListener("click", () => {
        window.focus();
        location.href = `/console/conversations/${conversation}`;
    });
}

async function onMessage({ detail: { conversation, data } }) {
    if (!isLeader || data.author !== "customer") return;
    const found = await send("GET", `/api/v1/conversations/${conversation}`).catch(() => null);
    if (found?.agent === me) notify(say("notify.message", { name: found.contactName || say("anonymous") }), conversation);
}

/** Fetches how many wait for an answer, and everything that shows a count. */
export async function refreshCounts() {
    const counts = await send("GET", "/api/v1/counts").catch(() => null);
    if (!counts) return;
    for (const place of document.querySelectorAll("[data-count]")) {
        const count = counts[place.dataset.count];
        place.textContent = count >= 1000 ? "999+" : count;
    }
    const badge = document.getElementById("unanswered");
    if (badge) {
        badge.textContent = counts.unanswered;
        badge.hidden = counts.unanswered === 0;
    }
    drawTitle(counts.unanswered);
}

let pending = 0;
function refreshSoon() {
    clearTimeout(pending);
    pending = setTimeout(refreshCounts, 350);
}

/** Counts, notifications and the tone. */
export function startAlerts() {
    const button = document.getElementById("notify");
    const label = () => {
        if ("Notification" in window && Notification.permission === "granted") button.textContent = say("notifyOn");
    };
    button.addEventListener("click", async () => {
        const answer = await Notification.requestPermission();
        if (answer === "denied") toast(say("notifyDenied"), true);
        label();
    });
    label();
    const sound = document.getElementById("sound");
    sound.checked = browserStorage.get("sound") ?? false;
    sound.addEventListener("change", () => {
        browserStorage.set("sound", sound.checked);
        beep();
    });
    stream.addEventListener("message.created", onMessage);
    stream.addEventListener("conversation.state", ({ detail: { conversation, data } }) => {
        if (isLeader && data.to === "assigned" && data.agent === me && data.from === "queued") notify(say("notify.assigned"), conversation);
    });
    stream.addEventListener("any", refreshSoon);
    stream.addEventListener("gap", refreshSoon);
    refreshCounts();
}
