import { ConversationView } from "./conversation.js";
import { Desk } from "./desk.js";
import { LinkSession } from "./session.js";
import { language, offerLanguage } from "./strings.js";

const root = document.getElementById("desk");
// The key stands in the fragment, which browsers never send to a server.
const session = new LinkSession({ conversationId: root.dataset.conversation, key: location.hash.slice(1) });
const desk = new Desk({ session, conversationId: root.dataset.conversation, isKept: false });
const view = new ConversationView(root, desk, { onNew: () => location.assign(`/form?lang=${language()}`) });

window.addEventListener("hashchange", () => location.reload());
offerLanguage(document.getElementById("language"));
if (session.link.key) desk.start();
else desk.refuse();
view.render();
