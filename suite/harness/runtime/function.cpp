#include "harness/runtime/function.hpp"

#include "harness/body.hpp"
#include "harness/exception_state.hpp"
#include "harness/generator.hpp"
#include "harness/runtime/namespace.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

Value module_name(const Value& globals) {
    const auto* names = globals.as<Namespace>();
    const Value name = names != nullptr ? names->find("__name__") : Value();
    return name.bound() ? name : text("scenario");
}

std::string name_text(const Value& object) {
    const Value name = object->find_attribute("__name__");
    return name.bound() ? utf8(str(name)) : "?";
}

/// function.__code__: what it says of the parameters.
class CodeObject final : public Object {
public:
    explicit CodeObject(const Code& code) : code_(code) {}

    Value type() const override { return builtin_class("code"); }
    std::size_t hash() override { return std::hash<const Code*>{}(&code_); }
    Value compare(Comparison comparison, const Value& other) override {
        const auto* right = dynamic_cast<const CodeObject*>(other.object());
        if (right == nullptr || (comparison != Comparison::equal && comparison != Comparison::not_equal)) {
            return NotImplemented;
        }
        return boolean((&code_ == &right->code_) == (comparison == Comparison::equal));
    }
    Value find_attribute(std::string_view name) override {
        if (name == "co_name") return text(code_.name);
        if (name == "co_qualname") return text(code_.qualified_name);
        if (name == "co_argcount") return integer(code_.positional);
        if (name == "co_posonlyargcount") return integer(code_.positional_only);
        if (name == "co_kwonlyargcount") return integer(code_.keyword_only);
        if (name.starts_with("co_")) {
            throw OutsideSubset{std::string(name) +
                                " of a code object is outside the subset; there are co_name, co_qualname, co_argcount, "
                                "co_posonlyargcount and co_kwonlyargcount"};
        }
        return Object::find_attribute(name);
    }

private:
    const Code& code_;
};

/// A call of a plain function within others. Endless recursion ends in an exception, not in a stack overflow.
class Recursion {
public:
    Recursion() {
        if (depth >= recursion_limit) raise_error("RecursionError", "maximum recursion depth exceeded");
        ++depth;
    }
    ~Recursion() { --depth; }
    Recursion(const Recursion&) = delete;
    Recursion& operator=(const Recursion&) = delete;

private:
    static inline int depth = 0;
};

}  // namespace

FunctionObject::FunctionObject(const Code& code, Value globals, std::vector<Value> cells, std::vector<Value> defaults,
                               std::vector<std::pair<std::string, Value>> keyword_defaults)
    : Object(tag),
      code_(code),
      globals_(std::move(globals)),
      cells_(std::move(cells)),
      defaults_(std::move(defaults)),
      keyword_defaults_(std::move(keyword_defaults)),
      name_(text(code.name)),
      qualified_name_(text(code.qualified_name)),
      document_(code.document != nullptr ? text(code.document) : None) {}

Text FunctionObject::repr() { return U"<function " + yieldcheck::str(qualified_name_) + U" at 0x>"; }

Value FunctionObject::call(Arguments arguments) {
    const Value self(this);  // the body may drop the last name of its own function
    FrameRef frame{new Frame(code_, globals_,
                             bind_arguments(code_, utf8(yieldcheck::str(qualified_name_)), std::move(arguments),
                                            defaults_, keyword_defaults_),
                             cells_)};
    if (code_.kind != Code::Kind::plain) return make_generator(frame, name_, qualified_name_);
    const Recursion recursion;
    const Activation activation{frame};
    return code_.plain(frame);
}

Value FunctionObject::get(const Value& instance, const Value&) {
    return instance.bound() ? Value(new MethodObject(Value(this), instance)) : Value(this);
}

Value FunctionObject::call_on(const Value& instance, const Value&, Arguments arguments) {
    arguments.prepend(instance);
    return call(std::move(arguments));
}

Value FunctionObject::find_attribute(std::string_view name) {
    if (name == "__name__") return name_;
    if (name == "__qualname__") return qualified_name_;
    if (name == "__doc__") return document_;
    if (Value own = attributes_.find(name); own.bound()) return own;
    if (name == "__module__") return module_name(globals_);
    if (name == "__dict__") return attributes_.dictionary();
    if (name == "__defaults__") return defaults_.empty() ? None : tuple(defaults_);
    if (name == "__kwdefaults__") {
        std::vector<std::pair<Value, Value>> items;
        for (const auto& [parameter, value] : keyword_defaults_)
            items.emplace_back(text(parameter), value);
        return items.empty() ? None : dict(std::move(items));
    }
    if (name == "__closure__") return cells_.empty() ? None : tuple(cells_);
    if (name == "__annotations__") return dict();
    if (name == "__globals__") return globals_;
    if (name == "__code__") return Value(new CodeObject(code_));
    if (name == "__call__") return Value(this);
    if (name == "__get__") {
        return native_function("__get__", [self = Value(this)](Arguments& arguments) {
            expect_arguments("__get__", arguments, 1, 2);
            const Value instance = arguments.positional()[0];
            return self.as<FunctionObject>()->get(is(instance, None) ? Value() : instance, {});
        });
    }
    return Object::find_attribute(name);
}

void FunctionObject::set_attribute(std::string_view name, Value value) {
    if (name == "__name__" || name == "__qualname__") {
        if (!is_instance(value, builtin_class("str"))) {
            raise_error("TypeError", std::string(name) + " must be set to a string object");
        }
        (name == "__name__" ? name_ : qualified_name_) = std::move(value);
    } else if (name == "__doc__") {
        document_ = std::move(value);
    } else if (name == "__dict__") {
        attributes_.use_dictionary(std::move(value));
    } else if (name == "__code__" || name == "__defaults__" || name == "__kwdefaults__") {
        throw OutsideSubset{"assigning to " + std::string(name) + " of a function is outside the subset"};
    } else {
        attributes_.set(name, std::move(value));
    }
}

void FunctionObject::delete_attribute(std::string_view name) {
    if (!attributes_.take(name).bound()) {
        raise_error("AttributeError", "'function' object has no attribute '" + std::string(name) + "'");
    }
}

EncodedAs FunctionObject::encoded_as() { return {"fn", utf8(yieldcheck::str(name_)), false}; }

void FunctionObject::clear() noexcept {
    const auto cells = std::exchange(cells_, {});
    const auto defaults = std::exchange(defaults_, {});
    const auto keyword_defaults = std::exchange(keyword_defaults_, {});
    const Value globals = std::exchange(globals_, {});
    attributes_.clear();
}

// ---- bound methods
// ----------------------------------------------------------------------------------------------------

Text MethodObject::repr() {
    const Value qualified = function_->find_attribute("__qualname__");
    return U"<bound method " + (qualified.bound() ? yieldcheck::str(qualified) : U"?") + U" of " +
           yieldcheck::repr(self_) + U">";
}

std::size_t MethodObject::hash() {
    return std::hash<const void*>{}(self_.object()) ^ std::hash<const void*>{}(function_.object());
}

Value MethodObject::compare(Comparison comparison, const Value& other) {
    const auto* method = other.as<MethodObject>();
    if (method == nullptr || (comparison != Comparison::equal && comparison != Comparison::not_equal)) {
        return NotImplemented;
    }
    const bool same = is(self_, method->self_) && is(function_, method->function_);
    return boolean(same == (comparison == Comparison::equal));
}

Value MethodObject::call(Arguments arguments) {
    const Value function = function_;
    arguments.prepend(self_);
    return function->call(std::move(arguments));
}

Value MethodObject::find_attribute(std::string_view name) {
    if (name == "__self__") return self_;
    if (name == "__func__") return function_;
    if (name == "__call__") return Value(this);
    if (Value found = function_->find_attribute(name); found.bound()) return found;
    return Object::find_attribute(name);
}

EncodedAs MethodObject::encoded_as() { return {"fn", name_text(function_), false}; }

void MethodObject::clear() noexcept {
    const Value function = std::exchange(function_, {});
    const Value self = std::exchange(self_, {});
}

}  // namespace yieldcheck
