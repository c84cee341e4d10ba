/** The messages of one conversation, each once, in the order of their `seq`. */
export class Thread {
    constructor() { this.clear(); }

    clear() {
        /** @type {Map<string, object>} */
        this.messages = new Map();
        /** The last event seen; the stream resumes after it. */
        this.lastSeq = 0;
        /** The last message held; a gap is filled after it. */
        this.lastMessageSeq = 0;
    }

    /**
     * @param {object} message
     * @returns {boolean} whether anything is new
     */
    add(message) {
        const known = this.messages.get(message.id);
        if (known && known.text === message.text && !message.removed === !known.removed
            && (known.attachments?.length ?? 0) === (message.attachments?.length ?? 0)) return false;
        // The place of a message is where it first stood: a redaction is a later event of an older message.
        this.messages.set(message.id, { ...message, seq: known?.seq ?? message.seq });
        if (!known) this.lastMessageSeq = Math.max(this.lastMessageSeq, message.seq);
        return true;
    }

    /** @param {number} seq */
    saw(seq) { this.lastSeq = Math.max(this.lastSeq, seq); }

    /** @param {string} [clientId] */
    has(clientId) { return Boolean(clientId) && [...this.messages.values()].some((message) => message.clientId === clientId); }

    /** @returns {object[]} */
    inOrder() { return [...this.messages.values()].sort((a, b) => a.seq - b.seq); }
}
