#include "inspector/benchmark/child.hpp"
#include "inspector/benchmark/measures.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace yieldcheck::inspector::benchmark {
namespace {

constexpr long most_frames = 1000000;
constexpr double two_gib = 2048;

Run inspect(const Target& target, const std::vector<std::string>& options) {
    std::vector<std::string> command{YIELDCHECK_PROGRAM, "inspect", std::to_string(target.process()), "--no-pager"};
    command.insert(command.end(), options.begin(), options.end());
    const bool json = !options.empty() && options.front() == "--json";
    auto result = run(command, json ? "\"frames\":[\n{" : "GEN_SUSPENDED");
    if (result.code != 0) throw std::runtime_error(fmt::format("yieldcheck inspect ended with {}", result.code));
    return result;
}

std::string words(const Run& run) {
    return fmt::format("{} lines, {:.0f} MB printed", run.lines, double(run.bytes) / 1e6);
}

void add(std::vector<Limit>& all, const std::string& what, const Run& run, double seconds) {
    all.push_back({what, run.seconds, seconds, false, "s", words(run)});
    all.push_back({"  its memory", double(run.most_memory) / (1 << 20), two_gib, false, "MiB", ""});
}

}  // namespace

std::vector<Limit> measure_listing(Scale scale) {
    std::vector<Limit> all;
    std::vector<double> per_frame;  // microseconds, of a hundredth, a tenth and all of them
    Run table;
    for (const long part : {100, 10, 1}) {
        const long frames = scale.of(most_frames) / part;
        const Target target({YIELDCHECK_MANY_FRAMES, std::to_string(frames)});
        table = inspect(target, {"--no-group"});
        per_frame.push_back(table.seconds / double(frames) * 1e6);
        if (part != 1) continue;
        add(all, "1,000,000 frames listed with their locals", table, 20);
        all.push_back({"  first frame, of the whole time", 100 * table.first_frame / table.seconds, 90, false, "%",
                       fmt::format("after {:.2f} s", table.first_frame)});
        add(all, "1,000,000 frames in groups (default)", inspect(target, {}), 20);
        add(all, "1,000,000 frames as JSON", inspect(target, {"--json"}), 20);
    }
    all.push_back({"cost of a frame: 100,000 against 10,000", per_frame[1] / per_frame[0], 1.5, false, "",
                   fmt::format("{:.1f} and {:.1f} µs", per_frame[1], per_frame[0])});
    all.push_back({"cost of a frame: 1,000,000 against 100,000", per_frame[2] / per_frame[1], 1.5, false, "",
                   fmt::format("{:.1f} and {:.1f} µs", per_frame[2], per_frame[1])});
    return all;
}

}  // namespace yieldcheck::inspector::benchmark
