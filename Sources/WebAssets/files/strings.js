/** @typedef {"en" | "zh"} Language */

const table = JSON.parse(document.getElementById("strings")?.textContent ?? "{}");
const tags = { en: "en", zh: "zh-Hans" };
/** @type {Language} */
let current = table.language === "zh" ? "zh" : "en";

/** @returns {Language} the language that the page speaks now */
export function language() { return current; }

/** @returns {string} its tag for `lang` attributes and for Intl */
export function languageTag() { return tags[current]; }

/**
 * A sentence of the page's table, its `{names}` filled in.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values = {}) {
    const sentence = table[current]?.[key] ?? table.en?.[key] ?? key;
    return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * Switches the language in place, so that nothing that was typed is lost, and announces it by a `languagechange` event on the document.
 * @param {Language} wanted
 */
export function switchLanguage(wanted) {
    current = wanted;
    document.documentElement.lang = tags[wanted];
    retell(document);
    document.dispatchEvent(new Event("languagechange"));
}

/**
 * A button that offers the other language, in its own words.
 * @param {HTMLButtonElement} button
 */
export function offerLanguage(button) {
    const label = () => {
        const other = current === "zh" ? "en" : "zh";
        button.textContent = other === "zh" ? "中文" : "English";
        button.lang = tags[other];
        button.onclick = () => switchLanguage(other);
    };
    document.addEventListener("languagechange", label);
    label();
}

/** @param {ParentNode} root */
function retell(root) {
    for (const each of root.querySelectorAll("[data-text]")) each.textContent = say(each.dataset.text);
    document.title = document.querySelector("h1[data-text]")?.textContent ?? document.title;
}

/**
 * The time of day in the reader's zone.
 * @param {string | number} instant
 */
export function clock(instant) {
    return new Intl.DateTimeFormat(languageTag(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(instant));
}

/**
 * A day as people say it: nothing for today, otherwise month, day and weekday.
 * @param {string | number} instant
 */
export function day(instant) {
    const date = new Date(instant);
    if (date.toDateString() === new Date().toDateString()) return say("today");
    return new Intl.DateTimeFormat(languageTag(), { weekday: "short", month: "short", day: "numeric" }).format(date);
}

/**
 * A moment to come, with its day and the name of the reader's zone.
 * @param {string | number} instant
 */
export function moment(instant) {
    const zone = new Intl.DateTimeFormat(languageTag(), { timeZoneName: "short" })
        .formatToParts(new Date(instant)).find((part) => part.type === "timeZoneName")?.value ?? "";
    return say("moment", { day: day(instant), time: clock(instant), zone });
}

/**
 * A calendar day such as `2026-11-22`, as the language writes it.
 * @param {string} date
 */
export function calendarDay(date) {
    const [year, month, number] = date.split("-").map(Number);
    const format = new Intl.DateTimeFormat(languageTag(), { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" });
    return Number.isFinite(number) ? format.format(Date.UTC(year, month - 1, number)) : date;
}

/**
 * A size for people.
 * @param {number} bytes
 */
export function size(bytes) {
    return bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} kB`;
}
