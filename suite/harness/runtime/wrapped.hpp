// Instances of classes that derive from list, dict, set or tuple: an object of the built-in type inside, and the
// class's own methods and attributes around it.
#pragma once

#include "harness/runtime/special.hpp"

namespace yieldcheck {

class WrappedBase : public Object {
public:
    WrappedBase(Value its_class, Value data)
        : Object(Kind::instance), class_(std::move(its_class)), data_(std::move(data)) {}

    const Value& data() const noexcept { return data_; }
    Attributes& own() noexcept { return attributes_; }

    Value type() const override { return class_; }
    std::string type_name() const override { return class_.as<ClassObject>()->name(); }
    Text repr() override;
    bool truth() override { return yieldcheck::truthy(data_); }
    std::size_t hash() override;
    Value compare(Comparison comparison, const Value& other) override;
    Value binary(Operator operation, const Value& right) override;
    Value reflected(Operator operation, const Value& left) override;
    Value in_place(Operator operation, const Value& right) override;
    std::size_t length() override { return data_->length(); }
    bool contains(const Value& item) override { return data_->contains(item); }
    Value item(const Value& key) override;
    void set_item(const Value& key, Value value) override { data_->set_item(key, std::move(value)); }
    void delete_item(const Value& key) override { data_->delete_item(key); }
    Value iterate() override { return data_->iterate(); }
    Value find_attribute(std::string_view name) override;
    void set_attribute(std::string_view name, Value value) override;
    void delete_attribute(std::string_view name) override;
    Value call_method(std::string_view name, Arguments arguments) override;
    void clear() noexcept override;

private:
    Value class_;
    Value data_;
    Attributes attributes_;
};

class Wrapped final : public Special<WrappedBase> {
public:
    using Special::Special;
    bool truth() override;
    Value iterate() override;
};

/// The built-in object inside, or the value itself.
Value unwrapped(const Value& value);

/// How a class deriving from list, dict, set or tuple makes its objects; null make for other built-in classes.
ClassObject::Native wrapping_native(const ClassObject& builtin_base);

/// A method that super() finds in the built-in base of a wrapped object; unbound otherwise.
Value find_in_data(const Value& self, const ClassObject& builtin_base, std::string_view name);

void register_wrapped_classes();

}  // namespace yieldcheck
