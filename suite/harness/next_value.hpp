// A one-way generator without iterators: next() resumes it and says whether there is a value.
#pragma once

#include "harness/concepts.hpp"
#include "harness/frame.hpp"

#include <optional>
#include <type_traits>

namespace yieldcheck {

/// Reads a generator in whichever of the three forms it has. Nothing is guarded: past the end it asks once more.
template <class Type>
class NextValueReader {
    static constexpr bool by_call = !NextReturnsOptional<Type> && !NextReturnsBool<Type> && !MoveNextReturnsBool<Type>;

    static auto kept_type() {
        if constexpr (NextReturnsOptional<Type>) {
            return std::type_identity<std::remove_cvref_t<decltype(std::declval<Type&>().next())>>();
        } else if constexpr (by_call) {
            return std::type_identity<std::remove_cvref_t<decltype(std::declval<Type&>()())>>();
        } else {
            return std::type_identity<bool>();
        }
    }

public:
    explicit NextValueReader(Type& generator) : generator_(&generator) {}

    /// Resumes it; false at the end.
    bool next() {
        if constexpr (NextReturnsOptional<Type>) {
            kept_.emplace(generator_->next());
            return static_cast<bool>(*kept_);
        } else if constexpr (NextReturnsBool<Type>) {
            return static_cast<bool>(generator_->next());
        } else if constexpr (MoveNextReturnsBool<Type>) {
            return static_cast<bool>(generator_->move_next());
        } else {
            if (!static_cast<bool>(*generator_)) return false;
            kept_.emplace((*generator_)());
            return true;
        }
    }

    /// The value that was yielded last, by whatever name the type gives it.
    decltype(auto) value() {
        if constexpr (NextReturnsOptional<Type>) {
            return **kept_;
        } else if constexpr (by_call) {
            return *kept_;
        } else if constexpr (requires { generator_->value(); }) {
            return generator_->value();
        } else if constexpr (requires { generator_->get(); }) {
            return generator_->get();
        } else if constexpr (requires { generator_->current(); }) {
            return generator_->current();
        } else if constexpr (requires { generator_->current_value(); }) {
            return generator_->current_value();
        } else if constexpr (requires { generator_->get_value(); }) {
            return generator_->get_value();
        } else if constexpr (requires { generator_->getValue(); }) {
            return generator_->getValue();
        } else {
            return **generator_;
        }
    }

    /// The generator has moved there.
    void follow(Type& generator) noexcept { generator_ = &generator; }

private:
    Type* generator_;
    std::optional<typename decltype(kept_type())::type> kept_;
};

template <class Type>
class NextValueGenerator {
    static_assert(NextValue<Type, Value>::complete);

public:
    template <class Body, class BodyFrame>
    NextValueGenerator(Body (*body)(BodyFrame), const FrameRef& frame) : generator_(body(frame)) {}

    Advance next() {
        NextValueReader<Type> reader(generator_);
        if (!reader.next()) return {None, true};
        return {Value(reader.value())};
    }

private:
    Type generator_;
};

}  // namespace yieldcheck
