// Generators as input ranges.
#pragma once

#include "frame.hpp"
#include "step.hpp"

#include <cstddef>
#include <iterator>
#include <type_traits>
#include <utility>

namespace yieldcheck::reference {

/// Holds the value that its generator yielded last. Moves only. Each increment is a next(); what that throws leaves the
/// iterator at the end. Moves of the generator do not concern it, and it is at the end when the generator has gone.
template <class Generator, class Yield, class Return>
class generator_iterator {
public:
    using iterator_concept = std::input_iterator_tag;
    using value_type = std::remove_cvref_t<Yield>;
    using difference_type = std::ptrdiff_t;
    using reference = std::conditional_t<std::is_reference_v<Yield>, Yield, std::add_lvalue_reference_t<Yield>>;

    generator_iterator() noexcept = default;
    generator_iterator(generator_iterator&& other) noexcept : current_(std::move(other.current_)) { take(other); }
    generator_iterator& operator=(generator_iterator&& other) noexcept {
        if (this == &other) return *this;
        current_ = std::move(other.current_);
        frame_.forget();
        take(other);
        return *this;
    }
    ~generator_iterator() { frame_.forget(); }

    reference operator*() const noexcept { return static_cast<reference>(*current_); }
    generator_iterator& operator++() {
        current_ = {};
        if (frame_.delegate) Generator::resume(*frame_.delegate, current_, nullptr);
        return *this;
    }
    void operator++(int) { ++*this; }

    friend bool operator==(const generator_iterator& iterator, std::default_sentinel_t) noexcept {
        return iterator.current_.done();
    }

private:
    friend Generator;
    // Delegates, so that the destructor runs when the first step throws.
    explicit generator_iterator(frame<typename Generator::protocol_type>* frame) : generator_iterator() {
        if (frame) frame_.wait_for(*frame);
        ++*this;
    }

    void take(generator_iterator& other) noexcept {
        if (other.frame_.delegate) frame_.wait_for(*other.frame_.delegate);
        other.frame_.forget();
    }

    detail::waiting<typename Generator::protocol_type> frame_;  // forgotten by the frame when it goes
    mutable step<Yield, Return> current_;  // operator* is const for the sake of std::indirectly_readable
};

}  // namespace yieldcheck::reference
