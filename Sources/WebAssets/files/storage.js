/**
 * What a browser keeps for this desk, as JSON. Where the browser forbids storage (a third-party frame, a private window, a full disk)
 * the values live as long as the page does.
 */
export class Storage {
    /** @param {"localStorage" | "sessionStorage"} name */
    constructor(name) {
        this.memory = new Map();
        try {
            this.area = window[name];
            this.area.getItem("walletdesk");
        } catch {
            this.area = null;
        }
    }

    /** Whether anything outlives the page. */
    get isLasting() { return this.area !== null; }

    /**
     * Where the browser keeps nothing for a frame, the page around it may keep a few values.
     * @param {Record<string, unknown>} values what it has kept
     * @param {string[]} keys what it is given
     * @param {(values: Record<string, unknown>) => void} keep
     */
    lean(values, keys, keep) {
        for (const key of keys) if (values[key] !== undefined) this.memory.set(key, values[key]);
        this.lent = () => keep(Object.fromEntries(keys.filter((key) => this.memory.has(key)).map((key) => [key, this.memory.get(key)])));
    }

    /** @param {string} key */
    get(key) {
        if (this.memory.has(key)) return this.memory.get(key);
        try {
            return JSON.parse(this.area?.getItem(`walletdesk.${key}`) ?? "null");
        } catch {
            return null;
        }
    }

    /**
     * @param {string} key
     * @param {unknown} value
     */
    set(key, value) {
        try {
            if (!this.area) throw new Error("no storage");
            this.area.setItem(`walletdesk.${key}`, JSON.stringify(value));
            this.memory.delete(key);
        } catch {
            this.memory.set(key, value);
            this.lent?.();
        }
    }

    /** @param {string} key */
    remove(key) {
        this.memory.delete(key);
        try {
            this.area?.removeItem(`walletdesk.${key}`);
        } catch {
            // A browser that forbids storage keeps nothing either.
        }
        this.lent?.();
    }
}

/** Kept until it is removed, for this browser. */
export const browserStorage = new Storage("localStorage");

/** Kept until the tab is closed. */
export const tabStorage = new Storage("sessionStorage");
