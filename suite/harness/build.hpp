// How a program was compiled, for its hello: what is built with one compiler may link a harness built with another.
#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace yieldcheck {

struct Build {
    std::string compiler;      // "g++ 12.2.0", "clang 19.1.7"
    std::string optimisation;  // "-O0"
    std::vector<std::string> sanitizers;
    std::string toolchain;  // the root that it was built in; empty: the machine itself
};

namespace {

/// Of the translation unit that calls it: each has a function of its own, for each may be compiled differently.
[[maybe_unused]] Build this_build() {
    Build build;
#if defined(__clang__)
    build.compiler = "clang " __clang_version__;
#elif defined(__GNUC__)
    build.compiler = "g++ " __VERSION__;
#else
    build.compiler = "unknown";
#endif
    // Of "clang 19.1.7 (3~deb12u1)" the first two words say what anybody wants to know.
    build.compiler.resize(std::min(build.compiler.find(' ', build.compiler.find(' ') + 1), build.compiler.size()));
#if defined(YIELDCHECK_OPTIMISATION)
    build.optimisation = YIELDCHECK_OPTIMISATION;
#elif defined(__OPTIMIZE__)
    build.optimisation = "-O";
#else
    build.optimisation = "-O0";
#endif
#if defined(YIELDCHECK_SANITIZERS)
    std::istringstream sanitizers(YIELDCHECK_SANITIZERS);
    for (std::string sanitizer; std::getline(sanitizers, sanitizer, ',');)
        build.sanitizers.push_back(sanitizer);
#elif defined(__SANITIZE_ADDRESS__)
    build.sanitizers.push_back("address");
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
    build.sanitizers.push_back("address");
#endif
#endif
#if defined(YIELDCHECK_TOOLCHAIN)
    build.toolchain = YIELDCHECK_TOOLCHAIN;
#endif
    return build;
}

}  // namespace

}  // namespace yieldcheck
