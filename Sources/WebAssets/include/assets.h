#ifndef WALLETDESK_ASSETS_H
#define WALLETDESK_ASSETS_H

#include <stddef.h>

/// A file of the folder `files`, compiled into the binary.
struct web_asset {
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

extern const size_t web_asset_count;

/// The file at `index`, below `web_asset_count`.
const struct web_asset *web_asset_at(size_t index);

#endif
