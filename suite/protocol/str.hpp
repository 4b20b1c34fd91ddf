#pragma once

#include "protocol/sequence.hpp"

namespace yieldcheck {

class TextObject final : public BuiltinObject {
public:
    static constexpr Kind tag = Kind::text;

    explicit TextObject(Text value) : BuiltinObject(tag), value_(std::move(value)) {}
    const Text& value() const noexcept { return value_; }

    Text repr() override;
    Text str() override { return value_; }
    Text format(const Text& specification) override;
    bool truth() override { return !value_.empty(); }
    std::size_t hash() override;
    Value compare(Comparison comparison, const Value& other) override;
    Value binary(Operator operation, const Value& right) override;
    Value reflected(Operator operation, const Value& left) override;
    std::size_t length() override { return value_.size(); }
    bool contains(const Value& wanted) override;
    Value item(const Value& key) override;
    Value iterate() override;

    Value at(std::size_t index) const { return text(Text(1, value_[index])); }

protected:
    const BuiltinType& builtin_type() const override;

private:
    Text value_;
    std::size_t hash_ = 0;  // 0: not computed yet
};

/// repr() of a str; `ascii` escapes everything beyond ASCII, as ascii() does.
Text text_repr(const Text& value, bool ascii = false);
/// ascii() of what repr() gave.
Text escape_non_ascii(const Text& text);
/// CPython's str and bytes hash under PYTHONHASHSEED=0, so that sets come in the order in which the oracle recorded
/// them.
std::size_t hash_bytes(const void* data, std::size_t size);

/// str % values.
Text percent_format(const Text& format, const Value& values);
/// str.format(*arguments, **keywords).
Text brace_format(const Text& format, const Arguments& arguments);

/// The text of a str argument, or CPython's "find() argument 1 must be str, not int"; number 0 is the only argument.
const Text& text_argument(const Value& value, std::string_view function, int number);

std::span<const Method> text_case_methods();    // upper, isalpha ...
std::span<const Method> text_search_methods();  // find, split, replace ...
std::span<const Method> text_layout_methods();  // center, format, encode ...

}  // namespace yieldcheck
