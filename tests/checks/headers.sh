#!/bin/sh
# Every header compiles alone, and twice.
set -u
pkgs="libxml-2.0 jansson libcgraph igraph libarchive icu-uc libpsl inih"
flags=$(pkg-config --cflags $pkgs | sed 's/-I/-isystem /g')
bad=0
for h in src/*.h src/*/*.h importers/*.h; do
	[ -e "$h" ] || continue
	# shellcheck disable=SC2086
	printf '#include "%s"\n#include "%s"\n' "../$h" "../$h" |
	    ${CC:-cc} -std=c17 -D_POSIX_C_SOURCE=200809L -iquote src $flags \
	    -Wall -Wextra -Werror -fsyntax-only -x c - || {
		echo "$h does not compile alone"
		bad=1
	}
done
exit $bad
