#!/usr/bin/env bash
# Clients use a desk while it is broken in many ways; what they were told is checked against what is there (Tests/History):
#   Scripts/history.sh --engine sqlite --seconds 60 --nemesis kill,stop,disk,fsync
#   Scripts/history.sh --engine postgres --nodes 3 --clients 64 --seconds 600 --every 5 --nemesis kill
# WALLETDESK names the program; without it that of the debug build. Prints its seed; --seed N breaks the same things at the same times.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
python="$root/.venv/bin/python3"
[ -x "$python" ] || python=python3
export PYTHONPATH="$root/Tests/History:$root/Tests/Support${PYTHONPATH:+:$PYTHONPATH}"
export PYTHONDONTWRITEBYTECODE=1
# Networks and mounts of its own, where that is permitted: what is cut off, filled or left behind is gone with the run.
private=(unshare --net --mount --pid --fork --kill-child --mount-proc)
if [ "$(id -u)" = 0 ] && "${private[@]}" ip link set lo up 2>/dev/null; then
    # bash stays as the first process: servers whose starter has ended become its children, and it buries them.
    exec "${private[@]}" bash -c 'ip link set lo up && "$@"; exit $?' bash "$python" -m torture --private "$@"
fi
exec "$python" -m torture "$@"
