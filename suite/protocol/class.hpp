// Classes and native functions: what every kind of object needs to say what it is and what it can do.
#pragma once

#include "protocol/attributes.hpp"
#include "protocol/object.hpp"

#include <functional>

namespace yieldcheck {

/// A class attribute that acts when it is reached through an instance: a function, a property, a static method.
class Descriptor {
public:
    virtual ~Descriptor() = default;
    /// `instance` is unbound when the attribute was reached through the class.
    virtual Value get(const Value& instance, const Value& owner) = 0;
    /// instance.name(arguments), without the bound method in between where that can be helped.
    virtual Value call_on(const Value& instance, const Value& owner, Arguments arguments);
    /// A data descriptor goes before the instance's own attributes and takes their assignment.
    virtual bool data() const { return false; }
    virtual void set(const Value& instance, Value value);
    virtual void remove(const Value& instance);
};

/// A class: the built-in ones are made once and never die, a scenario's own are objects like others.
class ClassObject : public Object {
public:
    static constexpr Kind tag = Kind::class_object;

    /// What the runtime does in place of Python's __new__ and __init__; classes inherit it from the first base that has
    /// one.
    struct Native {
        Value (*make)(const Value& made_class, Arguments& arguments) = nullptr;
        void (*initialise)(const Value& self, Arguments& arguments) = nullptr;  // null: `make` has done it all
        bool subclassable =
            false;  // `make` can make objects of derived classes, other than object's and the exceptions'
    };

    /// TypeError when the bases do not go together. `attributes` is what the class body has set.
    ClassObject(std::string name, std::vector<Value> bases, Attributes attributes, bool builtin);

    const std::string& name() const noexcept { return name_; }
    const std::vector<Value>& bases() const noexcept { return bases_; }
    const std::vector<ClassObject*>& resolution_order() const noexcept { return resolution_order_; }  // itself first
    bool builtin() const noexcept { return builtin_; }
    bool derives_from(const ClassObject& base) const noexcept;

    /// The attribute as it lies in the first class that has it, not bound to anything; unbound when none has.
    Value lookup(std::string_view name) const;
    /// The same for what the runtime does by itself when no class of the scenario says otherwise: unbound when a
    /// built-in class is the first to have it.
    Value find_override(std::string_view name) const;

    Native native;
    Attributes attributes;

    Value type() const override;
    Text repr() override;
    bool callable() const override { return true; }
    Value call(Arguments arguments) override;
    Value binary(Operator operation, const Value& right) override;
    Value find_attribute(std::string_view name) override;
    void set_attribute(std::string_view name, Value value) override;
    void delete_attribute(std::string_view name) override;
    Value item(const Value& key) override;  // list[int] and the like
    EncodedAs encoded_as() override { return {"ty", name_, false}; }
    void clear() noexcept override { attributes.clear(); }

private:
    Value find_own(std::string_view name) const;  // __name__ and its like

    std::string name_;
    std::vector<Value> bases_;
    std::vector<ClassObject*> resolution_order_;
    bool builtin_;
};

/// Through the tag, as it is done for final classes: a class with a metaclass derives from ClassObject and has its tag.
template <>
inline ClassObject* Value::as<ClassObject>() const noexcept {
    return object_ != nullptr && object_->kind() == ClassObject::tag ? static_cast<ClassObject*>(object_) : nullptr;
}

/// The class object of a built-in type or exception by its Python name ("int", "list_iterator", "ValueError"), with its
/// module where that is not builtins ("itertools.count"). All are made together and immortal; an unknown name is a
/// broken invariant.
const Value& builtin_class(std::string_view name);
bool is_builtin_class_name(std::string_view name);
std::vector<Value> builtin_classes();

/// What `name(...)` makes.
void set_native(std::string_view class_name, ClassObject::Native native);

/// Tells what stands for an object when a method of a built-in class is called on it: list.append(derived, item).
void set_unwrapping(Value (*unwrap)(const Value& value));
/// That, or the value itself: what a function that wants a str or an int takes of a member of a StrEnum or an IntEnum.
Value without_wrapping(const Value& value);

ClassObject& class_of(const Value& object);
/// Whether a class of the scenario gives the object a special method: neither its own attributes nor __getattr__ count.
bool has_special_method(const Value& object, std::string_view name);
bool is_subclass(const Value& candidate, const Value& base);
bool is_instance(const Value& object, const Value& class_or_tuple);  // TypeError on what is no class

/// A class attribute as an instance, or with an unbound instance the class itself, sees it.
Value bind_attribute(const Value& attribute, const Value& instance, const Value& owner);
/// Calls a class attribute as a method of `instance`.
Value call_attribute(const Value& attribute, const Value& instance, Arguments arguments);
/// instance.name in Python's order: data descriptors of the class, own attributes, the class; unbound when absent.
Value find_instance_attribute(const Value& instance, Attributes& own, std::string_view name);
void set_instance_attribute(const Value& instance, Attributes& own, std::string_view name, Value value);
void delete_instance_attribute(const Value& instance, Attributes& own, std::string_view name);

using NativeFunction = std::function<Value(Arguments&)>;

/// A built-in function, or a built-in method bound to its object.
Value native_function(std::string_view name, NativeFunction function);
/// A method of a built-in class: takes self as its first argument, and binds.
Value native_method(std::string_view name, NativeFunction function);

/// Exactly between `least` and `most` positional arguments and no keywords, or CPython's TypeError.
void expect_arguments(std::string_view name, const Arguments& arguments, std::size_t least, std::size_t most);
void expect_no_keywords(std::string_view name, const Arguments& arguments);
/// Removes the keyword argument and gives its value; unbound when it was not given.
Value take_keyword(Arguments& arguments, std::string_view name);

}  // namespace yieldcheck
