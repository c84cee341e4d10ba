#!/usr/bin/env bash
# Makes a server's folder from a base backup and the archive: restore-postgres.sh FOLDER DATA [TIME]
#   FOLDER   what backup-postgres.sh writes
#   DATA     the folder to make; it must not exist, or be empty
#   TIME     the moment to go back to, such as '2026-11-22 14:03:00+00'; left out: everything that is there
# It takes the newest copy that was complete before TIME. Start the server afterwards: it reads the log up to TIME and then takes writes.
set -euo pipefail
folder=$1 data=$2 time=${3:-}
own=$(cd "$(dirname "$0")" && pwd)
programs=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)

fail() { echo "restore-postgres: $1" >&2; exit 1; }

# A copy is named by the moment in which it was complete; it serves every later one.
choose() {
    local limit=9999
    [ -z "$time" ] || limit=$(date -u -d "$time" +%Y-%m-%dT%H%M%SZ)
    find "$folder/base" -mindepth 1 -maxdepth 1 -type d -name '20*Z' -printf '%f\n' | sort | awk -v limit="$limit" '$0 < limit' | tail -1
}

[ -z "$(ls -A "$data" 2>/dev/null)" ] || fail "$data is not empty"
copy=$(choose)
[ -n "$copy" ] || fail "no copy is older than $time"
"$programs/pg_verifybackup" --quiet "$folder/base/$copy"
mkdir -p "$data"
chmod 700 "$data"
cp --archive "$folder/base/$copy/." "$data/"
{
    echo "restore_command = '$own/restore-wal.sh \"%f\" \"%p\" $folder/wal'"
    echo "recovery_target_timeline = 'latest'"
    echo "recovery_target_action = 'promote'"
    if [ -n "$time" ]; then echo "recovery_target_time = '$time'"; fi
} >>"$data/postgresql.auto.conf"
touch "$data/recovery.signal"
echo "$data is made from $copy; start the server"
