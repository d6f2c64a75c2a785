#!/bin/sh
# run.sh: throughput and memory of ./hedgerow on large invented exports: reading
# alone (--inspect), and the whole run with plan and output.  Times are seconds
# of the processor, the least of three.  `unzip` is what `unzip -p` takes for the
# same bytes, and `ratio` how many times that reading takes, so that machines can
# be compared.  Ends with growing numbers of messages, with which the peak of
# memory must not grow, and with the time that the page of 5,000 people takes.
set -eu
cd "$(dirname "$0")/../.."
work=.build/bench
export LC_ALL=C TZ=UTC
mkdir -p $work/all $work/250k $work/500k
command -v unzip >/dev/null || {
	echo "make bench needs unzip (apt-get install unzip)"
	exit 1
}
make --no-print-directory .build/tests/gen/big >/dev/null
cc -O2 -std=c17 -D_POSIX_C_SOURCE=200809L -o $work/measure \
    tests/bench/measure.c

# big DIR SIZES...: once, as long as the generator stays the same.
big() {
	[ "$1/made" -nt .build/tests/gen/big ] && return
	.build/tests/gen/big "$@"
	touch "$1/made"
}
big $work/all 5000 30000 1000000 5000
big $work/500k 5000 0 500000 0
big $work/250k 5000 0 250000 0

# row NAME FILE...
row() {
	name=$1
	shift
	mb=0
	unzipped=0
	for f in "$@"; do
		mb=$(unzip -l "$f" |
		    awk -v mb="$mb" 'END { print mb + $1 / 1048576 }')
		unzipped=$($work/measure 3 unzip -p "$f" |
		    awk -v s="$unzipped" '{ print s + $1 }')
	done
	reading=$($work/measure 3 ./hedgerow -q --inspect "$@" | cut -d' ' -f1)
	# shellcheck disable=SC2046
	set -- $($work/measure 3 ./hedgerow -q --now 2026-01-05 \
	    -o $work/out "$@")
	[ "$4" -le 1 ] || {
		echo "$name: hedgerow failed with status $4"
		exit 1
	}
	echo "$name $mb $unzipped $reading $1 $3" | awk '{
		printf "%-10s %8.1f %8.2f %8.2f %8.0f %8.2f %8.2f %8.1f\n",
		    $1, $2, $3, $4, $2 / $4, $4 / $3, $5, $6 }'
}

printf '%-10s %8s %8s %8s %8s %8s %8s %8s\n' export MB unzip reading MB/s \
    ratio whole 'peak MB'
row contacts $work/all/contacts.zip
row linkedin $work/all/linkedin.zip
row facebook $work/all/facebook.zip
row all $work/all/facebook.zip $work/all/linkedin.zip $work/all/contacts.zip
row 250k $work/250k/facebook.zip
row 500k $work/500k/facebook.zip
row 1000k $work/all/facebook.zip

# The page of 5,000 friends, where there is a browser to open it.
if command -v chromium >/dev/null && command -v npm >/dev/null; then
	./hedgerow -q --now 2026-01-05 -o $work/page $work/250k/facebook.zip
	sh tests/browser/run.sh measure $work/page/index.html
else
	echo "page: not measured (no chromium or npm; make browser installs both)"
fi

# The linker alone, at 1, 2 and 4 times the size: nearly linear.
make --no-print-directory .build/tests/bench/link >/dev/null
for k in 1 2 4; do
	.build/tests/bench/link $((5000 * k)) $((30000 * k)) $((5000 * k)) \
	    templates
done
