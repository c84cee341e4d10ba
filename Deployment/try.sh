#!/usr/bin/env bash
# Tries this deployment on one machine: Deployment/try.sh [BUILD]
#   BUILD   the folder with walletdesk and walletdesk-picture-reader (default: .build/release, else .build/debug)
#
# On Debian 12, as root: it installs packages and then runs everything as the user postgres, in one folder under /tmp and on
# loopback addresses (127.77.0.*), from the files of this folder. It says what it has checked, stops what it has started, and ends with 1 at the
# first fault; the folder with the logs stays then. TRY_KEEP=1 keeps it in any case.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=${1:-$here/../.build/release}
[ $# != 0 ] || [ -x "$build/walletdesk" ] || build=$here/../.build/debug
packages=(haproxy nginx-light caddy postgresql-15 openssl curl jq socat rsync systemd libsqlite3-0 libcmark-gfm0.29.0.gfm.6 libcmark-gfm-extensions0.29.0.gfm.6
    libcurl4 libpq5 libsecp256k1-1 libtesseract5 liblept5 libzbar0 tesseract-ocr-eng tesseract-ocr-chi-sim)
programs=/usr/lib/postgresql/15/bin

# Where the proxies listen; the nodes are at 127.77.0.11 to 13, the one node at .10, the PostgreSQL servers at .21 and .22.
haproxy=127.77.0.2 nginx=127.77.0.3 nginx_one=127.77.0.4 caddy=127.77.0.5
site=support.wallet.example
# The customer of this trial.
token='' conversation=''

# MARK: Words

checks=0
now() { printf '%s' "$EPOCHREALTIME"; }
since() { awk -v a="$1" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.2f", b - a }'; }
part() { printf '\n%s\n' "$1"; }
ok() { checks=$((checks + 1)); printf '  ok   %s\n' "$1"; }
fail() { printf '  BAD  %s\n' "$1" >&2; exit 1; }
expect() { [ "$2" = "$3" ] && ok "$1" || fail "$1: expected “$3”, found “$2”"; }

# Tries a command every 0.1 seconds: eventually SECONDS WHAT COMMAND…
eventually() {
    local seconds=$1 what=$2 begun=$EPOCHREALTIME
    shift 2
    until "$@" >/dev/null 2>&1; do
        awk -v a="$begun" -v b="$EPOCHREALTIME" -v most="$seconds" 'BEGIN { exit b - a < most }' && fail "$what: not after $seconds seconds"
        sleep 0.1
    done
}

# MARK: Processes

declare -A pids=()
# setpriv becomes the program, so that the number is the program's own.
as_owner() { setpriv --reuid=postgres --regid=postgres --clear-groups --inh-caps=-all -- "$@"; }

# Starts a program beside this script: launch NAME COMMAND…
launch() {
    local name=$1
    shift
    (cd / && exec setpriv --reuid=postgres --regid=postgres --clear-groups --inh-caps=-all -- "$@") >>"$trial/log/$name.log" 2>&1 &
    pids[$name]=$!
}

# Sends a signal and waits for the end: halt NAME SIGNAL; the exit code is in `ended`.
halt() {
    ended=0
    # It may have ended by itself.
    kill -s "$2" "${pids[$1]}" 2>/dev/null || true
    wait "${pids[$1]}" 2>/dev/null || ended=$?
    unset "pids[$1]"
}

clean_up() {
    local code=$? name
    set +e
    touch "$trial/stop" "$trial/stop-following"
    for name in "${!pids[@]}"; do kill -s TERM "${pids[$name]}" 2>/dev/null; done
    for name in "${!pids[@]}"; do
        # Whoever does not end within ten seconds is ended.
        timeout 10 tail --pid="${pids[$name]}" -f /dev/null || kill -s KILL "${pids[$name]}" 2>/dev/null
    done
    wait 2>/dev/null
    for name in db1 db2; do [ ! -e "$trial/$name/data/postmaster.pid" ] || database_stop "$name" immediate; done
    if [ "$code" = 0 ] && [ -z "${TRY_KEEP:-}" ]; then rm -rf "$trial"; else echo "The folder of this trial: $trial" >&2; fi
    exit "$code"
}

# MARK: From the examples to this machine

# Writes an example with the trial's paths, ports and addresses: render FILE TARGET [SED-EXPRESSION…]
render() {
    local source=$1 target=$2 expressions=()
    shift 2
    for expression in "$@"; do expressions+=(-e "$expression"); done
    mkdir -p "$(dirname "$target")"
    sed "${expressions[@]}" \
        -e "s|/etc/walletdesk/|$trial/etc/|g; s|/var/lib/walletdesk|$trial/data|g; s|/opt/walletdesk|$trial/opt|g; s|/var/backups|$trial/backups|g" \
        -e "s|/etc/ssl/walletdesk/|$trial/tls/|g; s|/etc/nginx/snippets/|$trial/etc/|g; s|/etc/haproxy/|$trial/tls/|g; s|/run/haproxy/|$trial/run/|g" \
        -e "s|10\.0\.0\.0/24|127.0.0.0/8|g; s|10\.0\.0\.5\b|127.0.0.1|g; s|10\.0\.0\.|127.77.0.|g" \
        "$here/$source" >"$target"
    chown postgres "$target"
    chmod 600 "$target"
}

# Runs what a unit runs, with the unit's environment: run_unit UNIT-FILE INSTANCE
run_unit() {
    local unit=$1 instance=$2 script
    script=$(
        echo 'set -a'
        sed -nE "s|^Environment=(.*)|\1|p; s|^EnvironmentFile=(.*)|. \1|p; s|^ExecStart=(.*)|exec \1|p" "$unit" | sed "s|%i|$instance|g"
    )
    exec env -i PATH=/usr/bin:/bin HOME="$trial" PGPASSFILE="$trial/etc/pgpass" bash -c "$script"
}

install_packages() {
    local missing=()
    for package in "${packages[@]}"; do dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package"); done
    [ ${#missing[@]} = 0 ] && return
    echo "Installing ${missing[*]}"
    # Debian starts what it installs, on ports and folders that are none of this trial's: not here.
    local policy=/usr/sbin/policy-rc.d own=
    [ -e $policy ] || { printf '#!/bin/sh\nexit 101\n' >$policy && chmod +x $policy && own=1; }
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    [ -z "$own" ] || rm $policy
}

# MARK: PostgreSQL

# The settings of a server, as on its own machine: database_settings NAME ADDRESS
database_settings() {
    local name=$1 address=$2
    mkdir -p "$trial/$name/conf.d"
    render postgres/walletdesk.conf "$trial/$name/conf.d/walletdesk.conf" "s|10\.0\.0\.21'|$address'|" "s|/etc/postgresql/15/main/|$trial/$name/|" \
        "s|^shared_buffers.*|shared_buffers = '64MB'|"
    render postgres/pg_hba.conf "$trial/$name/pg_hba.conf"
    cat >"$trial/$name/postgresql.conf" <<END
data_directory = '$trial/$name/data'
hba_file = '$trial/$name/pg_hba.conf'
unix_socket_directories = '$trial/$name'
include_dir = 'conf.d'
END
    cp "$trial/tls/$name.internal.crt" "$trial/$name/server.crt"
    cp "$trial/tls/$name.internal.key" "$trial/$name/server.key"
    chown -R postgres "$trial/$name"
}

database_start() {
    PGPASSFILE="$trial/etc/pgpass" as_owner $programs/pg_ctl --pgdata "$trial/$1/data" --options "-c config_file=$trial/$1/postgresql.conf" \
        --log "$trial/log/$1.log" --timeout 60 --wait start >/dev/null
}
database_stop() { as_owner $programs/pg_ctl --pgdata "$trial/$1/data" --mode "$2" --wait stop >/dev/null; }

# A query as the administrator on the server's own machine: sql SERVER DATABASE QUERY
sql() { as_owner psql --host "$trial/$1" --username postgres --dbname "$2" --no-psqlrc --tuples-only --no-align --quiet --set ON_ERROR_STOP=1 --command "$3"; }

# The names of the servers lead to loopback here.
inner='hostaddr=127.77.0.21,127.77.0.22'
towards() { echo "host=$1.internal hostaddr=$2 user=$3 sslmode=verify-full sslrootcert=$trial/etc/ca.crt"; }

make_primary() {
    database_settings db1 127.77.0.21
    as_owner $programs/initdb --pgdata "$trial/db1/data" --username postgres --auth peer --encoding UTF8 --locale C.UTF-8 --data-checksums >"$trial/log/initdb.log" 2>&1
    database_start db1
    sql db1 postgres "CREATE ROLE walletdesk LOGIN PASSWORD '$password'"
    sql db1 postgres "CREATE ROLE replicator LOGIN REPLICATION PASSWORD '$password'"
    sql db1 postgres "CREATE DATABASE walletdesk OWNER walletdesk ENCODING 'UTF8' TEMPLATE template0"
    as_owner psql --host "$trial/db1" --username postgres --dbname postgres --quiet --set ON_ERROR_STOP=1 --file "$trial/opt/deployment/postgres/rights.sql"
}

make_replica() {
    database_settings db2 127.77.0.22
    PGPASSFILE="$trial/etc/pgpass" as_owner $programs/pg_basebackup --dbname "$(towards db1 127.77.0.21 replicator) application_name=replica" --pgdata "$trial/db2/data" \
        --write-recovery-conf --create-slot --slot replica --checkpoint fast
    database_start db2
}

# From now on a commit waits for the replica.
make_synchronous() {
    render postgres/synchronous.conf "$trial/$1/conf.d/synchronous.conf"
    sql "$1" postgres "SELECT pg_reload_conf()" >/dev/null
    eventually 20 "the replica is synchronous" is_synchronous "$1"
}
is_synchronous() { [ "$(sql "$1" postgres "SELECT sync_state FROM pg_stat_replication WHERE application_name = 'replica'")" = sync ]; }

# MARK: Desks

# What a trial needs beside the examples: no nodes of a chain are asked, and one client may write as fast as it can.
settings_of_trial() { printf '\nWALLETDESK_CHAIN_NODES=\nWALLETDESK_LIMIT_FACTOR=1000\n'; }

node_start() {
    local number=$1
    render systemd/node1.env "$trial/etc/node$number.env" "s|10\.0\.0\.11|10.0.0.1$number|"
    launch "node$number" bash -c "$(declare -f run_unit); trial=$trial; run_unit '$trial/units/walletdesk@.service' node$number"
}
node_ready() { [ "$(curl --silent --max-time 2 --output /dev/null --write-out '%{http_code}' "http://127.77.0.1$1:8080/ready")" = 200 ]; }
node_await() { eventually 90 "node$1 is ready" node_ready "$1"; }
node_known() { [ "$(curl --silent --max-time 2 "http://127.77.0.1$1:8080/metrics" | grep -c walletdesk_streams)" != 0 ]; }

# MARK: A customer

# A call through a proxy, as a customer's browser makes it: call PROXY METHOD PATH [JSON]. Prints the body; the status is in $trial/status.
call() {
    local proxy=$1 method=$2 path=$3 body=${4:-}
    curl --silent --max-time 30 --cacert "$trial/tls/ca.crt" --connect-to "$site:443:$proxy:8443" --request "$method" \
        ${token:+--header "Authorization: Bearer $token"} ${body:+--header 'Content-Type: application/json' --data "$body"} \
        --write-out '%{stderr}%{http_code}' "https://$site$path" 2>"$trial/status"
}
status() { cat "$trial/status"; }

new_session() { token='' && token=$(call "$1" POST /client/v1/sessions '{"locale":"en"}' | jq --raw-output .token); }
new_conversation() { conversation=$(call "$1" POST /client/v1/conversations "{\"clientId\":\"c-$RANDOM$RANDOM\",\"text\":\"My transfer has been pending for an hour.\"}" | jq --raw-output .id); }

# Sends a message as a client does that keeps the rules: again with the same id until it is acknowledged. send PROXY CLIENT-ID
send() {
    local proxy=$1 id=$2 answer
    while true; do
        answer=$(curl --silent --max-time 15 --cacert "$trial/tls/ca.crt" --connect-to "$site:443:$proxy:8443" --header "Authorization: Bearer $token" \
            --header 'Content-Type: application/json' --data "{\"clientId\":\"$id\",\"text\":\"Message $id: it is still pending.\"}" --output /dev/null \
            --write-out '%{http_code}' "https://$site/client/v1/conversations/$conversation/messages") || true
        case "$answer" in
        200 | 201) return ;;
        4??) echo "$id $answer" >>"$trial/refused" && return ;;
        *) echo "$id $answer" >>"$trial/again" && sleep 0.2 ;;
        esac
    done
}

# Writes until it is told to stop; each line of `acknowledged` is a time and an id that the desk has answered for: writer RUN NUMBER
writer() {
    local count=0
    until [ -e "$trial/stop" ]; do
        count=$((count + 1))
        send "$haproxy" "$1-$2-$count"
        echo "$EPOCHREALTIME $1-$2-$count" >>"$trial/acknowledged"
        sleep 0.1
    done
}
# Three writers from now on, whose ids begin with RUN: writing RUN
writing() {
    rm -f "$trial/stop" "$trial/again"
    touch "$trial/again"
    local number
    for number in 1 2 3; do
        writer "$1" $number &
        pids[writer$number]=$!
    done
    sleep 1
}
written() {
    sleep 1
    touch "$trial/stop"
    local number
    for number in 1 2 3; do
        wait "${pids[writer$number]}"
        unset "pids[writer$number]"
    done
    [ ! -e "$trial/refused" ] || fail "refused: $(head -3 "$trial/refused")"
}
repeats() { wc -l <"$trial/again"; }
acknowledged() { wc -l <"$trial/acknowledged"; }
# The longest time between two acknowledgements of one run.
longest_pause() { awk -v run="$1-" 'index($2, run) == 1 { if (last && $1 - last > most) most = $1 - last; last = $1 } END { printf "%.1f", most }' "$trial/acknowledged"; }

# Reads a stream as a client does that keeps the rules: it comes back with the last id when the stream ends. follow PROXY FILE
follow() {
    local last
    until [ -e "$trial/stop-following" ]; do
        last=$(sed -nE 's/^[0-9.]+ id: ([0-9]+)$/\1/p' "$2" | tail -1)
        echo "from ${last:-the beginning}" >>"$trial/followings"
        curl --silent --no-buffer --cacert "$trial/tls/ca.crt" --connect-to "$site:443:$1:8443" --header "Authorization: Bearer $token" \
            ${last:+--header "Last-Event-ID: $last"} "https://$site/client/v1/conversations/$conversation/events" |
            while IFS= read -r line; do printf '%s %s\n' "$EPOCHREALTIME" "$line"; done >>"$2" || true
        sleep 0.3
    done
}

# How long a message takes to a stream that is open: arrives NAME PROXY
arrives() {
    local name=$1 proxy=$2 id="s-$RANDOM$RANDOM" begun file="$trial/stream-$RANDOM" seconds reader
    touch "$file"
    curl --silent --no-buffer --max-time 60 --cacert "$trial/tls/ca.crt" --connect-to "$site:443:$proxy:8443" --header "Authorization: Bearer $token" \
        "https://$site/client/v1/conversations/$conversation/events" >"$file" &
    reader=$!
    pids[reader]=$reader
    eventually 10 "a stream through $name begins" grep -q '^event: message.created' "$file"
    sleep 1
    begun=$(now)
    send "$proxy" "$id"
    eventually 10 "a message comes through $name at once" grep -q "$id" "$file"
    seconds=$(since "$begun")
    kill -0 "$reader" 2>/dev/null || fail "the stream through $name had ended when the message came"
    kill "$reader"
    wait "$reader" 2>/dev/null || true
    unset 'pids[reader]'
    # 5 seconds on a machine that is busy; a proxy that buffers gives it when the stream ends, which nobody here awaits.
    awk -v s="$seconds" 'BEGIN { exit s > 5 }' || fail "a message takes $seconds s through $name"
    ok "a message comes through $name to an open stream: $seconds s after it was sent"
}

# MARK: The parts

prepare() {
    [ "$(id -u)" = 0 ] || fail "run it as root: it installs packages and starts servers as the user postgres"
    [ -x "$build/walletdesk" ] || fail "there is no walletdesk in $build: build it first"
    install_packages
    trial=$(mktemp -d /tmp/walletdesk-try.XXXXXX)
    # libpq looks there for certificates, and root's folder is closed to postgres.
    export HOME=$trial
    trap clean_up EXIT
    mkdir -p "$trial"/{etc,log,run,data,backups/walletdesk,backups/walletdesk-attachments,backups/walletdesk-postgres/{wal,base},one,units,opt}
    cp -r "$here" "$trial/opt/deployment"
    "$here/scripts/install.sh" "$build" try "$trial/opt" >/dev/null
    password=$(openssl rand -hex 24)
    "$here/scripts/certificates.sh" "$trial/tls" db1.internal db2.internal "$site"
    "$here/scripts/certificates.sh" "$trial/tls-foreign" db1.internal
    cp "$trial/tls/ca.crt" "$trial/etc/ca.crt"
    cp "$trial/tls/$site.crt" "$trial/tls/support.crt"
    cp "$trial/tls/$site.key" "$trial/tls/support.key"
    cat "$trial/tls/support.crt" "$trial/tls/support.key" >"$trial/tls/support.pem"
    printf '*:*:*:replicator:%s\n' "$password" >"$trial/etc/pgpass"
    chmod 600 "$trial/etc/pgpass"
    chown -R postgres "$trial"
}

try_units() {
    part "systemd"
    local unit problems
    for unit in "$here"/systemd/*.service "$here"/systemd/*.timer; do
        # With the trial's paths, since `verify` looks whether the programs are there.
        render "systemd/$(basename "$unit")" "$trial/units/$(basename "$unit")"
    done
    cp "$trial/units/walletdesk@.service" "$trial/units/walletdesk@node1.service"
    problems=$(systemd-analyze verify "$trial"/units/walletdesk.service "$trial"/units/walletdesk@node1.service "$trial"/units/*.timer 2>&1 | grep -F "$trial/units" || true)
    expect "systemd-analyze verify finds nothing in the units" "$problems" ""
    for unit in walletdesk.service walletdesk@node1.service; do
        systemd-analyze security --offline=true --threshold=20 "$trial/units/$unit" >"$trial/log/security-$unit.log" ||
            fail "$unit is exposed: $(tail -1 "$trial/log/security-$unit.log")"
        ok "systemd-analyze security: $(tail -1 "$trial/log/security-$unit.log" | sed 's/^[^A-Za-z]*//; s/ [^ ]*$//')"
    done
}

try_databases() {
    part "PostgreSQL: a primary, a replica, TLS"
    make_primary
    make_replica
    make_synchronous db1
    ok "a replica follows, and a commit waits for it"
    local wide="postgresql://walletdesk:$password@db1.internal:5432,db2.internal:5432/walletdesk?$inner"
    expect "psql finds the one that may be written to, by TLS" \
        "$(psql "$wide&target_session_attrs=read-write&sslmode=verify-full&sslrootcert=$trial/etc/ca.crt" -qtAc "SELECT pg_is_in_recovery(), (SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid())")" "f|t"
    ! psql "$wide&sslmode=disable" -c 'SELECT 1' >/dev/null 2>&1 || fail "the server takes a connection without TLS"
    ok "without TLS nobody comes in"
    ! psql "$wide&sslmode=verify-full&sslrootcert=$trial/tls-foreign/ca.crt" -c 'SELECT 1' >/dev/null 2>&1 || fail "psql believes a foreign certificate"
    ok "psql believes no certificate of another authority"
}

try_nodes() {
    part "Three nodes"
    render systemd/cluster.env "$trial/etc/cluster.env" "s|PASSWORD|$password|" "s|\(sslrootcert=[^']*\)'|\1\&$inner'|"
    settings_of_trial >>"$trial/etc/cluster.env"
    # A desk that was given the certificate of another authority must not start.
    sed "s|$trial/etc/ca.crt|$trial/tls-foreign/ca.crt|" "$trial/etc/cluster.env" >"$trial/etc/foreign.env"
    if (set -a && . "$trial/etc/foreign.env" && as_owner "$trial/opt/current/walletdesk" migrate --data "$trial/data") >"$trial/log/foreign.log" 2>&1; then
        fail "a desk believes a foreign certificate"
    fi
    grep -q "certificate verify failed" "$trial/log/foreign.log" || fail "a desk does not say that the certificate is foreign: $(cat "$trial/log/foreign.log")"
    ok "a desk believes no certificate of another authority, and says so"
    local number
    for number in 1 2 3; do node_start $number; done
    for number in 1 2 3; do node_await $number; done
    ok "three nodes are ready"
    expect "their connections are encrypted" "$(sql db1 walletdesk "SELECT bool_and(ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename = 'walletdesk'")" t
    ok "they hold $(sql db1 walletdesk "SELECT count(*) FROM pg_stat_activity WHERE usename = 'walletdesk'") connections"
}

try_proxies() {
    part "Proxies"
    # HAProxy and nginx give up root for a user of their own; here they never have it, and can't raise the limit of open files.
    render haproxy/haproxy.cfg "$trial/etc/haproxy.cfg" '/^    \(user\|group\) haproxy$/d' 's|log /dev/log local0|log stdout format raw local0|' \
        "s|maxconn 20000|maxconn 400|" "s|bind :443|bind $haproxy:8443|" "s|bind :80|bind $haproxy:8080|"
    as_owner haproxy -c -q -f "$trial/etc/haproxy.cfg" || fail "haproxy.cfg"
    launch haproxy haproxy -db -f "$trial/etc/haproxy.cfg"
    render nginx/common.conf "$trial/etc/walletdesk.conf"
    nginx_start three-nodes $nginx
    render caddy/Caddyfile "$trial/etc/Caddyfile" "s|^support.wallet.example {|{\n\tadmin off\n\thttp_port 8081\n\thttps_port 8443\n}\n\n&\n\tbind $caddy|"
    launch caddy env XDG_DATA_HOME="$trial/caddy" XDG_CONFIG_HOME="$trial/caddy" caddy run --config "$trial/etc/Caddyfile" --adapter caddyfile
    local proxy
    for proxy in $haproxy $nginx $caddy; do
        eventually 20 "$proxy answers" call "$proxy" GET /health
        eventually 10 "$proxy knows a node that is ready" proxy_works "$proxy"
        call "$proxy" GET /metrics >/dev/null
        expect "$(name_of "$proxy") keeps /metrics inside" "$(status)" 404
        call "$proxy" GET /ready >/dev/null
        expect "$(name_of "$proxy") keeps /ready inside" "$(status)" 404
    done
    expect "HAProxy sends from http:// to https://" "$(curl --silent --output /dev/null --write-out '%{redirect_url}' --header "Host: $site" "http://$haproxy:8080/help")" "https://$site/help"
    new_session $haproxy
    new_conversation $haproxy
    send $haproxy "first-message"
    ok "a message through HAProxy is acknowledged"
    for proxy in $haproxy $nginx $caddy; do arrives "$(name_of "$proxy")" "$proxy"; done
}
proxy_works() { call "$1" GET /health && [ "$(status)" = 200 ]; }
name_of() { case $1 in "$haproxy") echo HAProxy ;; "$nginx" | "$nginx_one") echo nginx ;; *) echo Caddy ;; esac; }

# The frame around an example of a site, as Debian's nginx.conf is one: nginx_start EXAMPLE ADDRESS
nginx_start() {
    local example=$1 address=$2
    render "nginx/$example.conf" "$trial/etc/$example.conf" "s|listen 443|listen $address:8443|" "s|listen 80;|listen $address:8080;|" \
        "s|server 127.0.0.1:8080|server 127.77.0.10:8080|"
    mkdir -p "$trial/nginx-$example"
    chown postgres "$trial/nginx-$example"
    cat >"$trial/etc/nginx-$example.conf" <<END
daemon off;
pid $trial/run/nginx-$example.pid;
error_log stderr warn;
events { worker_connections 512; }
http {
    client_body_temp_path $trial/nginx-$example/body;
    proxy_temp_path $trial/nginx-$example/proxy;
    fastcgi_temp_path $trial/nginx-$example/fastcgi;
    access_log off;
    uwsgi_temp_path $trial/nginx-$example/uwsgi;
    scgi_temp_path $trial/nginx-$example/scgi;
    include $trial/etc/$example.conf;
}
END
    as_owner nginx -q -t -e stderr -c "$trial/etc/nginx-$example.conf" || fail "nginx/$example.conf"
    launch "nginx-$example" nginx -e stderr -c "$trial/etc/nginx-$example.conf"
}

# A small white picture.
picture() { base64 --decode <<<'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAAKUlEQVR42u3MQREAAAwCIPuX1hD77SAA6VEEAoFAIBAIBAKBQCAQfA8Gpwvw4qrwDDIAAAAASUVORK5CYII='; }

try_files() {
    part "Files on all nodes"
    picture >"$trial/white.png"
    local answer attachment node
    answer=$(curl --silent --max-time 60 --header "Authorization: Bearer $token" --form clientId=f-1 --form "file=@$trial/white.png;type=image/png" \
        "http://127.77.0.11:8080/client/v1/conversations/$conversation/attachments")
    attachment=$(jq --raw-output '.attachments[0].id // empty' <<<"$answer")
    [ -n "$attachment" ] || fail "a picture is not taken: $answer"
    for node in 1 2 3; do
        curl --silent --fail --header "Authorization: Bearer $token" --output "$trial/white-$node.png" \
            "http://127.77.0.1$node:8080/client/v1/conversations/$conversation/attachments/$attachment" || fail "node$node does not have the picture"
        cmp --silent "$trial/white.png" "$trial/white-$node.png" || fail "node$node has another picture"
    done
    ok "a picture that one node looked into and took is given out by all three"
}

haproxy_set() { echo "set server desk/node$1 state $2" | as_owner socat - "$trial/run/admin.sock" >/dev/null; }
haproxy_up() { echo "show servers state desk" | as_owner socat - "$trial/run/admin.sock" | awk -v n="node$1" '$4 == n { exit !($6 == 2) }'; }
# Stored once each, and nothing but what was acknowledged: that is what the customer was told.
expect_all_stored() {
    local server=$1 stored
    stored=$(sql "$server" walletdesk "SELECT client_id FROM message WHERE client_id ~ '^w[a-z]-[0-9]+-[0-9]+$' ORDER BY client_id COLLATE \"C\"")
    [ "$stored" = "$(awk '{ print $2 }' "$trial/acknowledged" | LC_ALL=C sort)" ] || fail "what is stored is not what was acknowledged"
    ok "all $(acknowledged) acknowledged messages are stored, each once"
}

try_upgrade() {
    part "A rolling upgrade, while a customer writes and another reads"
    touch "$trial/acknowledged" "$trial/followed"
    follow "$haproxy" "$trial/followed" &
    pids[follower]=$!
    writing wu
    local number
    for number in 1 2 3; do
        haproxy_set $number drain
        sleep 0.5
        halt "node$number" TERM
        expect "node$number ends in peace" "$ended" 0
        node_start $number
        node_await $number
        haproxy_set $number ready
        eventually 15 "HAProxy takes node$number again" haproxy_up $number
    done
    written
    expect "no request had to be repeated" "$(repeats)" 0
    expect_all_stored db1
}

try_stop() {
    part "A node is stopped, and one dies, while requests go on"
    writing ws
    halt node1 TERM
    written
    ok "a node was stopped by SIGTERM alone: $(repeats) requests were repeated, the longest pause was $(longest_pause ws) s"
    node_start 1
    node_await 1
    eventually 15 "HAProxy takes node1 again" haproxy_up 1
    writing wk
    halt node2 KILL
    written
    ok "a node was killed: $(repeats) requests were repeated, the longest pause was $(longest_pause wk) s"
    expect_all_stored db1
    node_start 2
    node_await 2
    eventually 15 "HAProxy takes node2 again" haproxy_up 2
}

try_replica_away() {
    part "The replica is away"
    database_stop db2 fast
    send $haproxy during-the-replicas-absence &
    pids[waiting]=$!
    sleep 4
    kill -0 "${pids[waiting]}" 2>/dev/null || fail "a message is acknowledged that is not on the replica"
    ok "what is not on the replica is not acknowledged"
    rm "$trial/db1/conf.d/synchronous.conf"
    sql db1 postgres "SELECT pg_reload_conf()" >/dev/null
    wait "${pids[waiting]}"
    unset 'pids[waiting]'
    ok "without synchronous.conf the desk goes on, on one server"
    database_start db2
    make_synchronous db1
    ok "the replica is back, and has caught up"
}

try_base_backup() {
    part "A base backup"
    render systemd/basebackup.env "$trial/etc/basebackup.env" "s|^CONNECTION='|&$inner |"
    (run_as_owner_unit walletdesk-basebackup.service) >"$trial/log/basebackup.log" 2>&1 || fail "walletdesk-basebackup.service: $(tail -3 "$trial/log/basebackup.log")"
    ok "$(tail -1 "$trial/log/basebackup.log" | sed "s|$trial||")"
}
try_attachment_copies() {
    part "Copies of the attachments"
    (run_as_owner_unit walletdesk-attachments.service && sleep 1.1 && run_as_owner_unit walletdesk-attachments.service) >"$trial/log/attachments.log" 2>&1 ||
        fail "walletdesk-attachments.service: $(tail -3 "$trial/log/attachments.log")"
    local folder="$trial/backups/walletdesk-attachments" copy
    for copy in "$folder"/*Z; do diff --recursive "$trial/data/attachments" "$copy" >/dev/null || fail "$copy is no copy"; done
    ok "two copies hold every file"
    expect "and share them" "$(find "$folder" -type f -links 2 | wc -l)" "$(find "$folder" -type f | wc -l)"
}
run_as_owner_unit() { as_owner bash -c "$(declare -f run_unit); trial=$trial; run_unit '$trial/units/$1' ''"; }

try_fail_over() {
    part "The primary dies"
    writing wf
    local begun
    kill -s KILL "$(head -1 "$trial/db1/data/postmaster.pid")"
    begun=$(now)
    sleep 1
    as_owner $programs/pg_ctl --pgdata "$trial/db2/data" --wait promote >/dev/null
    ok "the replica was promoted, $(since "$begun") s after the primary died"
    eventually 60 "the nodes write to the new primary" newly_acknowledged wf "$(now)"
    written
    ok "the desk goes on: $(repeats) requests were repeated, the longest pause was $(longest_pause wf) s"
    expect_all_stored db2
    for number in 1 2 3; do node_await $number; done
    ok "all three nodes are ready"
}
newly_acknowledged() { tail -1 "$trial/acknowledged" | awk -v since="$2" -v run="$1-" '{ exit !($1 > since && index($2, run) == 1) }'; }

try_return() {
    part "The old primary comes back as a replica"
    sql db2 postgres "SELECT pg_create_physical_replication_slot('replica')" >/dev/null
    rm "$trial/db1/conf.d/synchronous.conf"
    # pg_rewind sees by the last checkpoint that the new primary is on a new timeline.
    sql db2 postgres "CHECKPOINT"
    PGPASSFILE="$trial/etc/pgpass" as_owner $programs/pg_rewind --target-pgdata "$trial/db1/data" --config-file "$trial/db1/postgresql.conf" \
        --source-server "$(towards db2 127.77.0.22 replicator) dbname=postgres application_name=replica" --write-recovery-conf >"$trial/log/rewind.log" 2>&1 ||
        fail "pg_rewind: $(tail -3 "$trial/log/rewind.log")"
    database_start db1
    make_synchronous db2
    expect "it only reads now" "$(sql db1 postgres "SELECT pg_is_in_recovery()")" t
    writing wr
    written
    expect_all_stored db2
    expect "what was acknowledged is on the replica too" "$(sql db1 walletdesk "SELECT count(*) FROM message WHERE client_id LIKE 'wr-%'")" "$(grep -c ' wr-' "$trial/acknowledged")"
}

try_stream() {
    part "The customer who read all the time"
    local last
    last=$(tail -1 "$trial/acknowledged" | awk '{ print $2 }')
    eventually 20 "the last message came" grep -q "\"$last\"" "$trial/followed"
    touch "$trial/stop-following"
    # Its stream ends with the nodes, and it does not come back.
    local seen
    seen=$(grep -A2 ' event: message.created' "$trial/followed" | grep -oE '"clientId":"w[a-z]-[0-9]+-[0-9]+"' | cut -d'"' -f4 | LC_ALL=C sort)
    ok "the stream broke and was taken up again $(($(grep -c . "$trial/followings") - 1)) times"
    [ "$seen" = "$(awk '{ print $2 }' "$trial/acknowledged" | LC_ALL=C sort)" ] ||
        fail "the stream did not carry each message once: $(wc -l <<<"$seen") of $(acknowledged)"
    ok "it carried all $(acknowledged) messages, each once"
}

# What the desk holds, as one number.
digest_of() {
    sql "$1" "${2:-walletdesk}" "SELECT md5(string_agg(line, E'\n' ORDER BY line COLLATE \"C\")) FROM (
        SELECT 'm ' || id || ' ' || seq || ' ' || text AS line FROM message UNION ALL SELECT 'c ' || id || ' ' || state FROM conversation
        UNION ALL SELECT 'e ' || seq || ' ' || type || ' ' || data FROM event UNION ALL SELECT 'a ' || id || ' ' || digest FROM attachment) all_of_it"
}

try_point_in_time() {
    part "Back to a moment"
    local number moment before archived
    # Nobody writes at the moment itself, so that it is known exactly what was there.
    for number in 1 2 3; do kill -s TERM "${pids[node$number]}"; done
    for number in 1 2 3; do halt "node$number" TERM; done
    wait "${pids[follower]}"
    unset 'pids[follower]'
    before=$(digest_of db2)
    sleep 1.1
    moment=$(sql db2 postgres "SELECT clock_timestamp()")
    sleep 1.1
    sql db2 walletdesk "UPDATE message SET text = 'gone'; DELETE FROM reader; DROP TABLE attachment CASCADE" >/dev/null
    [ "$(sql db2 walletdesk "SELECT count(*) FROM message WHERE text <> 'gone'")" = 0 ] || fail "nothing was destroyed"
    archived=$(sql db2 postgres "SELECT pg_walfile_name(pg_switch_wal())")
    eventually 30 "the log is archived" test -e "$trial/backups/walletdesk-postgres/wal/$archived.gz"
    # Both servers are gone; only the folder of backups is left.
    database_stop db1 immediate
    database_stop db2 immediate
    rm -rf "$trial/db1/data" "$trial/db2/data"
    ok "the desk was spoilt, then both servers were deleted"
    database_settings db1 127.77.0.21
    as_owner "$trial/opt/deployment/scripts/restore-postgres.sh" "$trial/backups/walletdesk-postgres" "$trial/db1/data" "$moment" >"$trial/log/restore.log"
    database_start db1
    eventually 30 "the server takes writes" takes_writes db1
    expect "it holds exactly what was there at $moment" "$(digest_of db1)" "$before"
    node_start 1
    node_await 1
    expect "a desk starts on it and knows the last message" \
        "$(curl --silent --header "Authorization: Bearer $token" "http://127.77.0.11:8080/client/v1/conversations/$conversation/messages?after=0" | jq '.messages | length > 0')" true
    send_direct "http://127.77.0.11:8080" after-restore
    ok "and it takes new ones"
}
takes_writes() { [ "$(sql "$1" postgres "SELECT pg_is_in_recovery()")" = f ]; }
send_direct() {
    curl --silent --fail --max-time 15 --header "Authorization: Bearer $token" --header 'Content-Type: application/json' --output /dev/null \
        --data "{\"clientId\":\"$2\",\"text\":\"It is still pending.\"}" "$1/client/v1/conversations/$conversation/messages" || fail "no message is taken by $1"
}

try_dump() {
    part "A dump"
    halt node1 TERM
    local before
    before=$(digest_of db1)
    as_owner pg_dump --host "$trial/db1" --username postgres --format custom --file "$trial/desk.dump" walletdesk
    sql db1 postgres "CREATE DATABASE again OWNER walletdesk ENCODING 'UTF8' TEMPLATE template0"
    as_owner pg_restore --host "$trial/db1" --username postgres --dbname again --exit-on-error "$trial/desk.dump"
    expect "a database made from it holds the same" "$(digest_of db1 again)" "$before"
}

try_one_node() {
    part "One node with a file, behind nginx"
    local copy
    mkdir -p "$trial/one/data"
    chown -R postgres "$trial/one"
    render systemd/walletdesk.env "$trial/etc/walletdesk.env" "s|WALLETDESK_HOST=.*|WALLETDESK_HOST=127.77.0.10|"
    settings_of_trial >>"$trial/etc/walletdesk.env"
    # Its data are not the three nodes'.
    sed -i "s|$trial/data|$trial/one/data|g" "$trial/units/walletdesk.service" "$trial/units/walletdesk-backup.service"
    launch one bash -c "$(declare -f run_unit); trial=$trial; run_unit '$trial/units/walletdesk.service' ''"
    nginx_start one-node $nginx_one
    eventually 60 "the node is there" proxy_works $nginx_one
    new_session $nginx_one
    new_conversation $nginx_one
    arrives "nginx" $nginx_one
    (run_as_owner_unit walletdesk-backup.service) >"$trial/log/backup.log" 2>&1 || fail "walletdesk-backup.service: $(tail -3 "$trial/log/backup.log")"
    ok "walletdesk-backup.service: $(tail -1 "$trial/log/backup.log" | sed "s|$trial||")"
    send $nginx_one after-the-copy
    halt one TERM
    rm -rf "$trial/one/data"
    copy=$(find "$trial/backups/walletdesk" -mindepth 1 -maxdepth 1 -name '20*Z' | sort | tail -1)
    as_owner "$trial/opt/current/walletdesk" restore --from "$copy" --data "$trial/one/data" >/dev/null
    launch one bash -c "$(declare -f run_unit); trial=$trial; run_unit '$trial/units/walletdesk.service' ''"
    eventually 60 "the restored node is there" proxy_works $nginx_one
    expect "it holds what was there at the copy, and nothing later" \
        "$(call $nginx_one GET "/client/v1/conversations/$conversation/messages?after=0" | jq '[.messages[].clientId] | (map(select(. != null and startswith("s-"))) | length == 1) and (index("after-the-copy") == null)')" true
    halt one TERM
    expect "it ends in peace" "$ended" 0
    # Retention: a copy of long ago goes, the newest three stay whatever their age.
    for copy in 2001-01-01T000000Z 2001-01-02T000000Z 2001-01-03T000000Z 2001-01-04T000000Z; do as_owner mkdir "$trial/backups/walletdesk/$copy"; done
    (run_as_owner_unit walletdesk-backup.service) >"$trial/log/backup.log" 2>&1 || fail "walletdesk-backup.service: $(tail -3 "$trial/log/backup.log")"
    expect "old copies are deleted, but never the newest three" "$(find "$trial/backups/walletdesk" -mindepth 1 -maxdepth 1 -name '2001*' -printf '%f')" "2001-01-04T000000Z"
}

prepare
try_units
try_databases
try_nodes
try_proxies
try_files
try_upgrade
try_stop
try_replica_away
try_base_backup
try_attachment_copies
try_fail_over
try_return
try_stream
try_point_in_time
try_dump
try_one_node
part "All $checks checks passed."
