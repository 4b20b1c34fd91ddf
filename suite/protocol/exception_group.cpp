#include "protocol/exception_group.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

bool is_ordinary(const Value& exception) { return is_a(exception, "Exception"); }

/// The notes go along, as a list of their own.
void copy_notes(const Value& from, const Value& to) {
    const Value notes = from->find_attribute("__notes__");
    if (!notes.bound()) return;
    std::vector<Value> copied;
    const Value items = notes->iterate();
    for (Advance step = items->advance(); !step.ended; step = items->advance())
        copied.push_back(step.value);
    to->set_attribute("__notes__", list(std::move(copied)));
}

/// A group of the same kind with some of the members: what derive() makes, and the origin's links.
Value with_members(const Value& original, std::vector<Value> members) {
    if (members.empty()) return {};
    const Value derived = original->call_method("derive", {list(std::move(members))});
    auto* made = derived.as<ExceptionGroupObject>();
    if (made == nullptr) raise_error("TypeError", "derive must return an instance of BaseExceptionGroup");
    const auto* source = original.as<ExceptionObject>();
    made->context = source->context;
    set_cause(derived, source->cause);
    copy_notes(original, derived);
    return derived;
}

}  // namespace

Text ExceptionGroupObject::str() {
    const std::size_t count = exceptions.size();
    return yieldcheck::str(arguments.front()) +
           yieldcheck::str(text(" (" + std::to_string(count) + " sub-exception" + (count == 1 ? ")" : "s)")));
}

Value ExceptionGroupObject::find_attribute(std::string_view name) {
    if (name == "message") return arguments.front();
    if (name == "exceptions") return tuple(exceptions);
    return ExceptionObject::find_attribute(name);
}

void ExceptionGroupObject::clear() noexcept {
    const auto members = std::exchange(exceptions, {});
    ExceptionObject::clear();
}

std::vector<Value> checked_group_members(Value& group_class, const Arguments& arguments) {
    expect_no_keywords("BaseExceptionGroup", arguments);
    const auto& given = arguments.positional();
    if (given.size() != 2) {
        raise_error("TypeError", "BaseExceptionGroup.__new__() takes exactly 2 arguments (" +
                                     std::to_string(given.size()) + " given)");
    }
    if (!is_instance(given[0], builtin_class("str"))) {
        raise_error("TypeError", "BaseExceptionGroup.__new__() argument 1 must be str, not " + given[0]->type_name());
    }
    if (!given[1]->find_attribute("__getitem__").bound() || is_instance(given[1], builtin_class("dict"))) {
        raise_error("TypeError", "second argument (exceptions) must be a sequence");
    }
    std::vector<Value> members;
    const Value items = given[1]->iterate();
    for (Advance step = items->advance(); !step.ended; step = items->advance())
        members.push_back(step.value);
    if (members.empty()) raise_error("ValueError", "second argument (exceptions) must be a non-empty sequence");
    for (std::size_t index = 0; index < members.size(); ++index) {
        if (is_exception(members[index])) continue;
        raise_error("ValueError",
                    "Item " + std::to_string(index) + " of second argument (exceptions) is not an exception");
    }
    const bool ordinary = std::all_of(members.begin(), members.end(), is_ordinary);
    if (is(group_class, builtin_class("BaseExceptionGroup"))) {
        if (ordinary) group_class = builtin_class("ExceptionGroup");
    } else if (!ordinary && is_subclass(group_class, builtin_class("Exception"))) {
        const bool plain = is(group_class, builtin_class("ExceptionGroup"));
        raise_error("TypeError", plain
                                     ? "Cannot nest BaseExceptions in an ExceptionGroup"
                                     : "Cannot nest BaseExceptions in '" + group_class.as<ClassObject>()->name() + "'");
    }
    return members;
}

Value make_exception_group(const Value& message, const Value& sequence) {
    Value group_class = builtin_class("BaseExceptionGroup");
    const Arguments arguments{message, sequence};
    std::vector<Value> members = checked_group_members(group_class, arguments);
    return Value(new ExceptionGroupObject(group_class, arguments.positional(), std::move(members)));
}

std::pair<Value, Value> split_exception(const Value& exception, const ExceptionCondition& condition) {
    if (condition(exception)) return {exception, {}};
    const auto* group = exception.as<ExceptionGroupObject>();
    if (group == nullptr) return {{}, exception};
    std::vector<Value> matching;
    std::vector<Value> others;
    for (const Value& member : std::vector<Value>(group->exceptions)) {
        auto [match, rest] = split_exception(member, condition);
        if (match.bound()) matching.push_back(std::move(match));
        if (rest.bound()) others.push_back(std::move(rest));
    }
    Value match = with_members(exception, std::move(matching));
    return {std::move(match), with_members(exception, std::move(others))};
}

}  // namespace yieldcheck
