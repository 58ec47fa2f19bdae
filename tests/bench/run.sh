#!/bin/sh
# Builds the release program and its benchmarks, and runs them.
set -eu
root=$(readlink -f "$(dirname "$(readlink -f "$0")")/../..")
cd "$root"
.ci/install.sh test
cmake --preset release -DPRECIS_TESTS=ON >/dev/null
cmake --build --preset release >/dev/null
build/release/tests/bench_fit
build/release/tests/bench_pages
tests/bench/whole_process.py build/release/bin/precis
tests/bench/large_strategy.py build/release/bin/precis
