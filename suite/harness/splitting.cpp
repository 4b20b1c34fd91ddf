// except*: CPython's CHECK_EG_MATCH and _PyExc_PrepReraiseStar.
#include "harness/body.hpp"
#include "protocol/exception_group.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

bool is_group(const Value& exception) { return exception.as<ExceptionGroupObject>() != nullptr; }

bool is_group_class(const Value& candidate) { return is_subclass(candidate, builtin_class("BaseExceptionGroup")); }

void check_star_classes(const Value& classes) {
    const bool several = is(classes->type(), builtin_class("tuple"));
    const Value members = iterate(several ? classes : tuple({classes}));
    for (Value member; advance(members, member);) {
        if (!is_exception_class(member)) {
            raise_error("TypeError", "catching classes that do not inherit from BaseException is not allowed");
        }
        if (is_group_class(member)) {
            raise_error("TypeError", "catching ExceptionGroup with except* is not allowed. Use except instead.");
        }
    }
}

/// Whether a group is a part of the original one, raised again as it was.
bool has_links_of(const Value& exception, const Value& original) {
    const auto* left = exception.as<ExceptionObject>();
    const auto* right = original.as<ExceptionObject>();
    return is(left->cause, right->cause) && is(left->context, right->context);
}

void collect_leaves(const Value& exception, std::vector<Value>& leaves) {
    const auto* group = exception.as<ExceptionGroupObject>();
    if (group == nullptr) {
        leaves.push_back(exception);
        return;
    }
    for (const Value& member : group->exceptions)
        collect_leaves(member, leaves);
}

}  // namespace

Splitting::Splitting(Value exception)
    : original_(std::move(exception)), rest_(original_), naked_(!is_group(original_)) {}

Value Splitting::take(const Value& classes) {
    check_star_classes(classes);
    if (!rest_.bound()) return {};
    if (is_instance(rest_, classes)) {
        Value match = std::exchange(rest_, {});
        return is_group(match) ? match : make_exception_group(text(""), tuple({match}));
    }
    if (naked_) return {};
    auto [match, rest] =
        split_exception(rest_, [&classes](const Value& member) { return is_instance(member, classes); });
    rest_ = std::move(rest);
    return std::move(match);
}

void Splitting::raised(const Raised& raised) { raised_.push_back(raised.exception); }

void Splitting::finish() {
    if (naked_) {
        if (!raised_.empty()) throw Raised{raised_.front()};
        if (rest_.bound()) throw Raised{rest_};
        return;
    }
    std::vector<Value> fresh;
    std::vector<Value> leaves;  // of what was raised again and of what nobody took
    for (const Value& exception : raised_) {
        if (has_links_of(exception, original_)) {
            collect_leaves(exception, leaves);
        } else {
            fresh.push_back(exception);
        }
    }
    if (rest_.bound()) collect_leaves(rest_, leaves);
    Value again;
    if (!leaves.empty()) {
        again = split_exception(original_, [&leaves](const Value& member) {
                    return !is_group(member) && std::any_of(leaves.begin(), leaves.end(),
                                                            [&](const Value& leaf) { return is(leaf, member); });
                }).first;
    }
    if (again.bound()) fresh.push_back(again);
    if (fresh.empty()) return;
    if (fresh.size() == 1) throw Raised{fresh.front()};
    throw Raised{make_exception_group(text(""), list(std::move(fresh)))};
}

}  // namespace yieldcheck
