import { fragment, newID, Refusal, send, upload } from "./console-api.js";
import { Composer } from "./console-composer.js";
import { toast } from "./console-forms.js";
import { tellTimes } from "./console-time.js";
import { element } from "./element.js";
import { soon } from "./soon.js";
import { say } from "./strings.js";

/** So often a page says that its agent is still looking. */
const viewingBeat = 15_000;

/** The conversation in the middle. */
export class Thread {
    /**
     * @param {HTMLElement} column
     * @param {{onShown: (article: HTMLElement) => void, onChanged: () => void}} listeners
     */
    constructor(column, { onShown, onChanged }) {
        Object.assign(this, { column, onShown, onChanged });
        this.pending = new Map();
        this.composer = new Composer(column, (message) => this.post(message), (file) => this.#attach(file));
        column.addEventListener("sent", () => {
            this.#refresh();
            onChanged();
        });
        column.addEventListener("click", (event) => this.#click(event));
        column.addEventListener("keydown", (event) => this.#tagKey(event));
        setInterval(() => this.#look(), viewingBeat);
        document.addEventListener("visibilitychange", () => this.#look());
        addEventListener("beforeunload", (event) => { if (this.pending.size > 0) event.preventDefault(); });
        if (this.article) this.#shown(true);
    }

    get article() { return this.column.querySelector(".thread"); }
    get id() { return this.article?.dataset.id ?? null; }
    get path() { return `/api/v1/conversations/${this.id}`; }
    get scroller() { return this.column.querySelector(".scroll"); }

    /** Opens a conversation; `seq` is a message to go to. */
    async open(id, seq = null) {
        this.composer.keep();
        this.pending.clear();
        this.wanted = id;
        const skeleton = setTimeout(() => this.column.replaceChildren(element("div", { class: "thread-skeleton" }, ...Array.from({ length: 4 }, () => element("div", { class: "skeleton" })))), 200);
        try {
            const drawn = await fragment(`/console/fragments/conversation/${id}`);
            clearTimeout(skeleton);
            if (this.wanted !== id) return;
            this.column.replaceChildren(drawn);
            this.#shown(seq === null);
            if (seq !== null) this.#goTo(seq);
        } catch (error) {
            clearTimeout(skeleton);
            if (!(error instanceof Refusal)) throw error;
            this.column.replaceChildren(element("div", { class: "empty tall failed" }, element("p", { text: say("failed") }), element("p", { class: "faint", text: error.message }),
                element("button", { type: "button", class: "button", text: say("retry"), onclick: () => this.open(id, seq) })));
        }
    }

    close() {
        this.composer.keep();
        this.wanted = null;
        this.column.replaceChildren(document.getElementById("nothing-open").content.cloneNode(true));
    }

    #shown(goesToEnd) {
        tellTimes(this.column);
        this.composer.restore();
        if (goesToEnd) this.scroller.scrollTop = this.scroller.scrollHeight;
        this.#look();
        this.onShown(this.article);
    }

    #goTo(seq) {
        const message = document.getElementById(`m-${seq}`);
        message?.scrollIntoView({ block: "center" });
        message?.classList.add("target");
    }

    // MARK: - Renewal

    refreshSoon = soon(() => this.#refresh(), 150);

    async #refresh() {
        const id = this.id;
        if (!id) return;
        let drawn;
        try {
            drawn = await fragment(`/console/fragments/conversation/${id}`);
        } catch (error) {
            if (error.status === 404) toast(say("conversationGone"), true);
            return;
        }
        if (this.id !== id) return;
        const next = drawn.querySelector(".thread");
        Object.assign(this.article.dataset, next.dataset);
        this.#renewMessages(next.querySelector('[data-part="messages"]'));
        this.#renewHead(next);
        this.#renewDialogs(next);
        this.#renewComposer(next);
        tellTimes(this.column);
        this.onShown(this.article);
    }

    #part(name, root = this.column) { return root.querySelector(`[data-part="${name}"]`); }

    #renewHead(next) {
        const head = this.#part("head");
        const fresh = this.#part("head", next);
        const isBusy = head.querySelector("[popover]:popover-open") || head.querySelector(".tag-input")?.value;
        if (isBusy || head.innerHTML === fresh.innerHTML) return;
        const hadFocus = head.contains(document.activeElement) ? document.activeElement.dataset.key ?? document.activeElement.id : null;
        const summary = head.querySelector(".summary");
        if (summary && fresh.querySelector(".summary")) fresh.querySelector(".summary").open = summary.open;
        head.replaceChildren(...fresh.childNodes);
        if (hadFocus) head.querySelector(`[data-key="${hadFocus}"], #${hadFocus}`)?.focus();
    }

    #renewDialogs(next) {
        const dialogs = this.#part("dialogs");
        if (!dialogs.querySelector("dialog[open]")) dialogs.replaceChildren(...this.#part("dialogs", next).childNodes);
    }

    #renewComposer(next) {
        const composer = this.#part("composer");
        const fresh = this.#part("composer", next);
        if (composer.dataset.version === fresh.dataset.version) return;
        this.composer.keep();
        composer.dataset.version = fresh.dataset.version;
        composer.replaceChildren(...fresh.childNodes);
        this.composer.restore();
    }

    /** The newest page is drawn anew; earlier ones that were fetched stay above it. */
    #renewMessages(fresh) {
        const scroller = this.scroller;
        const isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 100;
        const top = scroller.scrollTop;
        const known = scroller.querySelector(".messages");
        const list = fresh.querySelector(".messages");
        const first = Number(list.firstElementChild?.dataset.seq ?? 0);
        const earlier = [...known.children].filter((item) => item.dataset.seq && Number(item.dataset.seq) < first);
        const more = earlier.length > 0 ? scroller.querySelector(".more") : fresh.querySelector(".more");
        list.prepend(...earlier);
        for (const item of list.children) this.pending.delete(item.dataset.client);
        list.append(...[...this.pending.values()].map(({ item }) => item));
        fresh.querySelector(".more")?.remove();
        if (more) fresh.prepend(more);
        scroller.replaceChildren(...fresh.childNodes);
        scroller.scrollTop = isAtEnd ? scroller.scrollHeight : top;
    }

    async #earlier(button) {
        button.disabled = true;
        const drawn = await fragment(`/console/fragments/conversation/${this.id}?before=${button.dataset.earlier}`).catch(() => null);
        button.disabled = false;
        if (!drawn) return;
        const scroller = this.scroller;
        const height = scroller.scrollHeight;
        scroller.querySelector(".messages").prepend(...drawn.querySelectorAll(".messages > li"));
        const next = drawn.querySelector(".more");
        if (next) button.replaceWith(next);
        else button.remove();
        tellTimes(scroller);
        scroller.scrollTop += scroller.scrollHeight - height;
    }

    // MARK: - Sending

    /** Shows a message at once, and sends it. */
    post({ text, isNote, then, consent, clientId = newID() }) {
        const item = document.getElementById("pending").content.firstElementChild.cloneNode(true);
        item.classList.toggle("note", isNote);
        item.querySelector(".text").textContent = text;
        item.dataset.client = clientId;
        this.pending.set(clientId, { item, message: { text, isNote, then, consent, clientId } });
        this.scroller.querySelector(".messages").append(item);
        this.scroller.scrollTop = this.scroller.scrollHeight;
        this.#deliver(clientId);
    }

    async #deliver(clientId) {
        const { item, message } = this.pending.get(clientId);
        const { text, isNote, then, consent } = message;
        item.classList.remove("failed");
        item.querySelector(".sending").replaceChildren(say("sending"));
        const { id, path } = this;
        try {
            await send("POST", `${path}/${isNote ? "notes" : "messages"}`, isNote ? { clientId, text } : { clientId, text, then, consent });
            if (this.path === path) this.#refresh();
            this.onChanged();
        } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            if (this.id !== id) {
                this.composer.keepFor(id, message);
                toast(error.message, true);
                return;
            }
            if (error.status === 0) return this.#offerAgain(item, clientId);
            this.pending.delete(clientId);
            item.remove();
            this.composer.refuse(message, error);
        }
    }

    #offerAgain(item, clientId) {
        item.classList.add("failed");
        item.querySelector(".sending").replaceChildren(say("sendFailed"), " ",
            element("button", { type: "button", class: "link", text: say("retry"), onclick: () => this.#deliver(clientId) }), " ",
            element("button", { type: "button", class: "link", text: say("takeBack"), onclick: () => {
                const { message } = this.pending.get(clientId);
                this.pending.delete(clientId);
                item.remove();
                this.composer.write(message);
            } }));
    }

    async #attach(file) {
        const form = new FormData();
        form.append("clientId", newID());
        form.append("file", file);
        toast(say("uploading", { name: file.name }));
        const { id, path } = this;
        try {
            await upload(`${path}/attachments`, form);
            if (this.id === id) this.#refresh();
        } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            if (this.id === id) this.composer.showRefusal(error.message);
            else toast(error.message, true);
        }
    }

    // MARK: - Company

    /** Says that someone is looking, and learns who else is. */
    async #look() {
        if (!this.id || document.visibilityState !== "visible" || !document.getElementById("company")) return;
        const id = this.id;
        const company = await send("POST", `${this.path}/viewing`).catch(() => null);
        if (!company || this.id !== id) return;
        const names = company.names.join(", ");
        const lines = [company.customerTyping ? say("typing") : "", names ? say(company.names.length > 1 ? "alsoHereMany" : "alsoHere", { names }) : ""].filter(Boolean);
        document.getElementById("company").textContent = lines.join(" · ");
    }

    // MARK: - Small things

    #click(event) {
        const target = event.target.closest("[data-earlier], [data-untag]");
        if (target?.dataset.earlier) this.#earlier(target);
        if (target?.dataset.untag) this.#setTags(this.#tags().filter((tag) => tag !== target.dataset.untag));
    }

    #tags() { return [...this.column.querySelectorAll(".chip[data-tag]")].map((chip) => chip.dataset.tag); }

    #tagKey(event) {
        if (event.target.id !== "tag-input" || event.key !== "Enter" || event.isComposing) return;
        event.preventDefault();
        const tag = event.target.value.trim();
        if (!tag) return;
        event.target.value = "";
        this.#setTags([...this.#tags(), tag]);
    }

    async #setTags(tags) {
        try {
            await send("PUT", `${this.path}/tags`, { tags });
            this.#refresh();
        } catch (error) {
            toast(error.message, true);
        }
    }

    focus() { this.scroller?.focus(); }
}
