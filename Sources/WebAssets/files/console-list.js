import { fragment, Refusal } from "./console-api.js";
import { tellTimes } from "./console-time.js";
import { element } from "./element.js";
import { soon } from "./soon.js";
import { browserStorage } from "./storage.js";
import { say } from "./strings.js";

/** Conversations of which this browser remembers how far they were read. */
const remembered = 500;

/** The list on the left: rows of a view or of a search. New things wait while someone is pointing at it. */
export class List {
    /**
     * @param {HTMLElement} column
     * @param {(id: string, seq: string | null) => void} onOpen
     */
    constructor(column, onOpen) {
        this.column = column;
        this.body = column.querySelector("#list");
        this.fresh = column.querySelector("#fresh");
        this.form = column.querySelector("#filters form");
        this.onOpen = onOpen;
        const query = new URLSearchParams(location.search);
        this.view = column.querySelector("#views [aria-current]")?.dataset.view ?? "mine";
        this.query = query.get("query") ?? "";
        this.order = "newest";
        this.openId = null;
        this.waiting = null;
        for (const control of this.form.elements) {
            if (!control.name || !query.has(control.name)) continue;
            if (control.type === "checkbox") control.checked = query.get(control.name) === control.value;
            else control.value = query.get(control.name);
        }
        this.#showFilters();
        this.#listen();
        this.#decorate(this.body);
    }

    /** Names the filters that are set. */
    #showFilters() {
        const set = [...this.form.elements].filter((control) => control.name && (control.type === "checkbox" ? control.checked : control.value));
        const words = set.map((control) => control.selectedOptions?.[0].textContent ?? (control.type === "checkbox" ? control.parentElement.textContent.trim() : control.value));
        document.getElementById("active-filters").textContent = words.join(" · ");
    }

    #listen() {
        this.column.addEventListener("click", (event) => this.#click(event));
        this.form.addEventListener("input", () => this.load());
        this.form.addEventListener("reset", () => setTimeout(() => this.load()));
        this.form.addEventListener("submit", (event) => event.preventDefault());
        this.column.addEventListener("pointerleave", () => this.#release());
        this.column.addEventListener("focusout", () => setTimeout(() => this.#release()));
    }

    #click(event) {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        const target = event.target.closest("a[data-view], a[data-id], button");
        if (!target) return;
        if (target.dataset.id) {
            event.preventDefault();
            this.onOpen(target.dataset.id, target.hash ? target.hash.slice(3) : null);
        } else if (target.dataset.view) {
            event.preventDefault();
            this.show(target.dataset.view);
        } else if (target.dataset.more) {
            this.#more(target);
        } else if (target.dataset.order) {
            this.order = target.dataset.order;
            this.load();
        } else if (target.id === "leave-search") {
            this.search("");
        } else if (target === this.fresh) {
            this.#apply(this.waiting);
            this.column.scrollTop = 0;
            this.body.scrollTop = 0;
        }
    }

    /** Shows a view from its beginning. */
    show(view) {
        this.view = view;
        this.query = "";
        for (const tab of this.column.querySelectorAll("#views a")) {
            if (tab.dataset.view === view) tab.setAttribute("aria-current", "true");
            else tab.removeAttribute("aria-current");
        }
        // The address names the view, so that a reload and a shared link show the same list.
        history.replaceState(history.state, "", `${location.pathname}?view=${view}`);
        return this.load();
    }

    search(query) {
        this.query = query;
        document.getElementById("search").value = query;
        return this.load();
    }

    get path() {
        if (this.query) return `/console/fragments/search?query=${encodeURIComponent(this.query)}&order=${this.order}`;
        const values = new URLSearchParams(new FormData(this.form));
        for (const [name, value] of [...values]) if (!value) values.delete(name);
        values.set("view", this.view);
        return `/console/fragments/list?${values}`;
    }

    /** Draws the list anew because the reader asked for it. */
    async load() {
        this.column.classList.toggle("searching", this.query !== "");
        this.#showFilters();
        const path = this.path;
        const skeleton = setTimeout(() => this.body.replaceChildren(...Array.from({ length: 6 }, () => element("div", { class: "skeleton row-skeleton" }))), 200);
        try {
            const rows = await fragment(path);
            if (path !== this.path) return;
            clearTimeout(skeleton);
            this.body.scrollTop = 0;
            this.#apply(rows);
        } catch (error) {
            clearTimeout(skeleton);
            if (!(error instanceof Refusal)) throw error;
            this.body.replaceChildren(element("div", { class: "empty failed" }, element("p", { text: say("failed") }), element("p", { class: "faint", text: error.message }),
                element("button", { type: "button", class: "button", text: say("retry"), onclick: () => this.load() })));
        }
    }

    /** Something happened: looks again in a moment. */
    refreshSoon = soon(() => this.#refresh(), 300);

    async #refresh() {
        if (this.query) return;
        const path = this.path;
        const rows = await fragment(path).catch(() => null);
        if (!rows || path !== this.path) return;
        const before = this.#ids(this.body);
        const after = this.#ids(rows);
        const isSameOrder = after.every((id, index) => before[index] === id) && (after.length === before.length || before.length > 50);
        if (!isSameOrder && this.#isHeld()) {
            this.#renew(rows);
            this.#holdBack(rows, before, after);
        } else {
            this.#apply(rows);
        }
    }

    #isHeld() { return this.column.matches(":hover") || this.body.contains(document.activeElement); }

    #release() {
        if (this.waiting && !this.#isHeld()) this.#apply(this.waiting);
    }

    #holdBack(rows, before, after) {
        const count = after.filter((id, index) => !before.includes(id) || before.indexOf(id) > index).length;
        this.waiting = rows;
        this.fresh.textContent = say("fresh", { n: Math.max(1, count) });
        this.fresh.hidden = false;
    }

    /** Writes what has changed in rows that stay where they are. */
    #renew(rows) {
        for (const row of rows.querySelectorAll(".row")) {
            const old = this.body.querySelector(`.row[data-id="${row.dataset.id}"]`);
            if (!old) continue;
            const copy = row.cloneNode(true);
            Object.assign(old.dataset, copy.dataset);
            old.replaceChildren(...copy.childNodes);
        }
        this.#decorate(this.body);
    }

    #apply(rows) {
        if (!rows) return;
        this.waiting = null;
        this.fresh.hidden = true;
        const focused = document.activeElement?.closest?.(".row")?.dataset.id;
        const top = this.body.scrollTop;
        this.body.replaceChildren(rows.cloneNode(true));
        this.#decorate(this.body);
        this.body.scrollTop = top;
        if (focused) this.body.querySelector(`.row[data-id="${focused}"]`)?.focus({ preventScroll: true });
    }

    async #more(button) {
        button.disabled = true;
        const rows = await fragment(`${this.path}&${button.dataset.more}=${encodeURIComponent(button.dataset.value)}`).catch(() => null);
        button.disabled = false;
        if (!rows) return;
        const first = rows.querySelector(".row");
        this.body.querySelector(".rows").append(...rows.querySelectorAll(".rows > li"));
        const next = rows.querySelector(".more");
        if (next) button.replaceWith(next);
        else button.remove();
        this.#decorate(this.body);
        first?.focus();
    }

    #ids(root) { return [...root.querySelectorAll(".row")].map((row) => row.dataset.id); }

    /** Marks what is open and what is unread: the customer wrote after this browser last showed it. */
    #decorate(root) {
        tellTimes(root);
        const seen = browserStorage.get("seen") ?? {};
        for (const row of root.querySelectorAll(".row")) {
            const isUnread = row.dataset.last !== undefined && Number(row.dataset.last) > (seen[row.dataset.id] ?? 0) && row.querySelector(".waits") !== null;
            row.classList.toggle("unread", isUnread);
            const dot = row.querySelector(".unread-dot");
            if (dot) dot.hidden = !isUnread;
            if (row.dataset.id === this.openId) row.setAttribute("aria-current", "true");
            else row.removeAttribute("aria-current");
        }
    }

    /** The conversation that is open, read up to a number. */
    select(id, last) {
        this.openId = id;
        if (id && last) {
            const seen = browserStorage.get("seen") ?? {};
            delete seen[id];
            const entries = Object.entries({ ...seen, [id]: Number(last) }).slice(-remembered);
            browserStorage.set("seen", Object.fromEntries(entries));
        }
        this.#decorate(this.body);
    }

    /** Moves the focus by one row. */
    move(step) {
        const rows = [...this.body.querySelectorAll(".row")];
        if (rows.length === 0) return;
        const current = rows.indexOf(document.activeElement) >= 0 ? rows.indexOf(document.activeElement) : rows.findIndex((row) => row.dataset.id === this.openId);
        const next = rows[Math.min(rows.length - 1, Math.max(0, current + step))];
        next.focus();
        next.scrollIntoView({ block: "nearest" });
    }

    focus() { (this.body.querySelector(".row[aria-current]") ?? this.body.querySelector(".row") ?? this.column).focus(); }
}
