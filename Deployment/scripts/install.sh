#!/usr/bin/env bash
# Puts a built desk where the units expect it: install.sh BUILD [VERSION] [PREFIX]
#   BUILD     the folder that swift build wrote, such as .build/release
#   VERSION   a name for it (default: the moment); the folder PREFIX/VERSION is made, and PREFIX/current points to it
#   PREFIX    default /opt/walletdesk
# The libraries of Swift that the programs are linked with go beside them, so that the machine needs no Swift. Those of Debian are
# packages; what is missing is named. To go back: ln -sfn VERSION PREFIX/current, and restart.
set -euo pipefail
build=$1
version=${2:-$(date -u +%Y-%m-%dT%H%M%SZ)}
prefix=${3:-/opt/walletdesk}
target="$prefix/$version"
programs=(walletdesk walletdesk-picture-reader)

fail() { echo "install: $1" >&2; exit 1; }

swift_libraries() {
    local program
    for program in "${programs[@]}"; do ldd "$build/$program"; done | sed -nE 's/^\s*\S+ => (\S*\/swift\/linux\/\S+) .*/\1/p' | sort -u
}

[ ! -e "$target" ] || fail "$target is there already"
for program in "${programs[@]}"; do [ -x "$build/$program" ] || fail "there is no $program in $build"; done
mkdir -p "$target"
for program in "${programs[@]}"; do install -m 755 "$build/$program" "$target/"; done
swift_libraries | while read -r library; do install -m 644 "$library" "$target/"; done
missing=$(for program in "${programs[@]}"; do ldd "$target/$program"; done | sed -nE 's/^\s*(\S+) => not found.*/\1/p' | sort -u)
[ -z "$missing" ] || fail "these libraries are missing: $missing"
ln -sfn "$version" "$prefix/current"
echo "$prefix/current is $version"
