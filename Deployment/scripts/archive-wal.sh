#!/usr/bin/env bash
# Puts one file of the log of changes into the archive: archive-wal.sh PATH NAME ARCHIVE. PostgreSQL calls it as its archive_command.
# It answers 0 only when the file is on disk: after that the server may delete its own.
set -euo pipefail
path=$1 name=$2 archive=$3
target="$archive/$name.gz"
umask 077

# Primary and replica archive the same files. The same content is no mistake; another one is, and must never replace what is there.
accept_what_is_there() {
    if gunzip --stdout "$target" | cmp --silent - "$path"; then exit 0; fi
    echo "archive-wal: $target is there with another content" >&2
    exit 1
}

[ ! -e "$target" ] || accept_what_is_there
draft=$(mktemp "$archive/.draft.XXXXXX")
trap 'rm -f "$draft"' EXIT
gzip --fast --stdout "$path" >"$draft"
sync "$draft"
# `ln` and not `mv`, which would replace what the other server was faster with.
ln "$draft" "$target" 2>/dev/null || accept_what_is_there
sync "$archive"
