// Flags: the members that stand for combinations of bits, made when they are first asked for, and named by their bits.
#include "harness/body.hpp"
#include "harness/runtime/enumeration.hpp"
#include "harness/runtime/native.hpp"

#include <algorithm>
#include <bit>

namespace yieldcheck {
namespace {

constexpr std::int64_t bits_end = std::int64_t(1) << 62;

/// The bits up to the highest one that is set.
std::int64_t all_bits_of(std::int64_t mask) {
    return static_cast<std::int64_t>((std::uint64_t(1) << std::bit_width(static_cast<std::uint64_t>(mask))) - 1);
}

int width_of(std::int64_t value) {
    return static_cast<int>(std::bit_width(static_cast<std::uint64_t>(value < 0 ? -value : value)));
}

/// As enum.bin() writes it: the sign as a digit of its own, "0b0 0101".
std::string binary_digits(std::int64_t value, int width) {
    const std::int64_t shown = value < 0 ? value + (std::int64_t(1) << width_of(value)) : value;
    std::string digits;
    for (std::int64_t left = shown; left > 0; left /= 2)
        digits.insert(digits.begin(), left % 2 == 0 ? '0' : '1');
    const char sign = value < 0 ? '1' : '0';
    const auto fill = [&digits](int count, char digit) {
        if (std::ssize(digits) < count) digits.insert(0, static_cast<std::size_t>(count) - digits.size(), digit);
    };
    fill(width_of(value), '0');
    fill(width, sign);
    return std::string("0b") + sign + " " + digits;
}

}  // namespace

std::int64_t flag_bits(const Value& value) {
    const Value data = plain_data(value);
    const auto bits = small_integer(data);
    if (!bits && !is_integer(data)) throw OutsideSubset{"a flag whose value is no int is outside the subset"};
    if (!bits || *bits >= bits_end || *bits <= -bits_end) {
        throw OutsideSubset{"a flag beyond 62 bits is outside the subset"};
    }
    return *bits;
}

void EnumClass::name_combination(EnumMember& member, std::int64_t value) {
    std::string name;
    std::int64_t combined = 0;
    const auto add = [&](const Value& part) {
        name += (name.empty() ? "" : "|") + utf8(yieldcheck::str(part.as<EnumMember>()->name()));
        combined |= flag_bits(part.as<EnumMember>()->value());
    };
    for (const Value& part : listed_) {
        if ((flag_bits(part.as<EnumMember>()->value()) & value) != 0) add(part);
    }
    for (const auto& [each, part] : by_name_) {
        const std::int64_t bits = flag_bits(part.as<EnumMember>()->value());
        const bool several = (bits & (bits - 1)) != 0;
        if (several && (value & ~single_bits_) != 0 && (bits & value) == bits) add(part);
    }
    const std::int64_t unknown = value ^ combined;
    if (unknown != 0 && combined != 0) name += "|" + std::to_string(unknown);
    member.own().set("_name_", combined == 0 ? None : text(name));
}

Value EnumClass::combination(std::int64_t value) {
    const std::int64_t all = all_bits_of(flag_mask_);
    const bool unfit = value < ~all || value > all || (value & (all ^ flag_mask_)) != 0;
    if (unfit && !keeps_unknown_bits_) {
        const int width = std::max(width_of(value), width_of(flag_mask_));
        raise_error("ValueError", utf8(repr()) + " invalid value " + std::to_string(value) + "\n    given " +
                                      binary_digits(value, width) + "\n  allowed " + binary_digits(flag_mask_, width));
    }
    if (unfit && value < 0) value += std::max(all + 1, std::int64_t(1) << width_of(value));
    if (value < 0) value = keeps_unknown_bits_ ? all + 1 + value : single_bits_ & value;
    if (Value found = find_value(integer(value)); found.bound()) return found;
    const Value made(new EnumMember(Value(this), data_type_.bound() ? integer(value) : Value()));
    made.as<EnumMember>()->own().set("_value_", integer(value));
    name_combination(*made.as<EnumMember>(), value);
    combinations_.push_back(made);
    return made;
}

}  // namespace yieldcheck
