#!/bin/sh
# Installs the Debian packages that are missing: `install.sh build` to build and run, `install.sh
# test` also to test. Does nothing, and asks for nothing, when all are there.
set -eu

build='cmake g++ ninja-build pkg-config ccache
  libboost-dev libboost-filesystem-dev libpugixml-dev libexpat1-dev libfmt-dev libhpdf-dev
  libcli11-dev nlohmann-json3-dev libharfbuzz-dev libfreetype-dev libicu-dev libfontconfig-dev
  libminizip-dev libdeflate-dev libxxhash-dev libqrencode-dev libpng-dev libjpeg-dev
  fonts-noto-core fonts-noto-cjk fonts-crosextra-carlito fonts-crosextra-caladea
  hyphen-de hyphen-en-gb hyphen-en-us hyphen-es hyphen-fr hyphen-ru'
test='catch2 libbenchmark-dev libhyphen-dev python3 poppler-utils qpdf libxml2-utils unzip
  libreoffice-writer-nogui'

case "${1:-}" in
  build) wanted=$build ;;
  test) wanted="$build $test" ;;
  *) echo "usage: $0 build|test" >&2; exit 2 ;;
esac

missing=
for package in $wanted; do
  state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || {
    echo "these Debian packages are needed; install them as root:$missing" >&2
    exit 1
  }
  as_root=sudo
fi
echo "installing:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086 # a list of words
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
