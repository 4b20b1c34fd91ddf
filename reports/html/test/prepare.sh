# To be sourced, with `here` naming the folder of this file and `cannot` a function that says a sentence and ends.

# prepare FOLDER: goes to a folder that holds the scripts of this one and the packages that package-lock.json names.
prepare() {
    YIELDCHECK_CHROMIUM=${YIELDCHECK_CHROMIUM:-/usr/bin/chromium}
    export YIELDCHECK_CHROMIUM
    for program in node npm "$YIELDCHECK_CHROMIUM"; do
        command -v "$program" >/dev/null 2>&1 ||
            cannot "$program is missing; on Debian: apt-get install chromium nodejs npm"
    done
    mkdir -p "$1"
    cp "$here"/*.js "$here"/package.json "$here"/package-lock.json "$here"/.npmrc "$1"/
    cd "$1"
    cmp -s package-lock.json .installed && return
    if ! npm ci --no-audit --no-fund >npm.log 2>&1; then
        tail -n 5 npm.log >&2
        cannot "npm could not install the packages"
    fi
    cp package-lock.json .installed
}
