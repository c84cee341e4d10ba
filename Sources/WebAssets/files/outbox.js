import { backOff } from "./wire.js";
import { browserStorage } from "./storage.js";
import { looksSecret } from "./caution.js";

/**
 * @typedef {object} Entry
 * @property {string} clientId the desk answers the same id with the same message, so a repetition never doubles anything
 * @property {"conversation" | "message" | "file" | "handover"} kind
 * @property {string} [text]
 * @property {object} [form]
 * @property {string} [declared]
 * @property {File} [file] lives in memory only
 * @property {number} createdAt
 * @property {"waiting" | "sending" | "failed"} state
 * @property {string} [error] what the desk said, where it refuses or asks to wait
 */

/**
 * An id that nobody else chooses. `randomUUID` is missing where the page, or a page around it, came without TLS.
 * @returns {string}
 */
export function newClientId() {
    if (crypto.randomUUID) return crypto.randomUUID();
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * What is on its way to the desk, in order. Entries survive a reload, except files and texts that look like a secret; each is dropped
 * as soon as the desk has acknowledged it. Delivery is repeated with back-off until the desk answers; a refusal keeps the entry for
 * its author.
 */
export class Outbox {
    /**
     * @param {{key: string, deliver: (entry: Entry) => Promise<void>, isReady: (entry: Entry) => boolean, onChange: () => void}} options
     */
    constructor({ key, deliver, isReady, onChange }) {
        this.key = `outbox.${key}`;
        this.deliver = deliver;
        this.isReady = isReady;
        this.onChange = onChange;
        this.attempt = 0;
        this.timer = null;
        this.running = false;
        /** @type {Entry[]} */
        this.entries = (browserStorage.get(this.key) ?? [])
            .map((entry) => ({ ...entry, state: entry.state === "failed" ? "failed" : "waiting" }));
    }

    /**
     * @param {Omit<Entry, "clientId" | "createdAt" | "state">} content
     * @returns {Entry}
     */
    add(content) {
        const entry = { clientId: newClientId(), createdAt: Date.now(), state: /** @type {const} */ ("waiting"), ...content };
        this.entries.push(entry);
        this.#changed();
        this.flush();
        return entry;
    }

    /** @param {string} clientId */
    retry(clientId) {
        const entry = this.entries.find((each) => each.clientId === clientId);
        if (!entry) return;
        entry.state = "waiting";
        delete entry.error;
        this.#changed();
        this.wake();
    }

    /**
     * Takes an entry out: it has arrived, or its author takes it back.
     * @param {string} clientId
     * @returns {Entry | undefined}
     */
    remove(clientId) {
        const entry = this.entries.find((each) => each.clientId === clientId);
        if (!entry) return undefined;
        this.entries = this.entries.filter((each) => each !== entry);
        this.#changed();
        return entry;
    }

    /** Forgets everything. */
    clear() {
        this.entries = [];
        this.#changed();
    }

    /** Attempts at once: the network or the reader is back. */
    wake() {
        this.attempt = 0;
        clearTimeout(this.timer);
        this.timer = null;
        this.flush();
    }

    /** Delivers what can be delivered, one after the other. */
    async flush() {
        if (this.running || this.timer) return;
        this.running = true;
        try {
            for (let entry = this.#next(); entry; entry = this.#next()) {
                if (!await this.#attempted(entry)) break;
            }
        } finally {
            this.running = false;
        }
    }

    #next() { return this.entries.find((entry) => entry.state === "waiting" && this.isReady(entry)); }

    async #attempted(entry) {
        entry.state = "sending";
        this.onChange();
        try {
            await this.deliver(entry);
            this.attempt = 0;
            this.remove(entry.clientId);
            return true;
        } catch (error) {
            if (error.isFinal ?? true) {
                entry.state = "failed";
                entry.error = error.message;
                this.#changed();
                return true;
            }
            entry.state = "waiting";
            entry.error = error.status === 429 ? error.message : undefined;
            this.#changed();
            if (error.status !== 401) this.#later(error.retryAfter ?? 0);
            return false;
        }
    }

    #later(atLeast) {
        this.timer = setTimeout(() => {
            this.timer = null;
            this.flush();
        }, backOff(this.attempt, atLeast));
        this.attempt += 1;
    }

    #changed() {
        const storable = this.entries.filter((entry) => !entry.file && !looksSecret(entry.text ?? ""));
        if (storable.length > 0) browserStorage.set(this.key, storable);
        else browserStorage.remove(this.key);
        this.onChange();
    }
}
