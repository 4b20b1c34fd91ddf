#include "inspector/benchmark/measures.hpp"
#include "inspector/image/coroutine.hpp"
#include "inspector/suspends/suspend_points.hpp"

#include <fmt/format.h>
#include <llvm/DebugInfo/DWARF/DWARFCompileUnit.h>

#include <filesystem>
#include <fstream>

namespace yieldcheck::inspector::benchmark {
namespace {

/// How much of a file's mappings in this process has been read: resident bytes by /proc/self/smaps.
double resident(const std::string& path) {
    std::ifstream file("/proc/self/smaps");
    double kilobytes = 0;
    bool of_file = false;
    for (std::string line; std::getline(file, line);) {
        if (line.find('-') != std::string::npos && line.find('-') < line.find(' ')) of_file = line.ends_with(path);
        if (of_file && line.starts_with("Rss:")) kilobytes += std::stod(line.substr(4));
    }
    return kilobytes * 1024;
}

/// All that the inspector asks of the functions that hold coroutines.
std::size_t open_lazily(const Image& image) {
    SourceCache sources;
    std::size_t found = 0;
    for (auto& coroutine : find_coroutines(image)) {
        load_details(image, coroutine);
        (void)find_suspend_points(image, coroutine, sources);
        if (coroutine.function) ++found;
    }
    return found;
}

std::size_t read_all_units(const Image& image) {
    std::size_t entries = 0;
    for (const auto& unit : image.dwarf().compile_units()) {
        (void)unit->getUnitDIE(false);
        entries += unit->getNumDIEs();
    }
    return entries;
}

}  // namespace

std::vector<Limit> measure_opening() {
    const std::string path = std::filesystem::canonical(YIELDCHECK_LARGE_PROGRAM);
    const double size = double(std::filesystem::file_size(path));
    double share = 0;
    std::size_t coroutines = 0, units = 0, entries = 0;
    const double lazily = shortest(3, [&] {
        const Image image(path, {});
        coroutines = open_lazily(image);
        units = image.dwarf().getNumCompileUnits();
        share = 100 * resident(path) / size;
    });
    const double whole = shortest(1, [&] { entries = read_all_units(Image(path, {})); });
    return {{"read of a large program, of its bytes", share, 25, false, "%",
             fmt::format("{:.0f} MB, {} units, {} coroutines in one of them", size / 1e6, units, coroutines)},
            {"  its opening", lazily, 2, false, "s",
             fmt::format("reading all units, {} entries, takes {:.1f} s", entries, whole)}};
}

}  // namespace yieldcheck::inspector::benchmark
