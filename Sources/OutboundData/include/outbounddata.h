#ifndef WALLETDESK_OUTBOUNDDATA_H
#define WALLETDESK_OUTBOUNDDATA_H

#include <stddef.h>

struct outbound_bytes {
    const unsigned char *bytes;
    size_t length;
};

/// The sentence model, as `walletdesk-train-outbound` writes it.
struct outbound_bytes outbound_model(void);

#endif
