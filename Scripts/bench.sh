#!/usr/bin/env bash
# Measures the desk: Scripts/bench.sh [small|full|chain]. `small` stores 100,000 conversations, `full` 1,000,000 as well; `chain` reads
# addresses, signatures and transactions on one core, beside PyPI's base58 and tronpy.
# Prints a table and writes bench-results/<date>.json. Everything is on 127.0.0.1; every server it starts it also stops.
set -euo pipefail
cd "$(dirname "$0")/.."

size=${1:-small}
# The limits of the customer's wire are meant for people; here they are raised so that they are not what is measured.
factor=100000
port=${BENCH_PORT:-18480}
build=${BENCH_BUILD:-.build/release}
work=$(mktemp -d "${TMPDIR:-/tmp}/walletdesk-bench.XXXXXX")
results=bench-results
stamp=$(date -u +%Y-%m-%dT%H%M%SZ)
rows="$work/rows.jsonl"
server=

case "$size" in
small) stores=(100000) ;;
full) stores=(100000 1000000) ;;
chain) ;;
*) echo "usage: Scripts/bench.sh [small|full|chain]" >&2 && exit 64 ;;
esac

stop() {
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
        server=
    fi
}
trap 'stop; rm -rf "$work"' EXIT
trap "exit 130" INT TERM

load() { "$build/walletdesk-load" "$@"; }

# Processor time of one core, so that neighbours matter less than for the desk.
measure_chain() {
    [ -n "${BENCH_BUILD:-}" ] || swift build -c release --product walletdesk-bench-chain
    "$build/walletdesk-bench-chain"
    python3 -m venv "$work/peers"
    "$work/peers/bin/pip" install --quiet base58 tronpy coincurve pycryptodome
    "$work/peers/bin/python" Benchmarks/Chain/peers.py
}

if [ "$size" = chain ]; then
    measure_chain
    exit
fi

# serve FOLDER: starts the server on it and waits for its first answer.
serve() {
    "$build/walletdesk" serve --data "$1" --port "$port" --limit-factor "$factor" --log-level error >>"$work/server.log" 2>&1 &
    server=$!
    for _ in $(seq 600); do
        if curl -sf -o /dev/null "http://127.0.0.1:$port/health"; then return; fi
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    echo "The server did not start:" >&2
    tail -n 20 "$work/server.log" >&2
    exit 1
}

# measure COMMAND [OPTIONS]: on the running server.
measure() {
    local command=$1
    shift
    load "$command" --port "$port" --pid "$server" --rows "$rows" --stored "$stored" "$@"
}

start_up() { load start --program "$build/walletdesk" --data "$1" --port "$port" --rows "$rows" --stored "$stored"; }

if [ -z "${BENCH_BUILD:-}" ]; then
    for product in walletdesk walletdesk-seed walletdesk-load; do swift build -c release --product "$product"; done
fi
# 5,000 streams need as many files, here and in the server.
ulimit -n "$(ulimit -Hn)"
if ! load quiet; then
    [ -n "${BENCH_NOISY:-}" ] || { echo "Figures would be worth little. BENCH_NOISY=1 measures nevertheless, and marks them." >&2 && exit 75; }
fi
echo "Limits of the customer's wire raised $factor times; 127.0.0.1:$port; files in $work"

stored=empty
"$build/walletdesk-seed" --data "$work/empty" --conversations 0 --knowledge Knowledge
cp -r "$work/empty" "$work/streams"
start_up "$work/empty"
serve "$work/empty"
measure memory --when "idle"
measure create
measure memory --when "after creating"
measure deliver
measure assign
measure memory --when "after delivering"
stop
serve "$work/streams"
measure fan-out
stop

for count in "${stores[@]}"; do
    stored=$count
    "$build/walletdesk-seed" --data "$work/$count" --conversations "$count" --knowledge Knowledge
    start_up "$work/$count"
    serve "$work/$count"
    measure memory --when "idle"
    measure read --conversations "$count"
    measure memory --when "after reading"
    measure create --clients 64
    measure deliver
    measure memory --when "after writing"
    stop
    rm -rf "${work:?}/$count"
done

mkdir -p "$results"
commit=$(git rev-parse --short HEAD 2>/dev/null || echo none)
echo
load report --rows "$rows" --out "$results/$stamp.json" --commit "$commit" --limit-factor "$factor"
