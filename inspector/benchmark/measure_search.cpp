#include "inspector/benchmark/child.hpp"
#include "inspector/benchmark/measures.hpp"
#include "inspector/memory/core_file.hpp"
#include "inspector/memory/live_process.hpp"
#include "inspector/scan/frame_search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace yieldcheck::inspector::benchmark {
namespace {

constexpr int rounds = 5;
constexpr long frames = 10000, megabytes = 1000;
/// Whichever is quicker on this machine counts.
constexpr std::size_t chunks[]{std::size_t{512} << 10, std::size_t{8} << 20};

std::uint64_t searchable(const Memory& memory) {
    std::uint64_t bytes = 0;
    for (const auto& region : memory.regions())
        if (may_hold_frames(region)) bytes += region.size();
    return bytes;
}

/// All words of a core, once.
std::uint64_t add_up(const CoreFile& core) {
    std::uint64_t sum = 0;
    for (const auto& region : core.regions()) {
        if (!may_hold_frames(region)) continue;
        const auto bytes = core.view(region.begin, region.size());
        const auto* words = reinterpret_cast<const std::uint64_t*>(bytes.data());
        sum = std::accumulate(words, words + bytes.size() / 8, sum);
    }
    return sum;
}

void copy_all(const LiveProcess& process, std::vector<std::byte>& buffer, std::size_t chunk) {
    for (const auto& region : process.regions()) {
        if (!may_hold_frames(region)) continue;
        for (Address at = region.begin; at < region.end; at += chunk)
            process.read_some(at, std::span(buffer).first(std::min<std::size_t>(chunk, region.end - at)));
    }
}

Limit of_core(const std::string& path) {
    Modules modules;
    modules.refresh(CoreFile(path), {});
    const FrameSearch search(modules);
    double reading = 1e9, searching = 1e9;
    volatile std::uint64_t used = 0;
    std::size_t found = 0;
    std::uint64_t bytes = 0;
    for (int round = 0; round < rounds; ++round) {
        const CoreFile to_read(path), to_search(path);  // each with pages of its own to be mapped
        bytes = searchable(to_read);
        reading = std::min(reading, shortest(1, [&] { used = used + add_up(to_read); }));
        searching = std::min(searching, shortest(1, [&] { found = search.search(to_search).size(); }));
    }
    const double speed = double(bytes) / searching / 1e9;
    // 8 GB/s, or half of what reading costs: the easier of the two.
    const double bound = std::min(8.0, double(bytes) / reading / 1e9 / 2);
    return {"finding frames in a core",
            speed,
            bound,
            true,
            "GB/s",
            fmt::format("{} frames in {:.2f} GB; reading alone {:.1f} GB/s", found, double(bytes) / 1e9,
                        double(bytes) / reading / 1e9)};
}

Limit of_process(int id) {
    const LiveProcess process(id);
    Modules modules;
    modules.refresh(process, {});
    const FrameSearch search(modules);
    std::vector<std::byte> buffer(*std::max_element(std::begin(chunks), std::end(chunks)));
    double reading = 1e9, searching = 1e9;
    std::size_t found = 0;
    for (int round = 0; round < rounds; ++round) {
        for (const auto chunk : chunks)
            reading = std::min(reading, shortest(1, [&] { copy_all(process, buffer, chunk); }));
        searching = std::min(searching, shortest(1, [&] { found = search.search(process).size(); }));
    }
    const double bytes = double(searchable(process));
    return {"finding frames in a process, of what copying delivers",
            100 * reading / searching,
            70,
            true,
            "%",
            fmt::format("{} frames; {:.1f} of {:.1f} GB/s", found, bytes / searching / 1e9, bytes / reading / 1e9)};
}

}  // namespace

std::vector<Limit> measure_search(Scale scale) {
    const std::vector<std::string> command{YIELDCHECK_MANY_FRAMES, std::to_string(scale.of(frames)),
                                           std::to_string(scale.of(megabytes))};
    std::vector<Limit> all;
    auto dying = command;
    dying.push_back("abort");
    const Core core(dying);
    if (!core.path().empty()) all.push_back(of_core(core.path()));
    const Target target(command);
    all.push_back(of_process(target.process()));
    return all;
}

}  // namespace yieldcheck::inspector::benchmark
