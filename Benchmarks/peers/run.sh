#!/usr/bin/env bash
# Compares the desk with other systems, all on 127.0.0.1 and one after the other:
#   Benchmarks/peers/run.sh [all|tickets|fanout] [--tickets N] [--peers rt,redmine,django-helpdesk,nchan,ejabberd] [--seconds S]
# Installs them from Debian 12 and PyPI, prints tables and verdicts, writes bench-results/peers-<date>.json. Everything it starts it also stops.
# It refuses to start while others use the machine; BENCH_NOISY=1 overrides that.
# WALLETDESK is the program to compare, with walletdesk-seed and walletdesk-picture-reader beside it; without it a release build is made.
set -euo pipefail
cd "$(dirname "$0")/../.."

[ "$(id -u)" = 0 ] || { echo "It installs Debian packages and starts servers as their own users: run it as root." >&2 && exit 77; }
if [ -z "${WALLETDESK:-}" ]; then
    for product in walletdesk walletdesk-picture-reader walletdesk-seed; do swift build -c release --product "$product"; done
fi
# 5,000 streams need as many files, here and in the servers.
ulimit -n "$(ulimit -Hn)"
PYTHONPATH=Benchmarks/peers PYTHONDONTWRITEBYTECODE=1 exec python3 -m comparison "$@"
