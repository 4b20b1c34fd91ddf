// Questions to which both operands may have the answer: who is asked first, and what CPython says when neither knows.
#include "protocol/class.hpp"

namespace yieldcheck {
namespace {

const char* sign_of(Operator operation) {
    switch (operation) {
        case Operator::add: return "+";
        case Operator::subtract: return "-";
        case Operator::multiply: return "*";
        case Operator::matrix_multiply: return "@";
        case Operator::divide: return "/";
        case Operator::floor_divide: return "//";
        case Operator::modulo: return "%";
        case Operator::power: return "** or pow()";
        case Operator::left_shift: return "<<";
        case Operator::right_shift: return ">>";
        case Operator::bit_and: return "&";
        case Operator::bit_or: return "|";
        case Operator::bit_xor: return "^";
    }
    return "";
}

const char* sign_of(Comparison comparison) {
    switch (comparison) {
        case Comparison::less: return "<";
        case Comparison::less_equal: return "<=";
        case Comparison::equal: return "==";
        case Comparison::not_equal: return "!=";
        case Comparison::greater: return ">";
        case Comparison::greater_equal: return ">=";
    }
    return "";
}

Comparison mirrored(Comparison comparison) {
    switch (comparison) {
        case Comparison::less: return Comparison::greater;
        case Comparison::less_equal: return Comparison::greater_equal;
        case Comparison::greater: return Comparison::less;
        case Comparison::greater_equal: return Comparison::less_equal;
        case Comparison::equal:
        case Comparison::not_equal: return comparison;
    }
    return comparison;
}

bool is_sequence(const Value& value) {
    const Kind kind = value->kind();
    return kind == Kind::text || kind == Kind::bytes || kind == Kind::list || kind == Kind::tuple;
}

/// A class that derives from the left operand's goes first. Built-in kinds settle such things among themselves.
bool right_first(const Value& left, const Value& right) {
    const auto defined_in_python = [](const Value& value) {
        return value->kind() == Kind::other || value->kind() == Kind::instance;
    };
    if (!defined_in_python(left) || !defined_in_python(right)) return false;
    const Value left_type = left->type();
    const Value right_type = right->type();
    return !is(left_type, right_type) && is_subclass(right_type, left_type);
}

[[noreturn]] void unsupported(const std::string& sign, const Value& left, const Value& right) {
    raise_error("TypeError", "unsupported operand type(s) for " + sign + ": '" + left->type_name() + "' and '" +
                                 right->type_name() + "'");
}

/// What CPython's sequence slots say after the number slots have given up.
void complain_as_sequence(Operator operation, const Value& left, const Value& right) {
    if (operation == Operator::add && is_sequence(left)) {
        const std::string name = left->type_name();
        if (left->kind() == Kind::bytes) raise_error("TypeError", "can't concat " + right->type_name() + " to bytes");
        raise_error("TypeError", "can only concatenate " + name + " (not \"" + right->type_name() + "\") to " + name);
    }
    if (operation != Operator::multiply) return;
    const auto no_count = [](const Value& value) {
        raise_error("TypeError", "can't multiply sequence by non-int of type '" + value->type_name() + "'");
    };
    if (is_sequence(left)) no_count(right);
    if (is_sequence(right)) no_count(left);
}

Value binary_or_nothing(Operator operation, const Value& left, const Value& right) {
    const bool reversed = right_first(left, right);
    if (reversed) {
        Value result = right->reflected(operation, left);
        if (!is(result, NotImplemented)) return result;
    }
    Value result = left->binary(operation, right);
    if (!is(result, NotImplemented) || reversed) return result;
    // An instance and another one of the same class: CPython does not ask twice.
    if (left->kind() == Kind::instance && right->kind() == Kind::instance && is(left->type(), right->type()))
        return result;
    return right->reflected(operation, left);
}

constexpr int deepest = 900;  // near CPython's recursion limit of 1000

/// Structures that contain themselves, or are too deep, end in RecursionError as in CPython.
class Depth {
public:
    explicit Depth(const char* what) {
        if (++current > deepest) {
            --current;
            raise_error("RecursionError", std::string("maximum recursion depth exceeded") + what);
        }
    }
    ~Depth() { --current; }
    Depth(const Depth&) = delete;
    Depth& operator=(const Depth&) = delete;

private:
    static inline int current = 0;
};

}  // namespace

bool truthy(const Value& value) { return is(value, True) || (!is(value, False) && value->truth()); }

bool equal(const Value& left, const Value& right) {
    return is(left, right) || truthy(compare(Comparison::equal, left, right));
}

Value compare(Comparison comparison, const Value& left, const Value& right) {
    const Depth depth(" in comparison");
    const bool reversed = right_first(left, right);
    if (reversed) {
        Value result = right->compare(mirrored(comparison), left);
        if (!is(result, NotImplemented)) return result;
    }
    Value result = left->compare(comparison, right);
    if (!is(result, NotImplemented)) return result;
    if (!reversed) {
        result = right->compare(mirrored(comparison), left);
        if (!is(result, NotImplemented)) return result;
    }
    if (comparison == Comparison::equal) return boolean(is(left, right));
    if (comparison == Comparison::not_equal) return boolean(!is(left, right));
    raise_error("TypeError", std::string("'") + sign_of(comparison) + "' not supported between instances of '" +
                                 left->type_name() + "' and '" + right->type_name() + "'");
}

Value binary(Operator operation, const Value& left, const Value& right) {
    Value result = binary_or_nothing(operation, left, right);
    if (!is(result, NotImplemented)) return result;
    complain_as_sequence(operation, left, right);
    unsupported(sign_of(operation), left, right);
}

Value in_place(Operator operation, const Value& left, const Value& right) {
    Value result = left->in_place(operation, right);
    if (!is(result, NotImplemented)) return result;
    result = binary_or_nothing(operation, left, right);
    if (!is(result, NotImplemented)) return result;
    // In place, CPython asks the right operand's sequence slots only when the left one has none.
    const Kind kind = left->kind();
    const bool asks_right = kind == Kind::integer || kind == Kind::boolean || kind == Kind::real || kind == Kind::none;
    if (operation != Operator::multiply || asks_right || is_sequence(left))
        complain_as_sequence(operation, left, right);
    unsupported(operation == Operator::power ? "**=" : std::string(sign_of(operation)) + "=", left, right);
}

bool contains(const Value& container, const Value& item) { return container->contains(item); }

Value attribute(const Value& object, std::string_view name) {
    Value found = object->find_attribute(name);
    if (found.bound()) return found;
    if (const auto* its_class = object.as<ClassObject>()) {
        raise_error("AttributeError",
                    "type object '" + its_class->name() + "' has no attribute '" + std::string(name) + "'");
    }
    raise_error("AttributeError", "'" + object->type_name() + "' object has no attribute '" + std::string(name) + "'");
}

Text repr(const Value& value) {
    const Depth depth(" while getting the repr of an object");
    return value->repr();
}

Text str(const Value& value) {
    const Depth depth(" while getting the str of an object");
    return value->str();
}

}  // namespace yieldcheck
