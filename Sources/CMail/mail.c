#include "mail.h"
#include <curl/curl.h>
#include <string.h>

struct upload {
    const char *bytes;
    size_t left;
};

static size_t read_upload(char *buffer, size_t size, size_t count, void *user) {
    struct upload *upload = user;
    size_t room = size * count;
    size_t take = upload->left < room ? upload->left : room;
    memcpy(buffer, upload->bytes, take);
    upload->bytes += take;
    upload->left -= take;
    return take;
}

static CURL *connection(const char *url, const char *user, const char *password, int require_tls, char *error) {
    CURL *curl = curl_easy_init();
    if (curl == NULL) return NULL;
    error[0] = '\0';
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error);
    curl_easy_setopt(curl, CURLOPT_URL, url);
    if (user != NULL) curl_easy_setopt(curl, CURLOPT_USERNAME, user);
    if (password != NULL) curl_easy_setopt(curl, CURLOPT_PASSWORD, password);
    curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)(require_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 10L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, 30L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    return curl;
}

int mail_submit(const char *url, const char *user, const char *password, int require_tls,
                const char *from, const char *to, const char *message, size_t length, char *error) {
    CURL *curl = connection(url, user, password, require_tls, error);
    if (curl == NULL) return CURLE_FAILED_INIT;
    struct upload upload = {message, length};
    struct curl_slist *recipients = curl_slist_append(NULL, to);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from);
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_upload);
    curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    CURLcode code = curl_easy_perform(curl);
    curl_slist_free_all(recipients);
    curl_easy_cleanup(curl);
    return (int)code;
}

int mail_check(const char *url, const char *user, const char *password, int require_tls, char *error) {
    CURL *curl = connection(url, user, password, require_tls, error);
    if (curl == NULL) return CURLE_FAILED_INIT;
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "NOOP");
    curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
    CURLcode code = curl_easy_perform(curl);
    curl_easy_cleanup(curl);
    return (int)code;
}
