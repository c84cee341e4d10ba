#ifndef WALLETDESK_MAIL_H
#define WALLETDESK_MAIL_H

#include <stddef.h>

/// One SMTP submission through libcurl, whose options are variadic and so can't be called from Swift.
/// `url` is smtp://host:port or smtps://host:port; `user` and `password` may be NULL. `message` is a whole RFC 5322 text with CRLF line ends.
/// Answers 0, or libcurl's error code; `error` (256 bytes) then holds its text.
int mail_submit(const char *url, const char *user, const char *password, int require_tls,
                const char *from, const char *to, const char *message, size_t length, char *error);

/// Connects and signs in as for a submission, and sends nothing. Answers as `mail_submit` does.
int mail_check(const char *url, const char *user, const char *password, int require_tls, char *error);

#endif
