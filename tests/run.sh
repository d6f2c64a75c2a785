#!/bin/sh
# run.sh BUILD: runs every test with the programs of that build and ends with
# "N passed, N failed".
#
#   unit   BUILD/tests/unit/test_*, each of whose cmocka tests counts
#   cases  tests/cases/NAME/: `cmd`, a shell script, is run in a copy of in/
#          with `hedgerow`, `pack`, `sample` and `apply` on the PATH.  `status` (0 if
#          missing) and `err` (empty if missing) are compared with its exit
#          status and standard error, `stdout`, where it is there, with its
#          output, and every file below out/ with the one it wrote.
#   checks tests/checks/*.sh: headers, layers, symbols, format, docs, phrases
#
# BLESS=1 rewrites what differs; read the diff before you commit it.
# CASE=pattern runs the cases of that name only.
set -u
build=$1
top=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "$build" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT INT TERM
export LC_ALL=C TZ=UTC
export UBSAN_OPTIONS=print_stacktrace=1 ASAN_OPTIONS=detect_leaks=1
passed=0
failed=0

good() {
	passed=$((passed + 1))
}

bad() {
	failed=$((failed + 1))
	echo "FAILED: $1"
	[ -z "${2:-}" ] || sed 's/^/    /' "$2" | head -n 60
}

units() {
	for t in "$build"/tests/unit/test_*; do
		[ -x "$t" ] || continue
		case ${t##*/} in *.*) continue ;; esac
		(cd "$top" && CMOCKA_MESSAGE_OUTPUT=TAP "$t") \
		    >"$tmp/tap" 2>"$tmp/tap.err"
		status=$?
		ok=$(grep -c '^ok ' "$tmp/tap")
		not=$(grep '^not ok ' "$tmp/tap" | grep -vc '# SKIP')
		passed=$((passed + ok))
		[ "$ok" -gt 0 ] || [ "$not" -gt 0 ] || status=1
		if [ "$not" -gt 0 ] || [ $status -ne 0 ]; then
			grep '^not ok ' "$tmp/tap" >"$tmp/why"
			grep -v '^ok ' "$tmp/tap.err" >>"$tmp/why"
			bad "unit $(basename "$t")" "$tmp/why"
			[ "$not" -gt 1 ] && failed=$((failed + not - 1))
		fi
	done
}

# same WANT GOT NAME: compares, or rewrites.
same() {
	[ -e "$1" ] || : >"$tmp/empty"
	want=$1
	[ -e "$want" ] || want=$tmp/empty
	cmp -s "$want" "$2" && return 0
	if [ -n "${BLESS:-}" ]; then
		mkdir -p "$(dirname "$1")"
		cp "$2" "$1"
		[ -s "$1" ] || rm -f "$1"
		return 0
	fi
	diff -u "$want" "$2" >>"$tmp/why" 2>&1
	return 1
}

one_case() {
	dir=$1
	rm -rf "$tmp/case"
	mkdir "$tmp/case"
	[ -d "$dir/in" ] && cp -R "$dir/in/." "$tmp/case/"
	chmod -R u+w "$tmp/case"
	(cd "$tmp/case" && PATH="$tmp/bin:$PATH" TOP=$top sh -eu "$dir/cmd") \
	    >"$tmp/stdout" 2>"$tmp/stderr" </dev/null
	echo $? >"$tmp/status"
	[ -e "$dir/status" ] || echo 0 >"$tmp/zero"
	: >"$tmp/why"
	fine=1
	if [ -e "$dir/status" ]; then
		same "$dir/status" "$tmp/status" || fine=0
	elif ! cmp -s "$tmp/zero" "$tmp/status"; then
		same "$dir/status" "$tmp/status" || fine=0
	fi
	same "$dir/err" "$tmp/stderr" || fine=0
	[ ! -e "$dir/stdout" ] || same "$dir/stdout" "$tmp/stdout" || fine=0
	if [ -d "$dir/out" ]; then
		for f in $(cd "$dir/out" && find . -type f | sort); do
			if [ -e "$tmp/case/out/$f" ]; then
				same "$dir/out/$f" "$tmp/case/out/$f" || fine=0
			else
				echo "not written: $f" >>"$tmp/why"
				fine=0
			fi
		done
	fi
	if [ $fine = 1 ]; then
		good
	else
		bad "case $(basename "$dir")" "$tmp/why"
	fi
}

cases() {
	mkdir "$tmp/bin"
	cp "$build/hedgerow" "$tmp/bin/hedgerow"
	ln -s "$top/templates" "$tmp/bin/templates"
	ln -s "$build/tests/gen/pack" "$tmp/bin/pack"
	ln -s "$build/tests/gen/sample" "$tmp/bin/sample"
	ln -s "$build/tests/gen/apply" "$tmp/bin/apply"
	for dir in "$top"/tests/cases/${CASE:-*}/; do
		[ -e "$dir/cmd" ] && one_case "${dir%/}"
	done
}

checks() {
	for c in headers layers symbols format docs phrases; do
		if (cd "$top" && sh "tests/checks/$c.sh" "$build/hedgerow") \
		    >"$tmp/check" 2>&1; then
			good
		else
			bad "check $c" "$tmp/check"
		fi
	done
}

[ -n "${CASE:-}" ] || units
cases
[ -n "${CASE:-}" ] || checks
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
