/**
 * Gathers requests for one piece of work: it is done `pause` after the first of them, once for all that came until then, and never twice at a time.
 * It does not wait for silence, which on a busy desk never comes.
 * @param {() => unknown} work may be a promise
 * @param {number} pause in milliseconds
 * @returns {() => void} what asks for it
 */
export function soon(work, pause) {
    let timer = null;
    let isWorking = false;
    let isAskedMeanwhile = false;

    function ask() {
        if (isWorking) isAskedMeanwhile = true;
        else timer ??= setTimeout(round, pause);
    }

    async function round() {
        timer = null;
        isWorking = true;
        isAskedMeanwhile = false;
        try {
            await work();
        } finally {
            isWorking = false;
            if (isAskedMeanwhile) ask();
        }
    }

    return ask;
}
