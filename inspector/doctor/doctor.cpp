#include "inspector/doctor/doctor.hpp"

#include "inspector/fault.hpp"
#include "inspector/image/coroutine.hpp"
#include "inspector/scope/scope.hpp"

#include <llvm/DebugInfo/DWARF/DWARFCompileUnit.h>

#include <algorithm>

namespace yieldcheck::inspector {
namespace {

namespace dwarf = llvm::dwarf;

/// gcc's index of the first suspension and of the first that stands in the body.
constexpr std::uint64_t gcc_first = 4;

bool is_named(const FrameVariable& variable) { return !variable.artificial && !variable.name.starts_with("__"); }

class Examination {
public:
    explicit Examination(const Image& image) : image_(image) {}

    FunctionHealth examine(Coroutine& coroutine) {
        load_details(image_, coroutine);
        FunctionHealth health;
        health.name = coroutine.name;
        health.mangled = coroutine.mangled;
        health.file = coroutine.file;
        health.line = coroutine.line;
        health.compiler = coroutine.compiler;
        health.optimised = coroutine.optimised;
        health.frame_size = coroutine.frame_size;
        read_information(coroutine, health);
        const auto suspends = find_suspend_points(image_, coroutine, sources_);
        health.source = suspends.source != nullptr;
        for (const auto& [index, point] : suspends.points)
            if (!is_end(coroutine, suspends, index, point))
                health.suspensions.push_back(examine(coroutine, suspends, index, point));
        return health;
    }

private:
    /// The first and the last suspension, which wait at no word of the body.
    static bool is_end(const Coroutine& coroutine, const SuspendPoints& suspends, std::uint64_t index,
                       const SuspendPoint& point) {
        if (point.initial) return true;
        if (coroutine.abi == CoroutineAbi::gcc && index < gcc_first) return true;
        if (suspends.counted != 0) return index >= gcc_first + 2 * suspends.counted;
        // clang gives the last one the place of the function's name.
        const bool at_name = point.line.line == coroutine.line && !names_await(suspends, point);
        return index == suspends.highest && (point.line.line == 0 || at_name);
    }

    static bool names_await(const SuspendPoints& suspends, const SuspendPoint& point) {
        if (!suspends.source) return false;
        const auto& tokens = suspends.source->tokens();
        const auto token = suspends.source->token_at(point.line.line, std::max(1u, point.line.column));
        return token < tokens.size() && tokens[token].text.starts_with("co_");
    }

    void read_information(const Coroutine& coroutine, FunctionHealth& health) const {
        if (coroutine.function) {
            health.information = DebugInformation::whole;
            health.dwarf = coroutine.function.getDwarfUnit()->getVersion();
            return;
        }
        auto* unit = image_.has_dwarf() ? image_.dwarf().getCompileUnitForCodeAddress(coroutine.resume.begin) : nullptr;
        if (unit == nullptr) return;
        health.missing_file = split_file_of(unit->getUnitDIE(true));
        if (health.missing_file.empty()) return;
        health.dwarf = unit->getVersion();
        health.information = DebugInformation::split_missing;
    }

    static SuspensionHealth examine(const Coroutine& coroutine, const SuspendPoints& suspends, std::uint64_t index,
                                    const SuspendPoint& point) {
        SuspensionHealth health;
        health.index = index;
        health.line = point.line.line;
        health.column = point.line.column;
        health.confidence = point.confidence;
        health.reason = point.reason;
        CodePlace place;
        place.line = point.line;
        place.code = point.stores;
        place.line_known = point.confidence == LineConfidence::exact || point.confidence == LineConfidence::inferred;
        for (const auto& scoped : variables_in_scope(coroutine, place, suspends.source.get())) {
            if (!is_named(*scoped.variable)) continue;
            ++health.in_scope;
            if (!scoped.missing.empty()) health.missing.push_back(scoped.variable->name + ": " + scoped.missing);
        }
        return health;
    }

    const Image& image_;
    SourceCache sources_;
};

}  // namespace

std::string_view name(DebugInformation information) {
    switch (information) {
        case DebugInformation::whole: return "whole";
        case DebugInformation::absent: return "absent";
        case DebugInformation::split_missing: return "split file missing";
    }
    return {};
}

bool FunctionHealth::lines_exact() const {
    return information == DebugInformation::whole &&
           std::all_of(suspensions.begin(), suspensions.end(),
                       [](const SuspensionHealth& one) { return one.confidence == LineConfidence::exact; });
}

bool FunctionHealth::locals_exact() const {
    return information == DebugInformation::whole &&
           std::all_of(suspensions.begin(), suspensions.end(),
                       [](const SuspensionHealth& one) { return one.missing.empty(); });
}

BinaryHealth examine(const std::string& path, const std::vector<std::string>& debug_folders) {
    const Image image(path, debug_folders);
    if (image.is_core())
        throw Fault(path + " is a core file, no program", "yieldcheck inspect --core " + path + " shows its frames");
    BinaryHealth health;
    health.path = path;
    health.build_id = image.build_id();
    health.debug_file = image.debug_file();
    health.note = image.note();
    Examination examination(image);
    for (auto& coroutine : find_coroutines(image))
        if (!coroutine.uncertain) health.functions.push_back(examination.examine(coroutine));
    std::sort(health.functions.begin(), health.functions.end(), [](const FunctionHealth& a, const FunctionHealth& b) {
        return std::pair(std::string_view(a.name), std::string_view(a.mangled)) <
               std::pair(std::string_view(b.name), std::string_view(b.mangled));
    });
    return health;
}

}  // namespace yieldcheck::inspector
