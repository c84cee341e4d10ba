const word = /^[a-z]{3,8}$/;

/** Everyday words that no word list of BIP-39 holds: where they occur, somebody is writing a sentence. */
const prose = new Set("the and from for not has had was were been but are with please they them its our".split(" "));

/** The longest run of words, or of single Chinese characters, that could be a phrase. */
function longestRun(text) {
    let longest = 0;
    let run = 0;
    for (const token of text.toLowerCase().split(/[\s,;，、。．.:：\d()]+/)) {
        if (token === "") continue;
        const fits = (word.test(token) && !prose.has(token)) || /^\p{Script=Han}$/u.test(token);
        run = fits ? run + 1 : 0;
        longest = Math.max(longest, run);
    }
    return longest;
}

/**
 * Whether a text looks as if it held a seed phrase or a private key. The desk decides for itself what is taken out; this only says
 * when to warn before sending, and what the browser may not write to its storage.
 * @param {string} text
 */
export function looksSecret(text) {
    if (/(?:^|[^0-9a-z])(?:0x)?[0-9a-f]{64}(?:$|[^0-9a-z])/i.test(text)) return true;
    if (/(?:^|\W)[5KLc9][1-9A-HJ-NP-Za-km-z]{50,51}(?:$|\W)/.test(text)) return true;
    return longestRun(text) >= 11;
}

/**
 * What of a text may leave the page as a search while it is being written: no long strings of characters, nothing that could become
 * a phrase.
 * @param {string} text
 */
export function searchable(text) {
    if (longestRun(text) >= 6) return "";
    return text.replace(/[0-9A-Za-z]{20,}/g, " ").trim().slice(0, 120);
}

/**
 * Whether a text is 64 hexadecimal digits: a hash or a key, nobody can tell by looking.
 * @param {string} text
 */
export function isHash(text) { return /^(?:0x)?[0-9a-f]{64}$/i.test(text.trim()); }
