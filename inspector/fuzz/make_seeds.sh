#!/bin/sh
# Makes the fuzzers' first seeds anew: the program tiny.cpp by two compilers, and its core.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
flags="-std=c++20 -nostdlib -static -fno-exceptions -fno-rtti -fno-stack-protector -Wl,-z,noseparate-code -Wl,--build-id"

# build COMPILER FILE options…
build() {
    compiler=$1 file=$2
    shift 2
    # shellcheck disable=SC2086
    (cd "$here/programs" && "$compiler" $flags -ffile-prefix-map="$here"=fuzz "$@" tiny.cpp -o "$file")
}

build g++-12 "$here/seeds/programs/tiny.gcc" -g -O0
build g++-12 "$here/seeds/image/gcc.O2" -g -O2
build g++-12 "$here/seeds/image/gcc.dwarf4" -gdwarf-4 -O0
build g++-12 "$here/seeds/image/gcc.gz" -g -O0 -gz
build clang++-19 "$here/seeds/image/clang.O0" -g -O0
build clang++-19 "$here/seeds/image/clang.O2" -g -O2
cp "$here/seeds/programs/tiny.gcc" "$here/seeds/image/gcc.O0"

folder=/var/tmp/yieldcheck-seeds  # a core tells where its program lay
mkdir -p "$folder"
trap 'rm -rf "$folder"' EXIT
cp "$here/seeds/programs/tiny.gcc" "$folder"
cd "$folder"
# Private memory alone, and a small stack: a core of 90 kB.
env -i /bin/bash -c "echo 1 >/proc/self/coredump_filter; ulimit -c unlimited; ulimit -s 16
                     exec ./tiny.gcc" 2>/dev/null || true
core=$(echo core*)
[ -f "$core" ] || { echo "the system keeps no cores in the working folder (/proc/sys/kernel/core_pattern)" >&2; exit 3; }
cp "$core" "$here/seeds/programs/tiny.core"
cp "$core" "$here/seeds/core/tiny"
