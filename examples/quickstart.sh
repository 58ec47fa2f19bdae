#!/bin/sh
# From a fresh Debian 12 to briefings in out/: installs what is missing, builds, makes the example.
set -eu
root=$(readlink -f "$(dirname "$(readlink -f "$0")")/..")
cd "$root"

.ci/install.sh build
cmake --preset release -DPRECIS_TESTS=OFF >/dev/null
cmake --build --preset release

precis=$root/build/release/bin/precis
example=$root/examples/digital-solidarity
out=$root/out
mkdir -p "$out"

for audience in executives legislators industry press; do
  "$precis" make -C "$example" --audience "$audience" -o "$out/$audience.pdf"
  "$precis" make -C "$example" --audience "$audience" -o "$out/$audience.docx"
  "$precis" make -C "$example" --audience "$audience" -o "$out/$audience.xml"
  "$precis" make -C "$example" --audience "$audience" --template deck -o "$out/$audience.md"
done
"$precis" make -C "$example" --audience diplomats --template memo -o "$out/diplomats-memo.docx"
"$precis" make -C "$example" --audience press --template talking-points \
  -o "$out/press-talking-points.pdf"

cat <<END

The briefings are in out/. Each says what matters to its reader, on one page:
  out/legislators.pdf    a page to print
  out/legislators.docx   the same in Word, to edit (legislators.xml is it as one XML file)
  out/legislators.md     a slide outline for Marp, pandoc or reveal.js

Try next:
  build/release/bin/precis list audiences -C examples/digital-solidarity
  build/release/bin/precis make -C examples/digital-solidarity --audience diplomats -o d.pdf
  build/release/bin/precis init my-strategy && build/release/bin/precis make -C my-strategy
END
