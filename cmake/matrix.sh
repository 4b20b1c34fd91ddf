# Sourced by ./yieldcheck: the builds of cmake/matrix.txt, next to the default one. docs/builds.md tells about them.

plan=
toolchain=
wanted=

# What the arguments say about builds; the program reads them again, for what it does with them.
read_build_arguments() {
    previous=
    for argument; do
        case $previous in
            --matrix) plan=$argument ;;
            --toolchain) toolchain=$argument ;;
            --adapter) wanted="$wanted $argument" ;;
        esac
        case $argument in
            --matrix= | --toolchain=) previous=${argument%=} && continue ;;
            --matrix=*) plan=${argument#*=} ;;
            --toolchain=*) toolchain=${argument#*=} ;;
            --adapter=*) wanted="$wanted ${argument#*=}" ;;
        esac
        previous=$argument
    done
    case $previous in
        --matrix) fault "--matrix needs a plan: full, ci or fidelity" ;;
        --toolchain) fault "--toolchain needs a name, such as trixie" ;;
    esac
    if [ "${1:-}" = explain ]; then wanted=" ${2:-}"; fi
    case $plan in
        '' | full | ci | fidelity) ;;
        *) fault "unknown plan \"$plan\" of --matrix; known: full, ci, fidelity" ;;
    esac
    [ -z "$toolchain" ] || check_toolchain_name "$toolchain"
    if [ -n "$plan$toolchain" ] && [ "$preset" != release ]; then
        fault "--matrix and --toolchain stand on build/release: leave out YIELDCHECK_PRESET=$preset"
    fi
}

# The lines of cmake/matrix.txt, or cmake/fidelity.txt, that are asked for: preset, toolchain, compiler, adapters.
chosen_builds() {
    if [ "$plan" = fidelity ]; then list=fidelity.txt; else list=matrix.txt; fi
    grep -v '^#' "$root/cmake/$list" | {
        of_toolchain=
        while read -r name chain compiler adapters; do
            [ -n "$name" ] || continue
            if [ "$chain" = "$toolchain" ] && [ -z "$of_toolchain" ]; then
                adapters=all of_toolchain=found
            elif [ -z "$plan" ] || [ "$adapters" = - ]; then
                continue
            elif [ "$plan" = full ]; then
                adapters=all
            fi
            # shellcheck disable=SC2086
            adapters=$(chosen_adapters $adapters)
            [ -z "$adapters" ] || printf '%s\n' "$name $chain $compiler $adapters"
        done
    }
}

# Those of "$@" that --adapter names; all of them when it names none. "all" stands for every adapter.
chosen_adapters() {
    if [ -z "$wanted" ]; then
        echo "$@"
    elif [ "$1" = all ]; then
        # shellcheck disable=SC2086
        echo $wanted
    else
        for adapter; do
            case "$wanted " in *" $adapter "*) printf '%s ' "$adapter" ;; esac
        done
    fi
}

# Those of "$@" that can be built in a tree. "all" stands for every adapter.
present_adapters() {
    tree=$1
    shift
    if [ "$1" = all ]; then
        tr '\n' ' ' <"$tree/adapters.txt"
    else
        for adapter; do
            if grep -qxF -- "$adapter" "$tree/adapters.txt"; then printf '%s ' "$adapter"; fi
        done
    fi
}

# Adds the programs of one line of the plan to $programs.
build_matrix_line() {
    line_preset=$1 line_chain=$2
    shift 3
    tree=$root/build/matrix/$line_preset
    if [ "$line_chain" != - ]; then
        prepare_toolchain "$line_chain"
        inside="enter_toolchain $line_chain"
    fi
    configure "$line_preset" "$tree"
    adapters=$(present_adapters "$tree" "$@")
    if [ -n "$adapters" ]; then
        targets=
        # Other trees link what this one is the first to build.
        grep -q '^YIELDCHECK_PREBUILT:PATH=.' "$tree/CMakeCache.txt" ||
            targets='yieldcheck_harness yieldcheck_scenarios_modules'
        for adapter in $adapters; do
            targets="$targets yieldcheck-adapter-$adapter"
            programs=$programs:$tree/adapters/yieldcheck-adapter-$adapter
        done
        # shellcheck disable=SC2086
        build_targets "$tree" $targets
    fi
    inside=  # the wrapper's
    stackful=$(sed -n 's/: it switches stacks.*//p' "$tree/left_out.txt" | tr '\n' ' ')
    if [ -z "$wanted" ] && [ -n "$stackful" ]; then
        say "$line_preset is without ${stackful% }: they switch stacks without telling the address sanitizer"
    fi
}

# Builds what the plan asks for, and lets the program know.
build_matrix() {
    programs=${YIELDCHECK_ADAPTERS:-$build/adapters}
    lines=$(mktemp) || exit 3
    chosen_builds >"$lines"
    while read -r line <&3; do
        # shellcheck disable=SC2086
        build_matrix_line $line
    done 3<"$lines"
    rm -f "$lines"
    export YIELDCHECK_ADAPTERS="$programs" YIELDCHECK_MATRIX=built
}
