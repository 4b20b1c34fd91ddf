// Methods of built-in types: tables of name and function, and the base class that serves them as attributes and calls.
#pragma once

#include "protocol/class.hpp"

#include <unordered_map>

namespace yieldcheck {

/// One method: how many positional arguments it takes, and whether it reads keywords itself.
struct Method {
    using Function = Value (*)(Object& self, Arguments& arguments);

    std::string_view name;
    Function function;
    std::size_t least = 0;
    std::size_t most = 0;
    bool keywords = false;
};

constexpr std::size_t any_number = static_cast<std::size_t>(-1);

/// A table entry from a function that takes the concrete class.
template <class Self, Value (*function)(Self&, Arguments&)>
constexpr Method method(std::string_view name, std::size_t least = 0, std::size_t most = 0, bool keywords = false) {
    return {name, [](Object& self, Arguments& arguments) { return function(static_cast<Self&>(self), arguments); },
            least, most, keywords};
}

/// A built-in type by its Python name: its methods, and the names that CPython has beside them.
class BuiltinType {
public:
    BuiltinType(std::string_view name, std::initializer_list<std::span<const Method>> methods);

    std::string_view name() const noexcept { return name_; }
    const Value& class_object() const;  // made on first use
    const Method* find(std::string_view name) const;

private:
    std::string_view name_;
    std::unordered_map<std::string_view, Method> methods_;
};

/// An object of a built-in type. Answers attributes and method calls from its type's table, special methods (__len__,
/// __iter__ ...) through the virtual functions of Object, and throws OutsideSubset for what CPython has beside these.
class BuiltinObject : public Object {
public:
    Value type() const final { return builtin_type().class_object(); }
    std::string type_name() const final { return std::string(builtin_type().name()); }
    Value find_attribute(std::string_view name) override;
    Value call_method(std::string_view name, Arguments arguments) override;

protected:
    using Object::Object;
    virtual const BuiltinType& builtin_type() const = 0;
};

/// Whether dir() of the built-in type has the name in CPython 3.13. False for types that the table does not know.
bool type_has(std::string_view type, std::string_view name);

/// The special method `name` by way of Object's virtual functions; null when there is no such thing. Which objects have
/// which is for the caller to know.
const Method* special_method(std::string_view name);

/// What `str.lower` or `dict.fromkeys` is: the attribute of a built-in class. Unbound when the type has no such name.
Value class_attribute(std::string_view type, std::string_view name);

/// `type.name` as CPython's error messages have it.
[[noreturn]] void outside_subset(std::string_view type, std::string_view name);

/// Runs a method after checking its arguments as CPython does.
Value call_checked(std::string_view type, const Method& method, Object& self, Arguments& arguments);

/// Arguments that may be given by position or by name (from index `positional_only` on), in the order of `names`;
/// unbound where not given. TypeError otherwise.
std::vector<Value> named_arguments(std::string_view function, Arguments& arguments,
                                   std::initializer_list<std::string_view> names, std::size_t positional_only = 0);

/// __index__: an integer as a size. Raises TypeError for what is none, `overflow` when it does not fit.
std::int64_t index_of(const Value& value, std::string_view overflow = "IndexError");
/// The same, but with CPython's words for a container: "list indices must be integers or slices, not str".
std::int64_t item_index(const Value& key, std::string_view container, std::size_t length,
                        std::string_view range_message);

/// All items of an iterable.
std::vector<Value> items_of(const Value& iterable);

}  // namespace yieldcheck
