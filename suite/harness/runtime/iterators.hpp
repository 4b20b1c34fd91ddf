// Iterators written in C++.
#pragma once

#include "protocol/class.hpp"

namespace yieldcheck {

class NativeIterator : public Object {
public:
    /// `class_name` as builtin_class knows it.
    explicit NativeIterator(const char* class_name) : class_(builtin_class(class_name)) {}

    Value type() const override { return class_; }
    bool is_iterator() const override { return true; }
    Value iterate() override { return Value(this); }

private:
    const Value& class_;
};

/// The tuple that zip and its like give again and again as long as nobody else holds it; so they keep its items alive.
class ReusedTuple {
public:
    explicit ReusedTuple(std::size_t length) : tuple_(tuple(std::vector<Value>(length, None))) {}

    /// Puts the value at the index, now when the tuple is free, with all others at the end otherwise.
    class Filling {
    public:
        explicit Filling(ReusedTuple& owner);
        void put(std::size_t index, Value value);
        Value finish();

    private:
        Value reused_;  // bound: written into at once
        std::vector<Value> fresh_;
    };
    void clear() noexcept { tuple_ = {}; }

private:
    Value tuple_;
};

/// The next item, or false at the end. A StopIteration that comes out of Python code on the way is an end, too.
bool next_item(const Value& iterator, Value& item);

/// iter() of what has only __getitem__.
Value sequence_iterator(Value sequence);

}  // namespace yieldcheck
