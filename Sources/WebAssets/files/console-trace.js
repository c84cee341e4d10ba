import { fragment } from "./console-api.js";
import { stream } from "./console-stream.js";
import { tellTimes } from "./console-time.js";

// The page of a trace: drawn anew whenever it has read more.

let isDrawing = false;
let isStale = false;

async function draw() {
    if (isDrawing) {
        isStale = true;
        return;
    }
    isDrawing = true;
    const trace = document.getElementById("trace");
    const drawn = await fragment(`/console/fragments/money-trace/${trace.dataset.id}`).catch(() => null);
    if (drawn) {
        const place = trace.querySelector(".trace-scroll")?.scrollLeft ?? 0;
        trace.replaceWith(drawn);
        const scroll = document.querySelector("#trace .trace-scroll");
        if (scroll) scroll.scrollLeft = place;
        tellTimes(document.getElementById("trace"));
    }
    isDrawing = false;
    if (isStale) {
        isStale = false;
        draw();
    }
}

tellTimes(document.getElementById("trace"));
// What was read before the stream opened is told by no event.
draw();
document.addEventListener("sent", () => draw());
stream.addEventListener("any", ({ detail: { type, conversation } }) => {
    if (type === "trace.changed" && conversation === document.getElementById("trace").dataset.conversation) draw();
});
for (const name of ["gap", "opened"]) stream.addEventListener(name, () => draw());
