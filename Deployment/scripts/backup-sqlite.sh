#!/usr/bin/env bash
# A copy of a desk that keeps its database in a file, and an end to old ones: backup-sqlite.sh WALLETDESK DATA FOLDER
#   KEEP_DAYS    copies older than this are deleted, but never the newest three (default 14)
# Whatever was destroyed in the desk is in its copies until they are deleted: keep them no longer than you must.
set -euo pipefail
walletdesk=$1 data=$2 folder=$3
keep=${KEEP_DAYS:-14}
umask 077

# A copy that has its final name is complete: it gets it last.
write() {
    local name
    name=$(date -u +%Y-%m-%dT%H%M%SZ)
    rm -rf "$folder"/.draft-*
    "$walletdesk" backup --data "$data" --to "$folder/.draft-$name"
    sync --file-system "$folder/.draft-$name"
    mv "$folder/.draft-$name" "$folder/$name"
    echo "wrote $folder/$name"
}

copies() { find "$folder" -mindepth 1 -maxdepth 1 -type d -name '20*Z' -printf '%f\n' | sort; }

# By the date in the name. If copies fail for weeks, the newest three stay.
delete_old() {
    local limit copy
    limit=$(date -u -d "$keep days ago" +%Y-%m-%dT%H%M%SZ)
    for copy in $(copies | head -n -3); do
        if [[ "$copy" < "$limit" ]]; then
            rm -rf "${folder:?}/$copy"
            echo "deleted $folder/$copy"
        fi
    done
}

mkdir -p "$folder"
write
delete_old
