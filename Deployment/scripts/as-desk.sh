#!/usr/bin/env bash
# Runs a command of the desk by hand as the service does, with its user and settings; as root:
#   as-desk.sh /etc/walletdesk/cluster.env doctor
#   as-desk.sh /etc/walletdesk/walletdesk.env user add --role admin --name "Ada Admin" --email ada@wallet.example
set -euo pipefail
settings=$1
shift
umask 077
set -a
# The values stand in single quotes, which a shell and systemd read alike.
. "$settings"
set +a
cd /
exec runuser --user walletdesk -- /opt/walletdesk/current/walletdesk "$@" --data /var/lib/walletdesk
