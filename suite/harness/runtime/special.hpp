// Objects whose class was written in Python: every question goes to the special method of the class when it has one.
#pragma once

#include "protocol/class.hpp"

namespace yieldcheck {

/// What object's own methods do, for super().__setattr__ and its like.
class PlainBehaviour {
public:
    virtual ~PlainBehaviour() = default;
    virtual Text plain_repr() = 0;
    virtual Text plain_str() = 0;
    virtual Value plain_attribute(std::string_view name) = 0;
    virtual void set_plain_attribute(std::string_view name, Value value) = 0;
    virtual void delete_plain_attribute(std::string_view name) = 0;
};

/// The special methods of an object. Each gives the answer of the class's method, or nothing when the class has none.
namespace special {

/// The method as it lies in the class; unbound when the runtime's own behaviour applies.
Value find(Object& self, std::string_view name);
Value call(Object& self, const Value& method, Arguments arguments = {});

Text text_of(Object& self, const Value& method, const char* name);
Text default_repr(Object& self);
bool truth(Object& self);
std::size_t length_of(Object& self, const Value& method);
std::size_t hash_of(Object& self, const Value& method);
Value compare(Object& self, Comparison comparison, const Value& other);
Value binary(Object& self, const char* const (&names)[13], Operator operation, const Value& other);  // unbound as below
Value unary(Object& self, const char* name);  // unbound when there is no such method
Value iterate(Object& self);                  // unbound when it is not iterable
Advance advance(Object& self, const Value& method);
void finalise(Object& self) noexcept;

extern const char* const left_names[13];
extern const char* const right_names[13];
extern const char* const in_place_names[13];

/// __getattribute__ and __getattr__ around the plain look-up.
Value find_attribute(Object& self, PlainBehaviour& plain, std::string_view name);

}  // namespace special

template <class Base>
class Special : public Base, public PlainBehaviour {
public:
    using Base::Base;

    Text repr() override {
        const Value method = special::find(*this, "__repr__");
        return method.bound() ? special::text_of(*this, method, "__repr__") : plain_repr();
    }
    Text str() override {
        const Value method = special::find(*this, "__str__");
        return method.bound() ? special::text_of(*this, method, "__str__") : plain_str();
    }
    Text format(const Text& specification) override {
        const Value method = special::find(*this, "__format__");
        if (!method.bound()) return Base::format(specification);
        return yieldcheck::str(special::call(*this, method, {text(specification)}));
    }
    bool truth() override { return special::truth(*this); }
    std::size_t hash() override {
        const Value method = special::find(*this, "__hash__");
        return method.bound() ? special::hash_of(*this, method) : Base::hash();
    }
    Value compare(Comparison comparison, const Value& other) override {
        Value answer = special::compare(*this, comparison, other);
        return answer.bound() ? answer : Base::compare(comparison, other);
    }

    Value binary(Operator operation, const Value& right) override {
        Value result = special::binary(*this, special::left_names, operation, right);
        return result.bound() ? result : Base::binary(operation, right);
    }
    Value reflected(Operator operation, const Value& left) override {
        Value result = special::binary(*this, special::right_names, operation, left);
        return result.bound() ? result : Base::reflected(operation, left);
    }
    Value in_place(Operator operation, const Value& right) override {
        Value result = special::binary(*this, special::in_place_names, operation, right);
        return result.bound() ? result : Base::in_place(operation, right);
    }
    Value negative() override {
        Value result = special::unary(*this, "__neg__");
        return result.bound() ? result : Base::negative();
    }
    Value positive() override {
        Value result = special::unary(*this, "__pos__");
        return result.bound() ? result : Base::positive();
    }
    Value invert() override {
        Value result = special::unary(*this, "__invert__");
        return result.bound() ? result : Base::invert();
    }

    std::size_t length() override {
        const Value method = special::find(*this, "__len__");
        return method.bound() ? special::length_of(*this, method) : Base::length();
    }
    bool contains(const Value& item) override {
        const Value method = special::find(*this, "__contains__");
        return method.bound() ? truthy(special::call(*this, method, {item})) : Base::contains(item);
    }
    Value item(const Value& key) override {
        const Value method = special::find(*this, "__getitem__");
        return method.bound() ? special::call(*this, method, {key}) : Base::item(key);
    }
    void set_item(const Value& key, Value value) override {
        const Value method = special::find(*this, "__setitem__");
        if (!method.bound()) return Base::set_item(key, std::move(value));
        special::call(*this, method, {key, std::move(value)});
    }
    void delete_item(const Value& key) override {
        const Value method = special::find(*this, "__delitem__");
        if (!method.bound()) return Base::delete_item(key);
        special::call(*this, method, {key});
    }

    Value iterate() override {
        Value iterator = special::iterate(*this);
        return iterator.bound() ? iterator : Base::iterate();
    }
    Advance advance() override {
        const Value method = special::find(*this, "__next__");
        return method.bound() ? special::advance(*this, method) : Base::advance();
    }
    bool is_iterator() const override {
        return special::find(const_cast<Special&>(*this), "__next__").bound() || Base::is_iterator();
    }

    Value find_attribute(std::string_view name) override { return special::find_attribute(*this, *this, name); }
    void set_attribute(std::string_view name, Value value) override {
        const Value method = special::find(*this, "__setattr__");
        if (!method.bound()) return Base::set_attribute(name, std::move(value));
        special::call(*this, method, {text(name), std::move(value)});
    }
    void delete_attribute(std::string_view name) override {
        const Value method = special::find(*this, "__delattr__");
        if (!method.bound()) return Base::delete_attribute(name);
        special::call(*this, method, {text(name)});
    }
    bool callable() const override { return special::find(const_cast<Special&>(*this), "__call__").bound(); }
    Value call(Arguments given) override {
        const Value method = special::find(*this, "__call__");
        return method.bound() ? special::call(*this, method, std::move(given)) : Base::call(std::move(given));
    }

    Text plain_repr() override { return Base::repr(); }
    Text plain_str() override { return Base::str(); }
    Value plain_attribute(std::string_view name) override { return Base::find_attribute(name); }
    void set_plain_attribute(std::string_view name, Value value) override {
        Base::set_attribute(name, std::move(value));
    }
    void delete_plain_attribute(std::string_view name) override { Base::delete_attribute(name); }

protected:
    void finalise() noexcept override { special::finalise(*this); }
};

}  // namespace yieldcheck
