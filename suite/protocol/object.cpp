// What objects answer that have no answer of their own: CPython's defaults and its errors.
#include "protocol/object.hpp"

#include "protocol/exception.hpp"
#include "protocol/methods.hpp"

namespace yieldcheck {
namespace {

[[noreturn]] void not_supported(Object& object, std::string_view what) {
    raise_error("TypeError", "'" + object.type_name() + "' object " + std::string(what));
}

[[noreturn]] void bad_operand(Object& object, char sign) {
    raise_error("TypeError", std::string("bad operand type for unary ") + sign + ": '" + object.type_name() + "'");
}

[[noreturn]] void read_only(Object& object, std::string_view name) {
    if (object.find_attribute(name).bound()) {
        raise_error("AttributeError",
                    "'" + object.type_name() + "' object attribute '" + std::string(name) + "' is read-only");
    }
    raise_error("AttributeError", "'" + object.type_name() + "' object has no attribute '" + std::string(name) +
                                      "' and no __dict__ for setting new attributes");
}

/// The special methods that every Python object has.
bool everybody_has(std::string_view name) {
    static constexpr std::string_view names[] = {"__repr__", "__str__", "__format__", "__hash__", "__eq__",
                                                 "__ne__",   "__lt__",  "__le__",     "__gt__",   "__ge__"};
    for (const std::string_view candidate : names) {
        if (candidate == name) return true;
    }
    return false;
}

}  // namespace

std::string Object::type_name() const { return utf8(yieldcheck::str(attribute(type(), "__name__"))); }

Text Object::repr() {
    const std::string name = type_name();
    return U"<" + Text(name.begin(), name.end()) + U" object at 0x>";
}

Text Object::format(const Text& specification) {
    if (!specification.empty()) {
        raise_error("TypeError", "unsupported format string passed to " + type_name() + ".__format__");
    }
    return str();
}

std::size_t Object::hash() {
    const auto address = reinterpret_cast<std::size_t>(this);
    return address >> 4 | address << 60;
}

Value Object::compare(Comparison comparison, const Value& other) {
    if (comparison == Comparison::equal) return other.object() == this ? True : NotImplemented;
    if (comparison != Comparison::not_equal) return NotImplemented;
    const Value same = compare(Comparison::equal, other);
    return is(same, NotImplemented) ? same : boolean(!truthy(same));
}

Value Object::binary(Operator, const Value&) { return NotImplemented; }
Value Object::reflected(Operator, const Value&) { return NotImplemented; }
Value Object::in_place(Operator, const Value&) { return NotImplemented; }
Value Object::negative() { bad_operand(*this, '-'); }
Value Object::positive() { bad_operand(*this, '+'); }
Value Object::invert() { bad_operand(*this, '~'); }

std::size_t Object::length() { raise_error("TypeError", "object of type '" + type_name() + "' has no len()"); }

bool Object::contains(const Value& wanted) {
    Value iterator;
    try {
        iterator = iterate();
    } catch (const Raised& raised) {
        if (!is_a(raised.exception, "TypeError")) throw;
        raise_error("TypeError", "argument of type '" + type_name() + "' is not iterable");
    }
    while (true) {
        const Advance step = iterator->advance();
        if (step.ended) return false;
        if (equal(step.value, wanted)) return true;
    }
}

Value Object::item(const Value&) { not_supported(*this, "is not subscriptable"); }
void Object::set_item(const Value&, Value) { not_supported(*this, "does not support item assignment"); }
void Object::delete_item(const Value&) {
    const bool sequence = kind_ == Kind::tuple || kind_ == Kind::text || kind_ == Kind::bytes || kind_ == Kind::range;
    not_supported(*this, sequence ? "doesn't support item deletion" : "does not support item deletion");
}

Value Object::iterate() {
    if (is_iterator()) return Value(this);
    not_supported(*this, "is not iterable");
}

Advance Object::advance() { not_supported(*this, "is not an iterator"); }

Value Object::find_attribute(std::string_view name) {
    if (name == "__class__") return type();
    if (name == "__doc__") return None;
    const bool iteration = is_iterator() && (name == "__next__" || name == "__iter__");
    if (!iteration && !everybody_has(name)) return {};
    return native_function(name, [self = Value(this), method = special_method(name)](Arguments& arguments) {
        return call_checked(self->type_name(), *method, *self.object(), arguments);
    });
}

void Object::set_attribute(std::string_view name, Value) { read_only(*this, name); }
void Object::delete_attribute(std::string_view name) { read_only(*this, name); }

Value Object::call(Arguments) { not_supported(*this, "is not callable"); }

Value Object::call_method(std::string_view name, Arguments arguments) {
    return attribute(Value(this), name)->call(std::move(arguments));
}

}  // namespace yieldcheck
