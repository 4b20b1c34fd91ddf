#include "protocol/methods.hpp"

#include "protocol/class.hpp"
#include "protocol/construct.hpp"
#include "protocol/number.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

[[noreturn]] void wrong_count(std::string_view type, const Method& method, std::size_t given) {
    const std::string name(method.name);
    const std::string full = std::string(type) + "." + name;
    if (method.most == 0)
        raise_error("TypeError", full + "() takes no arguments (" + std::to_string(given) + " given)");
    if (method.least == 1 && method.most == 1) {
        raise_error("TypeError", full + "() takes exactly one argument (" + std::to_string(given) + " given)");
    }
    const bool few = given < method.least;
    const std::size_t bound = few ? method.least : method.most;
    const std::string extent = method.least == method.most ? "" : few ? "at least " : "at most ";
    raise_error("TypeError", name + " expected " + extent + std::to_string(bound) +
                                 (bound == 1 ? " argument, got " : " arguments, got ") + std::to_string(given));
}

bool is_special(std::string_view name) { return name.starts_with("__") && name.ends_with("__"); }

}  // namespace

BuiltinType::BuiltinType(std::string_view name, std::initializer_list<std::span<const Method>> methods) : name_(name) {
    for (const auto group : methods) {
        for (const Method& method : group)
            methods_.emplace(method.name, method);
    }
}

const Value& BuiltinType::class_object() const { return builtin_class(name_); }

const Method* BuiltinType::find(std::string_view name) const {
    if (const auto found = methods_.find(name); found != methods_.end()) return &found->second;
    if (is_special(name) && type_has(name_, name)) {
        if (const Method* special = special_method(name)) return special;
        outside_subset(name_, name);
    }
    if (type_has(name_, name)) outside_subset(name_, name);
    return nullptr;
}

Value BuiltinObject::find_attribute(std::string_view name) {
    if (name == "__class__") return type();
    if (name == "__doc__") outside_subset(builtin_type().name(), name);
    const Method* method = builtin_type().find(name);
    if (method == nullptr) return {};
    return native_function(method->name, [self = Value(this), method](Arguments& arguments) {
        return call_checked(self->type_name(), *method, *self.object(), arguments);
    });
}

Value BuiltinObject::call_method(std::string_view name, Arguments arguments) {
    const Method* method = builtin_type().find(name);
    if (method == nullptr) return Object::call_method(name, std::move(arguments));
    const Value keep(this);  // whoever the method calls may drop the last other reference
    return call_checked(builtin_type().name(), *method, *this, arguments);
}

Value call_checked(std::string_view type, const Method& method, Object& self, Arguments& arguments) {
    if (!method.keywords) {
        const std::size_t given = arguments.positional().size();
        if (!arguments.keywords().empty()) {
            raise_error("TypeError",
                        std::string(type) + "." + std::string(method.name) + "() takes no keyword arguments");
        }
        if (given < method.least || given > method.most) wrong_count(type, method, given);
    }
    return method.function(self, arguments);
}

void outside_subset(std::string_view type, std::string_view name) {
    throw OutsideSubset{std::string(type) + "." + std::string(name) + " is outside the subset"};
}

std::vector<Value> named_arguments(std::string_view function, Arguments& arguments,
                                   std::initializer_list<std::string_view> names, std::size_t positional_only) {
    const std::string call = std::string(function) + "()";
    std::vector<Value> values(names.size());
    const std::size_t given = arguments.positional().size();
    if (given + arguments.keywords().size() > names.size()) {
        raise_error("TypeError", call + " takes at most " + std::to_string(names.size()) +
                                     (names.size() == 1 ? " argument (" : " arguments (") +
                                     std::to_string(given + arguments.keywords().size()) + " given)");
    }
    std::move(arguments.positional().begin(), arguments.positional().end(), values.begin());
    for (auto& [name, value] : arguments.keywords()) {
        const auto found = std::find(names.begin(), names.end(), name);
        const auto index = static_cast<std::size_t>(found - names.begin());
        if (found == names.end() || index < positional_only) {
            raise_error("TypeError", call + " got an unexpected keyword argument '" + name + "'");
        }
        if (values[index].bound()) {
            raise_error("TypeError", "argument for " + call + " given by name ('" + name + "') and position (" +
                                         std::to_string(index + 1) + ")");
        }
        values[index] = std::move(value);
    }
    return values;
}

std::int64_t index_of(const Value& value, std::string_view overflow) {
    if (const auto small = small_integer(value)) return *small;
    if (is_integer(value)) {
        raise_error(overflow, overflow == "IndexError" ? "cannot fit 'int' into an index-sized integer"
                                                       : "Python int too large to convert to C ssize_t");
    }
    if (has_special_method(value, "__index__")) {
        const Value result = value->call_method("__index__", {});
        if (is_integer(result)) return index_of(result, overflow);
        raise_error("TypeError", "__index__ returned non-int (type " + result->type_name() + ")");
    }
    raise_error("TypeError", "'" + value->type_name() + "' object cannot be interpreted as an integer");
}

std::int64_t item_index(const Value& key, std::string_view container, std::size_t length,
                        std::string_view range_message) {
    std::int64_t index = 0;
    if (const auto small = small_integer(key)) {
        index = *small;
    } else {
        if (!is_integer(key) && !has_special_method(key, "__index__")) {
            const std::string name = key->type_name();
            if (container == "string") raise_error("TypeError", "string indices must be integers, not '" + name + "'");
            raise_error("TypeError", std::string(container) + " indices must be integers or slices, not " + name);
        }
        index = index_of(key);
    }
    if (index < 0) index += static_cast<std::int64_t>(length);
    if (index < 0 || index >= static_cast<std::int64_t>(length)) raise_error("IndexError", range_message);
    return index;
}

std::vector<Value> items_of(const Value& iterable) {
    std::vector<Value> items;
    const Value iterator = iterable->iterate();
    while (true) {
        Advance step = iterator->advance();
        if (step.ended) return items;
        items.push_back(std::move(step.value));
    }
}

Value class_attribute(std::string_view type, std::string_view name) {
    if (!type_has(type, name)) return {};
    if (const Constructor function = find_class_function(type, name)) {
        return native_function(name, [function, name = std::string(name)](Arguments& arguments) {
            if (name == "fromkeys") expect_arguments(name, arguments, 1, 2);
            return function(arguments);
        });
    }
    const Value descriptor =
        native_function(name, [type = std::string(type), name = std::string(name)](Arguments& given) {
            auto& positional = given.positional();
            if (positional.empty()) {
                raise_error("TypeError", "unbound method " + type + "." + name + "() needs an argument");
            }
            const Value self = std::move(positional.front());
            if (!is_instance(self, builtin_class(type))) {
                raise_error("TypeError", "descriptor '" + name + "' for '" + type + "' objects doesn't apply to a '" +
                                             self->type_name() + "' object");
            }
            positional.erase(positional.begin());
            return self->call_method(name, std::move(given));
        });
    return descriptor;
}

}  // namespace yieldcheck
