#!/bin/sh
# circles.sh BUILD DIR: how well circles are found in the networks of DIR
# (N.edges or N.graphml, with the true circles in N.circles).  Where there is no
# DIR, invented ones are written to it.
set -eu
build=$1
dir=$2
[ -d "$dir" ] || {
	mkdir -p "$dir"
	"$build/tests/gen/networks" "$dir" 40
}
set --
for truth in "$dir"/*.circles; do
	for network in "${truth%.circles}.edges" "${truth%.circles}.graphml"; do
		[ ! -e "$network" ] || set -- "$@" "$network" "$truth"
	done
done
[ $# -gt 0 ] || {
	echo "no N.edges or N.graphml with N.circles in $dir"
	exit 1
}
"$build/tests/bench/circles" "$@"
