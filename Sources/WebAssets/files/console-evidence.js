import { fragment, send } from "./console-api.js";
import { articleText } from "./console-picker.js";
import { tellTimes } from "./console-time.js";
import { element } from "./element.js";
import { soon } from "./soon.js";
import { say } from "./strings.js";

/** The parts of the column that other features draw. */
const foreign = ["#chain", "#routing", "#side", "#sorting"];

/** The column on the right: what is known. */
export class Evidence {
    /**
     * @param {HTMLElement} column
     * @param {(text: string) => void} onInsert
     */
    constructor(column, onInsert) {
        Object.assign(this, { column, onInsert });
        column.addEventListener("sent", ({ detail: { answer, then } }) => {
            if (then === "trace") location.assign(`/console/money-traces/${answer.id}`);
            else if (then === "case") location.assign(`/console/cases/${answer.id}`);
            else this.refreshSoon();
        });
        column.addEventListener("click", ({ target }) => {
            const button = target.closest("[data-insert]");
            if (button) this.onInsert(button.dataset.path ? articleText({ passage: button.dataset.insert, path: button.dataset.path }) : button.dataset.insert);
        });
        this.#shown();
    }

    async open(id) {
        this.id = id;
        const isSame = this.column.querySelector(".evidence")?.dataset.id === id;
        // What is known of one person must never stand beside the words of another.
        if (!isSame) this.column.replaceChildren();
        const drawn = await fragment(`/console/fragments/evidence/${id}`).catch(() => null);
        if (this.id !== id) return;
        if (!drawn) {
            if (!isSame) this.#fail(id);
            return;
        }
        for (const part of isSame ? ["#suggestions", ...foreign] : []) {
            drawn.querySelector(part)?.replaceChildren(...(this.column.querySelector(part)?.childNodes ?? []));
        }
        this.column.replaceChildren(drawn);
        this.#shown();
    }

    #fail(id) {
        this.column.replaceChildren(element("div", { class: "empty failed" }, element("p", { text: say("failed") }),
            element("button", { type: "button", class: "button", text: say("retry"), onclick: () => this.open(id) })));
    }

    close() {
        this.id = null;
        this.column.replaceChildren();
    }

    /** What somebody is using waits. */
    refreshSoon = soon(() => {
        const id = this.column.querySelector(".evidence")?.dataset.id;
        if (!id) return null;
        return isInUse(this.column) ? this.refreshSoon() : this.open(id);
    }, 600);

    #shown() {
        tellTimes(this.column);
        const list = this.column.querySelector("#suggestions");
        if (list) this.#suggest(list);
        for (const place of this.column.querySelectorAll(foreign.join())) this.#read(place);
    }

    /** A part that another feature draws. What was opened stays open. */
    async #read(place) {
        const drawn = await fragment(place.dataset.path).catch(() => null);
        if (!drawn || !place.isConnected || isInUse(place)) return;
        const open = new Set([...place.querySelectorAll("details[open]")].map(detailKey));
        for (const details of drawn.querySelectorAll("details")) details.open = open.has(detailKey(details));
        place.replaceChildren(drawn);
        tellTimes(place);
    }

    async #suggest(list) {
        const { articles } = await send("GET", list.dataset.path).catch(() => ({ articles: [] }));
        const rows = articles.map((article) => element("li", {},
            element("a", { href: article.path, target: "_blank", rel: "noopener", text: article.title }),
            element("p", { class: "faint", text: article.summary }),
            element("button", { type: "button", class: "button small", text: say("insert"), onclick: () => this.onInsert(articleText(article)) })));
        list.replaceChildren(...(rows.length > 0 ? rows : [element("li", { class: "faint", text: say("noSuggestions") })]));
    }
}

/** What somebody is filling in must not be drawn anew under their hand. */
function isInUse(place) { return place.querySelector("dialog[open], textarea:focus, input:focus, select:focus") !== null; }

/** Which of the details of the column these are. */
function detailKey(details) {
    return `${details.closest("li")?.querySelector("code")?.textContent} ${details.querySelector("summary")?.textContent}`;
}
