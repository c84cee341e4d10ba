import { backOff, call, download, openStream } from "./wire.js";
import { browserStorage } from "./storage.js";
import { Outbox } from "./outbox.js";
import { SharedStream } from "./tabs.js";
import { Thread } from "./thread.js";

/** How long a sign of typing counts. */
const typingLasts = 6_000;

/**
 * One person's conversation with the desk: what it holds now, and what can be done. Dispatches `change` whenever anything that is shown
 * has changed, and `arrival` (detail: the message) for each new message of the other side.
 */
export class Desk extends EventTarget {
    /**
     * @param {object} options
     * @param {import("./session.js").VisitorSession | import("./session.js").LinkSession} options.session
     * @param {string | null} options.conversationId what to open
     * @param {boolean} options.isKept whether this browser returns to the conversation by itself
     */
    constructor({ session, conversationId, isKept }) {
        super();
        this.session = session;
        this.isKept = isKept;
        this.conversationId = conversationId;
        this.thread = new Thread();
        /** By client id: texts taken out as possibly a key, until the page is left; and messages whose author says that it is a hash. */
        this.held = new Map();
        this.declared = new Set();
        this.outbox = new Outbox({
            key: isKept ? "visitor" : conversationId ?? "link",
            deliver: (entry) => this.#deliver(entry),
            isReady: (entry) => entry.kind === "conversation" || this.conversation !== null,
            onChange: () => this.#changed(),
        });
        this.#reset();
        for (const name of ["online", "pageshow"]) window.addEventListener(name, () => this.#wake());
        document.addEventListener("visibilitychange", () => this.#wake());
        window.addEventListener("offline", () => this.#reach(false));
    }

    #reset() {
        this.conversation = null;
        this.privateLink = null;
        this.typingUntil = 0;
        /** Since when the desk can't be reached; null while it can. */
        this.lostAt = null;
        /** @type {null | "unauthenticated" | "missing"} */
        this.trouble = null;
        this.isLoading = this.conversationId !== null;
        this.attempt = 0;
    }

    start() { return this.conversationId ? this.#load() : this.outbox.flush(); }

    /** A call with the session's token; a session that has ended is renewed where nothing hangs on it. */
    async call(method, path, options = {}) {
        try {
            const answer = await call(method, path, { ...options, token: await this.session.token() });
            this.#reach(true);
            return answer;
        } catch (error) {
            if (error.status === 0 || error.status >= 500) this.#reach(false);
            if (error.status !== 401) throw error;
            if (!this.session.renew()) {
                this.refuse(error);
                throw error;
            }
            return call(method, path, { ...options, token: await this.session.token() });
        }
    }

    /** A call below the conversation whose answer is the conversation as it is now. */
    async act(path, json) {
        const conversation = await this.call("POST", this.#path(path), json === undefined ? {} : { json });
        if (conversation?.id) this.#adopt(conversation);
    }

    #path(rest = "") { return `conversations/${encodeURIComponent(this.conversationId)}${rest}`; }

    /**
     * The first text makes the conversation, later ones go on with it.
     * @param {string} text
     * @param {{form?: object, declared?: string}} [more]
     */
    send(text, more = {}) {
        const isFirst = this.conversationId === null && !this.outbox.entries.some((entry) => entry.kind === "conversation");
        return this.outbox.add({ kind: isFirst ? "conversation" : "message", text, ...more });
    }

    /** @param {File} file */
    upload(file) { return this.outbox.add({ kind: "file", file, text: file.name }); }

    /** A person, please. Before the conversation exists it waits for it. */
    handover() {
        if (!this.outbox.entries.some((entry) => entry.kind === "handover")) this.outbox.add({ kind: "handover" });
    }

    /** The text that was taken out of a message is a transaction hash, its author says. */
    declareHash(message) {
        const text = this.held.get(message.clientId);
        if (text === undefined) return;
        this.held.delete(message.clientId);
        this.declared.add(message.clientId);
        this.send(text, { declared: "transaction_hash" });
    }

    typing() { this.call("POST", this.#path("/typing")).catch(() => undefined); }

    async leaveEmail(email) { await this.call("PUT", this.#path("/email"), { json: { email } }); }

    async attachment(id) { return download(this.#path(`/attachments/${encodeURIComponent(id)}`), await this.session.token()); }

    /** Opens one of one's own conversations. */
    open(id) {
        this.startOver();
        this.conversationId = id;
        this.isLoading = true;
        this.#load();
    }

    /** Leaves the conversation; the next text begins another. */
    startOver() {
        this.shared?.stop();
        this.shared = null;
        clearTimeout(this.retry);
        this.conversationId = null;
        if (this.isKept) browserStorage.remove("conversation");
        if (this.trouble === "unauthenticated") this.session.forget();
        this.thread.clear();
        this.held.clear();
        this.#reset();
        this.outbox.clear();
    }

    /**
     * Makes the conversation; the same `clientId` again answers with the same one.
     * @param {{clientId: string, text: string, form?: object, declared?: string}} request
     */
    async create({ clientId, text, form, declared }) {
        const conversation = await this.call("POST", "conversations", { json: { clientId, text, form, declared } });
        this.#hold(clientId, text, conversation.removed);
        this.#adopt(conversation);
        await this.#fill();
        this.#listen();
    }

    async #deliver(entry) {
        if (entry.kind === "conversation") return this.create(entry);
        if (entry.kind === "handover") return this.act("/handover");
        const message = await this.#posted(entry);
        this.#hold(entry.clientId, entry.text, message.removed);
        return this.#add(message);
    }

    #posted({ clientId, text, declared, file }) {
        if (!file) return this.call("POST", this.#path("/messages"), { json: { clientId, text, declared } });
        const form = new FormData();
        form.append("clientId", clientId);
        form.append("file", file, file.name);
        return this.call("POST", this.#path("/attachments"), { form, seconds: 180 });
    }

    #hold(clientId, text, removed) { if (removed?.includes("ambiguous_hash")) this.held.set(clientId, text); }

    async #load() {
        clearTimeout(this.retry);
        this.retry = null;
        const id = this.conversationId;
        try {
            await this.#fill();
            const conversation = await this.call("GET", this.#path());
            if (id !== this.conversationId) return;
            this.#adopt(conversation);
            this.#listen();
            this.outbox.flush();
        } catch (error) {
            if (id !== this.conversationId) return;
            if (error.status === 401 || error.isFinal) this.refuse(error);
            else this.#later(error);
        }
    }

    #later(error) {
        this.#reach(false);
        this.retry = setTimeout(() => this.#load(), backOff(this.attempt, error.retryAfter));
        this.attempt += 1;
    }

    /** Fetches every message that is missing. */
    async #fill() {
        const id = this.conversationId;
        for (let after = this.thread.lastMessageSeq, list; ; after = list.next) {
            list = await this.call("GET", this.#path(`/messages?after=${after}`));
            if (id !== this.conversationId) return;
            for (const message of list.messages) this.#add(message);
            if (list.next === undefined || list.next === null || list.next <= after) return;
        }
    }

    #listen() {
        if (this.shared) return;
        this.shared = new SharedStream({
            name: this.conversationId,
            open: async (signal) => openStream(this.#path("/events"), {
                token: await this.session.token(), lastSeq: Math.max(this.thread.lastSeq, this.thread.lastMessageSeq), signal,
            }),
            onEvent: (event, id) => this.#heard(event, id),
            onState: (isConnected) => isConnected ? this.#resumed() : this.#reach(false),
            onRefused: (error) => this.#refusedStream(error),
        });
        this.shared.start();
    }

    #refusedStream(error) {
        this.shared?.stop();
        this.shared = null;
        if (error.status === 401 && this.session.renew()) this.#load();
        else this.refuse(error);
    }

    /**
     * The desk won't have this reader.
     * @param {import("./wire.js").WireError} [error] absent where there was nothing to ask with, such as a private link without its key
     */
    refuse(error) {
        this.trouble = error?.status === 401 ? "unauthenticated" : "missing";
        this.isLoading = false;
        this.#changed();
    }

    /** After a gap the place in the line is old, and a follower of another tab's stream may have missed messages. */
    async #resumed() {
        this.#reach(true);
        try {
            await this.#fill();
            this.#adopt(await this.call("GET", this.#path()));
            this.outbox.wake();
        } catch {
            // The stream notices what is wrong and tries again.
        }
    }

    #heard(event, id) {
        this.thread.saw(event.seq ?? id);
        if (event.message?.author === "agent") this.typingUntil = 0;
        if (event.message) this.#add(event.message);
        if (event.conversation) this.#adopt(event.conversation);
        else if (event.queue && this.conversation) this.#adopt({ ...this.conversation, queue: event.queue });
        if (event.type === "typing") {
            this.typingUntil = Date.now() + typingLasts;
            setTimeout(() => this.#changed(), typingLasts + 50);
        }
        if (event.announcement) this.dispatchEvent(new CustomEvent("announcement", { detail: event.announcement }));
        this.#changed();
    }

    #add(message) {
        const isNew = !this.thread.messages.has(message.id);
        if (!this.thread.add(message)) return;
        const sent = this.outbox.entries.find((entry) => entry.clientId === message.clientId);
        if (sent && sent.state !== "sending") this.outbox.remove(sent.clientId);
        if (isNew && message.author !== "customer") this.dispatchEvent(new CustomEvent("arrival", { detail: message }));
        this.#changed();
    }

    #adopt(conversation) {
        if (this.conversation && conversation.id !== this.conversation.id) return this.#follow(conversation.id);
        this.conversation = conversation;
        this.conversationId = conversation.id;
        this.privateLink = conversation.privateLink ?? this.privateLink;
        this.isLoading = false;
        this.attempt = 0;
        if (this.isKept) browserStorage.set("conversation", conversation.id);
        this.#changed();
    }

    /** It was merged into another: everything is read again there, and what waits to be sent goes there. */
    #follow(id) {
        this.shared?.stop();
        this.shared = null;
        this.conversationId = id;
        this.conversation = null;
        this.isLoading = true;
        this.thread.clear();
        this.#changed();
        return this.#load();
    }

    #wake() {
        if (document.visibilityState === "hidden") return;
        if (this.retry && this.isLoading && this.conversationId) this.#load();
        this.shared?.wake();
        this.outbox.wake();
    }

    /** @param {boolean} isReached whether the desk answers */
    #reach(isReached) {
        if (isReached === (this.lostAt === null)) return;
        this.lostAt = isReached ? null : Date.now();
        this.#changed();
        // A restart of the desk is over before anybody needs to know.
        if (!isReached) setTimeout(() => this.#changed(), 3000);
    }

    #changed() { this.dispatchEvent(new Event("change")); }
}

