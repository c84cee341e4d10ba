#include "assets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char tokens_css[] = {
#embed "files/tokens.css"
};

static const unsigned char articles_js[] = {
#embed "files/articles.js"
};

static const unsigned char caution_js[] = {
#embed "files/caution.js"
};

static const unsigned char proof_js[] = {
#embed "files/proof.js"
};

static const unsigned char composer_js[] = {
#embed "files/composer.js"
};

static const unsigned char conversation_js[] = {
#embed "files/conversation.js"
};

static const unsigned char customer_css[] = {
#embed "files/customer.css"
};

static const unsigned char desk_js[] = {
#embed "files/desk.js"
};

static const unsigned char element_js[] = {
#embed "files/element.js"
};

static const unsigned char form_js[] = {
#embed "files/form.js"
};

static const unsigned char frame_js[] = {
#embed "files/frame.js"
};

static const unsigned char help_js[] = {
#embed "files/help.js"
};

static const unsigned char markdown_js[] = {
#embed "files/markdown.js"
};

static const unsigned char message_js[] = {
#embed "files/message.js"
};

static const unsigned char official_js[] = {
#embed "files/official.js"
};

static const unsigned char outbox_js[] = {
#embed "files/outbox.js"
};

static const unsigned char private_js[] = {
#embed "files/private.js"
};

static const unsigned char session_js[] = {
#embed "files/session.js"
};

static const unsigned char status_js[] = {
#embed "files/status.js"
};

static const unsigned char soon_js[] = {
#embed "files/soon.js"
};

static const unsigned char storage_js[] = {
#embed "files/storage.js"
};

static const unsigned char stream_js[] = {
#embed "files/stream.js"
};

static const unsigned char strings_js[] = {
#embed "files/strings.js"
};

static const unsigned char tabs_js[] = {
#embed "files/tabs.js"
};

static const unsigned char thread_js[] = {
#embed "files/thread.js"
};

static const unsigned char widget_js[] = {
#embed "files/widget.js"
};

static const unsigned char wire_js[] = {
#embed "files/wire.js"
};

static const unsigned char console_alerts_js[] = {
#embed "files/console-alerts.js"
};

static const unsigned char console_api_js[] = {
#embed "files/console-api.js"
};

static const unsigned char console_board_js[] = {
#embed "files/console-board.js"
};

static const unsigned char console_trace_js[] = {
#embed "files/console-trace.js"
};

static const unsigned char console_trace_css[] = {
#embed "files/console-trace.css"
};

static const unsigned char console_composer_js[] = {
#embed "files/console-composer.js"
};

static const unsigned char console_evidence_js[] = {
#embed "files/console-evidence.js"
};

static const unsigned char console_forms_js[] = {
#embed "files/console-forms.js"
};

static const unsigned char console_inbox_css[] = {
#embed "files/console-inbox.css"
};

static const unsigned char console_inbox_js[] = {
#embed "files/console-inbox.js"
};

static const unsigned char console_keys_js[] = {
#embed "files/console-keys.js"
};

static const unsigned char console_links_js[] = {
#embed "files/console-links.js"
};

static const unsigned char console_list_js[] = {
#embed "files/console-list.js"
};

static const unsigned char console_pages_css[] = {
#embed "files/console-pages.css"
};

static const unsigned char console_palette_js[] = {
#embed "files/console-palette.js"
};

static const unsigned char console_picker_js[] = {
#embed "files/console-picker.js"
};

static const unsigned char console_presence_js[] = {
#embed "files/console-presence.js"
};

static const unsigned char console_settings_js[] = {
#embed "files/console-settings.js"
};

static const unsigned char console_stream_js[] = {
#embed "files/console-stream.js"
};

static const unsigned char console_theme_js[] = {
#embed "files/console-theme.js"
};

static const unsigned char console_thread_css[] = {
#embed "files/console-thread.css"
};

static const unsigned char console_thread_js[] = {
#embed "files/console-thread.js"
};

static const unsigned char console_time_js[] = {
#embed "files/console-time.js"
};

static const unsigned char console_welcome_js[] = {
#embed "files/console-welcome.js"
};

static const unsigned char console_css[] = {
#embed "files/console.css"
};

static const unsigned char console_js[] = {
#embed "files/console.js"
};

static const unsigned char console_icon_svg[] = {
#embed "files/console-icon.svg"
};

static const unsigned char console_knowledge_js[] = {
#embed "files/console-knowledge.js"
};

#define ASSET(name, bytes) {name, bytes, sizeof bytes}

static const struct web_asset web_assets[] = {
    ASSET("tokens.css", tokens_css),
    ASSET("articles.js", articles_js),
    ASSET("caution.js", caution_js),
    ASSET("composer.js", composer_js),
    ASSET("proof.js", proof_js),
    ASSET("conversation.js", conversation_js),
    ASSET("customer.css", customer_css),
    ASSET("desk.js", desk_js),
    ASSET("element.js", element_js),
    ASSET("form.js", form_js),
    ASSET("frame.js", frame_js),
    ASSET("help.js", help_js),
    ASSET("markdown.js", markdown_js),
    ASSET("message.js", message_js),
    ASSET("official.js", official_js),
    ASSET("outbox.js", outbox_js),
    ASSET("private.js", private_js),
    ASSET("session.js", session_js),
    ASSET("status.js", status_js),
    ASSET("soon.js", soon_js),
    ASSET("storage.js", storage_js),
    ASSET("stream.js", stream_js),
    ASSET("strings.js", strings_js),
    ASSET("tabs.js", tabs_js),
    ASSET("thread.js", thread_js),
    ASSET("widget.js", widget_js),
    ASSET("wire.js", wire_js),
    ASSET("console-alerts.js", console_alerts_js),
    ASSET("console-api.js", console_api_js),
    ASSET("console-board.js", console_board_js),
    ASSET("console-composer.js", console_composer_js),
    ASSET("console-trace.js", console_trace_js),
    ASSET("console-trace.css", console_trace_css),
    ASSET("console-evidence.js", console_evidence_js),
    ASSET("console-forms.js", console_forms_js),
    ASSET("console-inbox.css", console_inbox_css),
    ASSET("console-inbox.js", console_inbox_js),
    ASSET("console-keys.js", console_keys_js),
    ASSET("console-links.js", console_links_js),
    ASSET("console-list.js", console_list_js),
    ASSET("console-pages.css", console_pages_css),
    ASSET("console-palette.js", console_palette_js),
    ASSET("console-picker.js", console_picker_js),
    ASSET("console-presence.js", console_presence_js),
    ASSET("console-settings.js", console_settings_js),
    ASSET("console-stream.js", console_stream_js),
    ASSET("console-theme.js", console_theme_js),
    ASSET("console-thread.css", console_thread_css),
    ASSET("console-thread.js", console_thread_js),
    ASSET("console-time.js", console_time_js),
    ASSET("console-welcome.js", console_welcome_js),
    ASSET("console.css", console_css),
    ASSET("console.js", console_js),
    ASSET("console-icon.svg", console_icon_svg),
    ASSET("console-knowledge.js", console_knowledge_js),
};
const size_t web_asset_count = sizeof web_assets / sizeof web_assets[0];

const struct web_asset *web_asset_at(size_t index) {
    return &web_assets[index];
}
