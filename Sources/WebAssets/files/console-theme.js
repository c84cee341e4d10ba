// A classic script on purpose: it runs before the page is painted, so that a dark desk never flashes white.
(() => {
    try {
        const choice = JSON.parse(localStorage.getItem("walletdesk.theme") ?? "null");
        if (choice === "light" || choice === "dark") document.documentElement.dataset.theme = choice;
    } catch {
        // Storage is forbidden: the system's own appearance it is.
    }
})();
