const form = document.getElementById("welcome");
const problem = document.getElementById("problem");
// The token stands in the fragment, which no server log sees; it leaves the address bar at once.
const token = location.hash.slice(1);
history.replaceState(null, "", location.pathname + location.search);
document.querySelector(".other").hash = token;

function show(text) {
    problem.textContent = text;
    problem.hidden = false;
}

async function setPassword() {
    const response = await fetch("/api/v1/passwords", {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ token, password: form.elements.password.value }),
    }).catch(() => null);
    if (response?.ok) return location.assign("/login");
    const answer = await response?.json().catch(() => null);
    show(answer?.error?.message ?? form.dataset.unreached);
}

if (!token) show(form.dataset.incomplete);
form.addEventListener("submit", (event) => {
    event.preventDefault();
    setPassword();
});
