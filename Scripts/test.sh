#!/usr/bin/env bash
# Everything that must hold, in order; prints what was skipped. Any failure fails the whole.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p .build/reports
# The tests of the store run on a PostgreSQL server of their own as well, those of whole desks after them.
server=$(mktemp -d "${TMPDIR:-/tmp}/walletdesk-postgres.XXXXXX")
chmod 755 "$server"
if WALLETDESK_TEST_POSTGRES=$(Scripts/postgres.sh start "$server"); then
    export WALLETDESK_TEST_POSTGRES
    trap 'kill "${desks:-}" 2>/dev/null || true; Scripts/postgres.sh stop "$server"' EXIT
else
    unset WALLETDESK_TEST_POSTGRES
    echo "PostgreSQL could not be started: what needs it is skipped."
fi
swift test --skip-build --parallel 2>&1 | tee .build/reports/swift.txt | grep -vE '^(◇|✔)' || true
grep -qE 'Test run with [0-9]+ tests.* passed' .build/reports/swift.txt || { echo "The Swift tests failed."; exit 1; }
# Whole desks on PostgreSQL too, from what the journeys leave of the processor: they mostly wait. What needs several nodes ran above.
if [ -n "${WALLETDESK_TEST_POSTGRES:-}" ]; then
    WALLETDESK_TEST_DESKS=postgres nice -n 15 swift test --skip-build --experimental-maximum-parallelization-width 12 --skip NodeTests \
        --filter '^(Accounts|Inbox|Safety|Routing|Assist|Channels|App|WalletDeskClient)Tests' >.build/reports/swift-postgres.txt 2>&1 &
    desks=$!
fi
.venv/bin/pytest -q -rs Tests/Durability Tests/History Tests/Journeys 2>&1 | tee .build/reports/pytest.txt
if [ -n "${desks:-}" ] && ! wait "$desks"; then
    grep -vE '^(◇|✔)' .build/reports/swift-postgres.txt || true
    echo "The tests of whole desks failed on PostgreSQL."
    exit 1
fi
skipped=$(( $(grep -cE '^(➜|↳).*skipped' .build/reports/swift.txt || true) + $(grep -oE '[0-9]+ skipped' .build/reports/pytest.txt | grep -oE '[0-9]+' || echo 0) ))
echo "Skipped in all: $skipped"
