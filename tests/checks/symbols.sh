#!/bin/sh
# symbols.sh PROGRAM: no function stands in two objects, and none bears the
# name of one in a library we link with (it would take that one's place
# inside the library too).
set -u
program=$1
build=$(dirname "$program")
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

nm --defined-only "$build/lib.a" 2>/dev/null |
    awk '$2 ~ /^[TDBRC]$/ { print $3 }' | sort >"$tmp/ours"
ldd "$program" | awk '$3 ~ /^\// && $3 !~ /lib[at]san|libubsan/ { print $3 }' |
    while read -r lib; do
	nm -D --defined-only "$lib" 2>/dev/null |
	    awk '$2 ~ /^[TWDBRVi]$/ { sub(/@.*/, "", $3); print $3 }'
    done | sort -u >"$tmp/theirs"
uniq -d "$tmp/ours" >"$tmp/twice"
uniq "$tmp/ours" | comm -12 - "$tmp/theirs" >"$tmp/clash"
bad=0
if [ ! -s "$tmp/ours" ] || [ ! -s "$tmp/theirs" ]; then
	echo "no symbols to look at"
	bad=1
fi
if [ -s "$tmp/twice" ]; then
	echo "in two objects:"
	cat "$tmp/twice"
	bad=1
fi
if [ -s "$tmp/clash" ]; then
	echo "in a library too:"
	cat "$tmp/clash"
	bad=1
fi
exit $bad
