/** Keys of this page, beside those that elements claim with `data-key`. */
const claimed = new Map();
let prefix = "";
let prefixTimer = 0;

/**
 * @param {string} key a character, or two with a space between for one after the other
 * @param {() => void} act
 */
export function onKey(key, act) { claimed.set(key, act); }

function isWriting(target) {
    return target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]") !== null;
}

function click(key) {
    const element = document.querySelector(`[data-key="${CSS.escape(key)}"]:not(:disabled)`);
    element?.click();
    return element !== null;
}

function press(event) {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && isWriting(event.target)) {
        event.target.blur();
        return;
    }
    if (isWriting(event.target) || document.querySelector("dialog[open]")) return;
    const pressed = prefix ? `${prefix} ${event.key}` : event.key;
    prefix = "";
    if (event.key === "g" && pressed === "g") {
        prefix = "g";
        clearTimeout(prefixTimer);
        prefixTimer = setTimeout(() => { prefix = ""; }, 1200);
        return;
    }
    const act = claimed.get(pressed);
    if (act) {
        // Escape also closes menus, which is the browser's to do.
        if (event.key !== "Escape") event.preventDefault();
        act();
    } else if (click(pressed)) {
        event.preventDefault();
    }
}

document.addEventListener("keydown", press);
