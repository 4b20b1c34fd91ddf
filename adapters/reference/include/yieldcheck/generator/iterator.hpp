// Generators as input ranges.
#pragma once

#include "step.hpp"

#include <cstddef>
#include <iterator>
#include <type_traits>

namespace yieldcheck::reference {

/// Holds the value that its generator yielded last. Moves only. Each increment is a next(); what that throws leaves the
/// iterator at the end.
template <class Generator, class Yield, class Return>
class generator_iterator {
public:
    using iterator_concept = std::input_iterator_tag;
    using value_type = std::remove_cvref_t<Yield>;
    using difference_type = std::ptrdiff_t;
    using reference = std::conditional_t<std::is_reference_v<Yield>, Yield, std::add_lvalue_reference_t<Yield>>;

    generator_iterator() noexcept = default;

    reference operator*() const noexcept { return static_cast<reference>(*current_); }
    generator_iterator& operator++() {
        current_ = {};
        generator_->resume(current_, nullptr);
        return *this;
    }
    void operator++(int) { ++*this; }

    friend bool operator==(const generator_iterator& iterator, std::default_sentinel_t) noexcept {
        return iterator.current_.done();
    }

private:
    friend Generator;
    explicit generator_iterator(Generator& generator) : generator_(&generator) { ++*this; }

    Generator* generator_ = nullptr;
    mutable step<Yield, Return> current_;  // operator* is const for the sake of std::indirectly_readable
};

}  // namespace yieldcheck::reference
