import { Refusal, send } from "./console-api.js";
import { toast } from "./console-forms.js";
import { checkLink, importList } from "./console-links.js";
import { tellTimes } from "./console-time.js";
import { say } from "./strings.js";

const part = document.getElementById("part");

/** Draws the part anew; what a one-time link showed stays. */
async function reload() {
    const response = await fetch(location.href, { credentials: "same-origin", headers: { Accept: "text/html" } }).catch(() => null);
    if (!response?.ok) return location.reload();
    const drawn = new DOMParser().parseFromString(await response.text(), "text/html");
    const link = document.getElementById("link-result");
    part.replaceChildren(...drawn.getElementById("part").childNodes);
    if (link && !link.hidden) document.getElementById("link-result")?.replaceWith(link);
    tellTimes(part);
}

function showLink({ answer, note }) {
    const place = document.getElementById("link-result");
    const address = new URL(answer.path, location.origin).href;
    place.querySelector("p").textContent = note;
    place.querySelector("code").textContent = address;
    place.querySelector("[data-copy]").dataset.copy = address;
    place.hidden = false;
}

part.addEventListener("sent", async ({ detail }) => {
    if (detail.then === "link") showLink(detail);
    await reload();
    if (detail.then === "link") document.getElementById("link-result").scrollIntoView({ block: "nearest" });
    else toast(say("saved"));
});

/** `09:00-18:00`, as minutes after midnight; null where it is no such thing. */
function stretch(line) {
    const match = line.trim().replaceAll("：", ":").match(/^(\d{1,2}):(\d{2})\s*[-–—~至]\s*(\d{1,2}):(\d{2})$/);
    if (!match) return null;
    const [opens, closes] = [Number(match[1]) * 60 + Number(match[2]), Number(match[3]) * 60 + Number(match[4])];
    return { opens, closes };
}

function lines(text) { return text.split("\n").map((line) => line.trim()).filter(Boolean); }

async function saveHours(form) {
    const weekly = [...form.querySelectorAll("[data-weekday]")].flatMap((field) => lines(field.value).map((line) => {
        const times = stretch(line);
        return times && { weekday: Number(field.dataset.weekday), ...times };
    }));
    if (weekly.includes(null)) throw new Refusal(form.dataset.bad, 422);
    await send("PUT", form.dataset.path, { zone: form.elements.zone.value.trim(), weekly, holidays: lines(form.elements.holidays.value) });
    toast(say("saved"));
}

async function saveList(form) {
    const said = await importList(form);
    await reload();
    toast(said);
}

async function savePromises(form) {
    const policies = JSON.parse(form.dataset.policies);
    for (const row of form.querySelectorAll("[data-policy]")) {
        const policy = policies.find((each) => each.id === row.dataset.policy);
        policy.hours = row.querySelector("[data-hours]").value;
        const cells = [...row.querySelectorAll("[data-minutes]")].filter((cell) => cell.value !== "");
        policy.minutes = Object.fromEntries(cells.map((cell) => [cell.dataset.minutes, Number(cell.value)]));
    }
    await send("PUT", "/api/v1/promises", { policies });
    toast(say("saved"));
}

async function saveAlarms(form) {
    const rules = [...form.querySelectorAll("[data-alarm]")].map((row) => {
        const limit = row.querySelector("input[type=number]").value;
        const means = [...row.querySelectorAll("input:checked")].map((choice) => choice.value);
        return { kind: row.dataset.alarm, ...(limit === "" ? {} : { limit: Number(limit) }), means };
    });
    await send("PUT", "/api/v1/alarms", { rules });
    toast(say("saved"));
}

/** Forms that are more than their fields, by their id. */
const ownForms = { hours: saveHours, promises: savePromises, alarms: saveAlarms, "check-link": checkLink, "import-list": saveList };

async function submitOwn(form) {
    const problem = form.querySelector(".problem");
    problem.hidden = true;
    try {
        await ownForms[form.id](form);
    } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        problem.textContent = error.message;
        problem.hidden = false;
    }
}

document.addEventListener("submit", (event) => {
    if (!(event.target.id in ownForms)) return;
    event.preventDefault();
    submitOwn(event.target);
});

for (const place of document.querySelectorAll("[data-origin]")) place.textContent = place.textContent.replaceAll("{origin}", location.origin);
