#ifndef WALLETDESK_STANDINDATA_H
#define WALLETDESK_STANDINDATA_H

#include <stddef.h>

struct stand_in_bytes {
    const unsigned char *bytes;
    size_t length;
};

/// The chain that the stand-in node begins with, as `Scripts/stand-in-story.py` writes it: JSON.
struct stand_in_bytes stand_in_story(void);

#endif
