// Python exceptions as objects: identity, arguments, cause and context.
#pragma once

#include "protocol/class.hpp"

namespace yieldcheck {

class ExceptionObject : public Object {
public:
    ExceptionObject(Value exception_class, std::vector<Value> arguments);

    Value type() const override { return class_; }
    Text repr() override;
    Text str() override;
    Value find_attribute(std::string_view name) override;
    void set_attribute(std::string_view name, Value value) override;
    void delete_attribute(std::string_view name) override;
    EncodedAs encoded_as() override { return {"e", type_name()}; }
    void clear() noexcept override;

    std::vector<Value> arguments;
    Value cause;    // unbound: none
    Value context;  // unbound: none
    bool suppress_context = false;
    bool by_interpreter = false;  // raised by the runtime in its own words, so that only the type is the protocol's
    Attributes details;  // what some types have beside their arguments: an AttributeError's name, an OSError's errno

    /// StopIteration's value: its first argument or None.
    Value value() const;

private:
    Value find_field(std::string_view name) const;
    bool set_field(std::string_view name, const Value& value);
    Text operating_system_text() const;
    Text syntax_error_text() const;

    Value class_;
    Attributes attributes_;
};

/// Gives the exception classes their constructors and methods; part of making the built-in classes.
bool register_exception_classes();

/// A new exception of a built-in class. `by_interpreter` stays false.
Value make_exception(std::string_view type, std::vector<Value> arguments = {});

bool is_exception(const Value& value);
bool is_exception_class(const Value& value);
bool is_a(const Value& exception, std::string_view builtin_type);

/// Sets exception.__context__, breaking the cycle that would arise, as CPython's _PyErr_SetObject does.
void set_context(const Value& exception, const Value& context);
/// Sets __cause__ and with it __suppress_context__; an unbound or None cause is `from None`.
void set_cause(const Value& exception, const Value& cause);

/// Where a new exception finds its context: the exception that is being handled. The harness sets it.
void set_context_source(Value (*source)());
/// Throws the exception, its context set.
[[noreturn]] void raise_exception(Value exception);

}  // namespace yieldcheck
