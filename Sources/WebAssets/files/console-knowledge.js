import { send } from "./console-api.js";
import { say } from "./strings.js";

const form = document.getElementById("article-text");
const places = Object.fromEntries([...document.querySelectorAll("[data-preview]")].map((place) => [place.dataset.preview, place]));
let isChanged = false;
let timer = 0;

async function preview() {
    places.title.textContent = form.elements.title.value;
    places.summary.textContent = form.elements.summary.value;
    const body = form.elements.body.value;
    const drawn = await send("POST", "/api/v1/article-previews", { body }).catch(() => null);
    // The server's Markdown writer lets no script through; what it drew for an older text is not shown.
    if (drawn && form.elements.body.value === body) places.body.innerHTML = drawn.html;
}

form?.addEventListener("input", () => {
    isChanged = true;
    document.getElementById("publish")?.setAttribute("disabled", "");
    clearTimeout(timer);
    timer = setTimeout(preview, 300);
});

form?.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
        event.preventDefault();
        form.requestSubmit();
    }
});

document.addEventListener("sent", ({ detail: { answer, then } }) => {
    if (then === "reload") location.reload();
    if (then !== "article") return;
    isChanged = false;
    const text = new URLSearchParams(location.search).get("text");
    location.assign(`/console/knowledge/${answer.id}${text ? `?text=${text}` : ""}`);
});

addEventListener("beforeunload", (event) => {
    if (!isChanged) return;
    event.preventDefault();
    event.returnValue = say("discard");
});
