#!/usr/bin/env bash
# A base backup, and an end to what is too old: backup-postgres.sh FOLDER
#   CONNECTION   libpq's connection string of a user with REPLICATION
#   KEEP_DAYS    base backups older than this are deleted, and the log of changes that only they need (default 14)
# Whatever was destroyed in the desk is in the backups until they are deleted: keep them no longer than you must.
set -euo pipefail
folder=$1
keep=${KEEP_DAYS:-14}
programs=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
umask 077

# A copy gets its name last, and is named by the moment in which it was complete: one can go back to any later one.
write() {
    local draft="$folder/base/.draft" name
    rm -rf "$draft"
    "$programs/pg_basebackup" --dbname "$CONNECTION" --pgdata "$draft" --format plain --wal-method stream --checkpoint fast \
        --manifest-checksums SHA256 --label walletdesk
    "$programs/pg_verifybackup" --quiet "$draft"
    sync --file-system "$draft"
    name=$(date -u +%Y-%m-%dT%H%M%SZ)
    mv "$draft" "$folder/base/$name"
    echo "wrote $folder/base/$name"
}

# By the date in the name: the folder's own time is that of a copy, or of whoever moved it. The newest one stays in any case.
delete_old() {
    local limit newest copy
    limit=$(date -u -d "$keep days ago" +%Y-%m-%dT%H%M%SZ)
    newest=$(copies | tail -1)
    for copy in $(copies); do
        if [ "$copy" != "$newest" ] && [[ "$copy" < "$limit" ]]; then
            rm -rf "${folder:?}/base/$copy"
            echo "deleted $folder/base/$copy"
        fi
    done
}

copies() { find "$folder/base" -mindepth 1 -maxdepth 1 -type d -name '20*Z' -printf '%f\n' | sort; }

# The oldest copy that is kept says from which file on the log is needed. Without any copy nothing is deleted.
delete_old_log() {
    local oldest start
    oldest=$(copies | head -1)
    [ -n "$oldest" ] || return 0
    start=$(sed -nE 's/^START WAL LOCATION: .*\(file ([0-9A-F]{24})\)$/\1/p' "$folder/base/$oldest/backup_label")
    [ -n "$start" ] || { echo "backup-postgres: $oldest does not say where it starts" >&2; exit 1; }
    "$programs/pg_archivecleanup" -x .gz "$folder/wal" "$start"
    # What archive-wal.sh left when it was interrupted.
    find "$folder/wal" -name '.draft.*' -mmin +60 -delete
}

mkdir -p "$folder/base" "$folder/wal"
write
delete_old
delete_old_log
