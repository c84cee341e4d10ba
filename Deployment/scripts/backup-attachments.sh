#!/usr/bin/env bash
# A copy of the folder of attachments, and an end to old ones: backup-attachments.sh ATTACHMENTS FOLDER
#   KEEP_DAYS    copies older than this are deleted, but never the newest three (default 14)
# A file that the last copy has costs no space: its name is that of its content, and both copies share it.
set -euo pipefail
attachments=$1 folder=$2
keep=${KEEP_DAYS:-14}
umask 077

copies() { find "$folder" -mindepth 1 -maxdepth 1 -type d -name '20*Z' -printf '%f\n' | sort; }

# A copy that has its final name is complete: it gets it last.
write() {
    local name last
    name=$(date -u +%Y-%m-%dT%H%M%SZ)
    last=$(copies | tail -1)
    rm -rf "$folder/.draft"
    rsync --archive ${last:+--link-dest="$folder/$last"} "$attachments/" "$folder/.draft/"
    sync --file-system "$folder/.draft"
    mv "$folder/.draft" "$folder/$name"
    echo "wrote $folder/$name"
}

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
