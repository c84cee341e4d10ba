#ifndef WALLETDESK_SORTINGDATA_H
#define WALLETDESK_SORTINGDATA_H

#include <stddef.h>

struct sorting_bytes {
    const unsigned char *bytes;
    size_t length;
};

/// The classifiers by words and by meaning, as `walletdesk train classify` writes them.
struct sorting_bytes sorting_category(void);
struct sorting_bytes sorting_category_meaning(void);
struct sorting_bytes sorting_topic(void);
struct sorting_bytes sorting_topic_meaning(void);
struct sorting_bytes sorting_talk(void);
struct sorting_bytes sorting_talk_meaning(void);
struct sorting_bytes sorting_language(void);

/// Which topics' questions are of which category, as `walletdesk train classify` writes it.
struct sorting_bytes sorting_kinds(void);

/// By what an answer is judged, as `walletdesk train answers` writes it.
struct sorting_bytes sorting_answers(void);

#endif
