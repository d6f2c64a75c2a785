#!/bin/sh
# cover.sh BUILD: lines that the tests ran in that build (gcc --coverage), a
# line per folder.  Fails below FLOOR percent of src/ and importers/ together.
set -u
build=$1
FLOOR=${FLOOR:-75}
cd "$(dirname "$0")/../.." || exit 1

find "$build/src" "$build/importers" -name '*.gcno' | sort |
    while read -r notes; do
	LC_ALL=C gcov -n "$notes" 2>/dev/null
    done | awk -v floor="$FLOOR" '
	/^File / {
		file = $2
		gsub("\047", "", file)
		wanted = file ~ /^(src|importers)\/.*\.c$/
	}
	/^Lines executed:/ && wanted {
		split($0, part, /[:% ]+/)
		folder = file
		sub("/[^/]*$", "", folder)
		if (!(folder in lines))
			order[++n] = folder
		lines[folder] += part[5]
		run[folder] += part[3] * part[5] / 100
		wanted = 0
	}
	END {
		for (i = 1; i <= n; i++) {
			f = order[i]
			printf "%-14s %5.1f %% of %5d lines\n", f,
			    100 * run[f] / lines[f], lines[f]
			all += lines[f]
			done += run[f]
		}
		if (all == 0) {
			print "nothing was measured: make cover does that"
			exit 1
		}
		printf "%-14s %5.1f %% of %5d lines\n", "together",
		    100 * done / all, all
		if (100 * done / all < floor) {
			print "that is less than " floor " %"
			exit 1
		}
	}'
