#include "harness/runtime/namespace.hpp"

#include "protocol/class.hpp"

namespace yieldcheck {
namespace {

std::string name_of(const Value& key) { return utf8(str(key)); }

}  // namespace

Value Namespace::type() const { return builtin_class("dict"); }

bool Namespace::contains(const Value& item) { return names_.find(name_of(item)).bound(); }

Value Namespace::item(const Value& key) {
    Value found = names_.find(name_of(key));
    if (!found.bound()) raise_error("KeyError", {key});
    return found;
}

void Namespace::set_item(const Value& key, Value value) { names_.set(name_of(key), std::move(value)); }

void Namespace::delete_item(const Value& key) {
    if (!names_.take(name_of(key)).bound()) raise_error("KeyError", {key});
}

Value Namespace::iterate() {
    std::vector<Value> names;
    for (const auto& entry : names_.entries())
        names.push_back(text(entry.first));
    return list(std::move(names))->iterate();
}

}  // namespace yieldcheck
