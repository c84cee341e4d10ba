#include "sortingdata.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char category[] = {
#embed "category.bin"
};

static const unsigned char topic[] = {
#embed "topic.bin"
};

static const unsigned char language[] = {
#embed "language.bin"
};

struct sorting_bytes sorting_category(void) { return (struct sorting_bytes){category, sizeof category}; }
struct sorting_bytes sorting_topic(void) { return (struct sorting_bytes){topic, sizeof topic}; }
struct sorting_bytes sorting_language(void) { return (struct sorting_bytes){language, sizeof language}; }
