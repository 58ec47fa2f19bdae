#!/bin/sh
# Fuzzes one target with its corpus, then keeps what reached something new.
#
#   tests/fuzz/run.sh TARGET [SECONDS]    SECONDS: 600 by default
#
# What is found lies in build/fuzz/findings, an input each that fails. The corpus, with the few inputs
# added that reach all that was reached, lies in build/fuzz/reached/TARGET. Ends with 1 when anything
# was found.
set -eu
root=$(readlink -f "$(dirname "$0")/../..")
cd "$root"
target=${1:?usage: run.sh TARGET [SECONDS]}
seconds=${2:-600}

cmake --preset fuzz >/dev/null
flock build/fuzz cmake --build --preset fuzz --target "fuzz_$target"
program=build/fuzz/tests/fuzz_$target
work=build/fuzz/work/$target
reached=build/fuzz/reached/$target
mkdir -p "$work" build/fuzz/findings

# The names and values that the schemas know make a dictionary.
grep -ohE '(name|value)="[A-Za-z][A-Za-z0-9-]*"' templates/schema/*.xsd | sed 's/^[a-z]*=//' | sort -u \
  >build/fuzz/words.dict

found=0
nice -n 15 "$program" "$work" "tests/fuzz/corpus/$target" -max_total_time="$seconds" -timeout=10 \
  -rss_limit_mb=1024 -max_len=8192 -dict=build/fuzz/words.dict -print_final_stats=1 \
  -artifact_prefix="build/fuzz/findings/$target-" || found=1

rm -rf "$reached"
cp -r "tests/fuzz/corpus/$target" "$reached"
"$program" -set_cover_merge=1 -use_counters=0 -max_len=2048 "$reached" "$work"
exit "$found"
