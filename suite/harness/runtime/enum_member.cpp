// Members of enumerations: what those do that are an int, a str or a float as well.
#include "harness/runtime/enumeration.hpp"

namespace yieldcheck {
namespace {

/// What object itself has and the data must not answer.
bool is_of_object(std::string_view name) {
    return name == "__init__" || name == "__new__" || name == "__init_subclass__" || name == "__setattr__" ||
           name == "__getattribute__" || name == "__delattr__" || name == "__class__" || name == "__doc__" ||
           name == "__dict__";
}

}  // namespace

Value plain_data(const Value& value) {
    const auto* member = value.as<EnumMember>();
    return member != nullptr && member->data().bound() ? member->data() : value;
}

// Objects of built-in types do not know members: they are asked again, about the data in them.

Value EnumMemberBase::compare(Comparison comparison, const Value& other) {
    if (!data_.bound()) return Object::compare(comparison, other);
    static constexpr Comparison swapped[] = {Comparison::greater,   Comparison::greater_equal, Comparison::equal,
                                             Comparison::not_equal, Comparison::less,          Comparison::less_equal};
    const Value plain = plain_data(other);
    const Value answer = data_->compare(comparison, plain);
    if (!is(answer, NotImplemented) || plain->kind() == Kind::instance) return answer;
    return plain->compare(swapped[static_cast<int>(comparison)], data_);
}

Value EnumMemberBase::binary(Operator operation, const Value& right) {
    if (!data_.bound()) return Object::binary(operation, right);
    const Value plain = plain_data(right);
    const Value result = data_->binary(operation, plain);
    if (!is(result, NotImplemented) || plain->kind() == Kind::instance) return result;
    return plain->reflected(operation, data_);
}

Value EnumMemberBase::reflected(Operator operation, const Value& left) {
    if (!data_.bound()) return Object::reflected(operation, left);
    const Value plain = plain_data(left);
    const Value result = plain->kind() == Kind::instance ? NotImplemented : plain->binary(operation, data_);
    return is(result, NotImplemented) ? data_->reflected(operation, plain) : result;
}

bool EnumMemberBase::contains(const Value& item) {
    return data_.bound() ? data_->contains(plain_data(item)) : Object::contains(item);
}

Value EnumMemberBase::find_attribute(std::string_view name) {
    if (data_.bound() && !is_of_object(name) && !own().find(name).bound()) {
        const Value shared = class_of(Value(this)).lookup(name);
        const bool of_object = is(shared, builtin_class("object").as<ClassObject>()->lookup(name));
        if (!shared.bound() || of_object) {
            if (Value found = data_->find_attribute(name); found.bound()) return found;
        }
    }
    return InstanceBase::find_attribute(name);
}

bool EnumMember::truth() {
    const bool overridden = special::find(*this, "__bool__").bound() || special::find(*this, "__len__").bound();
    return overridden ? Special::truth() : EnumMemberBase::truth();
}

EncodedAs EnumMember::encoded_as() {
    const Value called = name();
    const bool named = called.bound() && !is(called, None);
    if (named) return {"o", type_name() + "." + utf8(yieldcheck::str(called)), false};
    const Value content = value();
    return {"o", type_name() + "(" + (content.bound() ? utf8(yieldcheck::repr(content)) : "") + ")", false};
}

}  // namespace yieldcheck
