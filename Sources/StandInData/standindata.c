#include "standindata.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char story[] = {
#embed "story.json"
};

struct stand_in_bytes stand_in_story(void) { return (struct stand_in_bytes){story, sizeof story}; }
