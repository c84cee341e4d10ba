#include "wordlists.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

const char bip39_english[] = {
#embed "lists/english.txt"
};
const size_t bip39_english_length = sizeof bip39_english;
