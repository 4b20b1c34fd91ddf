#include "inspector/benchmark/child.hpp"
#include "inspector/benchmark/measures.hpp"
#include "inspector/inspection.hpp"
#include "inspector/memory/live_process.hpp"
#include "inspector/scan/frame_search.hpp"
#include "inspector/view/snapshot_json.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yieldcheck::inspector::benchmark {

std::vector<Limit> measure_formatting(Scale scale) {
    constexpr int rounds = 5;
    constexpr long frames = 10000;
    const Target target({YIELDCHECK_MANY_FRAMES, std::to_string(scale.of(frames))});
    LiveProcess process(target.process());
    std::size_t bytes = 0, found = 0;
    std::vector<double> stopped;
    const double whole = shortest(rounds, [&] {
        const Inspection inspection(process);
        bytes = 0;
        found = inspection.frame_count();
        for (std::size_t i = 0; i < found; ++i)
            bytes += to_json(inspection.frame(i)).size();
        stopped.push_back(inspection.header().seconds_stopped * 1000);
    });
    Modules modules;
    modules.refresh(process, {});
    const FrameSearch search(modules);
    const double searching = shortest(rounds, [&] { (void)search.search(process); });
    std::sort(stopped.begin(), stopped.end());
    return {{"10,000 frames with all values as JSON, beyond the search", whole - searching, 0.5, false, "s",
             fmt::format("{} frames, {} kB of JSON; the search {:.3f} s", found, bytes / 1000, searching)},
            {"their process was held", stopped[stopped.size() / 2], 50, false, "ms",
             fmt::format("median of {}; {:.1f} to {:.1f} ms", stopped.size(), stopped.front(), stopped.back())}};
}

}  // namespace yieldcheck::inspector::benchmark
