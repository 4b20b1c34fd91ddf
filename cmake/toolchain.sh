# Sourced by ./yieldcheck: roots of other Debian releases below build/toolchains, for compilers and libraries that this
# release lacks.

check_toolchain_name() {
    [ -f "$root/cmake/toolchains/$1.txt" ] && return 0
    known=$(cd "$root/cmake/toolchains" && echo *.txt)
    fault "there is no toolchain \"$1\"; known: $(echo "$known" | sed 's/\.txt//g; s/ /, /g')"
}

# The mirror that this machine itself installs from.
debian_mirror() {
    # shellcheck disable=SC2016
    apt-get indextargets --format '$(LABEL)|$(COMPONENT)|$(CREATED_BY)|$(REPO_URI)' 2>/dev/null |
        awk -F'|' '$1 == "Debian" && $2 == "main" && $3 == "Packages" { print $4; exit }'
}

toolchain_packages() { grep -v '^#' "$root/cmake/toolchains/$1.txt" | tr '\n' ' '; }

enter_toolchain() { "$root/cmake/enter_toolchain.sh" "$@"; }

# prepare_toolchain NAME: does nothing when the root is there as cmake/toolchains/NAME.txt wants it.
prepare_toolchain() {
    chain=$root/build/toolchains/$1
    definition=$root/cmake/toolchains/$1.txt
    if cmp -s "$definition" "$chain/installed.txt"; then return 0; fi
    [ "$(id -u)" -eq 0 ] ||
        fault "toolchain $1 needs root, to unpack and enter a Debian root: run this once as root, such as sudo ./yieldcheck toolchain $1"
    unshare --mount --pid --fork true 2>/dev/null ||
        fault "toolchain $1 needs mounts of its own, which this container forbids: allow it CAP_SYS_ADMIN"
    mkdir -p "$chain/packages/partial" || fault "cannot write to $chain: make the folder writable"
    # What we start keeps the lock, even when we are killed.
    exec 9>"$chain/lock"
    flock -n 9 || fault "another process is making toolchain $1: wait for it, then run this again"
    started=$(date +%s)
    [ -e "$chain/root/.unpacked" ] || unpack_toolchain "$1"
    say "toolchain $1: installing its packages"
    # A mirror that this machine takes although it is out of date will do for the root, too.
    valid_until=$(apt-config dump --format '%v' Acquire::Check-Valid-Until)
    # shellcheck disable=SC2016,SC2046
    toolchain_step "$1" install "$root/cmake/enter_toolchain.sh" "$1" sh -c '
        packages=$1 valid_until=$2
        shift 2
        printf "#!/bin/sh\nexit 101\n" >/usr/sbin/policy-rc.d && chmod +x /usr/sbin/policy-rc.d &&
        dpkg --configure -a && apt-get update -o Acquire::Check-Valid-Until="${valid_until:-true}" &&
        apt-get install -y --no-install-recommends -o Dir::Cache::archives="$packages" \
            -o DPkg::Options::=--force-unsafe-io "$@"' \
        sh "$chain/packages" "$valid_until" $(toolchain_packages "$1")
    cp "$definition" "$chain/installed.txt"
    exec 9>&-
    say "toolchain $1: ready after $(($(date +%s) - started)) s"
}

# The bare system. It gets its mark only when it is whole, so an interrupted one is made anew, from the packages that are
# there already.
unpack_toolchain() {
    mirror=$(debian_mirror)
    [ -n "$mirror" ] ||
        fault "toolchain $1 comes from the mirror that apt is configured for, and apt knows none of Debian: run apt-get update, then this again"
    if grep -q " $chain/root" /proc/self/mountinfo; then
        fault "something is mounted below $chain/root: unmount it, then run this again"
    fi
    rm -rf --one-file-system "$chain/root"
    say "toolchain $1: unpacking a Debian root into build/toolchains/$1"
    toolchain_step "$1" unpack unshare --mount --propagation private --pid --fork --kill-child \
        debootstrap --variant=minbase --cache-dir="$chain/packages" "$1" "$chain/root" "$mirror"
    : >"$chain/root/.unpacked"
}

# toolchain_step NAME STEP COMMAND…: its output goes to a log, and how far it is to the screen.
toolchain_step() {
    made=$1 log=$root/build/toolchains/$1/$2.log
    shift 2
    "$@" >"$log" 2>&1 &
    step=$!
    trap 'kill -9 "$step"; wait "$step"; say "interrupted: the same command goes on from here"; exit 3' INT TERM HUP
    shown=0
    while kill -0 "$step" 2>/dev/null; do
        sleep 1
        lines=$(grep -c '^I: \|^Get:\|^Unpacking\|^Setting up' "$log")
        [ $((lines - shown)) -ge 100 ] || continue
        shown=$lines
        say "toolchain $made: $(tail -n 1 "$log" | cut -c 1-60)"
    done
    wait "$step"
    code=$?
    trap - INT TERM HUP
    [ "$code" -eq 0 ] && return 0
    grep '^E: \|^W: Failed\|^dpkg: error' "$log" | tail -n 3 >&2
    fault "toolchain $made could not be made; all that was said is in $log"
}
