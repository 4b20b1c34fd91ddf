#pragma once

#include "protocol/sequence.hpp"

namespace yieldcheck {

class BytesObject final : public BuiltinObject {
public:
    static constexpr Kind tag = Kind::bytes;

    explicit BytesObject(std::string value) : BuiltinObject(tag), value_(std::move(value)) {}
    const std::string& value() const noexcept { return value_; }

    Text repr() override;
    bool truth() override { return !value_.empty(); }
    std::size_t hash() override;
    Value compare(Comparison comparison, const Value& other) override;
    Value binary(Operator operation, const Value& right) override;
    Value reflected(Operator operation, const Value& left) override;
    std::size_t length() override { return value_.size(); }
    bool contains(const Value& wanted) override;
    Value item(const Value& key) override;
    Value iterate() override;

    Value at(std::size_t index) const { return integer(static_cast<unsigned char>(value_[index])); }

protected:
    const BuiltinType& builtin_type() const override;

private:
    std::string value_;
};

/// Two hexadecimal digits a byte, blanks between bytes allowed; nothing when the text is no such thing.
std::optional<std::string> bytes_from_hex(const Text& digits);

}  // namespace yieldcheck
