import { ArticleList } from "./articles.js";
import { ConversationView } from "./conversation.js";
import { Desk } from "./desk.js";
import { element } from "./element.js";
import { VisitorSession } from "./session.js";
import { stateLine } from "./status.js";
import { browserStorage } from "./storage.js";
import { day, offerLanguage, say } from "./strings.js";
import { call } from "./wire.js";

const root = document.getElementById("desk");
const home = document.getElementById("home");
/** The site around the frame, as the desk has checked it; messages of nobody else count. */
const site = window.parent !== window ? root.dataset.origin || null : null;

function tell(kind, more = {}) {
    if (site) window.parent.postMessage({ walletdesk: 1, kind, ...more }, site);
}

/** Whether a message comes from the site around the frame. */
function isSite(event) { return site !== null && event.origin === site && event.source === window.parent && event.data?.walletdesk === 1; }

/** What the site has kept for a frame that its browser gives no storage. */
function keptBySite() {
    return new Promise((resolve) => {
        const hear = (event) => {
            if (!isSite(event) || event.data.kind !== "kept") return;
            window.removeEventListener("message", hear);
            resolve(event.data.values ?? {});
        };
        window.addEventListener("message", hear);
        setTimeout(() => resolve({}), 2000);
        tell("kept?");
    });
}

if (site && !browserStorage.isLasting) {
    // Never a text: only what it takes to come back to the conversation.
    browserStorage.lean(await keptBySite(), ["session", "conversation", "read", "answered"], (values) => tell("keep", { values }));
}

const session = new VisitorSession({ hasConversation: () => desk.conversationId !== null });
const desk = new Desk({ session, conversationId: browserStorage.get("conversation"), isKept: true });
const articles = new ArticleList(document.getElementById("articles"), { limit: 5, onShown: ({ query, count }) => {
    const title = document.getElementById("articles-title");
    title.dataset.text = query ? "mayAnswer" : "topQuestions";
    title.textContent = say(title.dataset.text);
    title.hidden = count === 0;
} });
const view = new ConversationView(root, desk, {
    home, onInput: (text) => { if (view.isEmpty) articles.write(text); },
    onNew: () => {
        desk.startOver();
        showHome();
        view.composer.focus();
    },
});

let isOpen = site === null;
let notices = [];

/** What the reader has not seen: counted from the last message that stood in an open, visible frame. */
function countUnread() {
    const key = desk.conversationId;
    if (!key) return tell("unread", { count: 0, isActive: false });
    const read = browserStorage.get("read");
    let seq = read?.id === key ? read.seq : 0;
    if (isOpen && document.visibilityState === "visible" && desk.thread.lastMessageSeq > seq) {
        seq = desk.thread.lastMessageSeq;
        browserStorage.set("read", { id: key, seq });
    }
    const unread = desk.thread.inOrder().filter((message) => message.author !== "customer" && message.seq > seq);
    return tell("unread", { count: unread.length, isActive: true });
}

async function showHome() {
    articles.search("");
    const list = document.getElementById("notices");
    try {
        notices = (await call("GET", "announcements")).announcements;
    } catch {
        notices = [];
    }
    list.replaceChildren(...notices.slice(0, 3).map((notice) =>
        element("li", {}, element("p", { text: notice.text }),
            element("time", { class: "aside", datetime: notice.createdAt, text: day(notice.createdAt) }))));
    await showEarlier();
}

/** Conversations that this browser began and that still go on. Nobody without a session has any. */
async function showEarlier() {
    const section = document.getElementById("earlier");
    section.hidden = true;
    if (!browserStorage.get("session") || !view.isEmpty) return;
    try {
        const { conversations } = await desk.call("GET", "conversations");
        const open = conversations.filter((each) => each.state !== "closed").slice(0, 3);
        section.hidden = open.length === 0;
        section.querySelector("ul").replaceChildren(...open.map((each) => element("li", {}, element("button", {
            type: "button", class: "row", onclick: () => desk.open(each.id),
        }, element("span", { class: "title tabular", text: `#${each.number}` }),
        element("span", { class: "summary", text: stateLine(each) })))));
    } catch {
        // Without the list the page still does what it is for.
    }
}

window.addEventListener("message", (event) => {
    if (!isSite(event)) return;
    if (event.data.kind === "open") {
        isOpen = true;
        countUnread();
        if (matchMedia("(pointer: fine)").matches) view.composer.focus();
    } else if (event.data.kind === "close") {
        isOpen = false;
    } else if (event.data.kind === "identify") {
        const { jwt } = event.data;
        // Where somebody else has signed in, what the one before wrote is not theirs to read.
        if ((typeof jwt !== "string" && jwt !== null) || !session.identify(jwt)) return;
        desk.startOver();
        showHome();
    }
});

document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) tell("close");
});
document.addEventListener("languagechange", () => {
    if (view.isEmpty) showHome();
});
document.addEventListener("visibilitychange", countUnread);
desk.addEventListener("change", countUnread);
desk.addEventListener("announcement", () => { if (view.isEmpty) showHome(); });
const close = document.getElementById("close");
close.hidden = site === null;
close.addEventListener("click", () => tell("close"));

offerLanguage(document.getElementById("language"));
desk.start();
if (view.isEmpty) showHome();
tell("ready");
