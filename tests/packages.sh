#!/bin/sh
# packages.sh build|check: installs the Debian packages that are missing, and
# says which.  As root, or through sudo.
set -eu

build="gcc libc6-dev make pkg-config libxml2-dev libjansson-dev
	libgraphviz-dev libigraph-dev libarchive-dev libicu-dev libpsl-dev
	libinih-dev libseccomp-dev"
check="libcmocka-dev libxml2-utils"

want=$build
[ "${1:-build}" = check ] && want="$build $check"

missing=
for p in $want; do
	state=$(dpkg-query -W -f '${Status}' "$p" 2>/dev/null || true)
	[ "$state" = "install ok installed" ] || missing="$missing $p"
done
[ -n "$missing" ] || exit 0

echo "installing:$missing"
as=
if [ "$(id -u)" != 0 ]; then
	command -v sudo >/dev/null || {
		echo "not root and no sudo; install these yourself:$missing" >&2
		exit 1
	}
	as=sudo
fi
export DEBIAN_FRONTEND=noninteractive
$as apt-get -qq update
# shellcheck disable=SC2086
$as apt-get -qq install -y --no-install-recommends $missing >/dev/null
