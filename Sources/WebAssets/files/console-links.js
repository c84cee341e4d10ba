import { send } from "./console-api.js";
import { element } from "./element.js";
import { say } from "./strings.js";

/** Shows what is thought of the links that somebody pasted. */
export async function checkLink(form) {
    const { links } = await send("POST", "/api/v1/link-judgements", { text: form.elements.text.value });
    const lines = links.map(({ link, verdict, verdictName, reasons }) => element("li", { class: verdict },
        element("code", { class: "mono", text: link }), element("strong", { text: verdictName }), ...reasons.map((text) => element("span", { text }))));
    document.getElementById("judged").replaceChildren(...(lines.length > 0 ? lines : [element("li", { text: say("noLink") })]));
}

/**
 * Sends the chosen file as the named list.
 * @returns {Promise<string>} what changed, in words
 */
export async function importList(form) {
    const file = form.elements.file.files[0];
    const { names, added, removed } = await send("PUT", `/api/v1/link-lists/${encodeURIComponent(form.elements.list.value)}`, { text: await file.text() });
    return say("imported", { names, added, removed });
}
