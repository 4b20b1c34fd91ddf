// Enumerations: how a class body becomes members, and what the class does that has them.
#include "harness/body.hpp"
#include "harness/runtime/enumeration.hpp"
#include "harness/runtime/native.hpp"
#include "protocol/exception.hpp"

namespace yieldcheck {
namespace {

/// What object.__new__(cls) and int.__new__(cls, value) make.
Value make_member(const Value& made_class, Arguments& arguments) {
    const Value& type = made_class.as<EnumClass>()->data_type();
    return Value(new EnumMember(made_class, type.bound() ? type->call(arguments) : Value()));
}

void expect_no_members(const std::string& name, const Value& base) {
    const auto* extended = base.as<EnumClass>();
    if (extended != nullptr && !extended->names().empty()) {
        raise_error("TypeError", "<enum '" + name + "'> cannot extend " + utf8(repr(base)));
    }
}

Value number_of(Arguments& arguments) { return plain_data(arguments.positional().at(0)); }
Value real_of(Arguments& arguments) { return builtin_class("float")->call({number_of(arguments)}); }

}  // namespace

EnumClass::EnumClass(std::string name, std::vector<Value> bases, Attributes given)
    : ClassObject(std::move(name), std::move(bases), std::move(given), false) {
    native = {make_member};
    inherit_kind();
}

void EnumClass::inherit_kind() {
    for (ClassObject* base : resolution_order()) {
        if (base != this) {
            if (const auto* other = dynamic_cast<EnumClass*>(base); other != nullptr && other->flag_) {
                flag_ = true;
                keeps_unknown_bits_ = keeps_unknown_bits_ || other->keeps_unknown_bits_;
            }
        }
        if (!base->builtin() || base->bases().empty()) continue;
        const bool known = base->name() == "int" || base->name() == "str" || base->name() == "float";
        if (!known) {
            throw OutsideSubset{"an enumeration that derives from " + base->name() +
                                " is outside the subset; of the built-in types there are int, str and float"};
        }
        data_type_ = Value(base);
    }
    const std::string type = data_type_.bound() ? data_type_.as<ClassObject>()->name() : "";
    if (type == "int") {
        for (const char* name : {"__index__", "__int__"})
            attributes.set(name, native_method(name, number_of));
    }
    if (type == "int" || type == "float") attributes.set("__float__", native_method("__float__", real_of));
}

bool has_enum_base(const std::vector<Value>& bases) {
    for (const Value& base : bases) {
        if (base.as<EnumClass>() != nullptr) return true;
    }
    return false;
}

Value make_enum_class(std::string name, std::vector<Value> bases, Attributes attributes) {
    for (const Value& base : bases)
        expect_no_members(name, base);
    Attributes rest;
    std::vector<std::pair<std::string, Value>> listed;
    for (auto& [key, value] : attributes.entries()) {
        if (is_auto(value)) throw OutsideSubset{"auto() outside the body of an enumeration is outside the subset"};
        if (is_member_name(key) && !is_descriptor(value)) {
            listed.emplace_back(key, value);
        } else {
            rest.set(key, value);
        }
    }
    const Value made(new EnumClass(std::move(name), std::move(bases), std::move(rest)));
    for (const auto& [key, value] : listed)
        made.as<EnumClass>()->add_member(key, value);
    return made;
}

// ---- members

Value EnumClass::new_member(const Value& value) {
    const Value self(this);
    std::vector<Value> given = value->kind() == Kind::tuple ? items_of(value) : std::vector{value};
    Value made;
    if (const Value make = find_override("__new__"); make.bound()) {
        Arguments arguments(given);
        arguments.prepend(self);
        made = bind_attribute(make, {}, self)->call(std::move(arguments));
        if (made.as<EnumMember>() == nullptr || &class_of(made) != this) {
            throw OutsideSubset{"__new__ of an enumeration that makes no member of it is outside the subset"};
        }
    } else if (data_type_.bound()) {
        made = Value(new EnumMember(self, data_type_->call(Arguments(given))));
    } else {
        made = Value(new EnumMember(self, {}));
    }
    auto& member = *made.as<EnumMember>();
    if (!member.value().bound()) member.own().set("_value_", member.data().bound() ? member.data() : value);
    return made;
}

void EnumClass::add_member(const std::string& name, const Value& value) {
    const Value made = new_member(value);
    auto& member = *made.as<EnumMember>();
    member.own().set("_name_", text(name));
    member.own().set("__objclass__", Value(this));
    member.own().set("_sort_order_", integer(static_cast<std::int64_t>(listed_.size())));
    if (const Value initialise = find_override("__init__"); initialise.bound()) {
        std::vector<Value> given = value->kind() == Kind::tuple ? items_of(value) : std::vector{value};
        call_attribute(initialise, made, Arguments(std::move(given)));
    }
    const Value before = find_value(member.value());
    by_name_.emplace_back(name, before.bound() ? before : made);
    ClassObject::set_attribute(name, by_name_.back().second);
    if (before.bound()) return;
    if (!flag_) {
        listed_.push_back(made);
        return;
    }
    const std::int64_t bits = flag_bits(member.value());
    if (bits < 0) throw OutsideSubset{"a flag with a negative value is outside the subset"};
    flag_mask_ |= bits;
    const bool single = bits != 0 && (bits & (bits - 1)) == 0;
    if (single) single_bits_ |= bits;
    (single ? listed_ : combinations_).push_back(made);
}

Value EnumClass::find_named(std::string_view name) const {
    for (const auto& [each, member] : by_name_) {
        if (each == name) return member;
    }
    return {};
}

Value EnumClass::find_value(const Value& value) {
    for (const auto* members : {&listed_, &combinations_}) {
        for (const Value& member : *members) {
            if (equal(member.as<EnumMember>()->value(), value)) return member;
        }
    }
    return {};
}

Value EnumClass::usual_missing(const Value& value) {
    return flag_ && is_integer(plain_data(value)) ? combination(flag_bits(value)) : None;
}

Value EnumClass::missing(const Value& value, const Value& refusal) {
    const Value self(this);
    try {
        Value result = bind_attribute(lookup("_missing_"), {}, self)->call({value});
        if (is(result, None) || is_instance(result, self)) return result;
        raise_error("TypeError", "error in " + name() + "._missing_: returned " + utf8(yieldcheck::repr(result)) +
                                     " instead of None or a valid member");
    } catch (const Raised& raised) {
        if (!is_a(raised.exception, "ValueError")) set_context(raised.exception, refusal);
        throw;
    }
}

Value EnumClass::member_of(const Value& value) {
    if (&class_of(value) == this) return value;
    if (Value found = find_value(value); found.bound()) return found;
    const Value refusal = make_exception("ValueError", {text(utf8(yieldcheck::repr(value)) + " is not a valid " +
                                                             utf8(yieldcheck::str(find_attribute("__qualname__"))))});
    refusal.as<ExceptionObject>()->by_interpreter = true;
    Value result = missing(value, refusal);
    if (is(result, None)) raise_exception(refusal);
    return result;
}

// ---- the class itself

Value EnumClass::type() const { return enum_type(); }

Text EnumClass::repr() { return (flag_ ? U"<flag '" : U"<enum '") + said(name()) + U"'>"; }

Value EnumClass::call(Arguments arguments) {
    auto& given = arguments.positional();
    if (by_name_.empty()) {
        if (given.size() == 1 && arguments.keywords().empty()) {
            raise_error("TypeError", utf8(repr()) +
                                         " has no members; specify `names=()` if you meant to create a new, empty, "
                                         "enum");
        }
        throw OutsideSubset{"making an enumeration by a call is outside the subset; write a class"};
    }
    if (!arguments.keywords().empty() && given.empty() && arguments.keywords()[0].first == "value") {
        return member_of(arguments.keywords()[0].second);
    }
    expect_no_keywords(name(), arguments);
    if (given.empty()) raise_error("TypeError", "EnumType.__call__() missing 1 required positional argument: 'value'");
    return member_of(given.size() == 1 ? given[0] : tuple(given));
}

bool EnumClass::contains(const Value& item) { return is_instance(item, Value(this)) || find_value(item).bound(); }

Value EnumClass::item(const Value& key) {
    const Value called = plain_data(key);
    const Value found = called->kind() == Kind::text ? find_named(utf8(yieldcheck::str(called))) : Value();
    if (!found.bound()) raise_error("KeyError", std::vector{key});
    return found;
}

Value EnumClass::find_attribute(std::string_view name) {
    if (name == "__members__" || name == "_member_map_") {
        std::vector<std::pair<Value, Value>> members;
        for (const auto& [each, member] : by_name_)
            members.emplace_back(text(each), member);
        return dict(std::move(members));
    }
    if (name == "name" || name == "value") return {};
    return ClassObject::find_attribute(name);
}

void EnumClass::set_attribute(std::string_view name, Value value) {
    if (find_named(name).bound()) {
        raise_error("AttributeError", "cannot reassign member " + utf8(yieldcheck::repr(text(name))));
    }
    ClassObject::set_attribute(name, std::move(value));
}

void EnumClass::delete_attribute(std::string_view name) {
    if (find_named(name).bound()) {
        raise_error("AttributeError", utf8(yieldcheck::repr(text(this->name()))) + " cannot delete member " +
                                          utf8(yieldcheck::repr(text(name))) + ".");
    }
    ClassObject::delete_attribute(name);
}

void EnumClass::clear() noexcept {
    ClassObject::clear();
    listed_.clear();
    combinations_.clear();
    by_name_.clear();
}

}  // namespace yieldcheck
