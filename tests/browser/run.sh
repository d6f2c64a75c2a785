#!/bin/sh
# run.sh: the tests of the review page in headless Chromium, or, as `run.sh
# measure PAGE`, how long a large page takes.  Installs chromium and nodejs
# (Debian) and the two npm packages of package.json where they are missing.
set -eu
cd "$(dirname "$0")/../.."
export LC_ALL=C.UTF-8 TZ=UTC
missing=
command -v chromium >/dev/null || missing="chromium"
command -v npm >/dev/null || missing="$missing npm"
if [ -n "$missing" ]; then
	as=
	[ "$(id -u)" = 0 ] || as=sudo
	export DEBIAN_FRONTEND=noninteractive
	echo "installing: $missing"
	$as apt-get -qq update
	# shellcheck disable=SC2086
	$as apt-get -qq install -y --no-install-recommends $missing >/dev/null
fi
work=.build/browser
mkdir -p $work
if ! cmp -s tests/browser/package-lock.json $work/package-lock.json ||
    [ ! -d $work/node_modules ]; then
	cp tests/browser/package.json tests/browser/package-lock.json $work/
	(cd $work && npm ci --silent --no-audit --no-fund)
fi
BROWSER_WORK=$PWD/$work
export BROWSER_WORK
if [ "${1:-}" = measure ]; then
	exec node tests/browser/measure.mjs "$2"
fi
exec node --test --test-reporter=spec tests/browser/test_*.mjs
