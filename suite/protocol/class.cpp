#include "protocol/class.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

using Order = std::vector<ClassObject*>;

/// The C3 merge: takes the first head that stands in no tail, until all is taken.
Order merge_orders(std::vector<Order> orders, const std::vector<Value>& bases) {
    Order merged;
    while (true) {
        std::erase_if(orders, [](const Order& order) { return order.empty(); });
        if (orders.empty()) return merged;
        ClassObject* next = nullptr;
        for (const Order& order : orders) {
            ClassObject* head = order.front();
            const bool waits = std::any_of(orders.begin(), orders.end(), [head](const Order& other) {
                return std::find(other.begin() + 1, other.end(), head) != other.end();
            });
            if (!waits) {
                next = head;
                break;
            }
        }
        if (next == nullptr) {
            std::string names;
            for (const Value& base : bases)
                names += (names.empty() ? "" : ", ") + base.as<ClassObject>()->name();
            raise_error("TypeError", "Cannot create a consistent method resolution order (MRO) for bases " + names);
        }
        merged.push_back(next);
        for (Order& order : orders) {
            if (order.front() == next) order.erase(order.begin());
        }
    }
}

Order resolution_order_of(ClassObject* self, const std::vector<Value>& bases) {
    std::vector<Order> orders;
    Order direct;
    for (const Value& base : bases) {
        auto* base_class = base.as<ClassObject>();
        if (std::find(direct.begin(), direct.end(), base_class) != direct.end()) {
            raise_error("TypeError", "duplicate base class " + base_class->name());
        }
        orders.push_back(base_class->resolution_order());
        direct.push_back(base_class);
    }
    orders.push_back(direct);
    Order order = merge_orders(std::move(orders), bases);
    order.insert(order.begin(), self);
    return order;
}

void initialise_instance(const Value& self, Arguments arguments) {
    ClassObject& made_class = class_of(self);
    if (const Value initialise = made_class.find_override("__init__"); initialise.bound()) {
        const Value result = call_attribute(initialise, self, std::move(arguments));
        if (!is(result, None)) {
            raise_error("TypeError", "__init__() should return None, not '" + result->type_name() + "'");
        }
    } else if (made_class.native.initialise != nullptr) {
        made_class.native.initialise(self, arguments);
    }
}

}  // namespace

ClassObject::ClassObject(std::string name, std::vector<Value> bases, Attributes own, bool builtin)
    : Object(tag), attributes(std::move(own)), name_(std::move(name)), bases_(std::move(bases)), builtin_(builtin) {
    resolution_order_ = resolution_order_of(this, bases_);
    // What makes the instances comes from the most specific base that is not simply object.
    for (auto candidate = resolution_order_.begin() + 1; candidate != resolution_order_.end(); ++candidate) {
        if ((*candidate)->native.make == nullptr) continue;
        native = (*candidate)->native;
        if ((*candidate)->bases_.empty()) continue;
        break;
    }
}

bool ClassObject::derives_from(const ClassObject& base) const noexcept {
    return std::find(resolution_order_.begin(), resolution_order_.end(), &base) != resolution_order_.end();
}

Value ClassObject::lookup(std::string_view name) const {
    for (const ClassObject* candidate : resolution_order_) {
        if (Value found = candidate->attributes.find(name); found.bound()) return found;
    }
    return {};
}

Value ClassObject::find_override(std::string_view name) const {
    if (builtin_) return {};
    for (const ClassObject* candidate : resolution_order_) {
        if (Value found = candidate->attributes.find(name); found.bound()) return candidate->builtin_ ? Value() : found;
    }
    return {};
}

bool has_special_method(const Value& object, std::string_view name) {
    return (object->kind() == Kind::other || object->kind() == Kind::instance) &&
           class_of(object).find_override(name).bound();
}

Value ClassObject::type() const { return builtin_class("type"); }

Text ClassObject::repr() {
    const Value module = find_own("__module__");
    const Value qualified = find_own("__qualname__");
    const Text prefix = module.bound() && yieldcheck::str(module) != U"builtins" ? yieldcheck::str(module) + U"." : U"";
    return U"<class '" + prefix + yieldcheck::str(qualified) + U"'>";
}

Value ClassObject::call(Arguments arguments) {
    const Value self(this);
    Value made;
    if (const Value make = find_override("__new__"); make.bound()) {
        Arguments copy = arguments;
        copy.prepend(self);
        made = bind_attribute(make, {}, self)->call(std::move(copy));
    } else if (native.make != nullptr) {
        made = native.make(self, arguments);
    } else {
        raise_error("TypeError", "cannot create '" + name_ + "' instances");
    }
    if (class_of(made).derives_from(*this) && !(builtin_ && native.initialise == nullptr)) {
        initialise_instance(made, std::move(arguments));
    }
    return made;
}

Value ClassObject::binary(Operator operation, const Value& right) {
    if (operation == Operator::bit_or) {
        throw OutsideSubset{"union types such as int | str are outside the subset; use a tuple of classes"};
    }
    return Object::binary(operation, right);
}

Value ClassObject::item(const Value& key) {
    if (const Value method = lookup("__class_getitem__"); method.bound()) {
        return bind_attribute(method, {}, Value(this))->call({key});
    }
    if (builtin_) return Value(this);  // list[int] is list wherever the subset looks
    raise_error("TypeError", "type '" + name_ + "' is not subscriptable");
}

// ---- the class of an object
// -------------------------------------------------------------------------------------------

ClassObject& class_of(const Value& object) { return *static_cast<ClassObject*>(object->type().object()); }

bool is_subclass(const Value& candidate, const Value& base) {
    const auto* candidate_class = candidate.as<ClassObject>();
    const auto* base_class = base.as<ClassObject>();
    return candidate_class != nullptr && base_class != nullptr && candidate_class->derives_from(*base_class);
}

bool is_instance(const Value& object, const Value& class_or_tuple) {
    if (auto* wanted = class_or_tuple.as<ClassObject>()) return class_of(object).derives_from(*wanted);
    if (!is(class_or_tuple->type(), builtin_class("tuple"))) {
        raise_error("TypeError", "isinstance() arg 2 must be a type, a tuple of types, or a union");
    }
    const Value classes = class_or_tuple->iterate();
    for (Advance step = classes->advance(); !step.ended; step = classes->advance()) {
        if (is_instance(object, step.value)) return true;
    }
    return false;
}

}  // namespace yieldcheck
