/*
 * The desk on any site: <script src="https://desk.example/assets/widget.js" data-language="zh" async></script>
 * A button in a shadow root and the desk's page in a frame of the desk's own origin. Messages pass in both directions between these two
 * origins and no others. It stands under a strict policy of the site (style sheets are constructed, nothing is inline); the site allows
 * the desk's origin in `script-src` and `frame-src`. `window.WalletDesk` offers open(), close() and identify(jwt).
 */
(() => {
    const script = /** @type {HTMLScriptElement} */ (document.currentScript);
    if (!script || window.WalletDesk) return;
    const desk = new URL(script.src).origin;
    const wanted = script.dataset.language || document.documentElement.lang || navigator.language;
    const language = wanted.toLowerCase().startsWith("zh") ? "zh" : "en";
    const words = {
        zh: { help: "客服", close: "关闭客服", frame: "客服对话", unread: "客服，{count} 条新消息" },
        en: { help: "Help", close: "Close help", frame: "Support conversation", unread: "Help, {count} new messages" },
    }[language];
    const activeKey = "walletdesk.active";
    const keptKey = "walletdesk.kept";
    const narrow = matchMedia("(max-width: 479.98px)");

    let identity = null;
    let isReady = false;
    let isOpen = false;
    let unread = 0;
    /** @type {HTMLIFrameElement | null} */
    let frame = null;

    // The values are those of tokens.css, which can't be fetched under the site's policy.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
        :host { all: initial; color-scheme: light dark; }
        * { box-sizing: border-box; }
        .launcher { position: fixed; z-index: 2147483000; inset-block-end: calc(16px + env(safe-area-inset-bottom));
            inset-inline-end: calc(16px + env(safe-area-inset-right)); display: flex; align-items: center; gap: 8px; min-block-size: 48px;
            padding: 0 18px 0 14px; border: 1px solid transparent; border-radius: 999px; cursor: pointer; background: #0a655f; color: #fff;
            font: 600 16px/1.25 system-ui, -apple-system, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
            box-shadow: 0 1px 2px rgb(20 24 22 / 20%), 0 8px 24px rgb(20 24 22 / 18%); }
        .launcher:hover { background: #084f4a; }
        .launcher:focus-visible { outline: 3px solid #0a655f; outline-offset: 3px; }
        .launcher svg { inline-size: 22px; block-size: 22px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round;
            stroke-linejoin: round; }
        .badge { min-inline-size: 22px; padding: 0 6px; border-radius: 999px; background: #fff; color: #084f4a; font-size: 13px;
            line-height: 22px; text-align: center; font-variant-numeric: tabular-nums; }
        .panel { position: fixed; z-index: 2147483001; inset-block-end: calc(76px + env(safe-area-inset-bottom));
            inset-inline-end: calc(16px + env(safe-area-inset-right)); inline-size: 400px; block-size: min(680px, calc(100dvh - 96px));
            border: 1px solid rgb(20 24 22 / 16%); border-radius: 10px; overflow: hidden; background: #faf9f5;
            box-shadow: 0 1px 2px rgb(20 24 22 / 8%), 0 8px 24px rgb(20 24 22 / 14%); }
        .panel iframe { display: block; inline-size: 100%; block-size: 100%; border: 0; color-scheme: light dark; }
        [hidden] { display: none; }
        @media (prefers-color-scheme: dark) {
            .panel { background: #131615; border-color: rgb(255 255 255 / 16%); }
            .launcher { border-color: #5cc4b8; }
            .launcher:focus-visible { outline-color: #7fded2; }
        }
        @media (max-width: 479.98px) {
            .panel { inset: 0; inline-size: 100%; block-size: 100dvh; border: 0; border-radius: 0; }
            .launcher.is-open { display: none; }
        }
        @media print { .launcher, .panel { display: none; } }
    `);

    const host = document.createElement("walletdesk-widget");
    const shadow = host.attachShadow({ mode: "closed" });
    shadow.adoptedStyleSheets = [sheet];
    const launcher = document.createElement("button");
    launcher.type = "button";
    launcher.className = "launcher";
    launcher.setAttribute("aria-haspopup", "dialog");
    launcher.addEventListener("click", () => isOpen ? close() : open());
    const label = document.createElement("span");
    const badge = document.createElement("span");
    badge.className = "badge";
    badge.setAttribute("aria-hidden", "true");
    launcher.append(bubble(), label, badge);
    const panel = document.createElement("div");
    panel.className = "panel";
    panel.hidden = true;
    panel.lang = language;
    panel.setAttribute("role", "dialog");
    panel.setAttribute("aria-label", words.frame);
    shadow.append(panel, launcher);

    function bubble() {
        const namespace = "http://www.w3.org/2000/svg";
        const svg = document.createElementNS(namespace, "svg");
        svg.setAttribute("viewBox", "0 0 24 24");
        svg.setAttribute("aria-hidden", "true");
        const path = document.createElementNS(namespace, "path");
        path.setAttribute("d", "M4 5.5h16v11H11l-4.5 3.5v-3.5H4z");
        svg.append(path);
        return svg;
    }

    function describe() {
        label.textContent = isOpen ? words.close : words.help;
        badge.hidden = unread === 0 || isOpen;
        badge.textContent = unread > 9 ? "9+" : String(unread);
        launcher.classList.toggle("is-open", isOpen);
        launcher.setAttribute("aria-expanded", String(isOpen));
        const closed = unread > 0 ? words.unread.replace("{count}", String(unread)) : words.help;
        launcher.setAttribute("aria-label", isOpen ? words.close : closed);
    }

    /** The frame is loaded when it is first needed: on opening, or at once where a conversation goes on. */
    function load() {
        if (frame) return;
        frame = document.createElement("iframe");
        frame.title = words.frame;
        frame.referrerPolicy = "no-referrer";
        frame.allow = "clipboard-write";
        frame.src = `${desk}/widget?${new URLSearchParams({ lang: language, origin: location.origin })}`;
        panel.append(frame);
    }

    function tell(message) {
        if (isReady) frame.contentWindow.postMessage({ walletdesk: 1, ...message }, desk);
    }

    function open() {
        isOpen = true;
        panel.hidden = false;
        load();
        fit();
        describe();
        frame.focus();
        tell({ kind: "open" });
    }

    function close() {
        if (!isOpen) return;
        isOpen = false;
        panel.hidden = true;
        describe();
        tell({ kind: "close" });
        launcher.focus();
    }

    /** Above the keyboard of a phone, which covers a fixed box otherwise. */
    function fit() {
        const view = window.visualViewport;
        const covered = view && narrow.matches && isOpen;
        panel.style.blockSize = covered ? `${view.height}px` : "";
        panel.style.insetBlockStart = covered ? `${view.offsetTop}px` : "";
    }

    /** @param {string | null} value null removes it */
    function keep(key, value) {
        try {
            if (value === null) localStorage.removeItem(key);
            else localStorage.setItem(key, value);
        } catch {
            // Without storage the widget begins anew on each page.
        }
    }

    function kept(key) {
        try {
            return localStorage.getItem(key);
        } catch {
            return null;
        }
    }

    window.addEventListener("message", (event) => {
        if (event.origin !== desk || !frame || event.source !== frame.contentWindow || event.data?.walletdesk !== 1) return;
        if (event.data.kind === "ready") {
            isReady = true;
            if (identity) tell({ kind: "identify", ...identity });
            if (isOpen) tell({ kind: "open" });
        } else if (event.data.kind === "close") {
            close();
        } else if (event.data.kind === "unread") {
            unread = Math.max(0, Number(event.data.count) || 0);
            keep(activeKey, event.data.isActive === true ? "1" : null);
            describe();
        } else if (event.data.kind === "kept?") {
            // Some browsers give a frame of another site no storage; then the site keeps what leads back to the conversation.
            frame.contentWindow.postMessage({ walletdesk: 1, kind: "kept", values: JSON.parse(kept(keptKey) ?? "{}") }, desk);
        } else if (event.data.kind === "keep") {
            keep(keptKey, JSON.stringify(event.data.values));
        }
    });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && isOpen) close(); });
    window.visualViewport?.addEventListener("resize", fit);
    window.visualViewport?.addEventListener("scroll", fit);

    window.WalletDesk = Object.freeze({
        open, close,
        /** @param {string | null} jwt HS256 with `exp`, made by the site's own backend; null when the person signs out */
        identify(jwt) {
            identity = { jwt };
            tell({ kind: "identify", ...identity });
        },
    });

    describe();
    const attach = () => {
        document.body.append(host);
        if (kept(activeKey) === "1") load();
    };
    if (document.body) attach();
    else document.addEventListener("DOMContentLoaded", attach, { once: true });
})();
