#include "harness/runtime/wrapped.hpp"

#include "harness/runtime/enumeration.hpp"
#include "harness/runtime/native.hpp"

namespace yieldcheck {
namespace {

Value make_list(const Value& made_class, Arguments&) { return Value(new Wrapped(made_class, list())); }
Value make_dict(const Value& made_class, Arguments&) { return Value(new Wrapped(made_class, dict())); }
Value make_set(const Value& made_class, Arguments&) { return Value(new Wrapped(made_class, set())); }

Value make_tuple(const Value& made_class, Arguments& arguments) {
    expect_arguments(made_class.as<ClassObject>()->name(), arguments, 0, 1);
    std::vector<Value> items;
    if (!arguments.positional().empty()) items = items_of(arguments.positional()[0]);
    return Value(new Wrapped(made_class, tuple(std::move(items))));
}

const Value& data_of(const Value& self) { return self.as<Wrapped>()->data(); }

void initialise_list(const Value& self, Arguments& arguments) {
    expect_arguments(self->type_name(), arguments, 0, 1);
    data_of(self)->call_method("clear", {});
    if (!arguments.positional().empty()) data_of(self)->call_method("extend", std::move(arguments));
}

void initialise_dict(const Value& self, Arguments& arguments) {
    if (arguments.positional().size() > 1) {
        raise_error("TypeError", self->type_name() + " expected at most 1 argument, got " +
                                     std::to_string(arguments.positional().size()));
    }
    data_of(self)->call_method("update", std::move(arguments));
}

void initialise_set(const Value& self, Arguments& arguments) {
    expect_arguments(self->type_name(), arguments, 0, 1);
    data_of(self)->call_method("clear", {});
    if (!arguments.positional().empty()) data_of(self)->call_method("update", std::move(arguments));
}

Value initialise(Arguments& arguments) {
    auto& positional = arguments.positional();
    const Value self = positional.empty() ? Value() : positional.front();
    if (!self.bound() || self.as<Wrapped>() == nullptr) {
        throw OutsideSubset{"calling __init__ of a built-in type on an object that exists is outside the subset"};
    }
    positional.erase(positional.begin());
    if (const auto native = class_of(self).native.initialise; native != nullptr) native(self, arguments);
    return None;
}

Value make_new(Arguments& arguments) {
    auto& positional = arguments.positional();
    const Value made_class = positional.front();
    positional.erase(positional.begin());
    return made_class.as<ClassObject>()->native.make(made_class, arguments);
}

/// What object itself has and the data must not answer.
bool is_of_object(std::string_view name) {
    return name == "__init__" || name == "__new__" || name == "__init_subclass__" || name == "__setattr__" ||
           name == "__getattribute__" || name == "__delattr__" || name == "__class__";
}

}  // namespace

Value unwrapped(const Value& value) {
    const auto* wrapped = value.as<Wrapped>();
    return wrapped != nullptr ? wrapped->data() : plain_data(value);
}

Text WrappedBase::repr() {
    for (const ClassObject* base : class_.as<ClassObject>()->resolution_order()) {
        if (!base->builtin() || base->bases().empty()) continue;
        if (const Value method = base->attributes.find("__repr__"); method.bound()) {
            return yieldcheck::str(call_attribute(method, Value(this), {}));
        }
    }
    if (!is_instance(data_, builtin_class("set"))) return data_->repr();
    return said(type_name()) + U"(" + (yieldcheck::truthy(data_) ? data_->repr() : U"") + U")";
}

Value WrappedBase::compare(Comparison comparison, const Value& other) {
    return data_->compare(comparison, unwrapped(other));
}

Value WrappedBase::binary(Operator operation, const Value& right) { return data_->binary(operation, unwrapped(right)); }

Value WrappedBase::reflected(Operator operation, const Value& left) {
    const Value other = unwrapped(left);
    const Value result = other->binary(operation, data_);
    return is(result, NotImplemented) ? data_->reflected(operation, other) : result;
}

Value WrappedBase::in_place(Operator operation, const Value& right) {
    Value result = data_->in_place(operation, unwrapped(right));
    return is(result, data_) ? Value(this) : result;
}

Value WrappedBase::item(const Value& key) {
    const Value missing = class_of(Value(this)).lookup("__missing__");
    if (missing.bound() && !data_->contains(key)) return call_attribute(missing, Value(this), {key});
    return data_->item(key);
}

Value WrappedBase::find_attribute(std::string_view name) {
    const Value shared = class_of(Value(this)).lookup(name);
    const bool of_data = !shared.bound() || is(shared, builtin_class("object").as<ClassObject>()->lookup(name));
    if (of_data && !is_of_object(name) && name != "__doc__" && !attributes_.find(name).bound()) {
        if (Value found = data_->find_attribute(name); found.bound()) return found;
    }
    return find_instance_attribute(Value(this), attributes_, name);
}

void WrappedBase::set_attribute(std::string_view name, Value value) {
    set_instance_attribute(Value(this), attributes_, name, std::move(value));
}

void WrappedBase::delete_attribute(std::string_view name) { delete_instance_attribute(Value(this), attributes_, name); }

Value WrappedBase::call_method(std::string_view name, Arguments arguments) {
    const Value self(this);
    const bool own = attributes_.find(name).bound() || class_of(self).lookup(name).bound();
    if (own) return Object::call_method(name, std::move(arguments));
    Value result = Value(data_)->call_method(name, std::move(arguments));
    return is(result, data_) ? self : result;
}

void WrappedBase::clear() noexcept {
    attributes_.clear();
    data_->clear();
}

std::size_t WrappedBase::hash() {
    if (data_->kind() != Kind::tuple) raise_error("TypeError", "unhashable type: '" + type_name() + "'");
    return data_->hash();
}

Value Wrapped::iterate() {
    // The data is iterable by itself: __getitem__ alone changes nothing.
    return special::find(*this, "__iter__").bound() ? Special::iterate() : WrappedBase::iterate();
}

bool Wrapped::truth() {
    const bool overridden = special::find(*this, "__bool__").bound() || special::find(*this, "__len__").bound();
    return overridden ? Special::truth() : WrappedBase::truth();
}

ClassObject::Native wrapping_native(const ClassObject& builtin_base) {
    const std::string& name = builtin_base.name();
    if (name == "list") return {make_list, initialise_list};
    if (name == "dict") return {make_dict, initialise_dict};
    if (name == "set") return {make_set, initialise_set};
    if (name == "tuple") return {make_tuple, nullptr};
    return {};
}

Value find_in_data(const Value& self, const ClassObject& builtin_base, std::string_view name) {
    const auto* wrapped = self.as<Wrapped>();
    if (wrapped == nullptr || !builtin_base.builtin() || builtin_base.bases().empty() || is_of_object(name)) return {};
    return wrapped->data()->find_attribute(name);
}

void register_wrapped_classes() {
    for (const char* name : {"list", "dict", "set", "tuple"}) {
        auto& its_class = *builtin_class(name).as<ClassObject>();
        its_class.attributes.set("__init__", Heap::immortal(native_method("__init__", initialise)));
        its_class.attributes.set("__new__", Heap::immortal(native_function("__new__", make_new)));
    }
    set_unwrapping(unwrapped);
}

}  // namespace yieldcheck
