// Instances of a scenario's own classes.
#pragma once

#include "harness/runtime/special.hpp"

namespace yieldcheck {

class InstanceBase : public Object {
public:
    explicit InstanceBase(Value its_class) : Object(Kind::instance), class_(std::move(its_class)) {}

    Attributes& own() noexcept { return attributes_; }

    Value type() const override { return class_; }
    std::string type_name() const override { return class_.as<ClassObject>()->name(); }
    Text repr() override { return special::default_repr(*this); }
    void delete_item(const Value& key) override;
    Value find_attribute(std::string_view name) override;
    void set_attribute(std::string_view name, Value value) override;
    void delete_attribute(std::string_view name) override;
    void clear() noexcept override { attributes_.clear(); }

protected:
    ~InstanceBase() override { attributes_.clear(); }  // in the order in which they were set

private:
    Value class_;
    Attributes attributes_;
};

class Instance final : public Special<InstanceBase> {
public:
    using Special::Special;
    Value call_method(std::string_view name, Arguments arguments) override;
};

/// TypeError when the class derives from abc.ABC and an abstract method of it is not overridden.
void expect_no_abstract_methods(const ClassObject& its_class);

/// A class of the scenario: from its name, bases and what its body has set.
Value make_user_class(std::string name, std::vector<Value> bases, Attributes attributes);

}  // namespace yieldcheck
