import { element } from "./element.js";
import { answerText, helpAddress, plainText } from "./markdown.js";
import { calendarDay, clock, say, size } from "./strings.js";

/** @typedef {import("./desk.js").Desk} Desk */

/**
 * A message of the conversation.
 * @param {object} message
 * @param {{desk: Desk, isGuidance: boolean, asksFeedback: boolean, onFeedback: (helped: boolean) => void,
 *     onReply: ((label: string) => void) | null}} context
 */
export function messageItem(message, context) {
    const kind = message.author === "system" && context.isGuidance ? "system guidance" : message.author;
    const item = element("article", { class: `message ${kind}` });
    if (message.author !== "system") item.append(byline(author(message), message.createdAt));
    const write = message.author === "bot" ? (text) => answerText(text, context.onReply) : plainText;
    if (message.text) item.append(element("div", { class: "text", dir: "auto", lang: textLanguage(message.text) }, ...write(message.text)));
    for (const attachment of message.attachments ?? []) item.append(attachmentLine(attachment, context.desk));
    if (message.removed?.length > 0) item.append(removedCard(message, context.desk));
    if (message.source) item.append(sourceLine(message.source));
    if (message.code) item.append(codeLine(message));
    if (context.asksFeedback) item.append(feedback(context.onFeedback));
    return item;
}

/**
 * A text on its way, with what became of it so far.
 * @param {import("./outbox.js").Entry} entry
 * @param {{isOffline: boolean, onRetry: () => void, onEdit: () => void, onDiscard: () => void}} context
 */
export function pendingItem(entry, { isOffline, onRetry, onEdit, onDiscard }) {
    const failed = entry.state === "failed";
    const state = failed ? say("failed") : isOffline ? say("keptOffline") : entry.error ?? say("sending");
    const text = entry.kind === "file" ? [say("file", { name: entry.text })] : plainText(entry.text ?? "");
    const item = element("article", { class: `message customer pending ${failed ? "failed" : ""}` }, byline(say("you"), entry.createdAt),
        element("div", { class: "text", dir: "auto" }, ...text),
        element("p", { class: "delivery", text: state }));
    if (!failed) return item;
    item.append(
        element("p", { class: "error", role: "alert", text: entry.error || say("failedWhy") }),
        element("div", { class: "actions" },
            element("button", { type: "button", class: "button", onclick: onRetry, text: say("retry") }),
            entry.kind !== "file" && element("button", { type: "button", class: "button", onclick: onEdit, text: say("edit") }),
            element("button", { type: "button", class: "button quiet", onclick: onDiscard, text: say("discard") })));
    return item;
}

/** Chinese glyphs for Chinese text, whatever the page speaks. */
function textLanguage(text) { return /\p{Script=Han}/u.test(text) ? "zh-Hans" : null; }

function author(message) {
    if (message.author === "customer") return say("you");
    if (message.author === "bot") return say("assistant");
    return message.authorName ?? say("person");
}

function byline(name, instant) {
    return element("p", { class: "byline" }, element("strong", { text: name }), " ",
        element("time", { datetime: new Date(instant).toISOString(), text: clock(instant) }));
}

function sourceLine(source) {
    const address = helpAddress(source.path);
    const title = address ? element("a", { href: address, target: "_blank", rel: "noopener", text: source.title }) : source.title;
    // What was read from a chain says itself when.
    const checked = source.reviewed && element("span", { class: "aside", text: say("reviewed", { day: calendarDay(source.reviewed) }) });
    return element("p", { class: "source" }, say("source"), " ", title, " ", checked);
}

/** Proves that the message is the desk's own: the page that it leads to knows the code. */
function codeLine(message) {
    const link = element("a", { href: `/official#${encodeURIComponent(message.code)}`, target: "_blank", rel: "noopener", title: say("code.check"), text: message.code });
    return element("p", { class: "code aside" }, say("code.label"), " ", link, message.agentCode && ` · ${say("code.agent", { code: message.agentCode })}`);
}

/** What may have been taken out; the doubtful comes first, for there is something to do about it. */
const removedKinds = { ambiguous_hash: "unclear", private_key: "privateKey", seed_phrase: "seedPhrase" };

/** A secret was in this message. It must not be overlooked; what to do now stands in the desk's message that follows. */
function removedCard(message, desk) {
    const unclear = message.removed.includes("ambiguous_hash");
    const what = Object.entries(removedKinds).find(([kind]) => message.removed.includes(kind))?.[1] ?? "secret";
    const card = element("div", { class: "alert danger", role: "alert" },
        element("p", {}, element("strong", { text: say(`removed.${what}`) })));
    if (!unclear || desk.declared.has(message.clientId)) return card;
    card.append(element("p", { text: say("removed.unclear.then") }));
    if (desk.held.has(message.clientId)) {
        const declare = () => desk.declareHash(message);
        card.append(element("button", { type: "button", class: "button", onclick: declare, text: say("removed.isHash") }));
    } else {
        card.append(element("p", { class: "aside", text: say("removed.again") }));
    }
    return card;
}

function feedback(onFeedback) {
    return element("div", { class: "feedback", role: "group", "aria-label": say("solvedThis") },
        element("span", { text: say("solvedThis") }),
        element("button", { type: "button", class: "button", onclick: () => onFeedback(true), text: say("yes") }),
        element("button", { type: "button", class: "button", onclick: () => onFeedback(false), text: say("no") }));
}

function attachmentLine(attachment, desk) {
    const fetchIt = async (event) => {
        const button = event.currentTarget;
        button.disabled = true;
        try {
            const address = URL.createObjectURL(await desk.attachment(attachment.id));
            element("a", { href: address, download: attachment.name }).click();
            setTimeout(() => URL.revokeObjectURL(address), 60_000);
        } catch (error) {
            button.after(element("span", { class: "error", role: "alert", text: error.message || say("downloadFailed") }));
        } finally {
            button.disabled = false;
        }
    };
    return element("p", { class: "attachment" },
        element("button", {
            type: "button", class: "link", onclick: fetchIt, text: attachment.name,
            "aria-label": say("download", { name: attachment.name }),
        }), " ", element("span", { class: "aside", text: size(attachment.size) }));
}
