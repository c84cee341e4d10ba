import { browserStorage } from "./storage.js";
import { EventStream } from "./stream.js";

const beat = 10_000;

/**
 * One stream for all tabs of a browser: the tab that holds a lock reads it and tells the others. A tab that hears nothing from the
 * leader, though somebody looks at it, takes over. Without locks, channels or storage each tab reads for itself.
 */
export class SharedStream {
    /**
     * @param {object} options
     * @param {string} options.name what is streamed
     * @param {(signal: AbortSignal) => Promise<Response>} options.open asks for the events after the last one seen
     * @param {(event: object, id: number) => void} options.onEvent
     * @param {(isConnected: boolean) => void} options.onState
     * @param {(error: Error) => void} options.onRefused the desk won't have this reader
     */
    constructor({ name, open, onEvent, onState, onRefused }) {
        this.name = `walletdesk.stream.${name}`;
        this.stream = new EventStream({
            open, onRefused, onEvent: (event, id) => this.#event(event, id), onState: (isConnected) => this.#state(isConnected),
        });
        this.onEvent = onEvent;
        this.onState = onState;
        this.leads = false;
        this.isConnected = false;
    }

    start() {
        if (!navigator.locks || typeof BroadcastChannel === "undefined" || !browserStorage.isLasting) {
            this.leads = true;
            this.stream.start();
            return;
        }
        this.heardAt = Date.now();
        this.channel = new BroadcastChannel(this.name);
        this.channel.onmessage = ({ data }) => this.#heard(data);
        this.channel.postMessage({ kind: "hello" });
        this.watch = setInterval(() => this.#beat(), beat);
        this.#queue({});
    }

    stop() {
        this.stopped = true;
        clearInterval(this.watch);
        this.stream.stop();
        this.waiting?.abort();
        this.release?.();
        this.channel?.close();
    }

    wake() {
        if (this.leads) this.stream.wake();
        else this.#beat();
    }

    #event(event, id) {
        this.channel?.postMessage({ kind: "event", event, id });
        this.onEvent(event, id);
    }

    #state(isConnected) {
        this.isConnected = isConnected;
        this.channel?.postMessage({ kind: "state", isConnected });
        this.onState(isConnected);
    }

    async #queue(how) {
        this.waiting = new AbortController();
        const options = how.steal ? how : { signal: this.waiting.signal };
        try {
            await navigator.locks.request(this.name, options, () => this.#lead());
        } catch {
            // Stopped while waiting, or another tab has taken over: then this one listens again.
            if (!this.leads || this.stopped) return;
            this.leads = false;
            this.stream.stop();
            this.heardAt = Date.now();
            this.#queue({});
        }
    }

    #lead() {
        if (this.stopped) return undefined;
        this.leads = true;
        this.stream.start();
        return new Promise((resolve) => { this.release = resolve; });
    }

    #heard(data) {
        this.heardAt = Date.now();
        if (data.kind === "hello") {
            if (this.leads) this.channel.postMessage({ kind: "state", isConnected: this.isConnected });
        } else if (this.leads) {
            return;
        } else if (data.kind === "event") {
            this.onEvent(data.event, data.id);
        } else if (data.kind === "state" && data.isConnected !== this.isConnected) {
            this.isConnected = data.isConnected;
            this.onState(data.isConnected);
        }
    }

    #beat() {
        if (this.leads) {
            this.channel?.postMessage({ kind: "state", isConnected: this.isConnected });
        } else if (document.visibilityState === "visible" && Date.now() - this.heardAt > beat * 3) {
            this.waiting.abort();
            this.heardAt = Date.now();
            this.#queue({ steal: true });
        }
    }
}
