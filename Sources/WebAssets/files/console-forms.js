import { Refusal, send } from "./console-api.js";
import { copy } from "./element.js";
import { say } from "./strings.js";

// Forms and buttons name the route that they are sent to: data-send="POST /api/v1/teams". What follows is told by a `sent` event on them.

/** Where a dotted name leads: the object that holds it, and the last part. */
function holderOf(fields, name) {
    const parts = name.split(".");
    const last = parts.pop();
    const holder = parts.reduce((object, part) => (object[part] ??= {}), fields);
    return [holder, last];
}

/** What a field says; undefined where it says nothing. */
function value(control) {
    if (control.type === "radio" && !control.checked) return undefined;
    if (control.type === "checkbox") return control.checked;
    if (control.dataset.kind === "instant") return new Date(control.value).toISOString();
    const lines = () => control.value.split("\n").map((line) => line.trim()).filter(Boolean);
    if (control.dataset.kind === "lines") return lines();
    // "transfer 3"
    if (control.dataset.kind === "levels") return Object.fromEntries(lines().map((line) => [line.replace(/\s+\d+$/, ""), Number(line.match(/\s(\d+)$/)?.[1] ?? 1)]));
    if (control.type === "number" || control.dataset.kind === "number") return Number(control.value);
    return control.value !== "" || !("optional" in control.dataset) ? control.value : undefined;
}

/** Rows of a table of fields: `data-row` holds cells, and a row whose first cell is empty is none. */
function rows(table) {
    return [...table.querySelectorAll("[data-row]")].flatMap((row) => {
        const cells = [...row.querySelectorAll("[data-cell]")];
        if (cells[0].value === "") return [];
        const fields = {};
        for (const cell of cells) {
            const name = cell.dataset.cell;
            if (!name.endsWith("[]")) fields[name] = cell.type === "number" ? Number(cell.value) : cell.value;
            else if (cell.checked) (fields[name.slice(0, -2)] ??= []).push(cell.value);
        }
        return [fields];
    });
}

/** The fields of a form as a JSON body. `a.b` is the field b of an object a, `a[]` the chosen of a list. */
export function body(form) {
    const fields = { ...JSON.parse(form.dataset.body ?? "{}") };
    for (const list of form.querySelectorAll("[data-list]")) {
        const [holder, name] = holderOf(fields, list.dataset.list);
        holder[name] = [];
    }
    for (const table of form.querySelectorAll("[data-rows]")) fields[table.dataset.rows] = rows(table);
    for (const control of form.elements) {
        if (!control.name || control.disabled) continue;
        const [holder, name] = holderOf(fields, control.name);
        if (name.endsWith("[]")) {
            if (control.checked) holder[name.slice(0, -2)].push(control.value);
            continue;
        }
        const said = value(control);
        if (said !== undefined) holder[name] = said;
    }
    return fields;
}

/** A short word in the corner, that goes by itself. */
export function toast(text, isProblem = false) {
    const place = document.getElementById("toasts");
    const line = document.createElement("p");
    line.className = isProblem ? "toast problem" : "toast";
    line.textContent = text;
    place.append(line);
    setTimeout(() => line.remove(), isProblem ? 9000 : 3500);
}

function showProblem(source, message) {
    const place = source.querySelector?.(".problem");
    if (!place) return toast(message, true);
    place.textContent = message;
    place.hidden = false;
}

/** Sends, and where the writer has to stand by a text first, asks and sends again. */
async function sendWithConsent(method, path, json) {
    try {
        return await send(method, path, json);
    } catch (error) {
        if (!(error instanceof Refusal) || !error.consent) throw error;
        document.getElementById("outbound-reason").textContent = error.message;
        if (!(await confirmed("outbound"))) throw error;
        return await send(method, path, { ...json, consent: error.consent });
    }
}

/** Sends what an element names, and tells the page. */
async function carryOut(source, json) {
    const [method, path] = source.dataset.send.split(" ");
    const buttons = source.matches("form") ? [...source.querySelectorAll("button")] : [source];
    for (const button of buttons) button.disabled = true;
    try {
        const answer = await sendWithConsent(method, path, json);
        source.closest("dialog")?.close();
        source.closest("[popover]")?.hidePopover?.();
        source.dispatchEvent(new CustomEvent("sent", { bubbles: true, detail: { answer, then: source.dataset.then ?? "", note: source.dataset.linkNote ?? "" } }));
    } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        showProblem(source, error.message);
    } finally {
        for (const button of buttons) button.disabled = false;
    }
}

/** Asks by the dialog `confirm-<name>`; true where the reader agrees. */
function confirmed(name) {
    const dialog = document.getElementById(`confirm-${name}`);
    if (!dialog) return Promise.resolve(true);
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((resolve) => {
        const submit = (event) => {
            event.preventDefault();
            dialog.close("yes");
        };
        dialog.addEventListener("submit", submit);
        dialog.addEventListener("close", () => {
            dialog.removeEventListener("submit", submit);
            resolve(dialog.returnValue === "yes");
        }, { once: true });
    });
}

/** A choice that fills the other fields of its form with what it holds. */
document.addEventListener("change", ({ target }) => {
    if (!target.matches("[data-fills]")) return;
    for (const [name, text] of Object.entries(target.selectedOptions[0].dataset)) target.form.elements[name].value = text;
});

/** The moment that a preset names, in the reader's zone. */
function preset(name) {
    const date = new Date();
    const [unit, count] = name.split("-");
    if (unit === "hours") date.setHours(date.getHours() + Number(count));
    if (unit === "days") date.setDate(date.getDate() + Number(count));
    if (unit === "tomorrow" || unit === "monday") {
        date.setDate(date.getDate() + (unit === "tomorrow" ? 1 : (8 - date.getDay()) % 7 || 7));
        date.setHours(9, 0, 0, 0);
    }
    date.setSeconds(0, 0);
    return date;
}

function localValue(date) {
    const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
    return shifted.toISOString().slice(0, 16);
}

function openDialog(id) {
    const dialog = document.getElementById(id);
    if (!dialog || dialog.open) return;
    for (const problem of dialog.querySelectorAll(".problem")) problem.hidden = true;
    dialog.showModal();
}

async function onClick(event) {
    const target = event.target.closest("[data-send], [data-opens], [data-closes], [data-copy], [data-copy-before], [data-preset]");
    if (!target || target.matches("form")) return;
    const { opens, send: path, preset: name } = target.dataset;
    if (opens) {
        target.closest("[popover]")?.hidePopover();
        openDialog(opens);
    } else if ("closes" in target.dataset) {
        target.closest("dialog").close();
    } else if ("copy" in target.dataset) {
        await copy(target, target.dataset.copy, say("copied"));
    } else if ("copyBefore" in target.dataset) {
        await copy(target, target.previousElementSibling.textContent, say("copied"));
    } else if (name) {
        target.closest("form").elements.at.value = localValue(preset(name));
        target.closest("form").requestSubmit();
    } else if (path) {
        if (target.dataset.confirm && !(await confirmed(target.dataset.confirm))) return;
        await carryOut(target, target.dataset.body ? JSON.parse(target.dataset.body) : undefined);
    }
}

function onSubmit(event) {
    const form = event.target;
    if (!form.dataset.send) return;
    event.preventDefault();
    const json = body(form);
    const hasBody = !form.dataset.send.startsWith("DELETE");
    carryOut(form, hasBody ? json : undefined);
}

/** Puts a menu under the button that opened it, inside the window. */
function place(event) {
    const menu = event.target;
    if (event.newState !== "open" || !menu.matches?.(".menu")) return;
    const opener = event.source ?? document.querySelector(`[popovertarget="${menu.id}"]`);
    const box = opener.getBoundingClientRect();
    const width = menu.offsetWidth;
    const below = box.bottom + 4 + menu.offsetHeight <= innerHeight || box.top < menu.offsetHeight;
    menu.style.left = `${Math.max(8, Math.min(box.right - width, innerWidth - width - 8))}px`;
    menu.style.top = below ? `${box.bottom + 4}px` : `${box.top - menu.offsetHeight - 4}px`;
}

document.addEventListener("click", onClick);
// A choice that says everything needs no button.
document.addEventListener("change", ({ target }) => {
    if ("submits" in target.dataset && target.value !== "") target.form.requestSubmit();
});

document.addEventListener("submit", onSubmit);
document.addEventListener("toggle", place, true);
// A click beside a dialog closes it, as Escape does.
document.addEventListener("pointerdown", (event) => {
    if (event.target instanceof HTMLDialogElement && event.target.open && event.target.id !== "confirm-destroy") {
        const box = event.target.getBoundingClientRect();
        const isInside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
        if (!isInside) event.target.close();
    }
});
