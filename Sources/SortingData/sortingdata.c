#include "sortingdata.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char category[] = {
#embed "category.bin"
};

static const unsigned char category_meaning[] = {
#embed "category-meaning.bin"
};

static const unsigned char topic[] = {
#embed "topic.bin"
};

static const unsigned char topic_meaning[] = {
#embed "topic-meaning.bin"
};

static const unsigned char talk[] = {
#embed "talk.bin"
};

static const unsigned char talk_meaning[] = {
#embed "talk-meaning.bin"
};

static const unsigned char language[] = {
#embed "language.bin"
};

static const unsigned char answers[] = {
#embed "answers.json"
};

static const unsigned char kinds[] = {
#embed "kinds.json"
};

struct sorting_bytes sorting_category(void) { return (struct sorting_bytes){category, sizeof category}; }
struct sorting_bytes sorting_category_meaning(void) { return (struct sorting_bytes){category_meaning, sizeof category_meaning}; }
struct sorting_bytes sorting_topic(void) { return (struct sorting_bytes){topic, sizeof topic}; }
struct sorting_bytes sorting_topic_meaning(void) { return (struct sorting_bytes){topic_meaning, sizeof topic_meaning}; }
struct sorting_bytes sorting_talk(void) { return (struct sorting_bytes){talk, sizeof talk}; }
struct sorting_bytes sorting_talk_meaning(void) { return (struct sorting_bytes){talk_meaning, sizeof talk_meaning}; }
struct sorting_bytes sorting_language(void) { return (struct sorting_bytes){language, sizeof language}; }
struct sorting_bytes sorting_answers(void) { return (struct sorting_bytes){answers, sizeof answers}; }
struct sorting_bytes sorting_kinds(void) { return (struct sorting_bytes){kinds, sizeof kinds}; }
