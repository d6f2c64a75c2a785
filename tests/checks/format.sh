#!/bin/sh
# clang-format agrees; skipped where version 14 is not there.
set -u
clang-format --version 2>/dev/null | grep -q 'version 14\.' || {
	echo "clang-format 14 is not here: skipped"
	exit 0
}
bad=0
for f in src/*.[ch] src/*/*.[ch] importers/*.[ch] tests/unit/*.[ch] \
    tests/gen/*.[ch] tests/fuzz/*.c tests/bench/*.c; do
	[ -e "$f" ] || continue
	clang-format --dry-run -Werror "$f" 2>/dev/null || {
		echo "$f: run make format"
		bad=1
	}
done
exit $bad
