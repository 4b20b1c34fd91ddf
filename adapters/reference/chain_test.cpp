// Chains of delegations: shared, resumed by others, and very deep.
#include "yieldcheck/generator.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace yieldcheck::reference;
using Talk = generator<int, std::optional<int>, int>;

Talk count(int last) {
    for (int i = 1; i <= last; ++i)
        co_yield i;
    co_return last;
}

Talk through(Talk& inner) { co_return co_await yield_from(inner); }

// ---- sharing --------------------------------------------------------------------------------------------------------

TEST(chains, a_partly_consumed_delegate_goes_on) {
    Talk inner = count(3);
    inner.next();
    Talk talk = through(inner);
    EXPECT_EQ(talk.next().value(), 2);
    EXPECT_EQ(talk.next().value(), 3);
    EXPECT_EQ(talk.next().result(), 3);
}

TEST(chains, two_delegators_interleave_over_one_delegate) {
    Talk inner = count(5);
    Talk first = through(inner);
    Talk second = through(inner);
    EXPECT_EQ(first.next().value(), 1);
    EXPECT_EQ(second.next().value(), 2);
    EXPECT_EQ(first.next().value(), 3);
    EXPECT_EQ(inner.next().value(), 4);
    EXPECT_EQ(second.next().value(), 5);
    EXPECT_EQ(second.next().result(), 5);
    EXPECT_EQ(first.next().result(), 0);  // the delegate had finished: nothing
}

TEST(chains, a_delegate_closed_or_destroyed_meanwhile_ends_the_delegation) {
    std::optional<Talk> inner = count(5);
    Talk first = through(*inner);
    Talk second = through(*inner);
    first.next();
    second.next();
    inner->close();
    EXPECT_EQ(first.next().result(), 0);
    inner.reset();
    EXPECT_EQ(second.send(8).result(), 0);

    Talk destroyed = count(5);
    Talk outer = through(destroyed);
    outer.next();
    destroyed = Talk();
    EXPECT_EQ(outer.next().result(), 0);
}

TEST(chains, throwing_past_a_finished_delegate) {
    const auto body = [](Talk& inner) -> Talk {
        int result = 0;
        bool caught = false;
        try {
            result = co_await yield_from(inner);
        } catch (const std::runtime_error&) {
            caught = true;
        }
        co_yield caught ? -1 : result;
        co_return 0;
    };
    Talk inner = count(5);
    Talk first = body(inner);
    Talk second = body(inner);
    first.next();
    second.next();
    inner.close();
    EXPECT_EQ(first.throw_(std::runtime_error("")).value(), -1);
    EXPECT_EQ(second.throw_(stop_iteration<int>(77)).value(), 77);  // PEP 380: a stop is the result
}

TEST(chains, a_moved_delegate_stays_the_delegate) {
    Talk inner = count(3);
    Talk talk = through(inner);
    talk.next();
    Talk moved = std::move(inner);
    EXPECT_EQ(talk.next().value(), 2);
    EXPECT_EQ(moved.next().value(), 3);
    EXPECT_EQ(talk.next().result(), 3);
    EXPECT_EQ(moved.state(), generator_state::closed);
}

TEST(chains, the_middle_of_a_chain_may_be_resumed) {
    Talk leaf = count(9);
    Talk middle = through(leaf);
    Talk top = through(middle);
    Talk other = through(middle);
    EXPECT_EQ(top.next().value(), 1);
    EXPECT_EQ(middle.next().value(), 2);
    EXPECT_EQ(top.next().value(), 3);
    EXPECT_EQ(other.next().value(), 4);
    EXPECT_EQ(leaf.next().value(), 5);
    EXPECT_EQ(top.next().value(), 6);
    middle.close();
    EXPECT_EQ(leaf.state(), generator_state::closed);
    EXPECT_TRUE(top.next().done());
    EXPECT_TRUE(other.next().done());
}

// ---- running --------------------------------------------------------------------------------------------------------

TEST(chains, every_delegator_of_a_running_delegate_runs_and_no_other) {
    using State = generator_state;
    Talk leaf;
    Talk middle;
    Talk top;
    Talk other;
    std::vector<State> seen;
    const auto body = [&]() -> Talk {
        co_yield 0;
        for (const Talk* each : {&leaf, &middle, &top, &other})
            seen.push_back(each->state());
        co_yield 1;
        co_return 0;
    };
    leaf = body();
    middle = through(leaf);
    top = through(middle);
    other = through(middle);
    other.next();
    top.next();
    EXPECT_EQ(seen, (std::vector{State::running, State::running, State::running, State::suspended}));
    for (const Talk* each : {&leaf, &middle, &top, &other})
        EXPECT_EQ(each->state(), State::suspended);
}

TEST(chains, a_delegator_of_a_running_delegate_is_told_at_its_delegation) {
    Talk other;
    std::string said;
    const auto running = [&]() -> Talk {
        co_yield 0;
        const int got = other.next().value();
        co_yield got;
        co_return 0;
    };
    const auto delegator = [&](Talk& inner) -> Talk {
        try {
            co_await yield_from(inner);
        } catch (const already_executing& error) {
            said = error.what();
        }
        co_yield 42;
        co_return 0;
    };
    Talk inner = running();
    other = delegator(inner);
    EXPECT_EQ(other.next().value(), 0);
    EXPECT_EQ(inner.next().value(), 42);
    EXPECT_EQ(said, "generator already executing");
    EXPECT_TRUE(other.next().done());
}

TEST(chains, delegating_to_oneself_is_refused) {
    Talk self;
    const auto body = [&]() -> Talk {
        bool refused = false;
        try {
            co_await yield_from(self);
        } catch (const already_executing&) {
            refused = true;
        }
        co_yield refused ? 1 : 0;
        co_return 0;
    };
    self = body();
    EXPECT_EQ(self.next().value(), 1);
}

// ---- depth ----------------------------------------------------------------------------------------------------------

#if defined(__has_feature)
#define HAS_FEATURE(name) __has_feature(name)
#else
#define HAS_FEATURE(name) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || HAS_FEATURE(address_sanitizer)
constexpr int depth = 20'000;  // unwinding is slow there, and its stack frames are larger
#else
constexpr int depth = 100'000;
#endif

/// Counts how many levels were left by an exception.
Talk deep(int levels, int& unwound) {
    struct Guard {
        int& count;
        int before = std::uncaught_exceptions();
        ~Guard() { count += std::uncaught_exceptions() > before; }
    };
    const Guard guard{unwound};
    if (levels == 0) {
        int sent = 0;
        while (sent != 99)
            sent = (co_yield sent).value_or(-1);
        co_return sent;
    }
    co_return co_await yield_from(deep(levels - 1, unwound));
}

TEST(depth, steps) {
    int unwound = 0;
    Talk talk = deep(depth, unwound);
    EXPECT_EQ(talk.next().value(), 0);
    EXPECT_EQ(talk.send(5).value(), 5);
    EXPECT_EQ(talk.next().value(), -1);
    EXPECT_EQ(talk.state(), generator_state::suspended);
}

/// The quickest of many: of a thousand steps.
std::chrono::nanoseconds time_of_steps(int levels) {
    int unwound = 0;
    Talk talk = deep(levels, unwound);
    talk.next();
    auto quickest = std::chrono::nanoseconds::max();
    for (int attempt = 0; attempt < 50; ++attempt) {
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < 1000; ++i)
            talk.send(i % 50);
        quickest = std::min<std::chrono::nanoseconds>(quickest, std::chrono::steady_clock::now() - start);
    }
    return quickest;
}

TEST(depth, a_step_takes_the_same_time) {
    EXPECT_LT(time_of_steps(depth), 4 * time_of_steps(10));  // a walk would take thousands of times as long
}

TEST(depth, throw_unwinds_every_level) {
    int unwound = 0;
    Talk talk = deep(depth, unwound);
    talk.next();
    EXPECT_THROW(talk.throw_(std::runtime_error("deep")), std::runtime_error);
    EXPECT_EQ(unwound, depth + 1);
}

TEST(depth, close_and_exit_and_drop_unwind_every_level) {
    int closed = 0;
    Talk first = deep(depth, closed);
    first.next();
    EXPECT_EQ(first.close(), std::nullopt);
    EXPECT_EQ(closed, depth + 1);
    int exited = 0;
    Talk second = deep(depth, exited);
    second.next();
    EXPECT_THROW(second.throw_(generator_exit()), generator_exit);
    EXPECT_EQ(exited, depth + 1);
    int dropped = 0;
    {
        Talk third = deep(depth, dropped);
        third.next();
    }
    EXPECT_EQ(dropped, depth + 1);
}

Talk wrap(Talk inner) { co_return co_await yield_from(std::move(inner)); }

TEST(depth, generators_wrapped_in_generators) {
    const auto wrapped = [] {
        Talk talk = count(2);
        for (int i = 0; i < depth; ++i)
            talk = wrap(std::move(talk));
        return talk;
    };
    { const Talk never_started = wrapped(); }
    Talk thrown_at = wrapped();
    EXPECT_THROW(thrown_at.throw_(std::runtime_error("")), std::runtime_error);
    Talk talk = wrapped();
    EXPECT_EQ(talk.next().value(), 1);
    EXPECT_EQ(talk.next().value(), 2);
    EXPECT_EQ(talk.next().result(), 2);
}

TEST(depth, a_delegator_may_be_added_at_the_top_again_and_again) {
    std::vector<Talk> chain;
    chain.reserve(depth + 1);
    chain.push_back(count(2 * depth));
    for (int i = 1; i <= depth; ++i) {
        chain.push_back(through(chain.back()));
        ASSERT_EQ(chain.back().next().value(), i);
    }
    EXPECT_EQ(chain[depth / 2].next().value(), depth + 1);
    EXPECT_EQ(chain[depth].next().value(), depth + 2);
    EXPECT_EQ(chain[depth / 2].state(), generator_state::suspended);
    chain[depth].close();
    for (const Talk& each : chain)
        ASSERT_EQ(each.state(), generator_state::closed);
}

TEST(depth, a_million_delegations_in_a_row) {
    const auto empty = []() -> Talk { co_return 1; };
    const auto body = [&]() -> Talk {
        int sum = 0;
        for (int i = 0; i < 1'000'000; ++i) {
            const int result = co_await yield_from(empty());
            sum += result;
        }
        co_yield sum;
        co_return 0;
    };
    Talk talk = body();
    EXPECT_EQ(talk.next().value(), 1'000'000);
}

}  // namespace
