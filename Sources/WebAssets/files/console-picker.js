import { send } from "./console-api.js";
import { element } from "./element.js";
import { say } from "./strings.js";

/** The list over the composer from which macros and passages of articles are put into a text. */
export class Picker {
    /** @param {import("./console-composer.js").Composer} composer */
    constructor(composer) {
        this.composer = composer;
        this.macros = null;
        this.entries = [];
        this.chosen = 0;
        const column = composer.column;
        column.addEventListener("input", (event) => { if (event.target.id === "picker-input") this.#update(); });
        column.addEventListener("keydown", (event) => this.#key(event));
        column.addEventListener("focusout", (event) => {
            if (this.isOpen && this.box.contains(event.target) && !this.box.contains(event.relatedTarget)) this.close(false);
        });
    }

    get box() { return this.composer.column.querySelector("#picker"); }
    get input() { return this.composer.column.querySelector("#picker-input"); }
    get list() { return this.composer.column.querySelector("#picker-list"); }
    get isOpen() { return this.box?.matches(":popover-open") ?? false; }

    /** `from` is where in the text the slash stands that opened it. */
    async open(kind, from = this.composer.text.selectionStart) {
        if (this.isOpen) return;
        this.kind = kind;
        this.from = from;
        this.input.value = "";
        this.input.placeholder = say(kind);
        this.input.setAttribute("aria-label", say(kind));
        this.box.showPopover();
        this.#place();
        this.input.focus();
        await this.#update();
        this.#place();
    }

    close(goesBack = true) {
        if (this.isOpen) this.box.hidePopover();
        if (goesBack) this.composer.text.focus();
    }

    #place() {
        const anchor = this.composer.text.getBoundingClientRect();
        this.box.style.left = `${anchor.left}px`;
        this.box.style.width = `${anchor.width}px`;
        this.box.style.bottom = `${innerHeight - anchor.top + 4}px`;
    }

    async #update() {
        const query = this.input.value.trim();
        this.entries = this.kind === "macros" ? await this.#findMacros(query) : await this.#findArticles(query);
        if (this.input.value.trim() !== query) return;
        this.chosen = 0;
        this.#draw();
    }

    async #findMacros(query) {
        this.macros ??= send("GET", "/api/v1/macros").then(({ macros }) => macros);
        const { language, customer, agent } = this.composer.article.dataset;
        const macros = await this.macros.catch(() => []);
        return macros.filter((macro) => `${macro.name} ${macro[language]}`.toLowerCase().includes(query.toLowerCase())).slice(0, 30).map((macro) => {
            const text = macro[language].replaceAll("{name}", customer).replaceAll("{agent}", agent);
            return { name: macro.name, hint: text, text };
        });
    }

    async #findArticles(query) {
        const { language, id } = this.composer.article.dataset;
        const path = query ? `/api/v1/article-search?language=${language}&query=${encodeURIComponent(query)}` : `/api/v1/conversations/${id}/suggestions`;
        const { articles } = await send("GET", path).catch(() => ({ articles: [] }));
        return articles.map((article) => ({ name: article.title, hint: article.summary, text: articleText(article) }));
    }

    #draw() {
        const rows = this.entries.map((entry, index) => element("li", {
            role: "option", "aria-selected": String(index === this.chosen), onpointerdown: (event) => event.preventDefault(), onclick: () => this.#take(index),
        }, element("span", { class: "name", text: entry.name }), element("span", { class: "faint", text: entry.hint })));
        this.list.replaceChildren(...(rows.length > 0 ? rows : [element("li", { class: "empty", role: "presentation", text: say(this.kind === "macros" ? "noMacros" : "noArticles") })]));
    }

    #take(index) {
        const entry = this.entries[index];
        const start = this.from;
        const typed = this.composer.text.value[start] === "/" ? 1 : 0;
        this.close();
        if (!entry) return;
        this.composer.text.setSelectionRange(start, start + typed);
        this.composer.insert(entry.text, start);
    }

    #key(event) {
        if (event.target.id !== "picker-input" || event.isComposing) return;
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            this.chosen = (this.chosen + (event.key === "ArrowDown" ? 1 : this.entries.length - 1)) % Math.max(1, this.entries.length);
            this.#draw();
            this.list.children[this.chosen]?.scrollIntoView({ block: "nearest" });
        } else if (event.key === "Enter") {
            event.preventDefault();
            this.#take(this.chosen);
        } else if (event.key === "Escape") {
            event.preventDefault();
            event.stopPropagation();
            this.close();
        }
    }
}

/** What an article becomes in a reply: the passage, and where to read on. */
export function articleText({ passage, path }) {
    return `${passage}\n${new URL(path, location.origin).href}`;
}
