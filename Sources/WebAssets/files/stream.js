import { backOff } from "./wire.js";

/** The desk sends a beat every 20 s; two of them missing means that the line is dead, whatever the socket says. */
const silenceLimit = 45_000;
const tick = 5_000;

/**
 * The events of a body, as they come: `event`, `data` and `id` of each frame, and a frame without data for each comment.
 * @param {ReadableStream<Uint8Array>} body
 */
export async function* frames(body) {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let rest = "";
    let frame = { event: "", id: "", data: "" };
    for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines.map((each) => each.replace(/\r$/, ""))) {
            if (line === "") {
                if (frame.data) yield frame;
                frame = { event: "", id: "", data: "" };
            } else if (line.startsWith(":")) {
                yield { event: "", id: "", data: "" };
            } else {
                const [, name, content] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
                if (name === "data") frame.data += (frame.data ? "\n" : "") + content;
                else if (name in frame) frame[name] = content;
            }
        }
    }
}

/**
 * A stream of events that stays: it resumes from the last event seen after a lost network, a sleep or a restart of the desk.
 */
export class EventStream {
    /**
     * @param {object} options
     * @param {(signal: AbortSignal) => Promise<Response>} options.open asks for the events after the last one seen
     * @param {(event: object, id: number) => void} options.onEvent
     * @param {(isConnected: boolean) => void} options.onState
     * @param {(error: Error) => void} options.onRefused the desk won't have this reader: 401, 403, 404
     */
    constructor({ open, onEvent, onState, onRefused }) {
        Object.assign(this, { open, onEvent, onState, onRefused });
        this.attempt = 0;
        this.stopped = true;
    }

    start() {
        if (!this.stopped) return;
        this.stopped = false;
        this.lastTick = Date.now();
        this.watch = setInterval(() => this.#check(), tick);
        this.#run();
    }

    stop() {
        this.stopped = true;
        clearInterval(this.watch);
        clearTimeout(this.timer);
        this.line?.abort();
    }

    /** Something has changed (awake, online, visible): a line that was quiet is not trusted, a pause is cut short. */
    wake() {
        if (this.stopped) return;
        this.attempt = 0;
        if (this.timer) {
            clearTimeout(this.timer);
            this.timer = null;
            this.#run();
        } else if (Date.now() - this.heardAt > silenceLimit / 2) {
            this.line?.abort();
        }
    }

    /** A timer that comes late by far was asleep, and so was the line. */
    #check() {
        const slept = Date.now() - this.lastTick > tick * 4;
        this.lastTick = Date.now();
        if (this.timer) return slept ? this.wake() : undefined;
        if (slept || Date.now() - this.heardAt > silenceLimit) this.line?.abort();
    }

    async #run() {
        const line = new AbortController();
        this.line = line;
        this.heardAt = Date.now();
        let wait = 0;
        try {
            const response = await this.open(line.signal);
            this.attempt = 0;
            this.onState(true);
            for await (const frame of frames(response.body)) {
                this.heardAt = Date.now();
                if (frame.data) this.onEvent(JSON.parse(frame.data), Number(frame.id) || 0);
            }
        } catch (error) {
            if ([401, 403, 404].includes(error.status)) {
                this.stop();
                this.onRefused(error);
                return;
            }
            wait = error.retryAfter ?? 0;
        }
        line.abort();
        if (this.stopped) return;
        this.onState(false);
        this.timer = setTimeout(() => {
            this.timer = null;
            this.#run();
        }, backOff(this.attempt, wait));
        this.attempt += 1;
    }
}
