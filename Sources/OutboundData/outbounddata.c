#include "outbounddata.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char model[] = {
#embed "model.bin"
};

struct outbound_bytes outbound_model(void) { return (struct outbound_bytes){model, sizeof model}; }
