#include "wordlists.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const char english[] = {
#embed "lists/english.txt"
};
static const char chinese_simplified[] = {
#embed "lists/chinese_simplified.txt"
};
static const char chinese_traditional[] = {
#embed "lists/chinese_traditional.txt"
};
static const char czech[] = {
#embed "lists/czech.txt"
};
static const char french[] = {
#embed "lists/french.txt"
};
static const char italian[] = {
#embed "lists/italian.txt"
};
static const char japanese[] = {
#embed "lists/japanese.txt"
};
static const char korean[] = {
#embed "lists/korean.txt"
};
static const char portuguese[] = {
#embed "lists/portuguese.txt"
};
static const char russian[] = {
#embed "lists/russian.txt"
};
static const char spanish[] = {
#embed "lists/spanish.txt"
};
static const char turkish[] = {
#embed "lists/turkish.txt"
};

struct bip39_list bip39_list(enum bip39_language language) {
    switch (language) {
    case bip39_english: return (struct bip39_list){english, sizeof english};
    case bip39_chinese_simplified: return (struct bip39_list){chinese_simplified, sizeof chinese_simplified};
    case bip39_chinese_traditional: return (struct bip39_list){chinese_traditional, sizeof chinese_traditional};
    case bip39_czech: return (struct bip39_list){czech, sizeof czech};
    case bip39_french: return (struct bip39_list){french, sizeof french};
    case bip39_italian: return (struct bip39_list){italian, sizeof italian};
    case bip39_japanese: return (struct bip39_list){japanese, sizeof japanese};
    case bip39_korean: return (struct bip39_list){korean, sizeof korean};
    case bip39_portuguese: return (struct bip39_list){portuguese, sizeof portuguese};
    case bip39_russian: return (struct bip39_list){russian, sizeof russian};
    case bip39_spanish: return (struct bip39_list){spanish, sizeof spanish};
    case bip39_turkish: return (struct bip39_list){turkish, sizeof turkish};
    }
    return (struct bip39_list){0, 0};
}

static const unsigned char chinese_pairs[] = {
#embed "lists/chinese_pairs.bin"
};

struct pair_list chinese_pair_list(void) { return (struct pair_list){chinese_pairs, sizeof chinese_pairs}; }
