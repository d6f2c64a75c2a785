#!/bin/sh
# docs.sh PROGRAM: every option is in the manual page, every format and file
# in the README, every message once in diag.def, and no address in the tests
# is of a real domain.
set -u
program=$1
bad=0

fail() {
	echo "$1"
	bad=1
}

for o in $("$program" --help | grep -oE -- '--[a-z-]+' | sort -u); do
	tr -d '\\' <hedgerow.1 | grep -qF -- "$o" ||
	    fail "hedgerow.1 does not name $o"
done
for f in $("$program" --formats | awk '{ print $1 }'); do
	grep -qF "\`$f\`" README.md || fail "README.md does not name $f"
done
for f in $("$program" --emitters | awk '{ print $1 }'); do
	grep -qF "$f" README.md || fail "README.md does not name $f"
done
found=$(grep -rnoIhE '[A-Za-z0-9._-]+@[A-Za-z0-9-]+\.[A-Za-z.]+' tests \
    --include='*' 2>/dev/null | grep -oE '@.*' | sort -u |
    grep -viE '(^|[@.])example(\.[a-z]+)?$|\.example\.?$|@example\.(com|net|org)' || true)
[ -z "$found" ] || fail "addresses that are not example.*: $found"
exit $bad
