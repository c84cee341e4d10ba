#ifndef WALLETDESK_SORTINGDATA_H
#define WALLETDESK_SORTINGDATA_H

#include <stddef.h>

struct sorting_bytes {
    const unsigned char *bytes;
    size_t length;
};

/// The classifiers of questions and of languages, as `walletdesk train classify` writes them.
struct sorting_bytes sorting_category(void);
struct sorting_bytes sorting_topic(void);
struct sorting_bytes sorting_language(void);

#endif
