// Attribute look-up: through classes, through instances, and the binding of what is found.
#include "protocol/class.hpp"
#include "protocol/exception.hpp"
#include "protocol/methods.hpp"

#include <optional>

namespace yieldcheck {
namespace {

/// The descriptor methods of a class of the scenario: `__get__` and so on.
Value find_descriptor_method(const Value& attribute, std::string_view name) {
    const Value its_class = attribute->type();
    return static_cast<ClassObject*>(its_class.object())->find_override(name);
}

bool is_data(const Value& attribute) {
    if (const auto* descriptor = attribute.as<Descriptor>()) return descriptor->data();
    return find_descriptor_method(attribute, "__set__").bound();
}

[[noreturn]] void raise_missing(const Value& instance, std::string_view name) {
    Value error =
        make_exception("AttributeError",
                       {text("'" + instance->type_name() + "' object has no attribute '" + std::string(name) + "'")});
    auto* described = error.as<ExceptionObject>();
    described->by_interpreter = true;
    described->details.set("name", text(name));
    described->details.set("obj", instance);
    raise_exception(std::move(error));
}

/// The names in a class's `__slots__`, or nothing where it has none. A private name stands there as it was written.
std::optional<std::vector<std::string>> slots_of(const ClassObject& its_class) {
    const Value slots = its_class.attributes.find("__slots__");
    if (!slots.bound()) return {};
    std::vector<std::string> names;
    for (const Value& slot : is_instance(slots, builtin_class("str")) ? std::vector{slots} : items_of(slots)) {
        std::string name = utf8(str(slot));
        if (name.starts_with("__") && !name.ends_with("__")) {
            name.insert(0, "_" + its_class.name().substr(
                                     std::min(its_class.name().find_first_not_of('_'), its_class.name().size())));
        }
        names.push_back(std::move(name));
    }
    return names;
}

/// Whether the `__slots__` of its classes leave an instance without a `__dict__`, and without this attribute.
bool has_no_place_for(const ClassObject& its_class, std::string_view name) {
    for (const ClassObject* each : its_class.resolution_order()) {
        if (each->builtin()) {
            if (each->name() == "BaseException") return false;
            continue;
        }
        const auto slots = slots_of(*each);
        if (!slots) return false;
        for (const std::string& slot : *slots) {
            if (slot == name || slot == "__dict__") return false;
        }
    }
    return true;
}

[[noreturn]] void raise_no_place(const Value& instance, std::string_view name) {
    const std::string whose = "'" + instance->type_name() + "' object ";
    if (class_of(instance).lookup(name).bound()) {
        raise_error("AttributeError", whose + "attribute '" + std::string(name) + "' is read-only");
    }
    raise_error("AttributeError",
                whose + "has no attribute '" + std::string(name) + "' and no __dict__ for setting new attributes");
}

Value (*unwrapping)(const Value&) = nullptr;

/// A method of a built-in class, for objects of derived classes, too.
Value on_unwrapped(std::string_view name, Value method) {
    if (unwrapping == nullptr || !method->callable()) return method;
    return native_method(name, [method](Arguments& arguments) {
        if (!arguments.positional().empty()) arguments.positional()[0] = unwrapping(arguments.positional()[0]);
        return method->call(std::move(arguments));
    });
}

Value names_of_own_attributes(const Attributes& attributes) {
    std::vector<std::pair<Value, Value>> items;
    for (const auto& [name, value] : attributes.entries())
        items.emplace_back(text(name), value);
    return dict(std::move(items));
}

}  // namespace

void set_unwrapping(Value (*unwrap)(const Value& value)) { unwrapping = unwrap; }

Value without_wrapping(const Value& value) {
    return unwrapping != nullptr && value->kind() == Kind::instance ? unwrapping(value) : value;
}

Value Descriptor::call_on(const Value& instance, const Value& owner, Arguments arguments) {
    return get(instance, owner)->call(std::move(arguments));
}

void Descriptor::set(const Value&, Value) {}

void Descriptor::remove(const Value&) {}

Value bind_attribute(const Value& attribute, const Value& instance, const Value& owner) {
    if (auto* descriptor = attribute.as<Descriptor>()) return descriptor->get(instance, owner);
    if (const Value get = find_descriptor_method(attribute, "__get__"); get.bound()) {
        return call_attribute(get, attribute, {instance.bound() ? instance : None, owner});
    }
    return attribute;
}

Value call_attribute(const Value& attribute, const Value& instance, Arguments arguments) {
    const Value owner = instance->type();
    if (auto* descriptor = attribute.as<Descriptor>())
        return descriptor->call_on(instance, owner, std::move(arguments));
    return bind_attribute(attribute, instance, owner)->call(std::move(arguments));
}

Value find_instance_attribute(const Value& instance, Attributes& own, std::string_view name) {
    const Value owner = instance->type();
    const Value shared = static_cast<ClassObject*>(owner.object())->lookup(name);
    if (shared.bound() && is_data(shared)) return bind_attribute(shared, instance, owner);
    if (Value found = own.find(name); found.bound()) return found;
    if (shared.bound()) return bind_attribute(shared, instance, owner);
    if (name == "__class__") return owner;
    if (name == "__dict__") {
        if (has_no_place_for(class_of(instance), name)) return {};
        return own.dictionary();
    }
    if (name == "__doc__") return None;
    return {};
}

void set_instance_attribute(const Value& instance, Attributes& own, std::string_view name, Value value) {
    const Value shared = class_of(instance).lookup(name);
    if (shared.bound()) {
        if (auto* descriptor = shared.as<Descriptor>(); descriptor != nullptr && descriptor->data()) {
            descriptor->set(instance, std::move(value));
            return;
        }
        if (const Value set = find_descriptor_method(shared, "__set__"); set.bound()) {
            call_attribute(set, shared, {instance, std::move(value)});
            return;
        }
    }
    if (name == "__class__") throw OutsideSubset{"assigning to __class__ is outside the subset"};
    if (name == "__dict__") {
        own.use_dictionary(std::move(value));
        return;
    }
    if (!own.find(name).bound() && !class_of(instance).builtin() && has_no_place_for(class_of(instance), name)) {
        raise_no_place(instance, name);
    }
    own.set(name, std::move(value));
}

void delete_instance_attribute(const Value& instance, Attributes& own, std::string_view name) {
    const Value shared = class_of(instance).lookup(name);
    if (shared.bound()) {
        if (auto* descriptor = shared.as<Descriptor>(); descriptor != nullptr && descriptor->data()) {
            descriptor->remove(instance);
            return;
        }
        if (const Value remove = find_descriptor_method(shared, "__delete__"); remove.bound()) {
            call_attribute(remove, shared, {instance});
            return;
        }
    }
    if (!own.take(name).bound()) raise_missing(instance, name);
}

// ---- attributes of classes
// --------------------------------------------------------------------------------------------

Value ClassObject::find_own(std::string_view name) const {
    if (name == "__name__") return text(name_);
    if (name == "__qualname__") {
        const Value qualified = attributes.find(name);
        return qualified.bound() ? qualified : text(name_);
    }
    if (name == "__module__") {
        const Value module = attributes.find(name);
        return module.bound() ? module : text("builtins");
    }
    if (name == "__bases__") return tuple(bases_);
    if (name == "__base__") return bases_.empty() ? None : bases_.front();
    if (name == "__mro__") {
        std::vector<Value> classes;
        for (ClassObject* member : resolution_order_)
            classes.emplace_back(member);
        return tuple(std::move(classes));
    }
    if (name == "__dict__") return names_of_own_attributes(attributes);
    if (name == "__doc__") {
        const Value document = attributes.find(name);
        return document.bound() ? document : None;
    }
    if (name == "__class__") return type();
    return {};
}

Value ClassObject::find_attribute(std::string_view name) {
    if (Value own = find_own(name); own.bound()) return own;
    const Value self(this);
    if (const Value found = lookup(name); found.bound()) return bind_attribute(found, {}, self);
    if (builtin_) {
        if (Value found = class_attribute(name_, name); found.bound()) return on_unwrapped(name, std::move(found));
        if (name.starts_with("__")) return {};
    }
    if (name == "mro") {
        return native_function("mro", [self](Arguments&) {
            std::vector<Value> classes;
            for (ClassObject* member : self.as<ClassObject>()->resolution_order())
                classes.emplace_back(member);
            return list(std::move(classes));
        });
    }
    if (name == "__call__") {
        return native_function("__call__", [self](Arguments& arguments) { return self->call(std::move(arguments)); });
    }
    return {};
}

void ClassObject::set_attribute(std::string_view name, Value value) {
    if (builtin_) {
        raise_error("TypeError", "cannot set '" + std::string(name) + "' attribute of immutable type '" + name_ + "'");
    }
    if (name == "__name__") {
        name_ = utf8(yieldcheck::str(value));
        return;
    }
    if (name == "__bases__" || name == "__class__") {
        throw OutsideSubset{"assigning to " + std::string(name) + " of a class is outside the subset"};
    }
    attributes.set(name, std::move(value));
}

void ClassObject::delete_attribute(std::string_view name) {
    if (builtin_) {
        raise_error("TypeError", "cannot set '" + std::string(name) + "' attribute of immutable type '" + name_ + "'");
    }
    if (!attributes.take(name).bound()) {
        raise_error("AttributeError", "type object '" + name_ + "' has no attribute '" + std::string(name) + "'");
    }
}

}  // namespace yieldcheck
