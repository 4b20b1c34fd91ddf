// Functions of a scenario, and methods bound to their object.
#pragma once

#include "harness/frame.hpp"
#include "protocol/class.hpp"

#include <optional>

namespace yieldcheck {

/// How deep plain functions may call one another: CPython's limit. A thread's stack has room for that; the small stacks
/// of stackful adapters need not.
constexpr int recursion_limit = 1000;

class FunctionObject final : public Object, public Descriptor {
public:
    static constexpr Kind tag = Kind::function;

    FunctionObject(const Code& code, Value globals, std::vector<Value> cells, std::vector<Value> defaults,
                   std::vector<std::pair<std::string, Value>> keyword_defaults);

    const Code& code() const noexcept { return code_; }

    Value type() const override { return builtin_class("function"); }
    Text repr() override;
    bool callable() const override { return true; }
    Value call(Arguments arguments) override;
    Value find_attribute(std::string_view name) override;
    void set_attribute(std::string_view name, Value value) override;
    void delete_attribute(std::string_view name) override;
    EncodedAs encoded_as() override;
    void clear() noexcept override;

    Value get(const Value& instance, const Value& owner) override;
    Value call_on(const Value& instance, const Value& owner, Arguments arguments) override;

private:
    const Code& code_;
    Value globals_;
    std::vector<Value> cells_;
    std::vector<Value> defaults_;
    std::vector<std::pair<std::string, Value>> keyword_defaults_;
    Value name_;
    Value qualified_name_;
    Value document_;
    Attributes attributes_;
};

/// The values of all parameters in their order, or CPython's TypeError.
std::vector<Value> bind_arguments(const Code& code, const std::string& qualified_name, Arguments arguments,
                                  const std::vector<Value>& defaults,
                                  const std::vector<std::pair<std::string, Value>>& keyword_defaults);

class MethodObject final : public Object {
public:
    MethodObject(Value function, Value self) : function_(std::move(function)), self_(std::move(self)) {}

    const Value& function() const noexcept { return function_; }

    Value type() const override { return builtin_class("method"); }
    Text repr() override;
    std::size_t hash() override;
    Value compare(Comparison comparison, const Value& other) override;
    bool callable() const override { return true; }
    Value call(Arguments arguments) override;
    Value find_attribute(std::string_view name) override;
    EncodedAs encoded_as() override;
    void clear() noexcept override;

private:
    Value function_;
    Value self_;
};

}  // namespace yieldcheck
