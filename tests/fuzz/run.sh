#!/bin/sh
# run.sh PKG_CFLAGS PKG_LIBS SECONDS: builds every fuzz target with clang's
# libFuzzer and sanitizers and runs each for SECONDS.  Seeds are the exports
# of the tests.  Corpora stay in .build/fuzz/corpus and grow from run to run;
# what crashed lies in .build/fuzz/crashes.  FUZZ=name runs that target alone.
set -u
cflags=$1
libs=$2
seconds=$3
cd "$(dirname "$0")/../.." || exit 1
work=.build/fuzz
san='-fsanitize=fuzzer-no-link,address,undefined
	-fno-sanitize-recover=undefined'
export LC_ALL=C TZ=UTC

command -v clang >/dev/null || {
	echo "make fuzz needs clang (apt-get install clang)"
	exit 1
}
mkdir -p $work/corpus $work/crashes

# A header that is newer than the last build makes all objects anew.
build_all() {
	newest=$(find src importers \( -name '*.h' -o -name '*.def' \) \
	    -newer $work/stamp 2>/dev/null | head -n 1)
	[ -e $work/stamp ] && [ -z "$newest" ] || rm -rf $work/obj
	touch $work/stamp
	objects=
	for c in src/*.c src/*/*.c importers/*.c; do
		[ "$c" = src/main.c ] && continue
		o=$work/obj/${c%.c}.o
		objects="$objects $o"
		[ "$o" -nt "$c" ] && continue
		mkdir -p "$(dirname "$o")"
		# shellcheck disable=SC2086
		clang -std=c17 -D_POSIX_C_SOURCE=200809L -iquote src -O1 -g \
		    -DDATADIR='"/usr/share/hedgerow"' $san $cflags \
		    -c -o "$o" "$c" || exit 1
	done
	rm -f $work/lib.a
	# shellcheck disable=SC2086
	ar rcs $work/lib.a $objects
}

build_one() {
	# shellcheck disable=SC2086
	clang -std=c17 -D_POSIX_C_SOURCE=200809L -iquote src -O1 -g \
	    -fsanitize=fuzzer,address,undefined \
	    -fno-sanitize-recover=undefined $cflags \
	    -o "$work/fuzz_$1" "tests/fuzz/fuzz_$1.c" \
	    $(ls tests/unit/*_oracle*.c 2>/dev/null) $work/lib.a $libs -lm
}

# Every input file of the tests is a seed.  The importers want a byte and the
# path before it; '*' leaves the choice to the probes.
seed() {
	mkdir -p "$work/seeds/$1"
	find tests/cases/*/in tests/unit/data tests/fuzz/seeds/"$1" -type f \
	    -size -64k 2>/dev/null | sort | while read -r f; do
		name=$(echo "$f" | cksum | cut -d' ' -f1)
		case $1 in
		import)
			{
				printf '*%s\n' "${f#*/in/}"
				cat "$f"
			} >"$work/seeds/$1/$name"
			;;
		*) cp "$f" "$work/seeds/$1/$name" ;;
		esac
	done
}

run_one() {
	dict=
	[ -e "tests/fuzz/$1.dict" ] && dict=-dict=tests/fuzz/$1.dict
	mkdir -p "$work/corpus/$1"
	# shellcheck disable=SC2086
	"$work/fuzz_$1" -max_total_time="$seconds" -max_len=65536 -timeout=5 \
	    -rss_limit_mb=1024 -print_final_stats=1 $dict \
	    -artifact_prefix="$work/crashes/$1-" "$work/corpus/$1" \
	    "$work/seeds/$1" >"$work/$1.log" 2>&1
}

build_all
bad=0
for f in tests/fuzz/fuzz_*.c; do
	t=${f#tests/fuzz/fuzz_}
	t=${t%.c}
	[ "${FUZZ:-$t}" = "$t" ] || continue
	build_one "$t" || exit 1
	seed "$t"
	if run_one "$t"; then
		echo "$t: $(awk '/number_of_executed_units/ { print $2 }' \
		    "$work/$t.log") runs, fine"
	else
		bad=1
		echo "$t: FAILED, see $work/$t.log"
		grep -E 'ERROR|SUMMARY|runtime error|Test unit' "$work/$t.log"
	fi
done
exit $bad
