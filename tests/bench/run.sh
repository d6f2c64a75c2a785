#!/bin/sh
# run.sh: throughput and memory of ./hedgerow on large invented exports, a row per
# importer that --formats knows: reading alone (--inspect), and the whole run with
# plan and output.  Times are seconds of the processor, of reading the least of
# three.  `unzip` is what `unzip -p` takes for the same bytes, and `ratio` how many
# times that reading takes, so that machines can be compared; the first row is
# what the start costs.  Ends with growing numbers of messages, with which the
# peak of memory must not grow, with the time that the page of 5,000 people takes,
# and with linking and planning alone.  FORMAT=name measures that importer alone.
set -eu
cd "$(dirname "$0")/../.."
work=.build/bench
export LC_ALL=C TZ=UTC
mkdir -p $work
command -v unzip >/dev/null || {
	echo "make bench needs unzip (apt-get install unzip)"
	exit 1
}
make --no-print-directory .build/tests/gen/big >/dev/null
cc -O2 -std=c17 -D_POSIX_C_SOURCE=200809L -o $work/measure \
    tests/bench/measure.c

# How many messages, posts or people an export of that kind gets: what the
# services allow, or what long lives had.
size_of() {
	case $1 in
	facebook-json) echo 1000000 ;;
	facebook-html) echo 300000 ;;
	instagram) echo 500000 ;;
	instagram-html) echo 300000 ;;
	whatsapp) echo 1000000 ;;
	linkedin) echo 30000 ;;
	vcard | contacts-csv) echo 25000 ;;
	members-csv) echo 50000 ;;
	x) echo 100000 ;;
	mastodon) echo 50000 ;;
	google-plus) echo 20000 ;;
	network-*) echo 5000 ;;
	*)
		echo "no size for $1: tests/gen/big.c and $0 lack it" >&2
		return 1
		;;
	esac
}

# big KIND SIZE: the export, made once as long as the generator stays the same.
big() {
	zip=$work/$1-$2.zip
	[ "$zip" -nt .build/tests/gen/big ] && return
	.build/tests/gen/big "$zip" "$1" "$2" || {
		rm -f "$zip"
		exit 1
	}
}

# The importer must have read what is measured.
must_read() {
	used=$(./hedgerow -q --inspect "$zip" | awk -v kind="$1" '
		$3 == kind { n += $2 }
		END { print n + 0 }')
	[ "$used" -ge "$2" ] || {
		echo "$1: $used records of $2 were used"
		exit 1
	}
}

# row KIND SIZE NAME
row() {
	big "$1" "$2"
	must_read "$1" "$2"
	name=$3
	# shellcheck disable=SC2046
	set -- $($work/measure 3 unzip -p "$zip") \
	    $($work/measure 3 ./hedgerow -q --inspect "$zip") \
	    $($work/measure 1 ./hedgerow -q --now 2026-01-05 -o $work/out "$zip")
	[ "$8" -eq 0 ] && [ "${12}" -le 1 ] || {
		echo "$name: hedgerow failed with status $8 and ${12}"
		exit 1
	}
	unzip -l "$zip" | awk -v name="$name" -v unzip="$1" -v reading="$5" \
	    -v peak="$7" -v whole="$9" -v most="${11}" 'END {
		mb = $1 / 1048576
		printf "%-14s %7.1f %7.2f %7.2f %7.0f %7.1f %7.1f %7.2f %7.1f\n",
		    name, mb, unzip, reading, mb / reading,
		    reading / (unzip > 0.001 ? unzip : 0.001), peak, whole, most
	    }'
}

printf '%-14s %7s %7s %7s %7s %7s %7s %7s %7s\n' export MB unzip reading MB/s \
    ratio 'peak MB' whole 'peak MB'
row vcard 1 start
for kind in ${FORMAT:-$(./hedgerow --formats | cut -d' ' -f1)}; do
	size=$(size_of "$kind")
	row "$kind" "$size" "$kind"
done
[ -z "${FORMAT:-}" ] || exit 0
for n in 250000 500000 1000000; do
	row facebook-json $n $((n / 1000))k
done

# The page of 5,000 friends, where there is a browser to open it.
if command -v chromium >/dev/null && command -v npm >/dev/null; then
	./hedgerow -q --now 2026-01-05 -o $work/page \
	    $work/facebook-json-250000.zip
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

# Planning alone, at 1, 2 and 4 times the size: linear in ties, and the first
# row's stages but for linking in less than a second.
make --no-print-directory .build/tests/bench/plan >/dev/null
for k in 1 2 4; do
	.build/tests/bench/plan $((5000 * k)) $((30000 * k)) $((5000 * k))
done
