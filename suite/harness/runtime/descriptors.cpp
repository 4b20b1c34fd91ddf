#include "harness/runtime/descriptors.hpp"

#include "harness/body.hpp"
#include "harness/runtime/function.hpp"
#include "harness/runtime/native.hpp"
#include "harness/runtime/wrapped.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

/// staticmethod and classmethod: a function in a wrapper that changes how it binds.
class WrappedFunction : public Object, public Descriptor {
public:
    WrappedFunction(const char* class_name, Value function)
        : function_(std::move(function)), class_(builtin_class(class_name)) {}

    Value type() const override { return class_; }
    void clear() noexcept override { function_ = {}; }

    Value find_attribute(std::string_view name) override {
        if (name == "__func__" || name == "__wrapped__") return function_;
        if (name == "__class__") return class_;
        if (Value found = function_->find_attribute(name); found.bound()) return found;
        return Object::find_attribute(name);
    }

protected:
    Value function_;

private:
    const Value& class_;
};

class StaticMethod final : public WrappedFunction {
public:
    explicit StaticMethod(Value function) : WrappedFunction("staticmethod", std::move(function)) {}
    bool callable() const override { return true; }
    Value call(Arguments arguments) override { return Value(function_)->call(std::move(arguments)); }
    Value get(const Value&, const Value&) override { return function_; }
};

class ClassMethod final : public WrappedFunction {
public:
    explicit ClassMethod(Value function) : WrappedFunction("classmethod", std::move(function)) {}
    Value get(const Value&, const Value& owner) override { return bind_attribute(function_, owner, owner->type()); }
};

class Property final : public Object, public Descriptor {
public:
    Property(Value getter, Value setter, Value deleter, Value document)
        : getter_(std::move(getter)),
          setter_(std::move(setter)),
          deleter_(std::move(deleter)),
          document_(std::move(document)) {}

    Value type() const override { return builtin_class("property"); }
    bool data() const override { return true; }

    Value get(const Value& instance, const Value&) override {
        if (!instance.bound()) return Value(this);
        if (is(getter_, None)) lacks(instance, "getter");
        return Value(getter_)->call({instance});
    }
    void set(const Value& instance, Value value) override {
        if (is(setter_, None)) lacks(instance, "setter");
        Value(setter_)->call({instance, std::move(value)});
    }
    void remove(const Value& instance) override {
        if (is(deleter_, None)) lacks(instance, "deleter");
        Value(deleter_)->call({instance});
    }

    Value find_attribute(std::string_view name) override {
        if (name == "fget") return getter_;
        if (name == "fset") return setter_;
        if (name == "fdel") return deleter_;
        if (name == "__doc__")
            return is(document_, None) && !is(getter_, None) ? attribute(getter_, "__doc__") : document_;
        if (name == "getter") return changed(name, [](Property& copy, Value f) { copy.getter_ = std::move(f); });
        if (name == "setter") return changed(name, [](Property& copy, Value f) { copy.setter_ = std::move(f); });
        if (name == "deleter") return changed(name, [](Property& copy, Value f) { copy.deleter_ = std::move(f); });
        return Object::find_attribute(name);
    }

    void clear() noexcept override {
        getter_ = {};
        setter_ = {};
        deleter_ = {};
        document_ = {};
    }

private:
    /// prop.setter and its like: makes a copy in which one function is another.
    Value changed(std::string_view name, void (*change)(Property&, Value)) {
        return native_function(name, [self = Value(this), name = std::string(name), change](Arguments& arguments) {
            expect_arguments(name, arguments, 1, 1);
            const auto& original = *self.as<Property>();
            const Value copy(new Property(original.getter_, original.setter_, original.deleter_, original.document_));
            change(*copy.as<Property>(), arguments.positional()[0]);
            return copy;
        });
    }

    [[noreturn]] void lacks(const Value& instance, const char* what) const {
        for (const Value& function : {getter_, setter_, deleter_}) {
            if (is(function, None)) continue;
            raise_error("AttributeError", "property " + utf8(yieldcheck::repr(attribute(function, "__name__"))) +
                                              " of " +
                                              utf8(yieldcheck::repr(attribute(instance->type(), "__qualname__"))) +
                                              " object has no " + what);
        }
        raise_error("AttributeError", "property of " +
                                          utf8(yieldcheck::repr(attribute(instance->type(), "__qualname__"))) +
                                          " object has no " + what);
    }

    Value getter_, setter_, deleter_, document_;
};

/// super(owner, self): looks behind `owner` in the method resolution order of self's class.
class SuperObject final : public Object {
public:
    SuperObject(Value owner, Value self, Value start)
        : owner_(std::move(owner)), self_(std::move(self)), start_(std::move(start)) {}

    Value type() const override { return builtin_class("super"); }

    Value find_attribute(std::string_view name) override {
        if (name == "__class__") return type();
        if (name == "__self__") return self_;
        if (name == "__thisclass__") return owner_;
        const Value found = find_behind(name);
        return found.bound() ? bind_attribute(found, through_class() ? Value() : self_, start_) : Value();
    }

    Value call_method(std::string_view name, Arguments arguments) override {
        const Value found = find_behind(name);
        if (!found.bound() || through_class()) return Object::call_method(name, std::move(arguments));
        if (auto* descriptor = found.as<Descriptor>()) return descriptor->call_on(self_, start_, std::move(arguments));
        return bind_attribute(found, self_, start_)->call(std::move(arguments));
    }

    void clear() noexcept override {
        owner_ = {};
        self_ = {};
        start_ = {};
    }

private:
    bool through_class() const { return is(self_, start_); }

    Value find_behind(std::string_view name) const {
        const auto& order = start_.as<ClassObject>()->resolution_order();
        auto place = std::find(order.begin(), order.end(), owner_.as<ClassObject>());
        if (place != order.end()) ++place;
        for (; place != order.end(); ++place) {
            if (Value found = (*place)->attributes.find(name); found.bound()) return found;
            if (Value found = find_in_data(self_, **place, name); found.bound()) return static_method(std::move(found));
        }
        return {};
    }

    Value owner_;
    Value self_;
    Value start_;  // the class whose resolution order counts
};

Value make_property(const Value&, Arguments& arguments) {
    auto given = named_arguments("property", arguments, {"fget", "fset", "fdel", "doc"});
    for (Value& value : given) {
        if (!value.bound()) value = None;
    }
    return Value(new Property(given[0], given[1], given[2], given[3]));
}

Value make_static_method(const Value&, Arguments& arguments) {
    expect_arguments("staticmethod", arguments, 1, 1);
    return static_method(arguments.positional()[0]);
}

Value make_class_method(const Value&, Arguments& arguments) {
    expect_arguments("classmethod", arguments, 1, 1);
    return class_method(arguments.positional()[0]);
}

Value make_super_object(const Value&, Arguments& arguments) {
    expect_arguments("super", arguments, 0, 2);
    if (arguments.positional().size() != 2) {
        throw OutsideSubset{"super() here is outside the subset; write super() in a method or super(Class, self)"};
    }
    return make_super(arguments.positional()[0], arguments.positional()[1]);
}

}  // namespace

Value static_method(Value function) { return Value(new StaticMethod(std::move(function))); }

Value class_method(Value function) { return Value(new ClassMethod(std::move(function))); }

Value make_super(const Value& owner, const Value& self) {
    if (owner.as<ClassObject>() == nullptr) {
        raise_error("TypeError", "super() argument 1 must be a type, not " + owner->type_name());
    }
    if (self.as<ClassObject>() != nullptr && is_subclass(self, owner)) return Value(new SuperObject(owner, self, self));
    if (!is_instance(self, owner)) {
        raise_error("TypeError", "super(type, obj): obj must be an instance or subtype of type");
    }
    return Value(new SuperObject(owner, self, self->type()));
}

Value super(const Value& owner, const Value& self) { return make_super(owner, self); }

void register_descriptors() {
    set_native("property", {make_property});
    set_native("staticmethod", {make_static_method});
    set_native("classmethod", {make_class_method});
    set_native("super", {make_super_object});
}

}  // namespace yieldcheck
