#!/usr/bin/env bash
# An authority of your own and certificates from it, for what speaks TLS inside: certificates.sh FOLDER NAME[,NAME…]…
#   certificates.sh /root/ca db1.internal db2.internal
# writes ca.crt and ca.key (once), and for each argument FIRST-NAME.crt and .key, good for all its names. What customers see needs a
# certificate that browsers know; this one they don't. Keep ca.key off the servers: who has it can be any server.
set -euo pipefail
folder=$1
shift
umask 077
mkdir -p "$folder"
cd "$folder"

authority() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj "/CN=WalletDesk inner authority" \
        -addext basicConstraints=critical,CA:TRUE,pathlen:0 -addext keyUsage=critical,keyCertSign,cRLSign -keyout ca.key -out ca.crt 2>/dev/null
    chmod 644 ca.crt
}

# The names stand in subjectAltName: nobody looks at CN any more.
certificate() {
    local names=$1 name=${1%%,*}
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$name" -keyout "$name.key" -out "$name.csr" 2>/dev/null
    openssl x509 -req -in "$name.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 825 -out "$name.crt" -extfile <(
        echo "basicConstraints=critical,CA:FALSE"
        echo "keyUsage=critical,digitalSignature"
        echo "extendedKeyUsage=serverAuth"
        echo "subjectAltName=DNS:${names//,/,DNS:}"
    ) 2>/dev/null
    chmod 644 "$name.crt"
    rm "$name.csr"
}

[ -e ca.key ] || authority
for names in "$@"; do certificate "$names"; done
