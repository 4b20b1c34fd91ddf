// What users type: paths and conditions, held against the frames of a small core.
#include "inspector/fault.hpp"
#include "inspector/fuzz/targets.hpp"
#include "inspector/inspection.hpp"
#include "inspector/memory/core_file.hpp"
#include "inspector/view/filter.hpp"
#include "inspector/view/value_text.hpp"

#include <string>

namespace yieldcheck::inspector::fuzz {
namespace {

struct Look {
    CoreFile core{YIELDCHECK_FUZZ_SEEDS "/programs/tiny.core", YIELDCHECK_FUZZ_SEEDS "/programs/tiny.gcc"};
    Inspection inspection{core, [] {
                              InspectionOptions options;
                              options.all = true;
                              return options;
                          }()};
    std::vector<Frame> frames;

    Look() {
        for (std::size_t i = 0; i < inspection.frame_count(); ++i)
            frames.push_back(inspection.frame(i));
        if (frames.empty()) throw std::logic_error("tiny.core shows no frames: the seeds are out of date");
    }
};

const Look& look() {
    static const Look the_look;
    return the_look;
}

void print(const std::string& path) {
    for (std::size_t i = 0; i < look().frames.size(); ++i) {
        try {
            (void)value_text(look().inspection.value(i, path, ValueLimits{}));
        } catch (const Fault&) {
        }
    }
}

void filter(unsigned kind, const std::string& words) {
    FrameFilter filter;
    switch (kind) {
        case 0: filter.add_local(words); break;
        case 1: filter.set_function(words); break;
        case 2: filter.set_file(words); break;
        default: filter.add_state(words); break;
    }
    for (const auto& frame : look().frames)
        (void)(filter.matches_listing(frame) && filter.matches_values(frame, [](const auto&) { return std::nullopt; }));
}

}  // namespace

void text(Input input) {
    if (input.empty()) return;
    const std::string words(input.begin() + 1, input.end());
    const unsigned kind = input.front() % 5;
    if (kind == 0) return print(words);
    try {
        filter(kind - 1, words);
    } catch (const Fault&) {
    }
}

}  // namespace yieldcheck::inspector::fuzz
