#!/usr/bin/env bash
# Takes one file of the log of changes out of the archive: restore-wal.sh NAME PATH ARCHIVE. PostgreSQL calls it as its restore_command.
# A file that is not there is no mistake: so the server learns where the archive ends.
set -euo pipefail
name=$1 path=$2 archive=$3
[ -e "$archive/$name.gz" ] || exit 1
gunzip --stdout "$archive/$name.gz" >"$path"
