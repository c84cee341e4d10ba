import { copy, element, show } from "./element.js";
import { clock, day, language, say } from "./strings.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** Proves that a wallet is the reader's by a text that the wallet signs. It asks for an address and a signature, and for nothing secret. */
export class ProofPanel {
    /** @param {Desk} desk */
    constructor(desk) {
        this.desk = desk;
        /** @type {{name: "address"} | {name: "signature", address: string, id: string, challenge: string, expiresAt: string} | {name: "done", wallet: object}} */
        this.step = { name: "address" };
        this.error = element("p", { class: "error", role: "alert", hidden: true });
        this.body = element("div", {});
        this.element = element("section", { class: "proof-panel", hidden: true, "aria-live": "polite" }, this.body, this.error);
    }

    toggle() {
        this.element.hidden = !this.element.hidden;
        if (this.element.hidden) return;
        this.#go({ name: "address" });
        this.element.querySelector("input")?.focus();
    }

    render() {
        this.element.setAttribute("aria-label", say("proof.title"));
        show(this.body, JSON.stringify([this.step, language()]), () => [
            element("h2", { text: say("proof.title") }),
            ...{ address: () => this.#address(), signature: () => this.#signature(), done: () => this.#done() }[this.step.name](),
        ]);
    }

    #go(step) {
        this.step = step;
        this.error.hidden = true;
        this.render();
        this.element.querySelector("textarea, input")?.focus();
    }

    #address() {
        const input = element("input", { id: "proof-address", required: true, maxlength: "200", autocomplete: "off", spellcheck: "false", autocapitalize: "off" });
        return [
            element("p", { text: say("proof.lead") }),
            this.#form(async () => {
                const address = input.value.trim();
                const challenge = await this.desk.call("POST", "wallet-proofs",
                    { json: { address, conversationId: this.desk.conversationId ?? undefined } });
                this.#go({ name: "signature", address, ...challenge });
            }, element("label", { for: "proof-address", text: say("proof.address") }), input, this.#buttons("proof.next")),
        ];
    }

    #signature() {
        const { id, challenge, expiresAt, address } = this.step;
        const input = element("textarea", { id: "proof-signature", required: true, rows: "3", maxlength: "500", autocomplete: "off", spellcheck: "false" });
        const send = async () => {
            const wallet = await this.desk.call("PUT", `wallet-proofs/${encodeURIComponent(id)}`, { json: { signature: input.value.trim() } });
            this.#go({ name: "done", wallet });
        };
        const signer = walletSigner(address);
        return [
            element("p", { text: say("proof.sign", { time: clock(expiresAt) }) }),
            element("pre", { class: "challenge", translate: "no", tabindex: "0", text: challenge }),
            element("div", { class: "actions" },
                element("button", { type: "button", class: "button", text: say("proof.copy"), onclick: (event) => copy(event.currentTarget, challenge, say("proof.copied")) }),
                signer && element("button", { type: "button", class: "button primary", text: say("proof.here"), onclick: () => this.#attempt(async () => {
                    input.value = await signer(challenge);
                    await send();
                }) })),
            this.#form(send, element("label", { for: "proof-signature", text: say("proof.signature") }), input, this.#buttons("proof.check")),
        ];
    }

    #done() {
        const { address, provenAt } = this.step.wallet;
        return [
            element("p", {}, element("strong", { text: say("proof.done", { time: `${day(provenAt)} ${clock(provenAt)}` }) })),
            element("code", { class: "grouped", translate: "no", text: address }),
            element("div", { class: "actions" }, element("button", { type: "button", class: "button", text: say("proof.close"), onclick: () => this.toggle() })),
        ];
    }

    #buttons(key) {
        return element("div", { class: "actions" }, element("button", { class: "button primary", text: say(key) }),
            element("button", { type: "button", class: "button quiet", text: say("cancel"), onclick: () => this.toggle() }));
    }

    #form(act, ...children) {
        return element("form", { onsubmit: (event) => {
            event.preventDefault();
            this.#attempt(act);
        } }, ...children);
    }

    async #attempt(act) {
        this.error.hidden = true;
        try {
            await act();
        } catch (error) {
            this.error.textContent = error.message || say("notReached");
            this.error.hidden = false;
        }
    }
}

/** How the wallet in whose browser this page runs signs a text; null where there is none. */
function walletSigner(address) {
    const tron = window.tronWeb?.trx;
    if (address.startsWith("T") && tron?.signMessageV2) return (text) => tron.signMessageV2(text);
    const evm = window.ethereum;
    if (address.startsWith("0x") && evm?.request) return (text) => evm.request({ method: "personal_sign", params: [text, address] });
    return null;
}
