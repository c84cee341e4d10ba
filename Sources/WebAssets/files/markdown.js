import { element } from "./element.js";
import { language } from "./strings.js";

const inline = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)/g;
const chainId = /(?<![0-9A-Za-z])(?:0x[0-9a-fA-F]{40,64}|[0-9a-fA-F]{64}|T[1-9A-HJ-NP-Za-km-z]{33})(?![0-9A-Za-z])/g;

/**
 * The address of a help page. Links out of a text lead nowhere else, whatever they say.
 * @param {string} path `/help/topic/slug`, `topic/slug`, or a slug alone
 * @returns {string | null}
 */
export function helpAddress(path) {
    const parts = path.replace(/^\/?(?:help\/)?/, "").split("/");
    if (parts.length > 2 || !parts.every((part) => /^[a-z0-9-]+$/.test(part))) return null;
    const [topic, slug] = parts.length === 2 ? parts : ["article", parts[0]];
    return `/help/${topic}/${slug}?lang=${language()}`;
}

/**
 * A text as paragraphs, each line as its author broke it. Addresses and hashes are set in groups of four that copy as one.
 * @param {string} text
 * @returns {HTMLElement[]}
 */
export function plainText(text) {
    return text.split(/\n{2,}/).map((paragraph) => element("p", {}, ...lines(paragraph.split("\n"), grouped)));
}

/**
 * The few marks that the assistant's answers use: paragraphs, lists, bold, code, links into the help center. Everything else stays as
 * it is written.
 * @param {string} text
 * @param {((label: string) => void) | null} [onReply] takes the answer that was pressed; null where nothing can be answered any more
 * @returns {HTMLElement[]}
 */
export function answerText(text, onReply = null) {
    const marked = (line) => inlineMarks(line, onReply);
    const blocks = [];
    let list = null;
    let paragraph = [];
    const end = () => {
        if (paragraph.length > 0) blocks.push(element("p", {}, ...lines(paragraph, marked)));
        if (list) blocks.push(list);
        paragraph = [];
        list = null;
    };
    for (const line of text.split("\n")) {
        const item = /^\s*(?:([-*])|(\d+)[.)])\s+(.*)$/.exec(line);
        const heading = /^#{1,4}\s+(.*)$/.exec(line);
        if (item) {
            const tag = item[1] ? "UL" : "OL";
            if (list?.tagName !== tag) {
                end();
                list = element(tag.toLowerCase(), item[2] ? { start: item[2] } : {});
            }
            list.append(element("li", {}, ...marked(item[3])));
        } else if (heading) {
            end();
            blocks.push(element("p", {}, element("strong", {}, ...marked(heading[1]))));
        } else if (line.trim() === "") {
            end();
        } else {
            if (list) end();
            paragraph.push(line);
        }
    }
    end();
    return blocks;
}

function lines(all, write) {
    return all.flatMap((line, index) => index === 0 ? write(line) : [element("br"), ...write(line)]);
}

function inlineMarks(text, onReply) {
    const nodes = [];
    let from = 0;
    for (const match of text.matchAll(inline)) {
        nodes.push(...grouped(text.slice(from, match.index)));
        from = match.index + match[0].length;
        const [, bold, code, label, target] = match;
        if (bold) nodes.push(element("strong", {}, ...grouped(bold)));
        else if (code) nodes.push(element("code", { text: code }));
        else nodes.push(target.startsWith("reply:") ? reply(label, onReply) : link(label, target));
    }
    return [...nodes, ...grouped(text.slice(from))];
}

/** An answer that the assistant offers. */
function reply(label, onReply) {
    return onReply ? element("button", { type: "button", class: "button choice", onclick: () => onReply(label), text: label }) : label;
}

function link(label, target) {
    const address = helpAddress(target);
    return address ? element("a", { href: address, target: "_blank", rel: "noopener", text: label }) : label;
}

function grouped(text) {
    const nodes = [];
    let from = 0;
    for (const match of text.matchAll(chainId)) {
        nodes.push(text.slice(from, match.index));
        from = match.index + match[0].length;
        const groups = (match[0].match(/.{1,4}/g) ?? []).map((group) => element("span", { text: group }));
        nodes.push(element("span", { class: "chain-id mono", translate: "no" }, ...groups));
    }
    nodes.push(text.slice(from));
    return nodes.filter((node) => node !== "");
}
