#include "harness/runtime/instance.hpp"

#include "harness/body.hpp"
#include "harness/runtime/builtins.hpp"
#include "harness/runtime/descriptors.hpp"
#include "harness/runtime/enumeration.hpp"
#include "harness/runtime/function.hpp"
#include "harness/runtime/namespace.hpp"
#include "harness/runtime/wrapped.hpp"
#include "protocol/exception_group.hpp"
#include "protocol/number.hpp"

namespace yieldcheck {
namespace {

using UserException = Special<ExceptionObject>;
using UserExceptionGroup = Special<ExceptionGroupObject>;

Value make_user_exception(const Value& exception_class, Arguments& arguments) {
    return Value(new UserException(exception_class, arguments.positional()));
}

Value make_user_group(const Value& group_class, Arguments& arguments) {
    Value actual_class = group_class;
    std::vector<Value> members = checked_group_members(actual_class, arguments);
    return Value(new UserExceptionGroup(actual_class, arguments.positional(), std::move(members)));
}

/// Which C++ class the instances of a new class are.
void choose_native(ClassObject& made) {
    const auto derives = [&made](std::string_view name) {
        return made.derives_from(*builtin_class(name).as<ClassObject>());
    };
    if (derives("BaseExceptionGroup")) {
        made.native.make = make_user_group;
        return;
    }
    if (derives("BaseException")) {
        made.native.make = make_user_exception;
        return;
    }
    const auto make_instance = builtin_class("object").as<ClassObject>()->native.make;
    if (made.native.make == make_instance) {
        for (ClassObject* base : made.resolution_order()) {
            if (!base->builtin() || base->bases().empty()) continue;
            raise_error("TypeError", "type '" + base->name() + "' is not an acceptable base type");
        }
        return;
    }
    for (ClassObject* base : made.resolution_order()) {
        if (!base->builtin()) continue;
        if (base->native.subclassable) return;
        if (const auto wrapping = wrapping_native(*base); wrapping.make != nullptr) {
            made.native = wrapping;
            return;
        }
        throw OutsideSubset{"a class that derives from " + base->name() +
                            " is outside the subset; keep one in an attribute and define the methods that are needed"};
    }
}

/// What type.__new__ does with the attributes of a class body.
void prepare_attributes(Attributes& attributes) {
    for (const char* name : {"__init_subclass__", "__class_getitem__"}) {
        const Value method = attributes.find(name);
        if (method.bound() && method.as<FunctionObject>() != nullptr) attributes.set(name, class_method(method));
    }
    if (const Value make = attributes.find("__new__"); make.bound() && make.as<FunctionObject>() != nullptr) {
        attributes.set("__new__", static_method(make));
    }
    if (attributes.find("__eq__").bound() && !attributes.find("__hash__").bound()) attributes.set("__hash__", None);
}

void tell_names(const Value& made, const Attributes& attributes) {
    for (const auto& [name, value] : attributes.entries()) {
        if (const Value method = class_of(value).find_override("__set_name__"); method.bound()) {
            call_attribute(method, value, {made, text(name)});
        }
    }
}

void tell_bases(const Value& made) {
    const auto& order = made.as<ClassObject>()->resolution_order();
    for (auto base = order.begin() + 1; base != order.end(); ++base) {
        const Value hook = (*base)->attributes.find("__init_subclass__");
        if (!hook.bound()) continue;
        bind_attribute(hook, {}, made)->call({});
        return;
    }
}

}  // namespace

void InstanceBase::delete_item(const Value& key) {
    if (is_integer(key)) raise_error("TypeError", "'" + type_name() + "' object doesn't support item deletion");
    Object::delete_item(key);
}

Value InstanceBase::find_attribute(std::string_view name) {
    return find_instance_attribute(Value(this), attributes_, name);
}

void InstanceBase::set_attribute(std::string_view name, Value value) {
    set_instance_attribute(Value(this), attributes_, name, std::move(value));
}

void InstanceBase::delete_attribute(std::string_view name) {
    delete_instance_attribute(Value(this), attributes_, name);
}

Value Instance::call_method(std::string_view name, Arguments arguments) {
    const Value self(this);
    const auto& its_class = *type().as<ClassObject>();
    if (!its_class.find_override("__getattribute__").bound() && !own().find(name).bound()) {
        const Value method = its_class.lookup(name);
        if (auto* function = method.as<FunctionObject>()) return function->call_on(self, {}, std::move(arguments));
    }
    return Object::call_method(name, std::move(arguments));
}

Value make_user_class(std::string name, std::vector<Value> bases, Attributes attributes) {
    prepare_runtime();
    if (bases.empty()) bases.push_back(builtin_class("object"));
    for (const Value& base : bases) {
        if (base.as<ClassObject>() == nullptr) {
            throw OutsideSubset{"the base " + utf8(repr(base)) + " of class " + name + " is no class of the subset"};
        }
        if (is(base, builtin_class("type"))) throw OutsideSubset{"metaclasses are outside the subset"};
    }
    prepare_attributes(attributes);
    const Attributes given = attributes;
    const bool enumeration = has_enum_base(bases);
    const Value made = enumeration
                           ? make_enum_class(std::move(name), std::move(bases), std::move(attributes))
                           : Value(new ClassObject(std::move(name), std::move(bases), std::move(attributes), false));
    if (!enumeration) choose_native(*made.as<ClassObject>());
    tell_names(made, given);
    tell_bases(made);
    return made;
}

Value make_class(const FrameRef& frame, const char* name, const char* qualified_name, std::vector<Value> bases,
                 const Value& names) {
    Attributes attributes;
    const auto* globals = frame->globals().as<Namespace>();
    const Value module = globals != nullptr ? globals->find("__name__") : Value();
    attributes.set("__module__", module.bound() ? module : text("scenario"));
    attributes.set("__qualname__", text(qualified_name));
    const Value keys = iterate(names);
    for (Value key; advance(keys, key);)
        attributes.set(utf8(str(key)), names->item(key));
    return make_user_class(name, std::move(bases), std::move(attributes));
}

}  // namespace yieldcheck
