/** @typedef {Node | string | null | undefined | false} Child */

/**
 * An element with its attributes, listeners and children. Text only ever becomes a text node, never markup.
 * @param {string} tag
 * @param {Record<string, unknown>} [props] `text` is the content, `onclick` and its like are listeners, `true` is an attribute without
 *   a value; `false`, `null` and `undefined` leave the attribute out.
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function element(tag, props = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(props)) {
        if (value === false || value === null || value === undefined) continue;
        if (name === "text") made.textContent = String(value);
        else if (name.startsWith("on")) made.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
        else made.setAttribute(name, value === true ? "" : String(value));
    }
    made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
    return made;
}

/**
 * Replaces what is in `parent`, unless it shows the same already: a reader's focus and a screen reader's place survive a repetition.
 * @param {HTMLElement} parent
 * @param {string} version what the children were made from
 * @param {() => Child[]} children
 */
export function show(parent, version, children) {
    if (parent.dataset.version === version) return;
    parent.dataset.version = version;
    parent.replaceChildren(...children().filter(Boolean));
}

/**
 * Copies a text and says so on the button that was pressed.
 * @param {HTMLElement} button
 * @param {string} text
 * @param {string} done what the button says for two seconds
 */
export async function copy(button, text, done) {
    await navigator.clipboard.writeText(text);
    const before = button.textContent;
    button.textContent = done;
    setTimeout(() => { button.textContent = before; }, 2000);
}
