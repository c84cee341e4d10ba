#include "linkdata.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char suffixes[] = {
#embed "lists/suffixes.txt"
};
static const unsigned char top_level_names[] = {
#embed "lists/top_level_names.txt"
};
static const unsigned char allowed[] = {
#embed "lists/allowed.txt"
};
static const unsigned char protected_names[] = {
#embed "lists/protected.txt"
};
static const unsigned char shorteners[] = {
#embed "lists/shorteners.txt"
};
static const unsigned char bait[] = {
#embed "lists/bait.txt"
};
static const unsigned char model[] = {
#embed "lists/model.bin"
};

struct link_bytes link_list_bytes(enum link_list list) {
    switch (list) {
    case link_list_suffixes: return (struct link_bytes){suffixes, sizeof suffixes};
    case link_list_top_level_names: return (struct link_bytes){top_level_names, sizeof top_level_names};
    case link_list_allowed: return (struct link_bytes){allowed, sizeof allowed};
    case link_list_protected: return (struct link_bytes){protected_names, sizeof protected_names};
    case link_list_shorteners: return (struct link_bytes){shorteners, sizeof shorteners};
    case link_list_bait: return (struct link_bytes){bait, sizeof bait};
    }
    return (struct link_bytes){0, 0};
}

struct link_bytes link_model(void) { return (struct link_bytes){model, sizeof model}; }
