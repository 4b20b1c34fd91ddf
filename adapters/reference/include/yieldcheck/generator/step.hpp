// What next(), send() and throw_() give.
#pragma once

#include "errors.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace yieldcheck::reference {

namespace detail {

struct empty {};

/// How a value that crosses the boundary of a generator is kept: references as pointers, void as nothing.
template <class T>
struct stored {
    using type = T;
    static T get(T& kept) { return std::move(kept); }
};

template <class T>
struct stored<T&> {
    using type = T*;
    static T& get(T* kept) { return *kept; }
};

template <class T>
struct stored<T&&> {
    using type = T*;
    static T&& get(T* kept) { return static_cast<T&&>(*kept); }
};

template <>
struct stored<void> {
    using type = empty;
    static void get(empty) {}
};

template <class T>
using stored_t = typename stored<T>::type;

struct access;

}  // namespace detail

/// The value that the generator yielded, or the news that it has finished, with the value that it returned if it
/// finished in this very step. A generator that had finished before gives a step that is done and has no result.
template <class Yield, class Return>
class step {
public:
    step() noexcept {}
    step(step&& other) noexcept(movable_without_throwing) { take(other); }
    step& operator=(step&& other) noexcept(movable_without_throwing) {
        if (this != &other) {
            clear();
            take(other);
        }
        return *this;
    }
    ~step() { clear(); }

    bool done() const noexcept { return kind_ != kind::yielded; }
    explicit operator bool() const noexcept { return !done(); }
    /// It finished in this step, by co_return or at the end of its body.
    bool has_result() const noexcept { return kind_ == kind::returned; }

    /// The yielded value; throws stop_iteration when there is none.
    std::add_lvalue_reference_t<Yield> value() & {
        if (done()) stop();
        return **this;
    }
    Yield value() && {
        if (done()) stop();
        return detail::stored<Yield>::get(*yielded());
    }
    /// Unchecked.
    std::add_lvalue_reference_t<Yield> operator*() & noexcept {
        if constexpr (std::is_reference_v<Yield>) {
            return **yielded();
        } else if constexpr (!std::is_void_v<Yield>) {
            return *yielded();
        }
    }
    Yield operator*() && { return detail::stored<Yield>::get(*yielded()); }

    /// The returned value, moved out; throws no_result when has_result() is false.
    Return result() {
        if (!has_result()) throw no_result();
        return detail::stored<Return>::get(*returned());
    }

private:
    friend struct detail::access;
    enum class kind : unsigned char { closed, yielded, returned };
    using yield_type = detail::stored_t<Yield>;
    using return_type = detail::stored_t<Return>;
    static constexpr bool movable_without_throwing =
        std::is_nothrow_move_constructible_v<yield_type> && std::is_nothrow_move_constructible_v<return_type>;

    yield_type* yielded() noexcept { return std::launder(reinterpret_cast<yield_type*>(storage_)); }
    return_type* returned() noexcept { return std::launder(reinterpret_cast<return_type*>(storage_)); }

    void clear() noexcept {
        if (kind_ == kind::yielded) std::destroy_at(yielded());
        if (kind_ == kind::returned) std::destroy_at(returned());
        kind_ = kind::closed;
    }

    void take(step& other) noexcept(movable_without_throwing) {
        if (other.kind_ == kind::yielded) {
            std::construct_at(reinterpret_cast<yield_type*>(storage_), std::move(*other.yielded()));
        }
        if (other.kind_ == kind::returned) {
            std::construct_at(reinterpret_cast<return_type*>(storage_), std::move(*other.returned()));
        }
        kind_ = other.kind_;
    }

    [[noreturn]] void stop() {
        if constexpr (!std::is_reference_v<Return> && std::is_copy_constructible_v<Return>) {
            if (has_result()) throw stop_iteration<Return>(std::move(*returned()));
        }
        throw stop_iteration<>();
    }

    alignas(yield_type) alignas(return_type) std::byte storage_[std::max(sizeof(yield_type), sizeof(return_type))];
    kind kind_ = kind::closed;
};

}  // namespace yieldcheck::reference
