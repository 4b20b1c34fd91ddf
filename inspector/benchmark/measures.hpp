// The limits that the inspector keeps, each measured against what the same machine can do at best. Used by limits_main.
#pragma once

#include <string>
#include <vector>

namespace yieldcheck::inspector::benchmark {

struct Limit {
    std::string what;
    double measured = 0;
    double bound = 0;
    bool at_least = false;  // the bound is the least; otherwise the most; no bound at all: 0
    std::string unit;
    std::string detail;  // what the number comes from

    bool kept() const { return bound == 0 || (at_least ? measured >= bound : measured <= bound); }
};

/// How large the targets are: 1 as the limits are meant, larger to try the program out.
struct Scale {
    long divisor = 1;
    long of(long whole) const { return whole / divisor; }
};

/// Finding frames in a core and in a process, against reading that memory and doing nothing with it.
std::vector<Limit> measure_search(Scale scale);
/// 10,000 frames with all their values as JSON, beyond the search; how long their process was held.
std::vector<Limit> measure_formatting(Scale scale);
/// A million frames by the command line: time, memory, first frame, and how the cost grows from 10,000.
std::vector<Limit> measure_listing(Scale scale);
/// A large program of which few units hold coroutines: how much of it is read.
std::vector<Limit> measure_opening();

/// The shortest of several runs, in seconds.
template <class Work>
double shortest(int runs, Work work);

double seconds_now();

template <class Work>
double shortest(int runs, Work work) {
    double best = 1e9;
    for (int i = 0; i < runs; ++i) {
        const double start = seconds_now();
        work();
        const double taken = seconds_now() - start;
        if (taken < best) best = taken;
    }
    return best;
}

}  // namespace yieldcheck::inspector::benchmark
