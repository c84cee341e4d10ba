#ifndef WALLETDESK_WORDLISTS_H
#define WALLETDESK_WORDLISTS_H

#include <stddef.h>

/// The twelve BIP-39 word lists that are published, as in PyPI `mnemonic` (licence in lists/LICENSE).
enum bip39_language {
    bip39_english,
    bip39_chinese_simplified,
    bip39_chinese_traditional,
    bip39_czech,
    bip39_french,
    bip39_italian,
    bip39_japanese,
    bip39_korean,
    bip39_portuguese,
    bip39_russian,
    bip39_spanish,
    bip39_turkish
};

/// A list as it is published: one word a line, in UTF-8, 2048 words.
struct bip39_list {
    const char *text;
    size_t length;
};

struct bip39_list bip39_list(enum bip39_language language);

/// Pairs of characters that stand beside each other in Chinese text, as Scripts/chinese-pairs.py writes them.
struct pair_list {
    const unsigned char *bytes;
    size_t length;
};

struct pair_list chinese_pair_list(void);

#endif
