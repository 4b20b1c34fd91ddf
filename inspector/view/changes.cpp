#include "inspector/view/changes.hpp"

#include "inspector/view/chains.hpp"
#include "inspector/view/escaped.hpp"
#include "inspector/view/value_text.hpp"

#include <algorithm>

namespace yieldcheck::inspector {
namespace {

constexpr std::size_t most_parts = 12;  // of one variable that changed

const Value& referred(const Value& value) {
    return value.kind == ValueKind::reference && value.children.size() == 1 ? referred(value.children.front()) : value;
}

/// Whether the members of two values go together one by one.
bool have_same_members(const Value& before, const Value& after) {
    if (before.kind != ValueKind::structure || after.kind != ValueKind::structure || before.type != after.type)
        return false;
    return !before.children.empty() &&
           std::equal(before.children.begin(), before.children.end(), after.children.begin(), after.children.end(),
                      [](const Value& a, const Value& b) { return a.name == b.name && a.is_base == b.is_base; });
}

void compare(const std::string& what, const Value& was, const Value& is, std::vector<Change>& changes) {
    const Value& before = referred(was);
    const Value& after = referred(is);
    const auto old_text = value_text(before), new_text = value_text(after);
    if (old_text == new_text) return;
    if (!have_same_members(before, after)) {
        changes.push_back({what, old_text, new_text, after.address});
        return;
    }
    const auto first = changes.size();
    for (std::size_t i = 0; i < after.children.size(); ++i) {
        const auto& child = after.children[i];
        compare(child.is_base || child.name.empty() ? what : what + '.' + escaped(child.name), before.children[i],
                child, changes);
    }
    if (changes.size() - first <= most_parts) return;
    changes.resize(first);
    changes.push_back({what, old_text, new_text, after.address});
}

bool is_shown(const Variable& variable) { return !variable.artificial || variable.name == "this"; }

/// By name and block, so that shadowed ones are kept apart.
const Variable* find(const std::vector<Variable>& variables, const Variable& wanted) {
    const auto found = std::find_if(variables.begin(), variables.end(), [&](const Variable& one) {
        return one.name == wanted.name && one.depth == wanted.depth;
    });
    return found == variables.end() ? nullptr : &*found;
}

void compare(const std::vector<Variable>& before, const std::vector<Variable>& after, std::vector<Change>& changes) {
    for (const auto& variable : after) {
        if (!is_shown(variable)) continue;
        if (const auto* then = find(before, variable))
            compare(escaped(variable.name), then->value, variable.value, changes);
        else
            changes.push_back({escaped(variable.name), {}, value_text(variable.value), variable.value.address});
    }
    for (const auto& variable : before)
        if (is_shown(variable) && find(after, variable) == nullptr)
            changes.push_back({escaped(variable.name), value_text(variable.value), {}, 0});
}

std::string line_of(const Frame& frame) { return frame.line == 0 ? "not known" : std::to_string(frame.line); }

std::string waits_for(const Frame& frame) {
    const auto other = awaited(frame);
    return other ? hexadecimal(*other) : std::string{};
}

}  // namespace

bool is_same_frame(const Frame& before, const Frame& after) {
    return before.address == after.address && before.function == after.function && before.mangled == after.mangled;
}

std::vector<Change> changes_between(const Frame& before, const Frame& after) {
    std::vector<Change> changes;
    const auto add = [&](const char* what, std::string was, std::string now) {
        if (was != now) changes.push_back({what, std::move(was), std::move(now), 0});
    };
    add("state", std::string(name(before.state)), std::string(name(after.state)));
    add("line", line_of(before), line_of(after));
    const auto thread = [](const Frame& frame) { return frame.thread ? std::to_string(*frame.thread) : std::string{}; };
    add("thread", thread(before), thread(after));
    add("waits for", waits_for(before), waits_for(after));
    compare(before.parameters, after.parameters, changes);
    compare(before.locals, after.locals, changes);
    return changes;
}

}  // namespace yieldcheck::inspector
