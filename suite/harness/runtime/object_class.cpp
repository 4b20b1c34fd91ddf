// The class `object`: what calling it and its subclasses makes, and the methods that super() finds in it.
#include "harness/runtime/instance.hpp"
#include "harness/runtime/native.hpp"

namespace yieldcheck {
namespace {

Value make_instance(const Value& made_class, Arguments& arguments) {
    auto& its_class = *made_class.as<ClassObject>();
    if (!arguments.positional().empty() || !arguments.keywords().empty()) {
        if (its_class.find_override("__new__").bound()) {
            raise_error("TypeError", "object.__new__() takes exactly one argument (the type to instantiate)");
        }
        if (!its_class.find_override("__init__").bound())
            raise_error("TypeError", its_class.name() + "() takes no arguments");
    }
    expect_no_abstract_methods(its_class);
    return Value(new Instance(made_class));
}

void initialise_instance(const Value& self, Arguments& arguments) {
    if (arguments.positional().empty() && arguments.keywords().empty()) return;
    auto& its_class = class_of(self);
    if (its_class.find_override("__init__").bound()) {
        raise_error("TypeError", "object.__init__() takes exactly one argument (the instance to initialize)");
    }
    if (!its_class.find_override("__new__").bound()) {
        raise_error("TypeError",
                    its_class.name() + ".__init__() takes exactly one argument (the instance to initialize)");
    }
}

Value take_first(Arguments& arguments, const char* method) {
    auto& positional = arguments.positional();
    if (positional.empty()) {
        raise_error("TypeError", std::string("unbound method object.") + method + "() needs an argument");
    }
    Value first = std::move(positional.front());
    positional.erase(positional.begin());
    return first;
}

PlainBehaviour* plain(const Value& self) { return self.as<PlainBehaviour>(); }

Value object_init(Arguments& arguments) {
    const Value self = take_first(arguments, "__init__");
    initialise_instance(self, arguments);
    return None;
}

Value object_new(Arguments& arguments) {
    const Value made_class = take_first(arguments, "__new__");
    auto* its_class = made_class.as<ClassObject>();
    if (its_class == nullptr) {
        raise_error("TypeError", "object.__new__(X): X is not a type object (" + made_class->type_name() + ")");
    }
    if (its_class->native.make == nullptr) {
        raise_error("TypeError", "cannot create '" + its_class->name() + "' instances");
    }
    return its_class->native.make(made_class, arguments);
}

Value object_repr(Arguments& arguments) {
    const Value self = take_first(arguments, "__repr__");
    return text(plain(self) != nullptr ? special::default_repr(*self.object()) : self->repr());
}

Value object_str(Arguments& arguments) { return text(take_first(arguments, "__str__")->repr()); }

Value object_format(Arguments& arguments) {
    const Value self = take_first(arguments, "__format__");
    expect_arguments("object.__format__", arguments, 1, 1);
    return text(self->Object::format(str(arguments.positional()[0])));
}

Value object_eq(Arguments& arguments) {
    const Value self = take_first(arguments, "__eq__");
    expect_arguments("__eq__", arguments, 1, 1);
    return is(self, arguments.positional()[0]) ? True : NotImplemented;
}

Value object_ne(Arguments& arguments) {
    const Value self = take_first(arguments, "__ne__");
    expect_arguments("__ne__", arguments, 1, 1);
    const Value same = self->compare(Comparison::equal, arguments.positional()[0]);
    return is(same, NotImplemented) ? same : boolean(!truthy(same));
}

Value object_order(Arguments& arguments) {
    take_first(arguments, "__lt__");
    expect_arguments("__lt__", arguments, 1, 1);
    return NotImplemented;
}

Value object_hash(Arguments& arguments) {
    const Value self = take_first(arguments, "__hash__");
    return integer(static_cast<std::int64_t>(self->Object::hash()));
}

Value object_getattribute(Arguments& arguments) {
    const Value self = take_first(arguments, "__getattribute__");
    expect_arguments("object.__getattribute__", arguments, 1, 1);
    const std::string name = utf8(str(arguments.positional()[0]));
    if (plain(self) == nullptr) return attribute(self, name);
    Value found = plain(self)->plain_attribute(name);
    if (!found.bound()) {
        raise_error("AttributeError", "'" + self->type_name() + "' object has no attribute '" + name + "'");
    }
    return found;
}

Value object_setattr(Arguments& arguments) {
    const Value self = take_first(arguments, "__setattr__");
    expect_arguments("object.__setattr__", arguments, 2, 2);
    const std::string name = utf8(str(arguments.positional()[0]));
    Value value = std::move(arguments.positional()[1]);
    if (plain(self) != nullptr) {
        plain(self)->set_plain_attribute(name, std::move(value));
    } else {
        self->set_attribute(name, std::move(value));
    }
    return None;
}

Value object_delattr(Arguments& arguments) {
    const Value self = take_first(arguments, "__delattr__");
    expect_arguments("object.__delattr__", arguments, 1, 1);
    const std::string name = utf8(str(arguments.positional()[0]));
    if (plain(self) != nullptr) {
        plain(self)->delete_plain_attribute(name);
    } else {
        self->delete_attribute(name);
    }
    return None;
}

Value object_init_subclass(Arguments& arguments) {
    if (!arguments.keywords().empty())
        raise_error("TypeError", "object.__init_subclass__() takes no keyword arguments");
    return None;
}

}  // namespace

void register_object_class() {
    set_native("object", {make_instance, initialise_instance});
    auto& object_class = *builtin_class("object").as<ClassObject>();
    const NativeEntry methods[] = {
        {"__init__", object_init},       {"__repr__", object_repr},       {"__str__", object_str},
        {"__format__", object_format},   {"__eq__", object_eq},           {"__ne__", object_ne},
        {"__lt__", object_order},        {"__le__", object_order},        {"__gt__", object_order},
        {"__ge__", object_order},        {"__hash__", object_hash},       {"__getattribute__", object_getattribute},
        {"__setattr__", object_setattr}, {"__delattr__", object_delattr},
    };
    for (const NativeEntry& method : methods) {
        object_class.attributes.set(method.name, Heap::immortal(native_method(method.name, method.function)));
    }
    object_class.attributes.set("__new__", Heap::immortal(native_function("__new__", object_new)));
    object_class.attributes.set("__init_subclass__",
                                Heap::immortal(native_function("__init_subclass__", object_init_subclass)));
}

}  // namespace yieldcheck
