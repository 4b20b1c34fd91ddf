// For functions written by hand that use a library's own generator type (docs/scenarios.md). The adapter.hpp gives it a
// name:
//
//     #define GENERATOR(...) library::generator<__VA_ARGS__>    the type that yields what stands in the brackets
//     #define YIELD_ALL(inner) co_yield inner                   delegation, where the type has it
//     #define GENERATOR_READER library_reader                   where it is no range: a class template like RangeReader
//
// and says what it lacks: GENERATOR_LACKS_MOVES, GENERATOR_LACKS_MOVE_ONLY_VALUES (such as unique_ptr<int>),
// GENERATOR_LACKS_REFERENCES (int&, const T&), GENERATOR_LACKS_TEMPORARIES (co_yield T() as const T&).
#pragma once

#include "harness/failing_allocation.hpp"
#include "harness/log.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace yieldcheck {

/// print() of a scenario.
void say(std::string_view line);

/// Says when it is released. What was moved from holds nothing and says nothing; copies are things of their own.
class Traced {
public:
    explicit Traced(std::string name) : name_(std::move(name)) {}
    Traced(const Traced& other) : name_(other.name_) { say("copied " + name_); }
    Traced(Traced&& other) noexcept : name_(std::exchange(other.name_, {})) {}
    Traced& operator=(const Traced&) = delete;
    ~Traced() {
        if (!name_.empty()) say("released " + name_);
    }

    const std::string& name() const noexcept { return name_; }

private:
    std::string name_;
};

/// Reads a generator that is an input range. Its iterator may outlive a move of the generator: std::generator's do.
template <class Generator>
class RangeReader {
public:
    explicit RangeReader(Generator& generator) : generator_(&generator) {}

    /// Resumes it; false at the end.
    bool next() {
        if (!position_) {
            position_.emplace(generator_->begin());
        } else {
            ++*position_;
        }
        return !(*position_ == generator_->end());
    }
    decltype(auto) value() { return **position_; }
    /// The generator has moved there.
    void follow(Generator& generator) noexcept { generator_ = &generator; }

private:
    Generator* generator_;
    std::optional<decltype(std::declval<Generator&>().begin())> position_;
};

#ifndef GENERATOR_READER
#define GENERATOR_READER RangeReader
#endif

/// Resumes a generator and gives what it yields.
template <class Generator>
using Reader = GENERATOR_READER<Generator>;

template <class Generator>
Reader<Generator> reader_of(Generator& generator) {
    return Reader<Generator>(generator);
}

/// Says what a generator of numbers yields, and lets `answer` be 10, 32, 54, ... when it goes on behind its first,
/// second, third yield.
template <class Generator>
void converse(Generator generator, int& answer) {
    auto reader = reader_of(generator);
    for (int next = 10; reader.next(); next += 22) {
        say("yields " + std::to_string(reader.value()));
        answer = next;
    }
    say("ends");
}

}  // namespace yieldcheck
