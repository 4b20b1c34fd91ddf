// Measures every limit of the inspector in one run, and says which are kept: 0 all, 1 some are missed.
//   yieldcheck_inspector_limits [DIVISOR]    with targets so many times smaller, to try it out
#include "inspector/benchmark/measures.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <exception>

namespace yieldcheck::inspector::benchmark {

double seconds_now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

namespace {

bool print(const std::vector<Limit>& limits) {
    bool all = true;
    for (const auto& limit : limits) {
        const std::string bound =
            limit.bound == 0 ? "" : fmt::format("{} {:.4g} {}", limit.at_least ? ">=" : "<=", limit.bound, limit.unit);
        fmt::print("{:<55}{:>9.2f} {:<5}{:<14}{}\n", limit.what, limit.measured, limit.unit, bound,
                   limit.bound == 0 ? ""
                   : limit.kept()   ? "kept"
                                    : "MISSED");
        if (!limit.detail.empty()) fmt::print("    {}\n", limit.detail);
        std::fflush(stdout);
        all = all && limit.kept();
    }
    return all;
}

int measure(Scale scale) {
    if (scale.divisor > 1) fmt::print("targets are {} times smaller than what is said\n", scale.divisor);
    bool kept = print(measure_search(scale));
    kept = print(measure_formatting(scale)) && kept;
    kept = print(measure_opening()) && kept;
    kept = print(measure_listing(scale)) && kept;
    fmt::print("{}\n", kept ? "all limits are kept" : "some limits are missed");
    return kept ? 0 : 1;
}

}  // namespace
}  // namespace yieldcheck::inspector::benchmark

int main(int argument_count, char** arguments) {
    using namespace yieldcheck::inspector::benchmark;
    const Scale scale{argument_count > 1 ? std::max(1L, std::atol(arguments[1])) : 1};
    try {
        return measure(scale);
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 3;
    }
}
