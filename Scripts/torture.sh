#!/usr/bin/env bash
# The long runs, against a release build: twenty kills under load, strace, secrets, and the browser's journeys; then 100,000 written phrases. Prints seed and commit; record the output in docs/quality.md.
set -euo pipefail
cd "$(dirname "$0")/.."
for product in walletdesk walletdesk-picture-reader; do swift build -c release --explicit-target-dependency-import-check error --product "$product"; done
export WALLETDESK="$PWD/.build/release/walletdesk"
export WALLETDESK_KILLS="${WALLETDESK_KILLS:-20}"
export WALLETDESK_SEED="${WALLETDESK_SEED:-$(date +%s)}"
echo "commit $(git rev-parse --short HEAD 2>/dev/null || echo none), seed $WALLETDESK_SEED, kills $WALLETDESK_KILLS, $(nproc) cores"
.venv/bin/pytest -q -s -rs Tests/Durability Tests/Journeys
export WALLETDESK_CASES="${WALLETDESK_CASES:-100000}"
swift test --explicit-target-dependency-import-check error --filter PhraseWritingTests
