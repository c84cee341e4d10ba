import { fragment, send } from "./console-api.js";
import { articleText } from "./console-picker.js";
import { tellTimes } from "./console-time.js";
import { element } from "./element.js";
import { say } from "./strings.js";

/** The column on the right: what is known. */
export class Evidence {
    /**
     * @param {HTMLElement} column
     * @param {(text: string) => void} onInsert
     */
    constructor(column, onInsert) {
        Object.assign(this, { column, onInsert });
        this.timer = 0;
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
        const known = isSame ? this.column.querySelector("#suggestions") : null;
        if (known) drawn.querySelector("#suggestions").replaceChildren(...known.childNodes);
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

    refreshSoon() {
        clearTimeout(this.timer);
        const id = this.column.querySelector(".evidence")?.dataset.id;
        if (id) this.timer = setTimeout(() => this.open(id), 600);
    }

    #shown() {
        tellTimes(this.column);
        const list = this.column.querySelector("#suggestions");
        if (list) this.#suggest(list);
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
