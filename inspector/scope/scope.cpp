#include "inspector/scope/scope.hpp"

#include <algorithm>
#include <map>

namespace yieldcheck::inspector {
namespace {

bool contains(const std::vector<CodeRange>& ranges, const std::vector<std::uint64_t>& code) {
    return std::any_of(code.begin(), code.end(), [&](std::uint64_t address) {
        return std::any_of(ranges.begin(), ranges.end(),
                           [&](const CodeRange& range) { return range.contains(address); });
    });
}

/// Declared before the place, as far as positions alone tell.
bool declared_before(const FrameVariable& variable, const SourceLine& line) {
    if (variable.line != line.line) return variable.line < line.line;
    return variable.column == 0 || line.column == 0 || variable.column < line.column;
}

/// Has its initialiser run? `auto x = co_await f();` has declared x, but not made it.
Initialised initialised(const Coroutine& coroutine, const FrameVariable& variable, const CodePlace& place,
                        const SourceText* source) {
    if (variable.line == 0) {
        // clang gives structured bindings no place.
        if (source == nullptr) return Initialised::unknown;
        const auto [line, column] =
            binding_before(*source, variable.name, coroutine.line, place.line.line, place.line.column);
        if (line == 0) return is_bound(*source, variable.name, coroutine.line) ? Initialised::no : Initialised::unknown;
        return initialised_at(*source, variable.name, line, column, place.line.line, place.line.column);
    }
    if (source != nullptr)
        return initialised_at(*source, variable.name, variable.line, variable.column, place.line.line,
                              place.line.column);
    // Without the text: an initialiser hardly reaches further than the next line.
    return variable.line + 1 < place.line.line ? Initialised::yes : Initialised::unknown;
}

bool refers(const FrameVariable& variable) {
    const auto type = strip_type(variable.type);
    if (!type) return false;
    const auto tag = type.getTag();
    return tag == llvm::dwarf::DW_TAG_pointer_type || tag == llvm::dwarf::DW_TAG_reference_type ||
           tag == llvm::dwarf::DW_TAG_rvalue_reference_type;
}

/// Why a variable in scope has no value at this place; empty: it has.
std::string why_missing(const Coroutine& coroutine, const FrameVariable& variable, const CodePlace& place) {
    if (!variable.missing.empty()) return variable.missing;
    if (!variable.held.empty() && !place.code.empty() && !contains(variable.held, place.code))
        return "optimised: at this place the debug information does not say where it is";
    // Its location is that of the reference in one version of clang, and of what that refers to in optimised code.
    if (coroutine.abi == CoroutineAbi::clang && coroutine.optimised && variable.line == 0 && !variable.parameter)
        return "optimised: a structured binding";
    // So it is with references and pointers: the place is that of the pointer, or of what it leads to.
    if (coroutine.abi == CoroutineAbi::clang && coroutine.optimised && !variable.parameter && refers(variable))
        return "optimised: the debug information does not say whether it is there, or what it refers to";
    return {};
}

/// Made by the compiler, without a name in the text: the range of a range-based for.
bool in_text(const FrameVariable& variable) { return !variable.name.starts_with("__"); }

/// clang's structured bindings have no line. Where several blocks around the place have one of the same name, and not
/// all are made yet, nothing tells which are.
void doubt_bindings(const Coroutine& coroutine, const CodePlace& place, const SourceText* source,
                    std::vector<ScopedVariable>& all) {
    if (coroutine.abi != CoroutineAbi::clang || source == nullptr) return;
    std::map<std::string_view, std::vector<ScopedVariable*>> by_name;
    for (auto& scoped : all)
        if (scoped.variable->line == 0 && !scoped.variable->parameter && in_text(*scoped.variable))
            by_name[scoped.variable->name].push_back(&scoped);
    for (const auto& [name, bindings] : by_name) {
        if (bindings.size() < 2) continue;
        const auto made = bindings_made(*source, name, coroutine.line, place.line.line, place.line.column);
        for (auto* binding : bindings)
            if (made != bindings.size())
                binding->missing = "other structured bindings have its name: which of them are made is not known";
    }
}

}  // namespace

std::vector<ScopedVariable> variables_in_scope(const Coroutine& coroutine, const CodePlace& place,
                                               const SourceText* source) {
    std::vector<ScopedVariable> all;
    for (const auto& variable : coroutine.variables) {
        const std::string missing = why_missing(coroutine, variable, place);
        if (variable.parameter) {
            all.push_back({&variable, false, missing});
            continue;
        }
        if (!variable.block.empty() && !contains(variable.block, place.code)) continue;
        if (!place.line_known) {
            all.push_back({&variable, false, "whether it is alive here is not known: the line is not"});
            continue;
        }
        if (!declared_before(variable, place.line)) continue;
        ScopedVariable scoped{&variable, false, missing};
        if (in_text(variable)) {
            switch (initialised(coroutine, variable, place, source)) {
                case Initialised::yes: break;
                case Initialised::no:
                case Initialised::out_of_scope: continue;
                case Initialised::unknown:
                    scoped.missing = "whether it has its value by now is not known: the source text would tell";
                    break;
            }
        }
        all.push_back(std::move(scoped));
    }
    doubt_bindings(coroutine, place, source, all);
    // Some compilers give no columns: the text does.
    const auto position = [&](const FrameVariable& variable) {
        const bool ask = variable.column == 0 && source != nullptr;
        return std::pair(variable.line, ask ? column_of(*source, variable.name, variable.line) : variable.column);
    };
    std::sort(all.begin(), all.end(), [&](const ScopedVariable& left, const ScopedVariable& right) {
        if (left.variable->parameter != right.variable->parameter) return left.variable->parameter;
        // As they stand in the debug information when nothing else tells them apart.
        const auto key = [&](const FrameVariable* variable) {
            return std::pair(variable->parameter ? std::pair(0U, 0U) : position(*variable), variable);
        };
        return key(left.variable) < key(right.variable);
    });
    std::map<std::string_view, ScopedVariable*> innermost;
    for (auto& scoped : all) {
        auto& previous = innermost[scoped.variable->name];
        if (previous != nullptr) previous->shadowed = true;
        previous = &scoped;
    }
    return all;
}

}  // namespace yieldcheck::inspector
