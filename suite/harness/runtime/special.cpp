#include "harness/runtime/special.hpp"

#include "harness/log.hpp"
#include "harness/runtime/iterators.hpp"
#include "harness/session.hpp"
#include "protocol/exception.hpp"
#include "protocol/methods.hpp"

namespace yieldcheck::special {

const char* const left_names[13] = {"__add__",      "__sub__", "__mul__", "__matmul__", "__truediv__",
                                    "__floordiv__", "__mod__", "__pow__", "__lshift__", "__rshift__",
                                    "__and__",      "__or__",  "__xor__"};
const char* const right_names[13] = {"__radd__",      "__rsub__", "__rmul__", "__rmatmul__", "__rtruediv__",
                                     "__rfloordiv__", "__rmod__", "__rpow__", "__rlshift__", "__rrshift__",
                                     "__rand__",      "__ror__",  "__rxor__"};
const char* const in_place_names[13] = {"__iadd__",      "__isub__", "__imul__", "__imatmul__", "__itruediv__",
                                        "__ifloordiv__", "__imod__", "__ipow__", "__ilshift__", "__irshift__",
                                        "__iand__",      "__ior__",  "__ixor__"};

Value find(Object& self, std::string_view name) { return class_of(Value(&self)).find_override(name); }

Value call(Object& self, const Value& method, Arguments arguments) {
    return call_attribute(method, Value(&self), std::move(arguments));
}

Text text_of(Object& self, const Value& method, const char* name) {
    const Value result = call(self, method);
    if (!is_instance(result, builtin_class("str"))) {
        raise_error("TypeError", std::string(name) + " returned non-string (type " + result->type_name() + ")");
    }
    return yieldcheck::str(result);
}

Text default_repr(Object& self) {
    const Value its_class = self.type();
    const Value module = its_class->find_attribute("__module__");
    const Value name = its_class->find_attribute("__qualname__");
    return U"<" + (module.bound() ? yieldcheck::str(module) + U"." : U"") + yieldcheck::str(name) + U" object at 0x>";
}

bool truth(Object& self) {
    if (const Value method = find(self, "__bool__"); method.bound()) {
        const Value result = call(self, method);
        if (!is(result, True) && !is(result, False)) {
            raise_error("TypeError", "__bool__ should return bool, returned " + result->type_name());
        }
        return is(result, True);
    }
    const Value method = find(self, "__len__");
    return !method.bound() || length_of(self, method) != 0;
}

std::size_t length_of(Object& self, const Value& method) {
    const std::int64_t length = index_of(call(self, method), "OverflowError");
    if (length < 0) raise_error("ValueError", "__len__() should return >= 0");
    return static_cast<std::size_t>(length);
}

std::size_t hash_of(Object& self, const Value& method) {
    if (is(method, None)) raise_error("TypeError", "unhashable type: '" + self.type_name() + "'");
    const Value result = call(self, method);
    if (!is_instance(result, builtin_class("int"))) {
        raise_error("TypeError", "__hash__ method should return an integer");
    }
    return result->hash();
}

Value compare(Object& self, Comparison comparison, const Value& other) {
    static constexpr const char* names[] = {"__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"};
    if (const Value method = find(self, names[static_cast<int>(comparison)]); method.bound()) {
        return call(self, method, {other});
    }
    if (comparison != Comparison::not_equal) return {};
    const Value method = find(self, "__eq__");
    if (!method.bound()) return {};
    const Value same = call(self, method, {other});
    return is(same, NotImplemented) ? same : boolean(!truthy(same));
}

Value binary(Object& self, const char* const (&names)[13], Operator operation, const Value& other) {
    const Value method = find(self, names[static_cast<int>(operation)]);
    return method.bound() ? call(self, method, {other}) : Value();
}

Value unary(Object& self, const char* name) {
    const Value method = find(self, name);
    return method.bound() ? call(self, method) : Value();
}

Value iterate(Object& self) {
    if (const Value method = find(self, "__iter__"); method.bound()) {
        if (is(method, None)) raise_error("TypeError", "'" + self.type_name() + "' object is not iterable");
        Value iterator = call(self, method);
        if (!iterator->is_iterator()) {
            raise_error("TypeError", "iter() returned non-iterator of type '" + iterator->type_name() + "'");
        }
        return iterator;
    }
    if (find(self, "__getitem__").bound()) return sequence_iterator(Value(&self));
    if (find(self, "__next__").bound()) raise_error("TypeError", "'" + self.type_name() + "' object is not iterable");
    return {};
}

Advance advance(Object& self, const Value& method) {
    try {
        return {call(self, method), false};
    } catch (const Raised& raised) {
        if (!is_a(raised.exception, "StopIteration")) throw;
        return {raised.exception.as<ExceptionObject>()->value(), true};
    }
}

void finalise(Object& self) noexcept {
    try {
        if (const Value method = find(self, "__del__"); method.bound()) call(self, method);
    } catch (const Raised& raised) {
        log().unraisable(raised.exception);
    } catch (const OutsideSubset& outside) {
        log().unraisable(make_exception("RuntimeError", {text(outside.what)}));
    } catch (const Unsupported&) {  // the session remembers it
    }
}

Value find_attribute(Object& self, PlainBehaviour& plain, std::string_view name) {
    const Value getattribute = find(self, "__getattribute__");
    const Value fallback = find(self, "__getattr__");
    const auto look_up = [&]() -> Value {
        return getattribute.bound() ? call(self, getattribute, {text(name)}) : plain.plain_attribute(name);
    };
    if (!fallback.bound()) return look_up();
    try {
        if (Value found = look_up(); found.bound()) return found;
    } catch (const Raised& raised) {
        if (!is_a(raised.exception, "AttributeError")) throw;
    }
    return call(self, fallback, {text(name)});
}

}  // namespace yieldcheck::special
