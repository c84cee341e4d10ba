#!/usr/bin/env bash
# Every test of the store and of whole desks, on a PostgreSQL server of its own instead of a file.
set -euo pipefail
cd "$(dirname "$0")/.."
server=$(mktemp -d "${TMPDIR:-/tmp}/walletdesk-postgres.XXXXXX")
chmod 755 "$server"
WALLETDESK_TEST_POSTGRES=$(Scripts/postgres.sh start "$server")
export WALLETDESK_TEST_POSTGRES WALLETDESK_TEST_DESKS=postgres
trap 'Scripts/postgres.sh stop "$server"' EXIT
# One after the other: each desk has thirteen connections.
swift test --skip-build --no-parallel --filter '^(Store|Accounts|Inbox|Safety|Routing|Assist|Channels|App|WalletDeskClient)Tests'
