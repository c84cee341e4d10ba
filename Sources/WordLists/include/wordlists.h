#ifndef WALLETDESK_WORDLISTS_H
#define WALLETDESK_WORDLISTS_H

#include <stddef.h>

/// The BIP-39 English word list, one word a line, as published in PyPI `mnemonic` (licence in lists/LICENSE).
extern const char bip39_english[];
extern const size_t bip39_english_length;

/// The list as a pointer: Swift can't import an array that states no length.
static inline const char *bip39_english_text(void) { return bip39_english; }

#endif
