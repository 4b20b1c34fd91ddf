#include "inspector/image/coroutine.hpp"
#include "inspector/image/damage.hpp"
#include "inspector/image/readable_name.hpp"

#include <llvm/DebugInfo/DWARF/DWARFUnit.h>

#include <algorithm>

namespace yieldcheck::inspector {
namespace {

namespace dwarf = llvm::dwarf;

/// "GNU C++20 12.2.0 -mtune=generic -march=x86-64 -g -O0 -std=c++20" as "g++ 12.2.0 -O0".
std::string short_compiler(const std::string& producer, bool& optimised) {
    std::string level;
    for (std::size_t at = 0; (at = producer.find(" -O", at)) != std::string::npos; ++at)
        level = producer.substr(at + 1, producer.find(' ', at + 1) - at - 1);
    const auto word_after = [&](std::string_view marker) -> std::string {
        const auto at = producer.find(marker);
        if (at == std::string::npos) return {};
        const auto start = at + marker.size();
        return producer.substr(start, producer.find_first_of(" (", start) - start);
    };
    std::string name = producer;
    if (producer.starts_with("GNU C++")) {
        const auto language_end = producer.find(' ', 4);
        name = "g++ " + producer.substr(language_end + 1, producer.find(' ', language_end + 1) - language_end - 1);
        optimised = !level.empty() && level != "-O0";
    } else if (auto version = word_after("clang version "); !version.empty()) {
        name = "clang " + version;
    }
    return level.empty() ? name : name + ' ' + level;
}

/// "libshop.so+0x1a40": what a function without a name is called.
std::string place_in(const std::string& path, std::uint64_t address) {
    char text[24];
    std::snprintf(text, sizeof text, "+0x%lx", static_cast<unsigned long>(address));
    return path.substr(path.rfind('/') + 1) + text;
}

bool is_of_std(DWARFDie die) {
    std::string outermost;
    for (die = die.getParent(); die && die.getTag() == dwarf::DW_TAG_namespace; die = die.getParent())
        outermost = name_of(die);
    return outermost == "std";
}

/// By what initial_suspend() returns, of the promise or the base that it is inherited from.
Start start_of(const DWARFDie& promise, unsigned depth = 0) {
    const DWARFDie type = strip_type(promise);
    if (!type || depth > 16) return Start::unknown;
    std::vector<DWARFDie> bases;
    for (const DWARFDie& child : children_of(type)) {
        if (child.getTag() == dwarf::DW_TAG_inheritance) bases.push_back(type_of(child));
        if (child.getTag() != dwarf::DW_TAG_subprogram || name_of(child) != "initial_suspend") continue;
        const DWARFDie awaiter = strip_type(type_of(child));
        const auto name = name_of(awaiter);
        if (!awaiter || !is_of_std(awaiter)) return Start::unknown;
        return name == "suspend_never" ? Start::at_once : name == "suspend_always" ? Start::waits : Start::unknown;
    }
    for (const DWARFDie& base : bases)
        if (const Start start = start_of(base, depth + 1); start != Start::unknown) return start;
    return Start::unknown;
}

bool hidden(const std::string& name) { return name.empty() || name == "frame_ptr" || name.starts_with("_Coro_"); }

class DetailReader {
public:
    DetailReader(const Image& image, Coroutine& coroutine) : image_(image), coroutine_(coroutine) {}

    void read() {
        coroutine_.function = image_.function_die(coroutine_.resume.begin);
        if (!coroutine_.function) return;
        read_unit();
        find_frame_type();
        read_layout();
        read_block(coroutine_.function, 0, {});
        coroutine_.start = start_of(coroutine_.promise_type);
        if (coroutine_.abi == CoroutineAbi::gcc) read_gcc_parameters();
        if (coroutine_.abi == CoroutineAbi::clang && coroutine_.ramp.begin != 0)
            name_statics(image_.function_die(coroutine_.ramp.begin), 0);
        // Optimised code has blocks around the body that nobody wrote.
        for (auto& variable : coroutine_.variables)
            variable.depth -= std::min(variable.depth, outermost_);
        auto& all = coroutine_.variables;
        std::vector<FrameVariable> ordered;
        for (const bool parameters : {true, false})
            for (auto& variable : all)
                if (variable.parameter == parameters) ordered.push_back(std::move(variable));
        all = std::move(ordered);
    }

private:
    void read_unit() {
        auto* unit = coroutine_.function.getDwarfUnit();
        DWARFDie top = unit->getUnitDIE(false);
        coroutine_.compiler = short_compiler(text_of(top, dwarf::DW_AT_producer), coroutine_.optimised);
        // clang does not say its level; it describes calls only when it optimises.
        if (coroutine_.abi == CoroutineAbi::clang)
            coroutine_.optimised = flag_of(coroutine_.function, dwarf::DW_AT_call_all_calls) ||
                                   flag_of(coroutine_.function, dwarf::DW_AT_GNU_all_call_sites) ||
                                   flag_of(coroutine_.function, dwarf::DW_AT_APPLE_optimized);
        // gcc leaves out where the function was declared; its promise is declared at the function's name, and the
        // pointer to the frame at its end.
        read_position(coroutine_.function);
    }

    /// What gcc says in variables of its own.
    void read_gcc_marker(const DWARFDie& die, const std::string& name, unsigned depth) {
        if (name == "_Coro_promise") {
            read_position(die);
            outermost_ = depth;
        }
        if (name == "frame_ptr")
            coroutine_.last_line = static_cast<unsigned>(number_of(die, dwarf::DW_AT_decl_line).value_or(0));
    }

    void read_position(const DWARFDie& die) {
        const auto line = number_of(die, dwarf::DW_AT_decl_line);
        if (!line) return;
        coroutine_.line = static_cast<unsigned>(*line);
        coroutine_.column = static_cast<unsigned>(number_of(die, dwarf::DW_AT_decl_column).value_or(0));
        if (line_table_is_sound(*die.getDwarfUnit()))
            coroutine_.file = die.getDeclFile(llvm::DILineInfoSpecifier::FileLineInfoKind::AbsoluteFilePath);
    }

    void find_frame_type() {
        for (const DWARFDie& child : children_of(coroutine_.function)) {
            const auto name = name_of(child);
            if (coroutine_.abi == CoroutineAbi::gcc && name == "frame_ptr")
                coroutine_.frame_type = strip_type(type_of(strip_type(type_of(child))));
            if (coroutine_.abi == CoroutineAbi::clang && name == "__coro_frame")
                coroutine_.frame_type = strip_type(type_of(child));
        }
        if (coroutine_.abi != CoroutineAbi::gcc || !coroutine_.frame_type) return;
        // The frame type is named after the ramp.
        std::string name = name_of(coroutine_.frame_type);
        if (name.ends_with(".Frame")) coroutine_.mangled = name.substr(0, name.size() - 6);
    }

    void read_layout() {
        if (!coroutine_.frame_type) return;
        coroutine_.frame_size = number_of(coroutine_.frame_type, dwarf::DW_AT_byte_size).value_or(0);
        for (const DWARFDie& member : children_of(coroutine_.frame_type)) {
            if (member.getTag() != dwarf::DW_TAG_member) continue;
            const auto name = name_of(member);
            const auto offset = member_offset(member);
            const auto size = [&] {
                return static_cast<unsigned>(
                    number_of(strip_type(type_of(member)), dwarf::DW_AT_byte_size).value_or(0));
            };
            coroutine_.members.emplace(name, member);
            if (name == "_Coro_promise" || name == "__promise") {
                coroutine_.promise_offset = offset;
                coroutine_.promise_type = type_of(member);
            }
            if (name == "_Coro_resume_index") coroutine_.index = FrameField{offset, size()};
            // clang may pack the index into bits; then the member has the size of its type all the same.
            if (name == "__coro_index") coroutine_.index = FrameField{offset, std::max(1u, size())};
            if (name == "_Coro_initial_await_resume_called") coroutine_.first_resumed = FrameField{offset, 1};
            if (name == "_Coro_self_handle") coroutine_.self_handle = FrameField{offset, 8};
        }
    }

    void read_block(const DWARFDie& block, unsigned depth, const std::vector<CodeRange>& code) {
        if (depth > 200) return;
        for (const DWARFDie& child : children_of(block)) {
            const auto tag = child.getTag();
            if (tag == dwarf::DW_TAG_lexical_block)
                read_block(child, depth + 1, ranges_of(child));
            else if (tag == dwarf::DW_TAG_variable || tag == dwarf::DW_TAG_formal_parameter)
                read_variable(child, depth, code);
        }
    }

    void read_variable(const DWARFDie& die, unsigned depth, const std::vector<CodeRange>& code) {
        FrameVariable variable;
        variable.name = name_of(die);
        if (hidden(variable.name) || (variable.name.starts_with("__coro") || variable.name == "__promise")) {
            if (coroutine_.abi == CoroutineAbi::clang && variable.name == "__promise")
                coroutine_.promise_type = type_of(die);
            if (coroutine_.abi == CoroutineAbi::gcc) read_gcc_marker(die, variable.name, depth);
            return;
        }
        // gcc's parameters are members of the frame type; the actor's own parameter is the frame.
        variable.parameter = die.getTag() == dwarf::DW_TAG_formal_parameter;
        if (variable.parameter && coroutine_.abi == CoroutineAbi::gcc) return;
        variable.die = die;
        variable.type = type_of(die);
        variable.line = static_cast<unsigned>(number_of(die, dwarf::DW_AT_decl_line).value_or(0));
        variable.column = static_cast<unsigned>(number_of(die, dwarf::DW_AT_decl_column).value_or(0));
        variable.depth = depth;
        variable.block = code;
        variable.artificial = flag_of(die, dwarf::DW_AT_artificial) || variable.name.starts_with("__");
        // clang's structured bindings.
        if (coroutine_.abi == CoroutineAbi::clang && variable.line == 0 && !variable.parameter)
            variable.artificial = variable.name.starts_with("__");
        // gcc's awaiters, and its parameters once more.
        if (coroutine_.abi == CoroutineAbi::gcc && variable.artificial && !variable.name.starts_with("__")) return;
        auto location = frame_location(die, coroutine_.abi);
        // As with references, the pointer need not be there in clang's optimised code.
        if (location.behind && coroutine_.abi == CoroutineAbi::clang && coroutine_.optimised)
            location = {std::nullopt, {}, std::nullopt, "optimised: a structured binding"};
        variable.offset = location.offset;
        variable.behind = location.behind;
        variable.address = location.address;
        // gcc keeps a variable of the frame there all the time, and says so only for a part of it.
        if (coroutine_.abi == CoroutineAbi::clang) variable.held = std::move(location.held);
        if (!die.find(dwarf::DW_AT_location)) variable.constant = number_of(die, dwarf::DW_AT_const_value);
        if (!variable.constant) variable.missing = std::move(location.missing);
        coroutine_.variables.push_back(std::move(variable));
    }

    void name_statics(const DWARFDie& block, unsigned depth) {
        if (!block || depth > 200) return;
        for (const DWARFDie& child : children_of(block)) {
            if (child.getTag() == dwarf::DW_TAG_lexical_block) name_statics(child, depth + 1);
            if (child.getTag() != dwarf::DW_TAG_variable || !frame_location(child, coroutine_.abi).address) continue;
            const auto name = name_of(child);
            const auto& all = coroutine_.variables;
            const bool known =
                std::any_of(all.begin(), all.end(), [&](const FrameVariable& one) { return one.name == name; });
            if (!name.empty() && !name.starts_with("__") && !known) coroutine_.statics.push_back(name);
        }
    }

    /// The members between the promise (or the handle of the frame itself) and the index.
    void read_gcc_parameters() {
        bool within = false;
        if (!coroutine_.frame_type) return;
        for (const DWARFDie& member : children_of(coroutine_.frame_type)) {
            if (member.getTag() != dwarf::DW_TAG_member) continue;
            FrameVariable variable;
            variable.name = name_of(member);
            if (variable.name == "_Coro_promise" || variable.name == "_Coro_self_handle") {
                within = true;
                continue;
            }
            if (variable.name == "_Coro_resume_index") return;
            if (!within || hidden(variable.name)) continue;
            variable.die = member;
            variable.type = type_of(member);
            variable.parameter = true;
            variable.artificial = variable.name == "this" || variable.name.starts_with("__");
            variable.offset = member_offset(member);
            variable.line = coroutine_.line;
            coroutine_.variables.push_back(std::move(variable));
        }
    }

    const Image& image_;
    Coroutine& coroutine_;
    unsigned outermost_ = 0;  // depth of the body's own block
};

}  // namespace

void load_details(const Image& image, Coroutine& coroutine) {
    if (coroutine.loaded) return;
    coroutine.loaded = true;
    if (image.has_dwarf()) DetailReader(image, coroutine).read();
    coroutine.name =
        coroutine.by_code ? place_in(image.path(), coroutine.resume.begin) : readable_function(coroutine.mangled);
}

}  // namespace yieldcheck::inspector
