import { send } from "./console-api.js";
import { Picker } from "./console-picker.js";
import { element } from "./element.js";
import { tabStorage } from "./storage.js";

/** A page says no more often than this that its agent types. */
const typingBeat = 4000;
/** So long after the last key a reply is judged. */
const judgingPause = 600;

/** Where replies and notes are written. What is typed is kept for each conversation, until it is sent. */
export class Composer {
    /**
     * @param {HTMLElement} column
     * @param {(message: {text: string, isNote: boolean, then: string, consent?: object}) => void} onPost
     * @param {(file: File) => void} onFile
     */
    constructor(column, onPost, onFile) {
        Object.assign(this, { column, onPost, onFile });
        this.lastTyping = 0;
        this.judging = 0;
        this.picker = new Picker(this);
        column.addEventListener("submit", (event) => this.#submit(event));
        column.addEventListener("click", (event) => this.#click(event));
        column.addEventListener("input", (event) => this.#input(event));
        column.addEventListener("change", (event) => this.#change(event));
        column.addEventListener("keydown", (event) => this.#key(event));
        column.addEventListener("paste", (event) => this.#paste(event));
        addEventListener("pagehide", () => this.keep());
    }

    get form() { return this.column.querySelector("#composer"); }
    get text() { return this.column.querySelector("#text"); }
    get article() { return this.column.querySelector(".thread"); }
    get mode() { return this.form?.dataset.mode ?? "reply"; }
    get #draftKey() { return `draft.${this.article?.dataset.id}.${this.mode}`; }

    keep() {
        if (!this.text) return;
        if (this.text.value) tabStorage.set(this.#draftKey, this.text.value);
        else tabStorage.remove(this.#draftKey);
    }

    restore() {
        if (!this.text) return;
        this.text.value = tabStorage.get(this.#draftKey) ?? "";
        this.#grow();
    }

    setMode(mode) {
        if (!this.form || !this.column.querySelector(`button[data-mode="${mode}"]`)) return;
        this.keep();
        this.#forgetConsent();
        this.#showFindings([]);
        this.form.dataset.mode = mode;
        for (const button of this.form.querySelectorAll("button[data-mode]")) button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
        this.text.placeholder = mode === "note" ? this.text.dataset.noteHint : this.text.dataset.replyHint;
        this.restore();
        this.text.focus();
    }

    /** Keeps a message that could not be sent as the draft of a conversation that is not open any more. */
    keepFor(id, { text, isNote }) {
        const key = `draft.${id}.${isNote ? "note" : "reply"}`;
        tabStorage.set(key, [text, tabStorage.get(key)].filter(Boolean).join("\n\n"));
    }

    /** Puts a message that could not be sent back into its place. */
    write({ text, isNote }) {
        if (isNote !== (this.mode === "note")) this.setMode(isNote ? "note" : "reply");
        if (this.text.value) this.text.value = `${text}\n\n${this.text.value}`;
        else this.text.value = text;
        this.#grow();
        this.text.focus();
    }

    /** Gives a message back with why it was not sent; where its writer may answer for it, the next press of the button does. */
    refuse(message, refusal) {
        this.write(message);
        this.showRefusal(refusal.message, refusal.code !== "needs_confirmation");
        // Something may have been written meanwhile, which nobody has judged.
        if (!refusal.consent || this.text.value !== message.text) return;
        this.consent = { ...refusal.consent, then: message.then };
        const button = this.column.querySelector("#consent");
        button.hidden = false;
        button.textContent = this.consent.overridden ? button.dataset.override : button.dataset.confirm;
    }

    showRefusal(reason, isDanger = true) {
        const place = this.column.querySelector("#refusal");
        place.classList.toggle("danger", isDanger);
        place.firstElementChild.textContent = reason;
        place.hidden = false;
        this.#forgetConsent();
        this.#showFindings([]);
    }

    /** What was agreed to holds for the text as it was. */
    #forgetConsent() {
        this.consent = null;
        const button = this.column.querySelector("#consent");
        if (button) button.hidden = true;
    }

    /** Puts a text where the cursor is; `from` is where what it replaces begins. */
    insert(text, from = this.text.selectionStart) {
        this.text.focus();
        this.text.setRangeText(text, from, this.text.selectionEnd, "end");
        this.text.dispatchEvent(new Event("input", { bubbles: true }));
    }

    // MARK: - Events

    #submit(event) {
        if (event.target !== this.form) return;
        event.preventDefault();
        this.#post(event.submitter?.value ?? "stay");
    }

    #post(then, consent) {
        const text = this.text.value.trim();
        if (!text) return this.text.focus();
        const isNote = this.mode === "note";
        clearTimeout(this.judging);
        this.#forgetConsent();
        this.#showFindings([]);
        this.column.querySelector("#refusal").hidden = true;
        this.text.value = "";
        this.keep();
        this.#grow();
        this.onPost({ text, isNote, then: isNote ? "stay" : then, consent });
    }

    #agree() {
        if (!this.consent) return;
        const { then, ...consent } = this.consent;
        this.#post(then, consent);
    }

    // MARK: - The judge

    #judgeSoon() {
        clearTimeout(this.judging);
        if (this.mode === "note" || this.text.value.trim().length < 8) return this.#showFindings([]);
        this.judging = setTimeout(() => this.#judge(), judgingPause);
    }

    async #judge() {
        const { id } = this.article.dataset;
        const text = this.text.value;
        const judgement = await send("POST", `/api/v1/conversations/${id}/outbound-judgements`, { text }).catch(() => null);
        if (judgement && this.article?.dataset.id === id && this.text?.value === text) this.#showFindings(judgement.findings);
    }

    /** Each explanation once: two links may be doubted for the same reason. */
    #showFindings(findings) {
        const place = this.column.querySelector("#judgement");
        if (!place) return;
        place.hidden = findings.length === 0;
        place.replaceChildren(...findings.map(({ decision, explanation }) => element("li", { class: decision, text: explanation })));
    }

    #click(event) {
        const target = event.target.closest("button[data-mode], [data-picker], #consent");
        if (target?.id === "consent") return this.#agree();
        if (target?.dataset.mode) this.setMode(target.dataset.mode);
        if (target?.dataset.picker) this.picker.open(target.dataset.picker);
    }

    #input(event) {
        if (event.target !== this.text) return;
        this.#grow();
        this.#forgetConsent();
        this.#judgeSoon();
        if (this.mode === "reply" && Date.now() - this.lastTyping > typingBeat) {
            this.lastTyping = Date.now();
            send("POST", `/api/v1/conversations/${this.article.dataset.id}/typing`).catch(() => {});
        }
        const start = this.text.value.lastIndexOf("\n", this.text.selectionStart - 1) + 1;
        if (event.data === "/" && this.text.selectionStart === start + 1) this.picker.open("macros", start);
    }

    #change(event) {
        if (event.target.id !== "file") return;
        for (const file of event.target.files) this.onFile(file);
        event.target.value = "";
    }

    #paste(event) {
        if (event.target !== this.text || this.mode !== "reply") return;
        for (const file of event.clipboardData?.files ?? []) this.onFile(file);
    }

    #key(event) {
        if (event.target !== this.text || event.isComposing || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        this.#post(event.shiftKey ? "resolve" : "stay");
    }

    /** As high as its text, up to a third of the window. */
    #grow() {
        this.text.style.height = "auto";
        this.text.style.height = `${Math.min(this.text.scrollHeight + 2, innerHeight / 3)}px`;
    }
}
