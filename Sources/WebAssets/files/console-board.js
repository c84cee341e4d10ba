import { fragment } from "./console-api.js";
import { stream } from "./console-stream.js";
import { tellTimes } from "./console-time.js";
import { soon } from "./soon.js";

const board = document.getElementById("board");

/** What somebody is choosing must not be drawn anew under their hand. */
const isBusy = () => board.querySelector("form:focus-within") !== null;

async function refresh() {
    if (isBusy()) return;
    const drawn = await fragment("/console/fragments/board").catch(() => null);
    if (!drawn || isBusy()) return;
    board.replaceChildren(drawn);
    tellTimes(board);
}

const refreshSoon = soon(refresh, 500);

stream.addEventListener("any", refreshSoon);
stream.addEventListener("joined", refreshSoon);
// Waits grow and presence runs out while nothing happens.
setInterval(refresh, 20_000);
board.addEventListener("sent", () => {
    document.activeElement?.blur();
    refreshSoon();
});
