#!/bin/sh
# enter_toolchain.sh NAME COMMAND…: runs a command in the root of a toolchain, with this repository at its own place. All
# that it mounts and starts lives in namespaces of its own: nothing stays behind, whatever ends us.
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd) || exit 3
folder=$root/build/toolchains/$1/root
shift
mkdir -p "$folder$root"
# shellcheck disable=SC2016
exec unshare --mount --propagation private --pid --fork --kill-child sh -c '
    folder=$1 root=$2
    shift 2
    mount --bind "$root" "$folder$root" && mount -t proc proc "$folder/proc" || exit 125
    exec chroot "$folder" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive NINJA_STATUS="${NINJA_STATUS:-}" \
        sh -c "cd \"\$1\" && shift && exec \"\$@\"" sh "$root" "$@"' sh "$folder" "$root" "$@"
