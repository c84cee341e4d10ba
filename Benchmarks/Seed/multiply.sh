#!/usr/bin/env bash
# Makes a large desk on PostgreSQL of a seeded one: Benchmarks/Seed/multiply.sh SERVER SOURCE TARGET TIMES
# SERVER is a connection string, SOURCE the name of its database with a seeded desk, TARGET the new one. Each copy has ids, numbers and times of its own,
# one copy after the other within the same year; only the last keeps what is open.
set -euo pipefail
[ $# = 4 ] || { echo "usage: Benchmarks/Seed/multiply.sh SERVER SOURCE TARGET TIMES" >&2; exit 64; }
server=$1 source=$2 target=$3 times=$4
# A digit of each id tells the copies apart.
((times >= 1 && times <= 16)) || { echo "TIMES is a number from 1 to 16." >&2; exit 64; }

database() { echo "$server" | sed "s|///[^?]*|///$1|"; }
from() { psql "$(database "$source")" --quiet --no-align --tuples-only --set ON_ERROR_STOP=1 --command "$1"; }
into() { PGOPTIONS="-c session_replication_role=replica" psql "$(database "$target")" --quiet --set ON_ERROR_STOP=1 --command "$1"; }

psql "$server" --quiet --set ON_ERROR_STOP=1 --command "CREATE DATABASE $target TEMPLATE $source"
into "TRUNCATE event, message, conversation, contact, handling_time, search_document, job CASCADE"
index=$(from "SELECT pg_get_indexdef('search_document_tokens'::regclass)")
into "DROP INDEX search_document_tokens"

span=$(from "SELECT max(seq) + 1 FROM event")
first=$(from "SELECT min(at) FROM event")
whole=$(from "SELECT max(at) + 1 - min(at) FROM event")

# As Sources/Store/Postgres/PostgresSearch.swift makes them.
size=131072
for ((part = $(from "SELECT max(number) + 1 FROM search_partition"); part <= span * times / size; part++)); do
    into "CREATE TABLE search_document_$part (seq BIGINT NOT NULL, tokens TSVECTOR NOT NULL);
        ALTER TABLE search_document ATTACH PARTITION search_document_$part FOR VALUES FROM ($((part * size))) TO ($(((part + 1) * size)));
        INSERT INTO search_partition (number) VALUES ($part)"
done

# copy TABLE COLUMN=EXPRESSION…: what isn't named goes as it is.
copy() {
    local table=$1 columns="" values="" column
    shift
    declare -A changed=()
    for pair in "$@"; do changed[${pair%%=*}]=${pair#*=}; done
    for column in $(from "SELECT column_name FROM information_schema.columns WHERE table_name = '$table' ORDER BY ordinal_position"); do
        columns+=", $column"
        values+=", ${changed[$column]:-$column}"
    done
    from "COPY (SELECT ${values:2} FROM $table ORDER BY 1) TO STDOUT" | into "COPY $table (${columns:2}) FROM STDIN"
}

for ((round = 0; round < times; round++)); do
    number() { echo "$1 + $round * $span::bigint"; }
    moment() { echo "$first + ($round * $whole + $1 - $first) / $times"; }
    id() { [ "$round" = $((times - 1)) ] && echo "$1" || echo "'00$(printf %x "$round")' || substr($1, 4)"; }
    named() { [ "$round" = $((times - 1)) ] && echo "$1" || echo "regexp_replace($1, '\"message\":\"...', '\"message\":\"00$(printf %x "$round")')"; }
    open() { [ "$round" = $((times - 1)) ] && echo "$1" || echo "CASE WHEN state IN ('resolved', 'closed') THEN $1 END"; }
    state() { [ "$round" = $((times - 1)) ] && echo state || echo "CASE WHEN state = 'resolved' THEN state ELSE 'closed' END"; }
    copy contact "id=$(id id)" "created_at=$(moment created_at)"
    copy conversation "id=$(id id)" "number=$(number number)" "contact_id=$(id contact_id)" "state=$(state)" "agent_id=$(open agent_id)" \
        "until=$(open until)" "expert_team_id=$(open expert_team_id)" "since=$(moment since)" "created_at=$(moment created_at)" "updated_at=$(moment updated_at)" \
        "last_customer_seq=$(number last_customer_seq)" "last_reply_seq=$(number last_reply_seq)" &
    copy event "seq=$(number seq)" "at=$(moment at)" "conversation_id=$(id conversation_id)" "data=$(named data)" &
    wait
    copy message "seq=$(number seq)" "id=$(id id)" "conversation_id=$(id conversation_id)" "created_at=$(moment created_at)" &
    copy search_document "seq=$(number seq)" &
    wait
    copy handling_time "seq=$(number seq)"
    [ "$round" != $((times - 1)) ] || copy job
    echo "copy $((round + 1)) of $times at $(date +%T)"
done
into "$index"
for table in event message; do
    into "SELECT setval(pg_get_serial_sequence('$table', 'seq'), (SELECT max(seq) FROM $table))" >/dev/null
done
into "UPDATE reader SET seq = (SELECT max(seq) FROM event)"
into "VACUUM (ANALYZE)"
