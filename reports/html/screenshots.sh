#!/bin/sh
# screenshots.sh [REPORT]: makes the pictures of docs/images from a report of real results; without REPORT, the folder
# of one, from a run of the whole suite. Needs node, npm and chromium.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
here=$root/reports/html/test
folder=$root/build/screenshots
report=${1:-}

cannot() { echo "No screenshots: $*" >&2; exit 3; }

if [ -z "$report" ]; then
    report=$folder/report
    mkdir -p "$folder"
    # A baseline that is not met makes no report less real.
    "$root/yieldcheck" run --report "html=$report" >"$folder/run.txt" || [ $? -lt 3 ] ||
        cannot "the run failed: $folder/run.txt"
fi
report=$(CDPATH='' cd -- "$report" && pwd) || cannot "there is no report"
. "$here/prepare.sh"
prepare "$folder"
mkdir -p "$root/docs/images"
node screenshots.js "$report" "$root/docs/images"
