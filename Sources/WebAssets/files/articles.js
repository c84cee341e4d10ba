import { element } from "./element.js";
import { searchable } from "./caution.js";
import { helpAddress } from "./markdown.js";
import { language, say } from "./strings.js";
import { call } from "./wire.js";

const pause = 250;
const skeletonAfter = 200;

/** Articles that may answer what is being written; the most read ones while nothing is. */
export class ArticleList {
    /**
     * @param {HTMLElement} list a `<ul>`
     * @param {object} options
     * @param {number} options.limit
     * @param {boolean} [options.opensTab] whoever writes a message must not lose it by reading
     * @param {(found: {query: string, count: number}) => void} [options.onShown]
     */
    constructor(list, { limit, opensTab = true, onShown }) {
        Object.assign(this, { list, limit, opensTab, onShown });
        this.asked = null;
    }

    /** What is being written. Searches after a pause, and only for what may leave the page. */
    write(text) {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.search(searchable(text)), pause);
    }

    /** @param {string} query */
    async search(query) {
        const asked = `${language()} ${query}`;
        if (asked === this.asked) return;
        this.asked = asked;
        const skeleton = setTimeout(() => { if (this.list.childElementCount === 0) this.#skeleton(); }, skeletonAfter);
        try {
            const { articles } = await call("GET", `articles?${new URLSearchParams({ query, language: language() })}`);
            if (asked !== this.asked) return;
            this.list.replaceChildren(...articles.slice(0, this.limit).map((article) => this.#item(article)));
            this.list.setAttribute("aria-busy", "false");
            this.onShown?.({ query, count: Math.min(this.limit, articles.length) });
        } catch {
            if (asked !== this.asked) return;
            this.asked = null;
            this.list.replaceChildren(element("li", { class: "aside" }, say("articlesFailed"), " ",
                element("button", { type: "button", class: "link", onclick: () => this.search(query), text: say("retry") })));
        } finally {
            clearTimeout(skeleton);
        }
    }

    #item(article) {
        const tab = this.opensTab ? { target: "_blank", rel: "noopener" } : {};
        return element("li", {}, element("a", { href: helpAddress(article.path) ?? "/help", ...tab },
            element("span", { class: "title", text: article.title }), element("span", { class: "summary", text: article.summary })));
    }

    #skeleton() {
        this.list.setAttribute("aria-busy", "true");
        this.list.replaceChildren(...[1, 2, 3].map(() => element("li", { class: "skeleton", "aria-hidden": "true" })));
    }
}
