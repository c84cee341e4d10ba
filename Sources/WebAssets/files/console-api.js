import { say } from "./strings.js";

const csrf = document.querySelector('meta[name="csrf"]')?.content ?? "";

/** What the desk answered instead of doing what was asked; `message` is for the reader. */
export class Refusal extends Error {
    /**
     * @param {string} message
     * @param {number} status 0 where the desk was not reached
     * @param {{code?: string, rules?: string[]}} [detail] the error's code, and what the reader may answer for
     */
    constructor(message, status, { code = "", rules = [] } = {}) {
        super(message);
        Object.assign(this, { status, code, rules });
    }

    /** What lets the same request pass, once the reader stands by it; null where nothing does. */
    get consent() {
        if (this.rules.length === 0) return null;
        return this.code === "needs_confirmation" ? { confirmed: this.rules } : { confirmed: this.rules, overridden: this.rules };
    }
}

async function request(method, path, init) {
    let response;
    try {
        response = await fetch(path, { method, credentials: "same-origin", ...init, headers: { ...init.headers, ...(method === "GET" ? {} : { "X-CSRF-Token": csrf }) } });
    } catch {
        throw new Refusal(say("notReached"), 0);
    }
    if (response.ok) return response;
    if (response.status === 401) document.dispatchEvent(new Event("signedout"));
    const detail = await response.json().catch(() => null);
    throw new Refusal(detail?.error?.message ?? say("notReached"), response.status, detail?.error);
}

/**
 * Calls the JSON interface.
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<any>} the answer; null where there is none
 * @throws {Refusal}
 */
export async function send(method, path, body) {
    const init = body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
    const response = await request(method, path, init);
    return response.status === 204 ? null : response.json();
}

/**
 * Sends a file.
 * @param {string} path
 * @param {FormData} form
 */
export async function upload(path, form) {
    return (await request("POST", path, { body: form })).json();
}

/**
 * A piece of a page, as the server draws it.
 * @param {string} path
 * @returns {Promise<DocumentFragment>}
 * @throws {Refusal}
 */
export async function fragment(path) {
    const response = await request("GET", path, { headers: { Accept: "application/xhtml+fragment" } });
    const template = document.createElement("template");
    template.innerHTML = await response.text();
    return template.content;
}

/** A new id for a message, so that sending it twice stores it once. */
export function newID() {
    return globalThis.crypto?.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
