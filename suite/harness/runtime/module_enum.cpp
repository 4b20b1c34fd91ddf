// enum: Enum, IntEnum, StrEnum, Flag, IntFlag, auto and unique.
#include "harness/body.hpp"
#include "harness/runtime/descriptors.hpp"
#include "harness/runtime/enumeration.hpp"
#include "harness/runtime/modules.hpp"

#include <bit>

namespace yieldcheck {
namespace {

/// `name` and `value` of a member: nobody can set them.
class MemberProperty final : public Object, public Descriptor {
public:
    explicit MemberProperty(const char* name) : name_(name) {}

    Value type() const override { return builtin_class("property"); }
    bool data() const override { return true; }

    Value get(const Value& instance, const Value&) override {
        auto* member = instance.as<EnumMember>();
        if (member == nullptr) return Value(this);
        Value found = name_ == "name" ? member->name() : member->value();
        if (found.bound()) return found;
        raise_error("AttributeError", "'" + member->type_name() + "' object has no attribute '_" + name_ + "_'");
    }
    void set(const Value&, Value) override { refuse("set"); }
    void remove(const Value&) override { refuse("delete"); }

private:
    [[noreturn]] void refuse(const std::string& what) const {
        raise_error("AttributeError", "<enum 'Enum'> cannot " + what + " attribute '" + name_ + "'");
    }

    std::string name_;
};

EnumMember& self_of(Arguments& arguments) {
    auto* member = arguments.positional().empty() ? nullptr : arguments.positional()[0].as<EnumMember>();
    if (member == nullptr) raise_error("TypeError", "a method of an enumeration needs a member of it");
    return *member;
}

EnumClass& class_of(EnumMember& member) { return *member.type().as<EnumClass>(); }

bool has_name(EnumMember& member) { return member.name().bound() && !is(member.name(), None); }

// ---- Enum

Value enum_repr(Arguments& arguments) {
    EnumMember& self = self_of(arguments);
    const Text name = has_name(self) ? U"." + str(self.name()) : U"";
    return text(U"<" + said(self.type_name()) + name + U": " + repr(self.value()) + U">");
}

Value enum_str(Arguments& arguments) {
    EnumMember& self = self_of(arguments);
    const Text name = said(self.type_name());
    return text(has_name(self) ? name + U"." + str(self.name()) : name + U"(" + repr(self.value()) + U")");
}

Value enum_format(Arguments& arguments) {
    const Value self(&self_of(arguments));
    return text(text(str(self))->format(str(arguments.positional().at(1))));
}

Value enum_copy(Arguments& arguments) { return Value(&self_of(arguments)); }

Value enum_missing(Arguments& arguments) {
    auto* its_class = arguments.positional().at(0).as<EnumClass>();
    if (its_class == nullptr) raise_error("TypeError", "_missing_ is a method of enumerations");
    return its_class->usual_missing(arguments.positional().at(1));
}

Value following_number(Arguments& arguments) {
    Value greatest;
    for (const Value& value : items_of(arguments.positional().at(3))) {
        const bool number = is_integer(plain_data(value)) || value->kind() == Kind::real;
        if (!number) throw OutsideSubset{"auto() beside values that are no numbers is outside the subset"};
        if (!greatest.bound() || truthy(compare(Comparison::greater, value, greatest))) greatest = value;
    }
    return greatest.bound() ? binary(Operator::add, greatest, integer(1)) : arguments.positional()[1];
}

// ---- IntEnum, StrEnum, IntFlag: str() and format() are the value's

Value data_str(Arguments& arguments) { return text(str(self_of(arguments).data())); }

Value data_format(Arguments& arguments) {
    return text(self_of(arguments).data()->format(str(arguments.positional().at(1))));
}

Value lower_name(Arguments& arguments) { return arguments.positional().at(0)->call_method("lower", {}); }

// ---- Flag

/// The bits of the other operand; nothing where it is of another kind.
std::optional<std::int64_t> other_bits(Arguments& arguments) {
    EnumMember& self = self_of(arguments);
    const Value& other = arguments.positional().at(1);
    if (auto* member = other.as<EnumMember>(); member != nullptr && &class_of(*member) == &class_of(self)) {
        return flag_bits(member->value());
    }
    if (!class_of(self).data_type().bound() || !is_integer(plain_data(other))) return {};
    return flag_bits(other);
}

template <class Combine>
Value combined(Arguments& arguments, Combine combine) {
    const auto other = other_bits(arguments);
    if (!other) return NotImplemented;
    EnumMember& self = self_of(arguments);
    return class_of(self).member_of(integer(combine(flag_bits(self.value()), *other)));
}

Value flag_or(Arguments& arguments) { return combined(arguments, std::bit_or<>()); }
Value flag_and(Arguments& arguments) { return combined(arguments, std::bit_and<>()); }
Value flag_xor(Arguments& arguments) { return combined(arguments, std::bit_xor<>()); }

Value flag_invert(Arguments& arguments) {
    EnumMember& self = self_of(arguments);
    return class_of(self).inverted(flag_bits(self.value()));
}

Value flag_contains(Arguments& arguments) {
    EnumMember& self = self_of(arguments);
    const Value& other = arguments.positional().at(1);
    auto* member = other.as<EnumMember>();
    if (member == nullptr || !is_instance(other, self.type())) {
        raise_error("TypeError", "unsupported operand type(s) for 'in': '" + other->type_name() + "' and '" +
                                     self.type_name() + "'");
    }
    const std::int64_t wanted = flag_bits(member->value());
    return boolean((wanted & flag_bits(self.value())) == wanted);
}

std::vector<Value> parts_of(EnumMember& self) {
    std::vector<Value> parts;
    for (const Value& part : class_of(self).members()) {
        if ((flag_bits(part.as<EnumMember>()->value()) & flag_bits(self.value())) != 0) parts.push_back(part);
    }
    return parts;
}

Value flag_iter(Arguments& arguments) { return list(parts_of(self_of(arguments)))->iterate(); }

Value flag_len(Arguments& arguments) {
    return integer(std::popcount(static_cast<std::uint64_t>(flag_bits(self_of(arguments).value()))));
}

Value flag_bool(Arguments& arguments) { return boolean(flag_bits(self_of(arguments).value()) != 0); }

Value following_bit(Arguments& arguments) {
    std::int64_t greatest = 0;
    for (const Value& value : items_of(arguments.positional().at(3)))
        greatest = std::max(greatest, flag_bits(value));
    return integer(static_cast<std::int64_t>(std::bit_ceil(static_cast<std::uint64_t>(greatest) + 1)));
}

// ---- the module

Value unique(Arguments& arguments) {
    expect_arguments("unique", arguments, 1, 1);
    const Value enumeration = arguments.positional()[0];
    std::string aliases;
    for (const auto& [name, member] : enumeration.as<EnumClass>()->names()) {
        const std::string real = utf8(str(member.as<EnumMember>()->name()));
        if (name != real) aliases += (aliases.empty() ? "" : ", ") + name + " -> " + real;
    }
    if (aliases.empty()) return enumeration;
    raise_error("ValueError", "duplicate values found in " + utf8(repr(enumeration)) + ": " + aliases);
}

Value reversed_members(Arguments& arguments) {
    const auto& members = arguments.positional().at(0).as<EnumClass>()->members();
    return list(std::vector<Value>(members.rbegin(), members.rend()))->iterate();
}

Value plain_class(const char* name, const char* base) {
    Attributes attributes;
    attributes.set("__module__", Heap::immortal(text("enum")));
    return Heap::immortal(Value(new ClassObject(name, {builtin_class(base)}, std::move(attributes), false)));
}

/// One of the module's own enumerations, which have no members.
Value base_class(const char* name, std::vector<Value> bases, std::initializer_list<NativeEntry> methods) {
    const Value made = Heap::immortal(Value(new EnumClass(name, std::move(bases), {})));
    made->set_attribute("__module__", Heap::immortal(text("enum")));
    for (const NativeEntry& method : methods)
        made->set_attribute(method.name, Heap::immortal(native_method(method.name, method.function)));
    return made;
}

void set_generator(const Value& enumeration, Value (*function)(Arguments&)) {
    constexpr const char* name = "_generate_next_value_";
    enumeration->set_attribute(name, Heap::immortal(native_function(name, function)));
}

}  // namespace

Value enum_type() {
    static const Value made = plain_class("EnumType", "type");
    return made;
}

Value auto_class() {
    static const Value made = plain_class("auto", "object");
    return made;
}

void register_enum() {
    enum_type()->set_attribute("__reversed__", Heap::immortal(native_method("__reversed__", reversed_members)));
    auto_class().as<ClassObject>()->native = {make_auto};

    const Value plain = base_class("Enum", {builtin_class("object")},
                                   {{"__repr__", enum_repr},
                                    {"__str__", enum_str},
                                    {"__format__", enum_format},
                                    {"__copy__", enum_copy},
                                    {"__deepcopy__", enum_copy}});
    for (const char* name : {"name", "value"})
        plain->set_attribute(name, Heap::immortal(Value(new MemberProperty(name))));
    const Value missing = Heap::immortal(native_method("_missing_", enum_missing));
    plain->set_attribute("_missing_", Heap::immortal(class_method(missing)));
    set_generator(plain, following_number);

    const std::initializer_list<NativeEntry> of_data = {{"__str__", data_str}, {"__format__", data_format}};
    const Value of_integers = base_class("IntEnum", {builtin_class("int"), plain}, of_data);
    const Value of_texts = base_class("StrEnum", {builtin_class("str"), plain}, of_data);
    set_generator(of_texts, lower_name);

    const Value flag = base_class("Flag", {plain},
                                  {{"__or__", flag_or},
                                   {"__ror__", flag_or},
                                   {"__and__", flag_and},
                                   {"__rand__", flag_and},
                                   {"__xor__", flag_xor},
                                   {"__rxor__", flag_xor},
                                   {"__invert__", flag_invert},
                                   {"__contains__", flag_contains},
                                   {"__iter__", flag_iter},
                                   {"__len__", flag_len},
                                   {"__bool__", flag_bool}});
    flag.as<EnumClass>()->set_flag(false);
    set_generator(flag, following_bit);
    const Value integer_flag = base_class("IntFlag", {builtin_class("int"), flag}, of_data);
    integer_flag.as<EnumClass>()->set_flag(true);

    constexpr NativeEntry functions[] = {{"unique", unique}, {"_prepare", prepare_enum}};
    ModuleObject& module = add_module("enum");
    module.add(functions);
    module.add("auto", auto_class());
    for (const Value& each : {plain, of_integers, of_texts, flag, integer_flag})
        module.add(each.as<EnumClass>()->name(), each);
}

}  // namespace yieldcheck
