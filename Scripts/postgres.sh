#!/usr/bin/env bash
# A PostgreSQL server for tests and benches, in a folder of its own and on no network:
#   Scripts/postgres.sh start FOLDER [SETTING=VALUE…]   prints its connection string
#   Scripts/postgres.sh stop FOLDER
# Its data may be lost: nothing is synced unless a setting says so.
set -euo pipefail
action=${1:-}
folder=${2:-}
[ -n "$folder" ] || { echo "usage: Scripts/postgres.sh start|stop FOLDER [SETTING=VALUE…]" >&2; exit 64; }
shift 2

programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$programs" ] || { echo "There is no PostgreSQL server here; 'make test-deps' installs it." >&2; exit 69; }

# The server refuses to run as root.
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

case "$action" in
start)
    mkdir -p "$folder"
    [ "$(id -u)" != 0 ] || chown postgres "$folder"
    as_owner "$programs/initdb" --pgdata "$folder/data" --username postgres --auth trust --encoding UTF8 --locale C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1
    options="-c listen_addresses= -c unix_socket_directories=$folder -c max_connections=800 -c fsync=off -c full_page_writes=off -c max_pred_locks_per_transaction=256"
    for setting in "$@"; do options="$options -c $setting"; done
    as_owner "$programs/pg_ctl" --pgdata "$folder/data" --log "$folder/server.log" --options "$options" --wait start >/dev/null
    echo "postgresql:///postgres?host=$folder&user=postgres"
    ;;
stop)
    as_owner "$programs/pg_ctl" --pgdata "$folder/data" --mode immediate --wait stop >/dev/null
    rm -rf "${folder:?}"
    ;;
*)
    echo "usage: Scripts/postgres.sh start|stop FOLDER" >&2
    exit 64
    ;;
esac
