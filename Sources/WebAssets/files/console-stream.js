import { send } from "./console-api.js";

const types = [
    "conversation.created", "conversation.state", "conversation.changed", "message.created", "note.created", "message.redacted", "answer.missed",
    "conversation.rated", "conversation.offered", "conversation.offer-ended", "conversation.promise", "presence.changed", "agent.profile", "queue.policy",
    "alert.raised", "alert.cleared", "staff.changed", "article.changed", "chain.read", "wallet.proven", "trace.changed",
];

/**
 * Live events of the desk. Each is dispatched by its type with `detail.conversation` and `detail.data`; `any` follows every one.
 * `joined` says that events come from now on, and that what happened before may have been missed: fetch what is shown. `status` tells whether the
 * stream is up, and since when not.
 */
export const stream = new EventTarget();

/** Whether this tab holds the browser's one stream. */
export let isLeader = false;

let downSince = null;
/** Whether this tab hears what happens. */
let hasJoined = false;
const channel = "BroadcastChannel" in window ? new BroadcastChannel("walletdesk-console") : null;

function tell(kind, detail) {
    if (kind === "joined") hasJoined = true;
    stream.dispatchEvent(new CustomEvent(kind, { detail }));
    if (types.includes(kind)) stream.dispatchEvent(new CustomEvent("any", { detail: { type: kind, ...detail } }));
}

function share(kind, detail) {
    tell(kind, detail);
    channel?.postMessage({ kind, detail });
}

function setStatus(since) {
    if ((since === null) === (downSince === null)) return;
    downSince = since;
    share("status", { downSince });
}

/** Opens the stream. The browser comes back by itself with the last event's number, so that nothing is missed. */
function open() {
    const source = new EventSource("/api/v1/events");
    source.addEventListener("ready", () => {
        setStatus(null);
        share("joined", {});
    });
    for (const type of types) {
        source.addEventListener(type, (event) => {
            const frame = JSON.parse(event.data);
            share(type, { conversation: frame.conversation ?? null, data: frame.data ?? frame });
        });
    }
    source.addEventListener("error", () => {
        setStatus(downSince ?? Date.now());
        if (source.readyState !== EventSource.CLOSED) return;
        // The desk refused: the session may have ended, which the next call tells.
        send("GET", "/api/v1/me").catch(() => {});
        setTimeout(open, 4000);
    });
}

function lead() {
    isLeader = true;
    tell("leading", {});
    open();
    return new Promise(() => {});
}

channel?.addEventListener("message", ({ data: { kind, detail } }) => {
    if (kind === "hello") {
        if (isLeader) channel.postMessage({ kind: "status", detail: { downSince } });
        return;
    }
    if (kind === "status") downSince = detail.downSince;
    tell(kind, detail);
    // The leader's answer to this tab's greeting: from now on it hears what the leader hears.
    if (kind === "status" && !hasJoined) tell("joined", {});
});

/** Starts listening: one tab of a browser holds the stream and shares it; where tabs can't agree each holds its own. */
export function startStream() {
    if (navigator.locks && channel) {
        navigator.locks.request("walletdesk-stream", lead);
        channel.postMessage({ kind: "hello", detail: {} });
    } else {
        lead();
    }
}

/** Tells the other tabs of this browser, and this one. */
export function shareWithTabs(kind, detail) { share(kind, detail); }
