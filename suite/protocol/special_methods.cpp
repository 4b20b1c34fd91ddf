// Special methods called by name (x.__len__(), x.__add__(y)): the virtual functions of Object under their Python names.
#include "protocol/methods.hpp"
#include "protocol/number.hpp"

namespace yieldcheck {
namespace {

template <Comparison comparison>
Value compare_special(Object& self, Arguments& arguments) {
    return self.compare(comparison, arguments.positional()[0]);
}

template <Operator operation>
Value binary_special(Object& self, Arguments& arguments) {
    const Kind kind = self.kind();
    Value result = self.binary(operation, arguments.positional()[0]);
    // What number slots decline, the sequence slots of str, list, tuple and bytes refuse outright.
    const bool sequence = kind == Kind::text || kind == Kind::bytes || kind == Kind::list || kind == Kind::tuple;
    const bool sequence_slot = operation == Operator::add || operation == Operator::multiply;
    if (sequence && sequence_slot && is(result, NotImplemented)) {
        return binary(operation, Value(&self), arguments.positional()[0]);
    }
    return result;
}

template <Operator operation>
Value reflected_special(Object& self, Arguments& arguments) {
    return self.reflected(operation, arguments.positional()[0]);
}

template <Operator operation>
Value in_place_special(Object& self, Arguments& arguments) {
    return self.in_place(operation, arguments.positional()[0]);
}

Value next_special(Object& self, Arguments&) {
    Advance step = self.advance();
    if (!step.ended) return std::move(step.value);
    std::vector<Value> arguments;
    if (!is(step.value, None)) arguments.push_back(std::move(step.value));
    raise_error("StopIteration", std::move(arguments));
}

Value call_special(Object& self, Arguments& arguments) { return self.call(std::move(arguments)); }

Value format_special(Object& self, Arguments& arguments) {
    const Value& specification = arguments.positional()[0];
    if (specification->kind() != Kind::text) {
        raise_error("TypeError", "__format__() argument must be str, not " + specification->type_name());
    }
    return text(self.format(str(specification)));
}

Value set_item_special(Object& self, Arguments& arguments) {
    self.set_item(arguments.positional()[0], std::move(arguments.positional()[1]));
    return None;
}

Value delete_item_special(Object& self, Arguments& arguments) {
    self.delete_item(arguments.positional()[0]);
    return None;
}

std::string attribute_name(const Value& name) {
    if (name->kind() != Kind::text) {
        raise_error("TypeError", "attribute name must be string, not '" + name->type_name() + "'");
    }
    return utf8(str(name));
}

Value get_attribute_special(Object& self, Arguments& arguments) {
    return attribute(Value(&self), attribute_name(arguments.positional()[0]));
}

Value set_attribute_special(Object& self, Arguments& arguments) {
    self.set_attribute(attribute_name(arguments.positional()[0]), std::move(arguments.positional()[1]));
    return None;
}

Value power_special(Object& self, Arguments& arguments) {
    auto& given = arguments.positional();
    if (given.size() == 1 || is(given[1], None)) return self.binary(Operator::power, given[0]);
    if (!is_integer(Value(&self)) || !is_integer(given[0]) || !is_integer(given[1])) return NotImplemented;
    return integer_power_modulo(Value(&self), given[0], given[1]);
}

Value divmod_special(Object& self, Arguments& arguments) {
    return divide_with_remainder(Value(&self), arguments.positional()[0]);
}

Value reflected_divmod_special(Object& self, Arguments& arguments) {
    return divide_with_remainder(arguments.positional()[0], Value(&self));
}

using Table = std::unordered_map<std::string_view, Method>;

void add_questions(Table& table) {
    const auto add = [&](std::string_view name, std::size_t least, std::size_t most, Method::Function function) {
        table.emplace(name, Method{name, function, least, most, false});
    };
    add("__repr__", 0, 0, [](Object& self, Arguments&) { return text(self.repr()); });
    add("__str__", 0, 0, [](Object& self, Arguments&) { return text(self.str()); });
    add("__format__", 1, 1, format_special);
    add("__bool__", 0, 0, [](Object& self, Arguments&) { return Value(boolean(self.truth())); });
    add("__hash__", 0, 0, [](Object& self, Arguments&) { return integer(static_cast<std::int64_t>(self.hash())); });
    add("__len__", 0, 0, [](Object& self, Arguments&) { return integer(static_cast<std::int64_t>(self.length())); });
    add("__contains__", 1, 1,
        [](Object& self, Arguments& arguments) { return Value(boolean(self.contains(arguments.positional()[0]))); });
    add("__getitem__", 1, 1, [](Object& self, Arguments& arguments) { return self.item(arguments.positional()[0]); });
    add("__setitem__", 2, 2, set_item_special);
    add("__delitem__", 1, 1, delete_item_special);
    add("__iter__", 0, 0, [](Object& self, Arguments&) { return self.iterate(); });
    add("__next__", 0, 0, next_special);
    add("__getattribute__", 1, 1, get_attribute_special);
    add("__setattr__", 2, 2, set_attribute_special);
    add("__neg__", 0, 0, [](Object& self, Arguments&) { return self.negative(); });
    add("__pos__", 0, 0, [](Object& self, Arguments&) { return self.positive(); });
    add("__invert__", 0, 0, [](Object& self, Arguments&) { return self.invert(); });
    add("__divmod__", 1, 1, divmod_special);
    add("__rdivmod__", 1, 1, reflected_divmod_special);
    add("__pow__", 1, 2, power_special);
    table.emplace("__call__", Method{"__call__", call_special, 0, any_number, true});
}

void add_comparisons(Table& table) {
    const auto add = [&](std::string_view name, Method::Function function) {
        table.emplace(name, Method{name, function, 1, 1, false});
    };
    add("__lt__", compare_special<Comparison::less>);
    add("__le__", compare_special<Comparison::less_equal>);
    add("__eq__", compare_special<Comparison::equal>);
    add("__ne__", compare_special<Comparison::not_equal>);
    add("__gt__", compare_special<Comparison::greater>);
    add("__ge__", compare_special<Comparison::greater_equal>);
}

template <Operator operation>
void add_operator(Table& table, std::string_view name, std::string_view reflected, std::string_view in_place) {
    table.emplace(name, Method{name, binary_special<operation>, 1, 1, false});
    table.emplace(reflected, Method{reflected, reflected_special<operation>, 1, 1, false});
    table.emplace(in_place, Method{in_place, in_place_special<operation>, 1, 1, false});
}

Table make_table() {
    Table table;
    add_questions(table);
    add_comparisons(table);
    add_operator<Operator::add>(table, "__add__", "__radd__", "__iadd__");
    add_operator<Operator::subtract>(table, "__sub__", "__rsub__", "__isub__");
    add_operator<Operator::multiply>(table, "__mul__", "__rmul__", "__imul__");
    add_operator<Operator::matrix_multiply>(table, "__matmul__", "__rmatmul__", "__imatmul__");
    add_operator<Operator::divide>(table, "__truediv__", "__rtruediv__", "__itruediv__");
    add_operator<Operator::floor_divide>(table, "__floordiv__", "__rfloordiv__", "__ifloordiv__");
    add_operator<Operator::modulo>(table, "__mod__", "__rmod__", "__imod__");
    add_operator<Operator::power>(table, "__pow__", "__rpow__", "__ipow__");
    add_operator<Operator::left_shift>(table, "__lshift__", "__rlshift__", "__ilshift__");
    add_operator<Operator::right_shift>(table, "__rshift__", "__rrshift__", "__irshift__");
    add_operator<Operator::bit_and>(table, "__and__", "__rand__", "__iand__");
    add_operator<Operator::bit_or>(table, "__or__", "__ror__", "__ior__");
    add_operator<Operator::bit_xor>(table, "__xor__", "__rxor__", "__ixor__");
    return table;
}

}  // namespace

const Method* special_method(std::string_view name) {
    static const Table table = make_table();
    const auto found = table.find(name);
    return found != table.end() ? &found->second : nullptr;
}

}  // namespace yieldcheck
