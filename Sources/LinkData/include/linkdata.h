#ifndef WALLETDESK_LINKDATA_H
#define WALLETDESK_LINKDATA_H

#include <stddef.h>

/// What the judge of links knows by heart. Each list has one entry a line, its columns parted by tabs; lines that begin with `#` explain it.
enum link_list {
    /// Names under which others register or host: `name  registry|hosting  reason`.
    link_list_suffixes,
    /// The names of the root zone, by which a host without a scheme is known in running text.
    link_list_top_level_names,
    /// Names that are never judged bad: `name  reason`. One that begins with `=` is a host without its subdomains.
    link_list_allowed,
    /// Names that scammers imitate: `name  spellings  genuine names  coined|ordinary`.
    link_list_protected,
    /// Services that hide where a link leads: `name  reason`.
    link_list_shorteners,
    /// Words that scammers put beside a protected name: `word  strong|weak`.
    link_list_bait
};

struct link_bytes {
    const unsigned char *bytes;
    size_t length;
};

struct link_bytes link_list_bytes(enum link_list list);

/// The character model, as `walletdesk-train-links` writes it.
struct link_bytes link_model(void);

#endif
