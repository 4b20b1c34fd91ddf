#!/bin/sh
# run.sh FOLDER SAMPLES [TEST…]: tests the HTML report in a browser. SAMPLES is the program yieldcheck_html_samples; FOLDER
# gets what it writes, and the packages that package-lock.json names. Without a browser there is no test: exit code 77
# (skipped), or 1 in continuous integration, which must have one.
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

chromium=${YIELDCHECK_CHROMIUM:-/usr/bin/chromium}
for program in node npm "$chromium"; do
    command -v "$program" >/dev/null 2>&1 || cannot "$program is missing; on Debian: apt-get install chromium nodejs npm"
done

mkdir -p "$folder"
cp "$here"/*.js "$here"/package.json "$here"/package-lock.json "$here"/.npmrc "$folder"/
cd "$folder"
if ! cmp -s package-lock.json .installed; then
    npm ci --no-audit --no-fund >npm.log 2>&1 || { tail -n 5 npm.log >&2; cannot "npm could not install playwright-core"; }
    cp package-lock.json .installed
fi
"$samples" reports
YIELDCHECK_HTML_SAMPLES=$folder/reports
YIELDCHECK_CHROMIUM=$chromium
export YIELDCHECK_HTML_SAMPLES YIELDCHECK_CHROMIUM
if [ $# -eq 0 ]; then set -- *.test.js; fi
for test in "$@"; do node --test "$test" || failed=1; done
exit "${failed:-0}"
