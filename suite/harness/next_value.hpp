// A one-way generator without iterators: next() resumes it and says whether there is a value.
#pragma once

#include "harness/concepts.hpp"
#include "harness/frame.hpp"

namespace yieldcheck {

/// The value that was yielded last, by whatever name the type gives it.
template <class Type>
Value value_of(Type& generator) {
    if constexpr (requires { generator.value(); }) {
        return Value(generator.value());
    } else if constexpr (requires { generator.get(); }) {
        return Value(generator.get());
    } else if constexpr (requires { generator.current(); }) {
        return Value(generator.current());
    } else if constexpr (requires { generator.current_value(); }) {
        return Value(generator.current_value());
    } else if constexpr (requires { generator.get_value(); }) {
        return Value(generator.get_value());
    } else if constexpr (requires { generator.getValue(); }) {
        return Value(generator.getValue());
    } else {
        return Value(*generator);
    }
}

template <class Type>
class NextValueGenerator {
    static_assert(NextValue<Type, Value>::complete);

public:
    template <class Body, class BodyFrame>
    NextValueGenerator(Body (*body)(BodyFrame), const FrameRef& frame) : generator_(body(frame)) {}

    /// Nothing is guarded: past the end it asks for the next value once more.
    Advance next() {
        if constexpr (NextReturnsOptional<Type, Value>) {
            auto value = generator_.next();
            if (!value) return {None, true};
            return {Value(*std::move(value))};
        } else if constexpr (NextReturnsBool<Type>) {
            if (!generator_.next()) return {None, true};
            return {value_of(generator_)};
        } else if constexpr (MoveNextReturnsBool<Type>) {
            if (!generator_.move_next()) return {None, true};
            return {value_of(generator_)};
        } else {
            if (!generator_) return {None, true};
            return {Value(generator_())};
        }
    }

private:
    Type generator_;
};

}  // namespace yieldcheck
