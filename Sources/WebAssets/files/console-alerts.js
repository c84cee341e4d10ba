import { send } from "./console-api.js";
import { isLeader, stream } from "./console-stream.js";
import { browserStorage } from "./storage.js";
import { element } from "./element.js";
import { say } from "./strings.js";
import { soon } from "./soon.js";
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

/** Shows what this agent is being asked to take: what the desk says, so that neither a reload nor a lost word leaves a wrong one standing. */
async function showOffers() {
    const found = await send("GET", "/api/v1/offers").catch(() => null);
    if (!found) return;
    const asked = new Set(found.offers.map(({ conversation }) => conversation));
    for (const line of document.querySelectorAll("[data-offer]")) if (!asked.delete(line.dataset.offer)) line.remove();
    for (const conversation of asked) offer(conversation);
}

/** One after the other: an answer of before must not overtake the next. */
const showOffersSoon = soon(showOffers, 0);

/** A word in the corner, with what can be done at once. */
function offer(conversation) {
    const path = `/api/v1/conversations/${conversation}`;
    const answer = (label, key, method, noun, json) => element("button", {
        type: "button", class: key === "accept" ? "button primary" : "button", text: label,
        onclick: async () => {
            line.remove();
            try {
                await send(method, `${path}/${noun}`, json);
            } catch (error) {
                showOffersSoon();
                return toast(error.message, true);
            }
            if (key !== "accept") return;
            const event = new CustomEvent("openconversation", { detail: conversation, cancelable: true });
            if (document.dispatchEvent(event)) location.href = `/console/conversations/${conversation}`;
        },
    });
    const line = element("div", { class: "toast offer", role: "alert" }, element("p", { text: say("offer.asked") }),
        answer(say("offer.accept"), "accept", "POST", "assignment", {}), answer(say("offer.decline"), "decline", "DELETE", "offer"));
    line.dataset.offer = conversation;
    document.getElementById("toasts").append(line);
}

/** What a lead or the agent concerned has to look at: the newest, once. */
async function sayAlert() {
    const found = await send("GET", "/api/v1/alerts").catch(() => null);
    const newest = found?.alerts[0];
    if (!newest || said.has(newest.key + newest.raisedAt)) return;
    said.add(newest.key + newest.raisedAt);
    toast(newest.text, true);
    if (isLeader) beep();
}

const said = new Set();
const refreshSoon = soon(refreshCounts, 350);

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
    // What is offered waits for an answer and goes on to somebody else: it is said on every tab, and by the desktop once.
    stream.addEventListener("conversation.offered", ({ detail: { conversation, data } }) => {
        if (data.agent !== me) return;
        showOffersSoon();
        if (isLeader) notify(say("notify.offered"), conversation);
    });
    // Also where it is not shown yet: it may have been read a moment before.
    stream.addEventListener("conversation.offer-ended", ({ detail: { data } }) => { if (data.agent === me) showOffersSoon(); });
    stream.addEventListener("conversation.state", ({ detail: { data } }) => { if (data.from === "queued") showOffersSoon(); });
    stream.addEventListener("joined", showOffersSoon);
    stream.addEventListener("alert.raised", sayAlert);
    stream.addEventListener("any", refreshSoon);
    stream.addEventListener("joined", refreshSoon);
    refreshCounts();
}
