// collections: defaultdict, OrderedDict and Counter.
#include "harness/runtime/modules.hpp"
#include "harness/runtime/wrapped.hpp"
#include "protocol/list.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

Value take_self(Arguments& arguments) {
    auto& positional = arguments.positional();
    if (positional.empty() || positional.front().as<Wrapped>() == nullptr) {
        raise_error("TypeError", "unbound method needs an argument");
    }
    Value self = std::move(positional.front());
    positional.erase(positional.begin());
    return self;
}

Wrapped& wrapped(const Value& self) { return *self.as<Wrapped>(); }

Value make_wrapped_dict(const Value& made_class, Arguments&) { return Value(new Wrapped(made_class, dict())); }

/// Name(content), where there is content.
Value named_repr(const Value& self, const Value& content) {
    const Text shown = truthy(wrapped(self).data()) ? repr(content) : U"";
    return text(said(self->type_name()) + U"(" + shown + U")");
}

// ---- defaultdict
// ------------------------------------------------------------------------------------------------------

void initialise_default_dict(const Value& self, Arguments& arguments) {
    auto& positional = arguments.positional();
    Value factory = None;
    if (!positional.empty()) {
        factory = std::move(positional.front());
        positional.erase(positional.begin());
        if (!is(factory, None) && !factory->callable())
            raise_error("TypeError", "first argument must be callable or None");
    }
    wrapped(self).own().set("default_factory", std::move(factory));
    wrapped(self).data()->call_method("update", std::move(arguments));
}

Value default_missing(Arguments& arguments) {
    const Value self = take_self(arguments);
    const Value key = arguments.positional().at(0);
    const Value factory = wrapped(self).own().find("default_factory");
    if (!factory.bound() || is(factory, None)) raise_error("KeyError", {key});
    Value made = factory->call({});
    self->set_item(key, made);
    return made;
}

Value default_repr(Arguments& arguments) {
    const Value self = take_self(arguments);
    const Value factory = wrapped(self).own().find("default_factory");
    return text(said(self->type_name()) + U"(" + repr(factory.bound() ? factory : None) + U", " +
                repr(wrapped(self).data()) + U")");
}

// ---- OrderedDict
// ------------------------------------------------------------------------------------------------------

void initialise_dict(const Value& self, Arguments& arguments) {
    wrapped(self).data()->call_method("update", std::move(arguments));
}

Value ordered_repr(Arguments& arguments) {
    const Value self = take_self(arguments);
    return named_repr(self, wrapped(self).data());
}

Value move_to_end(Arguments& arguments) {
    const Value self = take_self(arguments);
    const auto given = named_arguments("move_to_end", arguments, {"key", "last"});
    const Value& data = wrapped(self).data();
    const Value value = data->item(given[0]);
    if (!given[1].bound() || truthy(given[1])) {
        data->delete_item(given[0]);
        data->set_item(given[0], value);
        return None;
    }
    const Value others = data->call_method("copy", {});
    data->call_method("clear", {});
    data->set_item(given[0], value);
    data->call_method("update", {others});
    return None;
}

Value ordered_popitem(Arguments& arguments) {
    const Value self = take_self(arguments);
    const auto given = named_arguments("popitem", arguments, {"last"});
    const Value& data = wrapped(self).data();
    if (!truthy(data)) raise_error("KeyError", "dictionary is empty");
    if (!given[0].bound() || truthy(given[0])) return data->call_method("popitem", {});
    Value key;
    next_item(data->iterate(), key);
    Value value = data->call_method("pop", {key});
    return tuple({std::move(key), std::move(value)});
}

// ---- Counter
// ----------------------------------------------------------------------------------------------------------

/// Adds (or with -1 takes away) the counts of a mapping, or the items of an iterable.
void count(const Value& self, Arguments& arguments, int sign) {
    const Value& data = wrapped(self).data();
    const auto change = [&](const Value& key, const Value& by) {
        const Value before = data->contains(key) ? data->item(key) : integer(0);
        data->set_item(key, binary(sign > 0 ? Operator::add : Operator::subtract, before, by));
    };
    expect_arguments("Counter.update", Arguments(arguments.positional()), 0, 1);
    if (!arguments.positional().empty() && !is(arguments.positional()[0], None)) {
        const Value& source = arguments.positional()[0];
        const bool mapping = is_instance(source, builtin_class("dict"));
        for (const Value& item : items_of(source))
            change(item, mapping ? source->item(item) : integer(1));
    }
    for (const auto& [name, value] : arguments.keywords())
        change(text(name), value);
}

void initialise_counter(const Value& self, Arguments& arguments) { count(self, arguments, 1); }

Value counter_update(Arguments& arguments) {
    const Value self = take_self(arguments);
    count(self, arguments, 1);
    return None;
}

Value counter_subtract(Arguments& arguments) {
    const Value self = take_self(arguments);
    count(self, arguments, -1);
    return None;
}

Value counter_missing(Arguments&) { return integer(0); }

/// (key, count) pairs, the greatest counts first, equal ones in their order.
Value by_count(const Value& self) {
    Value pairs = list(items_of(wrapped(self).data()->call_method("items", {})));
    const Value key =
        native_function("count", [](Arguments& arguments) { return arguments.positional()[0]->item(integer(1)); });
    pairs.as<ListObject>()->sort(key, true);
    return pairs;
}

Value most_common(Arguments& arguments) {
    const Value self = take_self(arguments);
    const auto given = named_arguments("most_common", arguments, {"n"});
    const Value pairs = by_count(self);
    return !given[0].bound() || is(given[0], None) ? pairs : pairs->item(slice(None, given[0], None));
}

Value elements(Arguments& arguments) {
    const Value self = take_self(arguments);
    std::vector<Value> all;
    for (const Value& key : items_of(wrapped(self).data())) {
        for (std::int64_t left = index_of(wrapped(self).data()->item(key)); left > 0; --left)
            all.push_back(key);
    }
    return list(std::move(all))->iterate();
}

Value total(Arguments& arguments) {
    const Value self = take_self(arguments);
    Value sum = integer(0);
    for (const Value& value : items_of(wrapped(self).data()->call_method("values", {})))
        sum = binary(Operator::add, sum, value);
    return sum;
}

Value counter_repr(Arguments& arguments) {
    const Value self = take_self(arguments);
    return named_repr(self, builtin_class("dict")->call({by_count(self)}));
}

Value counter_operator(Arguments&) {
    throw OutsideSubset{"arithmetic of Counter objects is outside the subset; use update() and subtract()"};
}

void add_methods(const char* class_name, std::initializer_list<NativeEntry> methods) {
    auto& its_class = *builtin_class(class_name).as<ClassObject>();
    for (const NativeEntry& method : methods) {
        its_class.attributes.set(method.name, Heap::immortal(native_method(method.name, method.function)));
    }
}

}  // namespace

void register_collections() {
    ModuleObject& module = add_module("collections");
    register_deque(module);
    register_named_tuple(module);
    set_native("collections.defaultdict", {make_wrapped_dict, initialise_default_dict, true});
    set_native("collections.OrderedDict", {make_wrapped_dict, initialise_dict, true});
    set_native("collections.Counter", {make_wrapped_dict, initialise_counter, true});
    add_methods("collections.defaultdict", {{"__missing__", default_missing}, {"__repr__", default_repr}});
    add_methods("collections.OrderedDict",
                {{"move_to_end", move_to_end}, {"popitem", ordered_popitem}, {"__repr__", ordered_repr}});
    add_methods("collections.Counter", {{"update", counter_update},
                                        {"subtract", counter_subtract},
                                        {"__missing__", counter_missing},
                                        {"most_common", most_common},
                                        {"elements", elements},
                                        {"total", total},
                                        {"__repr__", counter_repr},
                                        {"__add__", counter_operator},
                                        {"__sub__", counter_operator}});
    for (const char* name : {"defaultdict", "OrderedDict", "Counter"}) {
        module.add(name, builtin_class(std::string("collections.") + name));
    }
}

}  // namespace yieldcheck
