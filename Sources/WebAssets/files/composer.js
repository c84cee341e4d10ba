import { element, show } from "./element.js";
import { looksSecret } from "./caution.js";
import { language, say } from "./strings.js";

/** At most so many bytes in one file. */
const fileLimit = 10 * 1_048_576;
const typingEvery = 4_000;

/** Where people write. The text lives here alone until it is sent: it is never stored as a draft. */
export class Composer {
    /**
     * @param {object} options
     * @param {(text: string) => void} options.onSend
     * @param {(file: File) => void} options.onFile
     * @param {(text: string) => void} options.onInput
     * @param {() => void} options.onTyping at most every few seconds
     * @param {() => void} options.onPerson a person, please
     * @param {() => void} options.onProve this wallet is mine
     */
    constructor({ onSend, onFile, onInput, onTyping, onPerson, onProve }) {
        Object.assign(this, { onSend, onFile, onInput, onTyping, onPerson });
        this.typedAt = 0;
        this.input = /** @type {HTMLTextAreaElement} */ (element("textarea", {
            id: "composer", rows: "2", maxlength: "20000", autocomplete: "off", enterkeyhint: "send",
            "aria-describedby": "composer-caution", oninput: () => this.#typed(), onkeydown: (event) => this.#key(event),
        }));
        this.label = element("label", { class: "visually-hidden", for: "composer" });
        this.caution = element("p", { class: "alert danger caution", id: "composer-caution", role: "status", hidden: true });
        this.attachPanel = element("div", { class: "attach-panel", hidden: true });
        this.attach = element("button", {
            type: "button", class: "button quiet", "aria-expanded": "false", onclick: () => this.#toggleAttach(),
        });
        this.prove = element("button", { type: "button", class: "button quiet", onclick: () => onProve() });
        this.person = element("button", { type: "button", class: "button quiet", onclick: () => this.onPerson() });
        this.sendButton = element("button", { type: "submit", class: "button primary" });
        this.element = element("form", { class: "composer", onsubmit: (event) => this.#submit(event) },
            this.attachPanel, this.caution, this.label, this.input,
            element("div", { class: "composer-row" }, this.attach, this.prove, this.person, this.sendButton));
    }

    /**
     * @param {{placeholder: string, isFirst: boolean, wantsPerson: boolean, canAttach: boolean, isHidden: boolean}} state
     */
    render({ placeholder, isFirst, wantsPerson, canAttach, isHidden }) {
        this.element.hidden = isHidden;
        this.attach.hidden = !canAttach;
        this.prove.hidden = !canAttach;
        this.prove.textContent = say("proveWallet");
        this.person.hidden = !isFirst || wantsPerson;
        this.person.textContent = say("toPerson");
        this.input.rows = isFirst ? 2 : 1;
        this.label.textContent = placeholder;
        this.input.placeholder = placeholder;
        this.attach.textContent = say("attach");
        this.sendButton.textContent = say("send");
        this.caution.textContent = say("caution");
        show(this.attachPanel, language(), () => this.#attachChoices());
    }

    focus() { this.input.focus(); }

    /** Puts a text back that could not be sent, before whatever has been written since. */
    putBack(text) {
        this.input.value = [text, this.input.value].filter(Boolean).join("\n");
        this.#typed();
        this.focus();
    }

    get text() { return this.input.value.trim(); }

    #typed() {
        this.caution.hidden = !looksSecret(this.input.value);
        this.onInput(this.input.value);
        if (this.input.value && Date.now() - this.typedAt > typingEvery) {
            this.typedAt = Date.now();
            this.onTyping();
        }
    }

    /** Enter sends where there is a keyboard; an input method's Enter chooses a word and sends nothing. */
    #key(event) {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
        if (matchMedia("(pointer: coarse)").matches) return;
        event.preventDefault();
        this.#submit(event);
    }

    #submit(event) {
        event.preventDefault();
        const text = this.text;
        if (text) {
            this.input.value = "";
            this.#typed();
            this.typedAt = 0;
            this.onSend(text);
        }
        this.focus();
    }

    #toggleAttach(isOpen = this.attachPanel.hidden) {
        this.attachPanel.hidden = !isOpen;
        this.attach.setAttribute("aria-expanded", String(isOpen));
        if (isOpen) this.attachPanel.querySelector("input")?.focus();
        else this.attach.focus();
    }

    #attachChoices() {
        const close = () => this.#toggleAttach(false);
        const error = element("p", { class: "error", role: "alert", hidden: true });
        const choose = element("input", { type: "file", id: "composer-file", "aria-describedby": "attach-warning", onchange: () => {
            const [file] = choose.files;
            if (!file) return;
            error.hidden = file.size <= fileLimit;
            error.textContent = say("fileTooLarge");
            if (file.size <= fileLimit) {
                this.onFile(file);
                close();
            }
            choose.value = "";
        } });
        return [
            element("p", { id: "attach-warning" }, element("strong", { text: say("attachWarning") }), " ", say("attachLimit")),
            error,
            element("div", { class: "actions" }, choose,
                element("label", { class: "button", for: "composer-file", text: say("chooseFile") }),
                element("button", { type: "button", class: "button quiet", onclick: close, text: say("cancel") })),
        ];
    }
}
