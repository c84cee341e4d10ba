import { element, show } from "./element.js";
import { Composer } from "./composer.js";
import { messageItem, pendingItem } from "./message.js";
import { ProofPanel } from "./proof.js";
import { stateLine, StatusPanel } from "./status.js";
import { browserStorage } from "./storage.js";
import { clock, day, language, say } from "./strings.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** A loss shorter than this is nobody's concern. */
const lossShownAfter = 2_500;

/** A conversation as it is read and written. */
export class ConversationView {
    /**
     * @param {HTMLElement} root
     * @param {Desk} desk
     * @param {object} [options]
     * @param {HTMLElement} [options.home] shown as long as there is no conversation
     * @param {(text: string) => void} [options.onInput] what is being written
     * @param {() => void} options.onNew a new question, please
     */
    constructor(root, desk, { home, onInput, onNew }) {
        Object.assign(this, { root, desk, home, onInput, onNew });
        this.wantsPerson = false;
        this.nodes = new Map();
        this.answered = browserStorage.get("answered") ?? {};
        this.offline = element("p", { class: "offline", role: "status", hidden: true });
        this.bar = element("div", { class: "state", hidden: true });
        this.intro = element("div", { class: "intro" });
        this.items = element("div", { class: "items" });
        this.log = element("div", { class: "log", role: "log", "aria-live": "polite", tabindex: "0" }, this.intro, this.items);
        this.typing = element("p", { class: "typing", role: "status" });
        this.newer = element("button", { type: "button", class: "button newer", hidden: true, onclick: () => this.#toEnd() });
        this.error = element("p", { class: "error notice", role: "alert", hidden: true });
        this.panel = new StatusPanel(desk, { onError: (error) => this.#failed(error), onNew, onReply: () => this.composer.focus() });
        this.composer = new Composer({
            onSend: (text) => this.#send(text), onFile: (file) => desk.upload(file),
            onInput: (text) => onInput?.(text), onTyping: () => this.#sayTyping(),
            onPerson: () => this.askForPerson(), onProve: () => this.proof.toggle(),
        });
        this.proof = new ProofPanel(desk);
        root.append(this.offline, this.bar, ...(home ? [home] : []), this.log, this.typing, this.newer);
        root.append(this.panel.element, this.error, this.proof.element, this.composer.element);
        // The end stays in sight when what is below grows, unless the reader has gone up.
        this.sticks = true;
        this.alarmHolds = false;
        this.log.addEventListener("scroll", () => {
            if (this.alarmHolds) return;
            this.sticks = this.#isAtEnd();
            if (this.sticks) this.newer.hidden = true;
        });
        for (const hand of ["wheel", "touchmove", "pointerdown", "keydown"]) {
            this.log.addEventListener(hand, () => { this.alarmHolds = false; }, { passive: true });
        }
        new ResizeObserver(() => { if (this.sticks) this.#toEnd(); }).observe(this.log);
        desk.addEventListener("change", () => this.#schedule());
        desk.addEventListener("arrival", () => { this.hasNews = true; });
        document.addEventListener("languagechange", () => this.render());
        window.addEventListener("beforeunload", (event) => {
            // Files can't be stored for later; texts are.
            if (desk.outbox.entries.some((entry) => entry.file)) event.preventDefault();
        });
        this.render();
    }

    get isEmpty() {
        return this.desk.conversationId === null && !this.desk.trouble && this.desk.outbox.entries.length === 0;
    }

    /** A person, please. Without a question yet, the person gets one first. */
    askForPerson() {
        if (!this.isEmpty) return this.desk.handover();
        this.wantsPerson = true;
        if (this.composer.text) this.#send(this.composer.text);
        else this.composer.focus();
        this.render();
        return undefined;
    }

    render() {
        this.scheduled = false;
        const { conversation, trouble } = this.desk;
        if (this.home) this.home.hidden = !this.isEmpty;
        this.log.hidden = Boolean(this.home) && this.isEmpty;
        this.log.setAttribute("aria-label", say("log"));
        this.#renderOffline();
        this.#renderBar(conversation);
        show(this.intro, language(), () => [
            element("p", { text: say("intro") }), element("p", {}, element("strong", { text: say("warning") })),
        ]);
        this.log.setAttribute("aria-busy", String(this.desk.isLoading));
        this.root.classList.toggle("is-loading", this.desk.isLoading && this.items.childElementCount === 0);
        this.#renderItems();
        const isTyping = Date.now() < this.desk.typingUntil;
        const typing = isTyping ? say("typing", { name: conversation?.agentName ?? say("person") }) : "";
        if (this.typing.textContent !== typing) this.typing.textContent = typing;
        this.panel.render();
        this.proof.render();
        this.newer.textContent = say("newer");
        this.composer.render({
            placeholder: this.isEmpty ? say(this.wantsPerson ? "askPerson" : "ask") : say("write"),
            isFirst: this.isEmpty, wantsPerson: this.wantsPerson, canAttach: conversation !== null,
            isHidden: trouble !== null || conversation?.state === "closed" || this.panel.saidSolved,
        });
    }

    #schedule() {
        if (this.scheduled) return;
        this.scheduled = true;
        queueMicrotask(() => this.render());
    }

    #send(text) {
        this.error.hidden = true;
        this.desk.send(text);
        if (this.wantsPerson) this.desk.handover();
        this.wantsPerson = false;
        this.#toEnd();
    }

    #sayTyping() {
        if (["assigned", "awaiting_customer", "in_progress"].includes(this.desk.conversation?.state)) this.desk.typing();
    }

    #renderOffline() {
        const since = this.desk.lostAt;
        const isShown = since !== null && this.desk.trouble === null && (!navigator.onLine || Date.now() - since > lossShownAfter);
        this.isOffline = isShown;
        const text = isShown ? say("offline", { time: clock(since) }) : "";
        if (this.offline.textContent !== text) this.offline.textContent = text;
        this.offline.hidden = !isShown;
    }

    #renderBar(conversation) {
        this.bar.hidden = !conversation || this.desk.trouble !== null;
        if (!conversation) return;
        const canAsk = conversation.state === "bot" && !this.desk.outbox.entries.some((entry) => entry.kind === "handover");
        show(this.bar, JSON.stringify([stateLine(conversation), canAsk, conversation.number]), () => [
            element("p", {}, element("span", { class: "number tabular", text: `#${conversation.number}` }), ` ${stateLine(conversation)}`),
            canAsk && element("button", { type: "button", class: "button", onclick: () => this.askForPerson(), text: say("toPerson") }),
        ]);
    }

    /** What the log shows, in order: a key, a version, and how it is built. */
    #plan() {
        const plan = [];
        const messages = this.desk.thread.inOrder();
        const lastAnswer = messages.findLast((message) => message.author === "bot" && message.source);
        const { held, declared } = this.desk;
        const isBot = this.desk.conversation?.state === "bot";
        const last = messages.at(-1);
        const isAsked = isBot && last?.author === "bot" && last.text.includes("](reply:") && this.desk.outbox.entries.length === 0;
        let lastDay = "";
        for (const [index, message] of messages.entries()) {
            const thisDay = new Date(message.createdAt).toDateString();
            const separator = () => element("p", { class: "day", text: day(message.createdAt) });
            if (thisDay !== lastDay) plan.push({ key: `day ${thisDay}`, version: language(), build: separator });
            lastDay = thisDay;
            const context = {
                desk: this.desk, isGuidance: isGuidance(message, messages[index - 1]),
                asksFeedback: message === lastAnswer && isBot && !isAsked && !(message.id in this.answered),
                onReply: isAsked && message === last ? (label) => this.#send(label) : null,
                onFeedback: (helped) => this.#answer(message, helped),
            };
            plan.push({
                key: message.clientId ?? message.id,
                version: JSON.stringify([message, language(), context.asksFeedback, context.onReply !== null, held.has(message.clientId), declared.has(message.clientId)]),
                build: () => messageItem(message, context), isAlarm: Boolean(message.removed?.length) && !this.desk.isLoading,
            });
            if (message === lastAnswer && this.answered[message.id] === false && isBot) plan.push(this.#nextStep(message));
        }
        for (const entry of this.desk.outbox.entries) {
            if (entry.kind !== "handover" && !this.desk.thread.has(entry.clientId)) plan.push(this.#pending(entry));
        }
        return plan;
    }

    #nextStep(message) {
        return { key: `next ${message.id}`, version: language(), build: () => element("div", { class: "message system next" },
            element("p", { text: say("notHelped") }),
            element("button", { type: "button", class: "button primary", onclick: () => this.askForPerson(), text: say("toPerson") })) };
    }

    #pending(entry) {
        const isOffline = this.isOffline && entry.state !== "failed";
        const version = JSON.stringify([entry.state, entry.error, isOffline, language()]);
        return { key: entry.clientId, version, build: () => pendingItem(entry, {
            isOffline,
            onRetry: () => this.desk.outbox.retry(entry.clientId),
            onEdit: () => this.composer.putBack(this.desk.outbox.remove(entry.clientId)?.text ?? ""),
            onDiscard: () => {
                this.desk.outbox.remove(entry.clientId);
                this.composer.focus();
            },
        }) };
    }

    /** Touches only what has changed, so that focus, selection and a screen reader's place stay. */
    #renderItems() {
        const plan = this.#plan();
        const keys = new Set(plan.map((step) => step.key));
        for (const [key, { node }] of this.nodes) {
            if (keys.has(key)) continue;
            node.remove();
            this.nodes.delete(key);
        }
        let previous = null;
        let alarm = null;
        for (const { key, version, build, isAlarm } of plan) {
            let held = this.nodes.get(key);
            if (held?.version !== version) {
                const node = build();
                if (isAlarm && !held?.isAlarm) alarm = node;
                const hadFocus = held?.node.contains(document.activeElement);
                held?.node.replaceWith(node);
                held = { node, version, isAlarm };
                this.nodes.set(key, held);
                if (hadFocus) this.composer.focus();
            }
            const place = previous ? previous.nextSibling : this.items.firstChild;
            if (held.node !== place) this.items.insertBefore(held.node, place);
            previous = held.node;
        }
        // What was taken out is seen first, however much is said about it below.
        if (alarm) this.#toTop(alarm);
        else if (this.sticks) this.#toEnd();
        else if (this.hasNews) this.newer.hidden = this.#isAtEnd();
        this.hasNews = false;
    }

    async #answer(message, helped) {
        this.answered[message.id] = helped;
        browserStorage.set("answered", Object.fromEntries(Object.entries(this.answered).slice(-50)));
        this.render();
        try {
            await this.desk.act("/answer-feedback", { messageId: message.id, helped });
        } catch (error) {
            delete this.answered[message.id];
            this.#failed(error);
        }
        this.render();
    }

    #failed(error) {
        this.error.textContent = error.message || say("notReached");
        this.error.hidden = false;
    }

    #isAtEnd() { return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60; }

    /** There it stays until the reader moves: what follows must not push it, or its button, from under their finger. */
    #toTop(node) {
        this.sticks = false;
        this.alarmHolds = true;
        this.log.scrollTop += node.getBoundingClientRect().top - this.log.getBoundingClientRect().top - 8;
    }

    #toEnd() {
        this.sticks = true;
        this.alarmHolds = false;
        this.log.scrollTop = this.log.scrollHeight;
        this.newer.hidden = true;
    }
}

/** What to do now, after a secret or a scam's link: it must not be overlooked. The desk marks its warnings of links with a sign. */
function isGuidance(message, before) { return Boolean(before?.removed?.length) || message.text.startsWith("⚠"); }
