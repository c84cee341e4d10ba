import { fragment } from "./console-api.js";
import { stream } from "./console-stream.js";
import { tellTimes } from "./console-time.js";
import { soon } from "./soon.js";

// The page of a trace: drawn anew whenever it has read more.

const drawSoon = soon(draw, 0);

async function draw() {
    const trace = document.getElementById("trace");
    const drawn = await fragment(`/console/fragments/money-trace/${trace.dataset.id}`).catch(() => null);
    if (!drawn) return;
    const place = trace.querySelector(".trace-scroll")?.scrollLeft ?? 0;
    trace.replaceWith(drawn);
    const scroll = document.querySelector("#trace .trace-scroll");
    if (scroll) scroll.scrollLeft = place;
    tellTimes(document.getElementById("trace"));
}

tellTimes(document.getElementById("trace"));
document.addEventListener("sent", drawSoon);
stream.addEventListener("any", ({ detail: { type, conversation } }) => {
    if (type === "trace.changed" && conversation === document.getElementById("trace").dataset.conversation) drawSoon();
});
stream.addEventListener("joined", drawSoon);
