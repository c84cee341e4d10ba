import { clock, languageTag, moment, say } from "./strings.js";

/** How long something has lasted, as short as a list needs it. */
function span(milliseconds) {
    const minutes = Math.floor(milliseconds / 60_000);
    if (minutes < 1) return say("now");
    if (minutes < 60) return say("minutes", { n: minutes });
    if (minutes < 48 * 60) return say("hours", { n: Math.floor(minutes / 60) });
    return say("days", { n: Math.floor(minutes / 1440) });
}

function stamp(instant) {
    return new Intl.DateTimeFormat(languageTag(), { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(instant));
}

function clockOrStamp(instant) {
    return new Date(instant).toDateString() === new Date().toDateString() ? clock(instant) : stamp(instant);
}

function written(form, instant) {
    const passed = Date.now() - Date.parse(instant);
    switch (form) {
        case "ago": return span(Math.max(0, passed));
        case "clock": return clockOrStamp(instant);
        case "until": return passed > 0 ? say("over") : -passed < 86_400_000 ? say("left", { span: span(-passed) }) : stamp(instant);
        default: return stamp(instant);
    }
}

/**
 * Writes every moment under `root` in the reader's own zone and language.
 * @param {ParentNode} root
 */
export function tellTimes(root) {
    for (const each of root.querySelectorAll("time[data-form]")) {
        const text = written(each.dataset.form, each.dateTime);
        if (each.textContent !== text) each.textContent = text;
        if (!each.dataset.told) {
            each.title = moment(each.dateTime);
            each.dataset.told = "true";
        }
    }
}

setInterval(() => tellTimes(document), 20_000);
