#pragma once

#include "protocol/sequence.hpp"

namespace yieldcheck {

/// range() within 64 bits.
class RangeObject final : public BuiltinObject {
public:
    static constexpr Kind tag = Kind::range;

    RangeObject(std::int64_t start, std::int64_t stop, std::int64_t step);

    std::int64_t start() const noexcept { return start_; }
    std::int64_t step() const noexcept { return step_; }

    Text repr() override;
    bool truth() override { return length_ != 0; }
    std::size_t hash() override;
    Value compare(Comparison comparison, const Value& other) override;
    std::size_t length() override { return length_; }
    bool contains(const Value& wanted) override;
    Value item(const Value& key) override;
    Value iterate() override;
    Value find_attribute(std::string_view name) override;

    std::int64_t number(std::size_t index) const { return start_ + static_cast<std::int64_t>(index) * step_; }
    /// Where the value of an int lies in the range.
    std::optional<std::size_t> position(const Value& wanted) const;

protected:
    const BuiltinType& builtin_type() const override;

private:
    std::int64_t start_;
    std::int64_t stop_;
    std::int64_t step_;
    std::size_t length_ = 0;
};

/// range(*arguments).
Value make_range(const std::vector<Value>& arguments);

}  // namespace yieldcheck
