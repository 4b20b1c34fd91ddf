#!/bin/sh
# run.sh FOLDER SAMPLES [TEST…]: tests the HTML report in a browser. SAMPLES is the program yieldcheck_html_samples;
# FOLDER gets what it writes, and the packages that package-lock.json names. Without a browser there is no test: exit
# code 77 (skipped), or 1 in continuous integration, which must have one.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
folder=$1
samples=$2
shift 2

cannot() {
    echo "The HTML report is not tested: $*" >&2
    [ -z "${CI:-}" ] || exit 1
    exit 77
}

. "$here/prepare.sh"
prepare "$folder"
"$samples" reports
YIELDCHECK_HTML_SAMPLES=$folder/reports
export YIELDCHECK_HTML_SAMPLES
if [ $# -eq 0 ]; then set -- *.test.js; fi
for test in "$@"; do node --test "$test" || failed=1; done
exit "${failed:-0}"
