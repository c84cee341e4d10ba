import { copy, element, show } from "./element.js";
import { language, moment, say } from "./strings.js";

/** @typedef {import("./desk.js").Desk} Desk */

/**
 * One line about who has the conversation now.
 * @param {object} conversation
 */
export function stateLine(conversation) {
    const name = conversation.agentName ?? say("person");
    switch (conversation.state) {
        case "assigned": return say("state.assigned", { name });
        case "awaiting_customer": return say("state.awaiting", { name });
        default: return say(`state.${conversation.state}`);
    }
}

/** What stands between the messages and the place to write: the wait, the question whether it is solved, the rating, the end. */
export class StatusPanel {
    /**
     * @param {Desk} desk
     * @param {{onError: (error: Error) => void, onNew: () => void, onReply: () => void}} options
     */
    constructor(desk, { onError, onNew, onReply }) {
        Object.assign(this, { desk, onError, onNew, onReply });
        this.head = element("div", { class: "panel-head", "aria-live": "polite" });
        this.tail = element("div", { class: "panel-tail" });
        this.notes = element("div", { class: "panel-notes" });
        this.element = element("section", { class: "panel", tabindex: "-1" }, this.head, this.tail, this.notes);
        this.saidSolved = false;
        /** Where the notice of an answer goes; null until somebody has said. */
        this.emailLeft = null;
    }

    render() {
        const conversation = this.desk.conversation;
        if (conversation?.state !== "resolved" && conversation?.state !== "closed") this.saidSolved = false;
        const state = this.desk.trouble ?? (this.saidSolved ? "closed" : conversation?.state);
        const parts = {
            queued: () => this.#waiting(conversation),
            in_progress: () => [[say("inProgress")], () => this.#email(), [say("closingIsFine")]],
            resolved: () => [[say("askSolved")], () => this.#solved()], closed: () => this.#closed(conversation),
            unauthenticated: () => [[say("accessEnded"), say("accessEndedThen")], () => [this.#anew()]],
            missing: () => [[say("missing")], () => [this.#anew()]],
        }[state]?.();
        this.element.hidden = !parts;
        this.element.setAttribute("aria-label", say("panel"));
        if (!parts) return;
        const [lines, tail, notes = []] = parts;
        const hadFocus = this.tail.contains(document.activeElement);
        const [first, ...rest] = lines;
        show(this.head, JSON.stringify(lines), () => [
            element("p", {}, element("strong", { text: first })), ...rest.map((line) => element("p", { text: line })),
        ]);
        show(this.tail, JSON.stringify([state, language(), conversation?.rating, this.emailLeft, Boolean(conversation?.queue?.eta)]), tail);
        show(this.notes, JSON.stringify(notes), () => notes.map((note) => element("p", { text: note })));
        if (hadFocus && !this.tail.contains(document.activeElement)) this.element.focus();
    }

    #waiting({ queue }) {
        const notes = [say("waiting.meanwhile"), say("closingIsFine")];
        if (!queue) return [[say("waiting.unknown")], () => this.#email(), notes];
        const lines = queue.eta
            ? [say("waiting.place", { position: queue.position }) + say("waiting.range", { range: this.#range(queue.eta) })]
            : [say("waiting.nobody"), queue.opensAt ? say("waiting.opens", { moment: moment(queue.opensAt) }) : say("waiting.order")];
        const { passedBy } = queue;
        if (passedBy) lines.push(say(passedBy.urgent ? "waiting.urgent" : "waiting.overtaken", { count: passedBy.count }));
        else if (queue.isLonger) lines.push(say("waiting.longer"));
        return [lines, () => this.#email(), notes];
    }

    #range({ low, high }) {
        const inHours = (minutes) => Math.round(minutes / 30) / 2;
        if (high > 120) return say("hours", { low: inHours(low), high: inHours(high) });
        return low === high ? say("minutes.one", { high }) : say("minutes", { low, high });
    }

    #email() {
        const link = this.desk.privateLink ? [this.#linkButton()] : [];
        if (this.emailLeft) {
            return [element("p", { class: "aside", role: "status", text: say("email.left", { email: this.emailLeft }) }), ...link];
        }
        const error = element("p", { class: "error", id: "notice-error", role: "alert", hidden: true });
        const input = element("input", {
            type: "email", id: "notice-email", autocomplete: "email", required: true, "aria-describedby": "notice-error",
        });
        const form = element("form", { class: "inline-form", novalidate: true, onsubmit: async (event) => {
            event.preventDefault();
            const valid = input.validity.valid;
            error.hidden = valid;
            error.textContent = say("email.invalid");
            input.setAttribute("aria-invalid", String(!valid));
            if (!valid) return input.focus();
            try {
                await this.desk.leaveEmail(input.value.trim());
                this.emailLeft = input.value.trim();
                this.render();
            } catch (refusal) {
                error.hidden = false;
                error.textContent = refusal.message || say("notReached");
            }
        } }, element("label", { for: "notice-email", text: say("email.label") }), input,
        element("button", { class: "button", text: say("email.save") }));
        return [element("details", {}, element("summary", { text: say("email.offer") }), form, error), ...link];
    }

    #linkButton() {
        const address = new URL(this.desk.privateLink, location.origin).href;
        const button = this.#button("copyLink", () => copy(button, address, say("copied")).catch(this.onError), "quiet");
        return button;
    }

    #solved() {
        const answer = (path, json, saidSolved) => this.#act(async () => {
            await this.desk.act(path, json);
            this.saidSolved = saidSolved;
            if (!saidSolved) this.onReply();
        });
        return [element("div", { class: "actions" },
            this.#button("solved", () => answer("/resolution", { solved: true }, true), "primary"),
            this.#button("notSolved", () => answer("/reopening", undefined, false)))];
    }

    #closed(conversation) {
        const rated = conversation.rating !== undefined && conversation.rating !== null;
        return [[say(rated ? "rating.thanks" : "rating.ask")], () => [
            rated ? null : this.#rating(),
            element("div", { class: "actions" }, this.#button("newQuestion", this.onNew),
                this.#button("reopen", () => this.#act(async () => {
                    await this.desk.act("/reopening");
                    this.onReply();
                }), "quiet")),
        ]];
    }

    #rating() {
        const scores = [1, 2, 3, 4, 5].map((score) => element("label", { class: "score" },
            element("input", { type: "radio", name: "score", value: score, required: true }), element("span", { text: score })));
        const comment = element("textarea", { id: "rating-comment", rows: "2", maxlength: "2000" });
        return element("form", { class: "rating", onsubmit: (event) => {
            event.preventDefault();
            const score = Number(new FormData(event.currentTarget).get("score"));
            this.#act(() => this.desk.act("/rating", { score, comment: comment.value.trim() || undefined }));
        } },
        element("fieldset", {}, element("legend", { class: "visually-hidden", text: say("rating.ask") }),
            element("span", { class: "aside", text: say("rating.bad") }), ...scores,
        element("span", { class: "aside", text: say("rating.good") })),
        element("label", { for: "rating-comment", text: say("rating.comment") }), comment,
        element("div", { class: "actions" }, element("button", { class: "button primary", text: say("rating.send") })));
    }

    async #act(task) {
        try {
            await task();
        } catch (error) {
            this.onError(error);
        }
        this.render();
    }

    #anew() { return this.#button("newQuestion", this.onNew, "primary"); }

    #button(key, onclick, kind = "") {
        return element("button", { type: "button", class: `button ${kind}`, onclick, text: say(key) });
    }
}
