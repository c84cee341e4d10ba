import { call } from "./wire.js";
import { browserStorage, tabStorage } from "./storage.js";
import { languageTag } from "./strings.js";

/**
 * The subject of a JWT, to tell whether it speaks of the same person as before. Nothing is trusted on its account: the desk checks
 * the signature.
 * @param {string} jwt
 */
function subject(jwt) {
    try {
        return JSON.parse(atob(jwt.split(".")[1].replace(/-/g, "+").replace(/_/g, "/"))).sub ?? "";
    } catch {
        return "";
    }
}

/** One task at a time among all tabs of this browser, where it can tell: a frame without storage has no locks either. */
async function alone(name, task) {
    if (!navigator.locks || !browserStorage.isLasting) return task();
    return navigator.locks.request(`walletdesk.${name}`, task);
}

/** The token of somebody who came to the widget or the form. It is kept by the browser and shared by its tabs. */
export class VisitorSession {
    /** @param {{hasConversation: () => boolean}} options a session with a conversation is never replaced: nobody could read it any more */
    constructor({ hasConversation }) {
        this.hasConversation = hasConversation;
        this.identity = null;
    }

    /** @returns {Promise<string>} the token; the first call makes the session */
    async token() {
        const kept = browserStorage.get("session");
        // Who wrote without a name keeps that conversation; the next one is theirs by name.
        if (kept?.subject === null && this.identity && !this.hasConversation()) browserStorage.remove("session");
        return browserStorage.get("session")?.token ?? alone("session", () => this.#made());
    }

    async #made() {
        const other = browserStorage.get("session");
        if (other) return other.token;
        const session = await call("POST", "sessions", { json: { locale: languageTag(), identity: this.identity ?? undefined } });
        browserStorage.set("session", { token: session.token, subject: this.identity ? subject(this.identity) : null });
        return session.token;
    }

    /**
     * Who this is, according to the site.
     * @param {string | null} jwt null once they have signed out
     * @returns {boolean} whether what is kept belongs to somebody else and has to go
     */
    identify(jwt) {
        const before = browserStorage.get("session")?.subject ?? null;
        this.identity = jwt;
        if (before === null || (jwt !== null && before === subject(jwt))) return false;
        browserStorage.remove("session");
        return true;
    }

    /** After a 401. @returns {boolean} whether another attempt makes sense */
    renew() {
        if (this.hasConversation()) return false;
        browserStorage.remove("session");
        return true;
    }

    /** Forgets the session: the next token is a new one. */
    forget() { browserStorage.remove("session"); }
}

/** The token that a private link stands for. It lives as long as the tab. */
export class LinkSession {
    /** @param {{conversationId: string, key: string}} link */
    constructor({ conversationId, key }) {
        this.link = { conversationId, key };
        this.renewedAt = 0;
    }

    /** @returns {Promise<string>} */
    async token() {
        const kept = tabStorage.get(`link.${this.link.conversationId}`);
        if (kept?.key === this.link.key) return kept.token;
        this.making ??= call("POST", "link-sessions", { json: this.link }).finally(() => { this.making = null; });
        const { token } = await this.making;
        tabStorage.set(`link.${this.link.conversationId}`, { key: this.link.key, token });
        return token;
    }

    renew() {
        tabStorage.remove(`link.${this.link.conversationId}`);
        if (Date.now() - this.renewedAt < 60_000) return false;
        this.renewedAt = Date.now();
        return true;
    }

    forget() { tabStorage.remove(`link.${this.link.conversationId}`); }
}
