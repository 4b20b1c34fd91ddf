// The fuzz targets that read files: cores and images.
#include "inspector/doctor/doctor.hpp"
#include "inspector/fault.hpp"
#include "inspector/fuzz/memory_file.hpp"
#include "inspector/fuzz/targets.hpp"
#include "inspector/inspection.hpp"
#include "inspector/memory/core_file.hpp"
#include "inspector/view/snapshot_json.hpp"
#include "inspector/view/value_text.hpp"

namespace yieldcheck::inspector::fuzz {
namespace {

constexpr std::size_t most_frames = 20;

/// Everything that can be said of a core.
void look_at(const std::string& core_path, const std::string& program) {
    CoreFile core(core_path, program);
    InspectionOptions options;
    options.all = true;
    options.limits.values = 2000;
    const Inspection inspection(core, options);
    std::string all = to_json(inspection.header());
    for (std::size_t i = 0; i < inspection.frame_count() && i < most_frames; ++i) {
        const Frame frame = inspection.frame(i);
        all += to_json(frame);
        for (const auto& variable : frame.locals)
            all += value_text(variable.value);
        (void)inspection.caller(i);
    }
    if (all.empty()) throw std::logic_error("nothing was said");
}

}  // namespace

void core_file(Input input) {
    const MemoryFile file(input);
    try {
        look_at(file.path(), YIELDCHECK_FUZZ_SEEDS "/programs/tiny.gcc");
    } catch (const Fault&) {
    }
}

void image(Input input) {
    const MemoryFile file(input);
    try {
        (void)to_json(examine(file.path()));
    } catch (const Fault&) {
    }
    try {
        look_at(YIELDCHECK_FUZZ_SEEDS "/programs/tiny.core", file.path());
    } catch (const Fault&) {
    }
}

}  // namespace yieldcheck::inspector::fuzz
