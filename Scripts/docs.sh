#!/usr/bin/env bash
# Writes what docs/ takes from the code: docs/openapi.json, from a running server, and docs/routes.txt, the table of routes.
set -euo pipefail
cd "$(dirname "$0")/.."
data=$(mktemp -d)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
.build/debug/walletdesk serve --data "$data" --port "$port" --log-level error >/dev/null &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$data"' EXIT
until curl -fs "http://127.0.0.1:$port/health" >/dev/null; do kill -0 $server; done
curl -fs "http://127.0.0.1:$port/openapi.json" | python3 -m json.tool --no-ensure-ascii > docs/openapi.json
cp Tests/AppTests/routes.txt docs/routes.txt
echo "Wrote docs/openapi.json and docs/routes.txt."
