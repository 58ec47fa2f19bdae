#!/bin/sh
# Installs what the tests need, builds, and runs all of them.
#
#   tests/run.sh [PRESET] [CTEST ARGUMENT ...]   PRESET: release (default), debug, asan, tsan
#   tests/run.sh --update                        rewrites the golden files; read the diff after it
set -eu
root=$(dirname "$(readlink -f "$0")")/..
cd "$root"

if [ "${1:-}" = --update ]; then
  shift
  export PRECIS_UPDATE_GOLDEN=1
fi
preset=${1:-release}
[ $# -eq 0 ] || shift

.ci/install.sh test
cmake --preset "$preset" -DPRECIS_TESTS=ON >"/tmp/precis-configure.$$" 2>&1 || {
  cat "/tmp/precis-configure.$$" >&2
  rm -f "/tmp/precis-configure.$$"
  exit 1
}
rm -f "/tmp/precis-configure.$$"
cmake --build --preset "$preset"

# Nothing of the person who runs them may reach the tests.
unset SOURCE_DATE_EPOCH PRECIS_PLUGIN_PATH NO_COLOR
export LC_ALL=C.UTF-8 TZ=UTC
export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
exec ctest --preset "$preset" -j "$(nproc)" --no-tests=error "$@"
