import { languageTag } from "./strings.js";

/** A call that did not succeed. `status` is 0 where the desk wasn't reached. */
export class WireError extends Error {
    /**
     * @param {number} status
     * @param {{code?: string, message?: string, requestId?: string}} [detail]
     * @param {number} [retryAfter] milliseconds that the desk asks to wait
     */
    constructor(status, detail = {}, retryAfter = 0) {
        super(detail.message ?? "");
        this.status = status;
        this.code = detail.code ?? "";
        this.requestId = detail.requestId ?? "";
        this.retryAfter = retryAfter;
    }

    /** Repeating it unchanged can't help. */
    get isFinal() {
        return this.status >= 400 && this.status < 500 && ![401, 408, 425, 429].includes(this.status);
    }
}

/**
 * One call of the customer's wire.
 * @param {string} method
 * @param {string} path from `/client/v1/`
 * @param {{token?: string, json?: unknown, form?: FormData, seconds?: number}} [options]
 * @returns {Promise<any>} the answer's JSON; null for an answer without a body
 * @throws {WireError}
 */
export async function call(method, path, { token, json, form, seconds = 20 } = {}) {
    const response = await reach(path, {
        method, body: form ?? (json === undefined ? undefined : JSON.stringify(json)),
        headers: headers(token, json === undefined ? {} : { "Content-Type": "application/json" }),
    }, seconds);
    if (response.status === 204) return null;
    try {
        return await response.json();
    } catch {
        throw new WireError(0);
    }
}

/**
 * An attachment's bytes.
 * @param {string} path
 * @param {string} token
 * @returns {Promise<Blob>}
 */
export async function download(path, token) {
    const response = await reach(path, { headers: headers(token) }, 120);
    return response.blob();
}

/**
 * The answer to a request for a stream of events; its body is read by whoever asked.
 * @param {string} path
 * @param {{token: string, lastSeq: number, signal: AbortSignal}} options
 */
export async function openStream(path, { token, lastSeq, signal }) {
    const resume = lastSeq > 0 ? { "Last-Event-ID": String(lastSeq) } : {};
    return checked(await fetched(path, { headers: headers(token, { Accept: "text/event-stream", ...resume }), cache: "no-store", signal }));
}

function headers(token, more = {}) {
    return { ...(token ? { Authorization: `Bearer ${token}` } : {}), "Accept-Language": languageTag(), ...more };
}

async function reach(path, init, seconds) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), seconds * 1000);
    try {
        return await checked(await fetched(path, { ...init, signal: patience.signal }));
    } finally {
        clearTimeout(timer);
    }
}

async function fetched(path, init) {
    try {
        return await fetch(`/client/v1/${path}`, { ...init, credentials: "omit" });
    } catch {
        throw new WireError(0);
    }
}

async function checked(response) {
    if (response.ok) return response;
    const retryAfter = Number(response.headers.get("Retry-After") ?? 0) * 1000 || 0;
    const body = await response.json().catch(() => null);
    throw new WireError(response.status, body?.error ?? {}, retryAfter);
}

/**
 * How long to wait before the next attempt: doubling up to 30 s, with jitter so that a thousand browsers don't return at once.
 * @param {number} attempt 0 for the first repetition
 * @param {number} [atLeast] milliseconds that the desk asked for
 */
export function backOff(attempt, atLeast = 0) {
    const ceiling = Math.min(30_000, 1000 * 2 ** attempt);
    return Math.max(atLeast, 300 + Math.random() * ceiling);
}
