// Generators as input ranges.
#include "yieldcheck/generator.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <ranges>
#include <stdexcept>
#include <vector>

namespace {

using namespace yieldcheck::reference;

static_assert(std::ranges::input_range<generator<int>>);
static_assert(std::ranges::input_range<generator<int&>>);
static_assert(std::ranges::input_range<generator<const std::vector<int>&>>);
static_assert(std::ranges::input_range<generator<std::unique_ptr<int>, int, int>>);
static_assert(!std::ranges::forward_range<generator<int>>);
static_assert(!std::ranges::range<generator<void>>);
static_assert(std::ranges::viewable_range<generator<int>&>);
static_assert(std::is_same_v<std::ranges::range_value_t<generator<const int&>>, int>);

generator<int> upto(int last) {
    for (int i = 1; i <= last; ++i)
        co_yield i;
}

TEST(iteration, a_loop_takes_everything) {
    std::vector<int> seen;
    for (const int value : upto(3))
        seen.push_back(value);
    EXPECT_EQ(seen, (std::vector{1, 2, 3}));
    for (const int value : upto(0))
        FAIL() << value;
}

TEST(iteration, a_loop_that_is_left_can_be_continued) {
    auto numbers = upto(5);
    for (const int value : numbers) {
        if (value == 2) break;
    }
    EXPECT_EQ(numbers.state(), generator_state::suspended);
    std::vector<int> rest;
    for (const int value : numbers)
        rest.push_back(value);
    EXPECT_EQ(rest, (std::vector{3, 4, 5}));
    EXPECT_EQ(numbers.begin(), numbers.end());
}

TEST(iteration, begin_primes) {
    auto numbers = upto(2);
    auto at = numbers.begin();
    EXPECT_EQ(numbers.state(), generator_state::suspended);
    EXPECT_EQ(*at, 1);
    EXPECT_EQ(*at, 1);
    at++;
    EXPECT_EQ(*at, 2);
    ++at;
    EXPECT_EQ(at, std::default_sentinel);
    ++at;  // as next() on a closed generator: nothing happens
    EXPECT_EQ(at, std::default_sentinel);
}

TEST(iteration, views) {
    auto numbers = upto(10);
    std::vector<int> seen;
    for (const int value : numbers | std::views::filter([](int n) { return n % 2 == 0; }) | std::views::take(2)) {
        seen.push_back(value);
    }
    EXPECT_EQ(seen, (std::vector{2, 4}));
    std::vector<int> squares;
    for (const int value : upto(3) | std::views::transform([](int n) { return n * n; }))
        squares.push_back(value);
    EXPECT_EQ(squares, (std::vector{1, 4, 9}));
}

TEST(iteration, values_can_be_changed_and_moved_out) {
    const auto body = []() -> generator<std::unique_ptr<int>> {
        co_yield std::make_unique<int>(1);
        co_yield std::make_unique<int>(2);
    };
    std::vector<std::unique_ptr<int>> kept;
    for (auto& value : body())
        kept.push_back(std::move(value));
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_EQ(*kept[1], 2);

    std::vector<int> data{1, 2, 3};
    const auto references = [](std::vector<int>& all) -> generator<int&> {
        for (int& each : all)
            co_yield each;
    };
    for (int& each : references(data))
        each *= 2;
    EXPECT_EQ(data, (std::vector{2, 4, 6}));
}

TEST(iteration, the_value_is_released_before_the_next_step) {
    std::weak_ptr<int> first;
    bool released = false;
    const auto body = [&]() -> generator<std::shared_ptr<int>> {
        auto value = std::make_shared<int>(1);
        first = value;
        co_yield std::move(value);
        released = first.expired();
        co_yield nullptr;
    };
    auto values = body();
    auto at = values.begin();
    EXPECT_FALSE(first.expired());
    ++at;
    EXPECT_TRUE(released);
}

TEST(iteration, iterators_follow_the_generator_when_it_moves) {
    auto first = upto(4);
    auto at = first.begin();
    auto second = std::move(first);
    ++at;
    EXPECT_EQ(*at, 2);
    first = std::move(second);
    auto other = std::move(at);
    ++other;
    EXPECT_EQ(*other, 3);
    EXPECT_EQ(first.next().value(), 4);
}

TEST(iteration, iterators_are_at_the_end_when_the_generator_has_gone) {
    auto numbers = std::make_unique<generator<int>>(upto(4));
    auto at = numbers->begin();
    auto another = numbers->begin();
    EXPECT_EQ(*another, 2);
    at = std::move(another);
    numbers.reset();
    EXPECT_EQ(*at, 2);
    ++at;
    EXPECT_EQ(at, std::default_sentinel);
}

TEST(iteration, exceptions_leave_the_loop) {
    const auto body = []() -> generator<int> {
        co_yield 1;
        throw std::domain_error("in the body");
    };
    auto values = body();
    auto at = values.begin();
    EXPECT_THROW(++at, std::domain_error);
    EXPECT_EQ(at, values.end());
}

}  // namespace
