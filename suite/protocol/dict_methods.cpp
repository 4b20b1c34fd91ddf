// The methods of dict.
#include "protocol/dict.hpp"
#include "protocol/str.hpp"

namespace yieldcheck {
namespace {

Value clear(DictObject& self, Arguments&) {
    self.clear();
    return None;
}

Value copy(DictObject& self, Arguments&) { return self.copy(); }

Value otherwise(const Arguments& arguments) {
    return arguments.positional().size() > 1 ? arguments.positional()[1] : None;
}

Value get(DictObject& self, Arguments& arguments) {
    const Value* found = self.find(arguments.positional()[0]);
    return found != nullptr ? *found : otherwise(arguments);
}

Value pop(DictObject& self, Arguments& arguments) {
    Value found = self.take(arguments.positional()[0]);
    if (found.bound()) return found;
    if (arguments.positional().size() > 1) return arguments.positional()[1];
    raise_error("KeyError", {arguments.positional()[0]});
}

Value pop_item(DictObject& self, Arguments&) {
    const auto& entries = self.entries();
    std::size_t last = entries.size();
    while (last > 0 && !entries[last - 1].key.bound())
        --last;
    if (last == 0) raise_error("KeyError", "popitem(): dictionary is empty");
    Value key = entries[last - 1].key;
    Value value = self.take(key);
    return tuple({std::move(key), std::move(value)});
}

Value set_default(DictObject& self, Arguments& arguments) {
    const Value& key = arguments.positional()[0];
    if (const Value* found = self.find(key)) return *found;
    Value value = otherwise(arguments);
    self.set(key, value);
    return value;
}

Value update(DictObject& self, Arguments& arguments) {
    const std::size_t given = arguments.positional().size();
    if (given > 1) raise_error("TypeError", "update expected at most 1 argument, got " + std::to_string(given));
    if (given == 1) self.update(arguments.positional()[0]);
    for (const auto& [name, value] : arguments.keywords())
        self.set(text(name), value);
    return None;
}

Value keys(DictObject& self, Arguments&) { return dict_view(self, DictPart::keys); }
Value values(DictObject& self, Arguments&) { return dict_view(self, DictPart::values); }
Value items(DictObject& self, Arguments&) { return dict_view(self, DictPart::items); }
Value reversed(DictObject& self, Arguments&) { return dict_reverse_iterator(self, DictPart::keys); }
Value from_keys(DictObject&, Arguments& arguments) { return dict_from_keys(arguments); }

constexpr Method methods[] = {
    method<DictObject, clear>("clear"),
    method<DictObject, copy>("copy"),
    method<DictObject, get>("get", 1, 2),
    method<DictObject, pop>("pop", 1, 2),
    method<DictObject, pop_item>("popitem"),
    method<DictObject, set_default>("setdefault", 1, 2),
    method<DictObject, update>("update", 0, 1, true),
    method<DictObject, keys>("keys"),
    method<DictObject, values>("values"),
    method<DictObject, items>("items"),
    method<DictObject, from_keys>("fromkeys", 1, 2),
    method<DictObject, reversed>("__reversed__"),
};

}  // namespace

std::span<const Method> dict_methods() { return methods; }

Value dict_from_keys(Arguments& arguments) {
    const Value made = dict();
    auto& content = static_cast<DictObject&>(*made.object());
    const Value iterator = arguments.positional()[0]->iterate();
    for (Advance step = iterator->advance(); !step.ended; step = iterator->advance()) {
        content.set(step.value, otherwise(arguments));
    }
    return made;
}

}  // namespace yieldcheck
