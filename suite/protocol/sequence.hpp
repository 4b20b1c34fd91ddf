// What list, tuple, str, bytes and range share: positions, slices and iterators.
#pragma once

#include "protocol/methods.hpp"

#include <optional>

namespace yieldcheck {

class SliceObject final : public BuiltinObject {
public:
    static constexpr Kind tag = Kind::slice;

    SliceObject(Value start_at, Value stop_at, Value step_by)
        : BuiltinObject(tag), start(std::move(start_at)), stop(std::move(stop_at)), step(std::move(step_by)) {}

    Text repr() override;
    std::size_t hash() override;
    Value compare(Comparison comparison, const Value& other) override;
    Value find_attribute(std::string_view name) override;
    void clear() noexcept override;

    Value start, stop, step;  // None where not given

protected:
    const BuiltinType& builtin_type() const override;
};

/// The positions that a slice means in a sequence of a certain length.
struct SlicePositions {
    std::int64_t start = 0;
    std::int64_t stop = 0;
    std::int64_t step = 1;
    std::size_t count = 0;

    /// Position number `index` of the slice.
    std::size_t operator[](std::size_t index) const {
        return static_cast<std::size_t>(start + static_cast<std::int64_t>(index) * step);
    }
};

SlicePositions positions(const SliceObject& slice, std::size_t length);

/// Optional start and stop arguments of methods such as index and find, brought into 0 .. length. str takes None there,
/// list and tuple do not.
std::pair<std::size_t, std::size_t> search_bounds(const std::vector<Value>& arguments, std::size_t first,
                                                  std::size_t length, bool none_allowed = true);

/// How often a sequence of `length` items is to be repeated; NotImplemented's place is taken by nothing when `count` is
/// no integer. MemoryError where the result would not fit.
std::optional<std::size_t> repetitions(const Value& count, std::size_t length);

/// Goes over a sequence by position and lets it go at the end, as CPython's iterators do.
template <class Sequence>
class SequenceIterator final : public BuiltinObject {
public:
    SequenceIterator(const BuiltinType& type, Value source) : type_(type), source_(std::move(source)) {}

    bool is_iterator() const override { return true; }
    Value iterate() override { return Value(this); }
    void clear() noexcept override { source_ = {}; }

    Advance advance() override {
        if (source_.bound()) {
            auto& sequence = static_cast<Sequence&>(*source_.object());
            if (position_ < sequence.length()) return {sequence.at(position_++), false};
            source_ = {};
        }
        return {None, true};
    }

protected:
    const BuiltinType& builtin_type() const override { return type_; }

private:
    const BuiltinType& type_;
    Value source_;
    std::size_t position_ = 0;
};

/// Lexicographic order of two sequences of values; NotImplemented never comes out.
Value compare_sequences(Comparison comparison, std::span<const Value> left, std::span<const Value> right);

/// "[a, b]" with the given brackets; `cycle` when the object is within its own repr.
Text repr_items(Object& object, std::span<const Value> items, const Text& open, const Text& close, const Text& cycle);

/// While it lives, the object's repr is being made.
class ReprGuard {
public:
    explicit ReprGuard(Object& object);
    ~ReprGuard();
    ReprGuard(const ReprGuard&) = delete;
    ReprGuard& operator=(const ReprGuard&) = delete;
    bool within_itself() const noexcept { return !entered_; }

private:
    bool entered_;
};

/// Drops items from the last to the first, as CPython's list and tuple do, and survives changes from finalisers.
void drop_backwards(std::vector<Value> items) noexcept;

}  // namespace yieldcheck
