#include "inspector/view/changes.hpp"

#include "inspector/view/chains.hpp"
#include "inspector/view/escaped.hpp"
#include "inspector/view/value_text.hpp"

namespace yieldcheck::inspector {
namespace {

/// Variables by name and block, so that shadowed ones are kept apart; in the order of the later look.
using Key = std::pair<std::string, unsigned>;

std::map<Key, std::string> texts(const std::vector<Variable>& variables) {
    std::map<Key, std::string> all;
    for (const auto& variable : variables)
        all[{variable.name, variable.depth}] = value_text(variable.value);
    return all;
}

void compare(const std::vector<Variable>& before, const std::vector<Variable>& after, std::vector<Change>& changes) {
    const auto old_texts = texts(before);
    const auto new_texts = texts(after);
    for (const auto& variable : after) {
        const Key key{variable.name, variable.depth};
        const auto& now = new_texts.at(key);
        const auto then = old_texts.find(key);
        const std::string was = then == old_texts.end() ? std::string{} : then->second;
        if (was != now && !(variable.artificial && variable.name != "this"))
            changes.push_back({escaped(variable.name), was, now});
    }
    for (const auto& variable : before)
        if (!new_texts.contains({variable.name, variable.depth}) && !variable.artificial)
            changes.push_back({escaped(variable.name), old_texts.at({variable.name, variable.depth}), {}});
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
        if (was != now) changes.push_back({what, std::move(was), std::move(now)});
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
