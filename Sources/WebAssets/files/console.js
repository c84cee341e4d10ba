import { startAlerts } from "./console-alerts.js";
import { send } from "./console-api.js";
import "./console-forms.js";
import { onKey } from "./console-keys.js";
import "./console-palette.js";
import { startPresence } from "./console-presence.js";
import { startStream, stream } from "./console-stream.js";
import { tellTimes } from "./console-time.js";
import { browserStorage } from "./storage.js";
import { element } from "./element.js";
import { clock, say } from "./strings.js";

// What every page of the console does.

function showTheme() {
    const choice = browserStorage.get("theme") ?? "auto";
    for (const button of document.querySelectorAll("[data-theme-choice]")) button.setAttribute("aria-pressed", String(button.dataset.themeChoice === choice));
    if (choice === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
}

async function switchLanguage(language) {
    document.cookie = `walletdesk_language=${language}; SameSite=Lax; Path=/; Max-Age=31536000${location.protocol === "https:" ? "; Secure" : ""}`;
    await send("PUT", "/api/v1/me", { language }).catch(() => {});
    const address = new URL(location.href);
    address.searchParams.delete("lang");
    location.assign(address);
    if (address.href === location.href) location.reload();
}

async function signOut() {
    await send("DELETE", "/api/v1/session").catch(() => {});
    location.assign("/login");
}

function showOffline(downSince) {
    const line = document.getElementById("offline");
    line.hidden = downSince === null;
    if (downSince !== null) line.textContent = say("offline", { time: clock(downSince) });
}

document.addEventListener("click", (event) => {
    const choice = event.target.closest("[data-theme-choice]");
    if (choice) {
        browserStorage.set("theme", choice.dataset.themeChoice);
        showTheme();
    }
    const language = event.target.closest("[data-language]:is(button)");
    if (language) switchLanguage(language.dataset.language);
});
document.getElementById("sign-out").addEventListener("click", signOut);
document.addEventListener("signedout", () => {
    const line = document.getElementById("offline");
    line.hidden = false;
    const address = `/login?next=${encodeURIComponent(location.pathname)}`;
    line.replaceChildren(say("signedOut"), " ", element("a", { href: address, text: say("signIn") }));
});

/** A line that flickers tells nothing: a short break is not shown. */
let lineTimer = 0;
stream.addEventListener("status", ({ detail: { downSince } }) => {
    clearTimeout(lineTimer);
    lineTimer = setTimeout(() => showOffline(downSince), downSince === null ? 0 : 2500);
});

for (const [key, view] of [["m", "mine"], ["w", "waiting"], ["t", "team"], ["a", "all"]]) {
    onKey(`g ${key}`, () => {
        const tab = document.querySelector(`#views [data-view="${view}"]`);
        if (tab) tab.click();
        else location.href = `/console?view=${view}`;
    });
}
onKey("b", () => document.querySelector(".bar [data-page=board]")?.click());
onKey("/", () => document.getElementById("search").focus());
onKey("?", () => document.getElementById("keys").showModal());

showTheme();
tellTimes(document);
startStream();
startAlerts();
startPresence();
