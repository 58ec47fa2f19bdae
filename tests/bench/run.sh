#!/bin/sh
# Builds the release program and its benchmarks, and runs them.
set -eu
root=$(readlink -f "$(dirname "$(readlink -f "$0")")/../..")
cd "$root"
command -v python3 >/dev/null && command -v xmllint >/dev/null && dpkg-query -W libbenchmark-dev >/dev/null 2>&1 || {
  apt-get update -qq && apt-get install -y -qq --no-install-recommends libbenchmark-dev libxml2-utils python3 >/dev/null
}
.ci/install.sh test
cmake --preset release -DPRECIS_TESTS=ON -DPRECIS_BENCH=ON >/dev/null
cmake --build --preset release >/dev/null
build/release/tests/bench_fit
build/release/tests/bench_pages
tests/bench/whole_process.py build/release/bin/precis
tests/bench/large_strategy.py build/release/bin/precis
