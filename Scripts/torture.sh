#!/usr/bin/env bash
# The long runs, against a release build: twenty kills under load, cuts of power, strace, secrets, and the browser's journeys; histories of ten minutes on a file and on three nodes (WALLETDESK_SECONDS); then 100,000 simulated days, a million claims and 100,000 written phrases. Prints seed and commit; record the output in docs/quality.md.
set -euo pipefail
cd "$(dirname "$0")/.."
for product in walletdesk walletdesk-picture-reader; do swift build -c release --explicit-target-dependency-import-check error --product "$product"; done
export WALLETDESK="$PWD/.build/release/walletdesk"
export WALLETDESK_KILLS="${WALLETDESK_KILLS:-20}"
export WALLETDESK_POWER_STATES="${WALLETDESK_POWER_STATES:-1000}" WALLETDESK_POWER_MESSAGES="${WALLETDESK_POWER_MESSAGES:-300}"
export WALLETDESK_SEED="${WALLETDESK_SEED:-$(date +%s)}"
echo "commit $(git rev-parse --short HEAD 2>/dev/null || echo none), seed $WALLETDESK_SEED, kills $WALLETDESK_KILLS, $(nproc) cores"
.venv/bin/pytest -q -s -rs Tests/Durability Tests/History Tests/Journeys
echo "Histories"
history() { Scripts/history.sh --seed "$WALLETDESK_SEED" --clients 64 --seconds "${WALLETDESK_SECONDS:-600}" "$@"; }
history --engine sqlite --every 5 --nemesis kill,stop,disk,fsync
history --engine postgres --nodes 3 --every 5 --nemesis kill
history --engine postgres --nodes 3 --every 10 --nemesis all
echo "100,000 short days by the desk's rules"
"$WALLETDESK" simulate --days "${WALLETDESK_DAYS:-100000}" --hours 2 --per-hour 45 --agents 6 --surge 5 --policies longestWaiting --seed "$WALLETDESK_SEED"
echo "1,000,000 claims"
WALLETDESK_CLAIMS="${WALLETDESK_CLAIMS:-1000000}" swift test -c release -Xswiftc -enable-testing --explicit-target-dependency-import-check error --filter ClaimTests
export WALLETDESK_CASES="${WALLETDESK_CASES:-100000}"
swift test --explicit-target-dependency-import-check error --filter PhraseWritingTests
