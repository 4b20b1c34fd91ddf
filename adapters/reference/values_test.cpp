// What becomes of values, frames and generator objects: copies, moves, references, allocation.
#include "yieldcheck/generator.hpp"

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using namespace yieldcheck::reference;
using Numbers = generator<int, std::optional<int>, int>;

static_assert(std::is_nothrow_move_constructible_v<Numbers> && std::is_nothrow_move_assignable_v<Numbers>);
static_assert(!std::is_copy_constructible_v<Numbers> && !std::is_copy_assignable_v<Numbers>);
static_assert(std::is_nothrow_default_constructible_v<Numbers> && std::is_nothrow_destructible_v<Numbers>);
static_assert(noexcept(std::declval<const Numbers&>().state()));
static_assert(sizeof(Numbers) == sizeof(void*));

/// Counts what happens to it.
struct Counted {
    static inline int alive = 0;
    static inline int copies = 0;
    static inline int moves = 0;
    static void reset() { copies = moves = 0; }

    explicit Counted(int value) : number(value) { ++alive; }
    Counted(const Counted& other) : number(other.number) { ++alive, ++copies; }
    Counted(Counted&& other) noexcept : number(std::exchange(other.number, -1)) { ++alive, ++moves; }
    Counted& operator=(const Counted&) = delete;
    ~Counted() { --alive; }

    int number;
};

using Counting = generator<Counted, std::optional<int>, Counted>;

TEST(values, a_yielded_rvalue_is_moved_once_and_an_lvalue_copied_once) {
    const auto body = []() -> Counting {
        co_yield Counted(1);
        const Counted local(2);
        co_yield local;
        Counted last(3);
        co_yield std::move(last);
        co_return Counted(4);
    };
    Counting talk = body();
    Counted::reset();
    EXPECT_EQ((*talk.next()).number, 1);
    EXPECT_EQ(Counted::copies, 0);
    EXPECT_LE(Counted::moves, 2);  // into the step, and out of it by operator*
    Counted::reset();
    auto lvalue = talk.next();
    EXPECT_EQ(lvalue.value().number, 2);
    EXPECT_EQ(Counted::copies, 1);
    EXPECT_EQ(Counted::moves, 0);
    Counted::reset();
    auto rvalue = talk.next();
    EXPECT_EQ(rvalue.value().number, 3);
    EXPECT_EQ(Counted::copies, 0);
    EXPECT_EQ(Counted::moves, 1);
    Counted::reset();
    auto last = talk.next();
    EXPECT_EQ(Counted::copies, 0);
    EXPECT_EQ(Counted::moves, 1);
    EXPECT_EQ(last.result().number, 4);
}

TEST(values, passing_through_delegations_costs_nothing) {
    const auto inner = []() -> Counting {
        co_yield Counted(1);
        co_return Counted(2);
    };
    const auto middle = [&]() -> Counting { co_return co_await yield_from(inner()); };
    const auto outer = [&]() -> Counting { co_return co_await yield_from(middle()); };
    Counting talk = outer();
    Counted::reset();
    auto first = talk.next();
    EXPECT_EQ(Counted::moves, 1);
    talk.next();
    EXPECT_EQ(Counted::copies, 0);
}

TEST(values, the_frame_keeps_nothing_of_what_it_yielded_and_got) {
    using Owner = generator<std::shared_ptr<int>, std::shared_ptr<int>>;
    const auto body = []() -> Owner {
        co_yield std::make_shared<int>(1);
        co_yield nullptr;
        co_yield nullptr;
    };
    Owner talk = body();
    auto first = talk.next();
    EXPECT_EQ(first.value().use_count(), 1);
    const auto sent = std::make_shared<int>(2);
    talk.send(sent);
    EXPECT_EQ(sent.use_count(), 1);
}

TEST(values, move_only_yields_sends_and_results) {
    using Unique = std::unique_ptr<int>;
    const auto body = []() -> generator<Unique, Unique, Unique> {
        Unique kept = co_yield std::make_unique<int>(1);
        co_yield std::move(kept);
        co_return std::make_unique<int>(3);
    };
    auto talk = body();
    EXPECT_EQ(*talk.next().value(), 1);
    EXPECT_EQ(*talk.send(std::make_unique<int>(2)).value(), 2);
    EXPECT_EQ(*talk.next().result(), 3);
}

TEST(values, references) {
    int yielded = 1;
    int returned = 2;
    const auto body = [&]() -> generator<int&, int*, int&> {
        int* got = co_yield yielded;
        if (got) *got = 30;
        co_return returned;
    };
    auto talk = body();
    talk.next().value() = 10;
    EXPECT_EQ(yielded, 10);
    int sent = 3;
    auto last = talk.send(&sent);
    EXPECT_EQ(sent, 30);
    EXPECT_EQ(&last.result(), &returned);

    const auto constant = []() -> generator<const std::string&> { co_yield "temporary"; };
    auto words = constant();
    EXPECT_EQ(words.next().value(), "temporary");

    const auto taking = []() -> generator<int, std::string&> {
        std::string& got = co_yield 1;
        got = "taken";
        co_yield 2;
    };
    auto taker = taking();
    taker.next();
    std::string word;
    taker.send(word);
    EXPECT_EQ(word, "taken");
    EXPECT_THROW(taker.next(), nothing_sent);

    const auto rvalue = []() -> generator<std::string&&> { co_yield std::string("moved out"); };
    auto moving = rvalue();
    const std::string out = moving.next().value();
    EXPECT_EQ(out, "moved out");
}

TEST(values, nothing_at_all) {
    int steps = 0;
    const auto body = [&]() -> generator<void> {
        ++steps;
        co_yield nothing;
        ++steps;
    };
    auto talk = body();
    EXPECT_FALSE(talk.next().done());
    EXPECT_TRUE(talk.next().done());
    EXPECT_EQ(steps, 2);
    talk.close();
}

TEST(values, conversions_of_what_is_sent_and_yielded) {
    const auto body = []() -> generator<std::string, std::string, std::string> {
        const std::string got = co_yield "literal";
        co_return got;
    };
    auto talk = body();
    EXPECT_EQ(talk.next().value(), "literal");
    EXPECT_EQ(talk.send("sent").result(), "sent");
}

TEST(values, a_yield_whose_value_throws_raises_in_the_body) {
    struct Fragile {
        Fragile() = default;
        Fragile(const Fragile&) { throw std::domain_error("copy"); }
    };
    const auto body = []() -> generator<Fragile, void, int> {
        const Fragile fragile;
        bool caught = false;
        try {
            co_yield fragile;
        } catch (const std::domain_error&) {
            caught = true;
        }
        co_return caught ? 1 : 0;
    };
    auto talk = body();
    EXPECT_EQ(talk.next().result(), 1);
}

/// g++ makes the awaiters of all yields of an expression before the first suspends, and asks for what was sent only
/// after the last. What is yielded must be right all the same.
TEST(values, two_yields_in_one_expression_yield_two_values) {
    const auto subtract = [](int left, int right) { return left - right; };
    const auto body = [&]() -> generator<int, int, int> { co_return subtract(co_yield 1, co_yield 2); };
    auto talk = body();
    EXPECT_EQ(talk.next().value(), 1);
    EXPECT_EQ(talk.send(50).value(), 2);
#if defined(__clang__)
    EXPECT_EQ(talk.send(8).result(), 42);
#endif
}

TEST(values, unread_steps_are_destroyed) {
    const int before = Counted::alive;
    {
        Counting talk = []() -> Counting {
            try {
                co_yield Counted(1);
            } catch (const generator_exit&) {
            }
            co_yield Counted(2);
            co_return Counted(3);
        }();
        talk.next();
        EXPECT_THROW(talk.close(), ignored_exit);
        talk.next();
    }
    EXPECT_EQ(Counted::alive, before);
}

// ---- generator objects ----------------------------------------------------------------------------------------------

Numbers numbers(std::vector<std::string>* log = nullptr) {
    try {
        for (int i = 1; i < 4; ++i)
            co_yield i;
    } catch (const generator_exit&) {
        if (log) log->emplace_back("exit");
        throw;
    }
    co_return 0;
}

TEST(objects, move_in_every_state) {
    Numbers created = numbers();
    Numbers moved = std::move(created);
    EXPECT_EQ(created.state(), generator_state::closed);  // NOLINT: moved-from is closed
    EXPECT_EQ(moved.state(), generator_state::created);
    EXPECT_EQ(moved.next().value(), 1);
    Numbers suspended = std::move(moved);
    EXPECT_EQ(suspended.next().value(), 2);
    suspended.close();
    Numbers closed = std::move(suspended);
    EXPECT_EQ(closed.state(), generator_state::closed);
    EXPECT_TRUE(created.next().done());
    EXPECT_EQ(created.close(), std::nullopt);
}

TEST(objects, assignment_closes_what_was_there) {
    std::vector<std::string> log;
    Numbers target = numbers(&log);
    target.next();
    target = numbers();
    EXPECT_EQ(log, std::vector<std::string>{"exit"});
    EXPECT_EQ(target.next().value(), 1);
}

TEST(objects, self_assignment_does_nothing) {
    Numbers talk = numbers();
    talk.next();
    Numbers& same = talk;
    talk = std::move(same);
    EXPECT_EQ(talk.next().value(), 2);
}

TEST(objects, swap) {
    Numbers first = numbers();
    Numbers second = numbers();
    first.next();
    std::swap(first, second);
    EXPECT_EQ(first.next().value(), 1);
    EXPECT_EQ(second.next().value(), 2);
}

TEST(objects, a_running_generator_may_be_moved) {
    Numbers here;
    Numbers there;
    const auto body = [&]() -> Numbers {
        there = std::move(here);
        EXPECT_EQ(there.state(), generator_state::running);
        EXPECT_EQ(here.state(), generator_state::closed);
        co_yield 1;
        co_return 2;
    };
    here = body();
    EXPECT_EQ(here.next().value(), 1);
    EXPECT_EQ(there.next().result(), 2);
}

// ---- allocation -----------------------------------------------------------------------------------------------------

struct Arena {
    int allocations = 0;
    int deallocations = 0;
    bool full = false;
};

template <class T>
struct Allocator {
    using value_type = T;
    explicit Allocator(Arena& where) : arena(&where) {}
    template <class Other>
    Allocator(const Allocator<Other>& other) : arena(other.arena) {}
    T* allocate(std::size_t count) {
        if (arena->full) throw std::bad_alloc();
        ++arena->allocations;
        return std::allocator<T>().allocate(count);
    }
    void deallocate(T* memory, std::size_t count) noexcept {
        ++arena->deallocations;
        std::allocator<T>().deallocate(memory, count);
    }
    friend bool operator==(const Allocator&, const Allocator&) = default;
    Arena* arena;
};

Numbers allocated(std::allocator_arg_t, Allocator<std::byte>, int first) {
    co_yield first;
    co_return 0;
}

TEST(allocation, frames_come_from_the_allocator) {
    Arena arena;
    {
        Numbers talk = allocated(std::allocator_arg, Allocator<std::byte>(arena), 7);
        EXPECT_EQ(arena.allocations, 1);
        EXPECT_EQ(talk.next().value(), 7);
        EXPECT_EQ(arena.deallocations, 0);
        EXPECT_TRUE(talk.next().done());
        EXPECT_EQ(arena.deallocations, 1);  // finished: given back at once
        const auto lambda = [](std::allocator_arg_t, Allocator<int>) -> Numbers { co_return 1; };
        const Numbers another = lambda(std::allocator_arg, Allocator<int>(arena));
        EXPECT_EQ(arena.allocations, 2);
    }
    EXPECT_EQ(arena.deallocations, 2);
}

TEST(allocation, a_stateless_allocator) {
    const auto lambda = [](std::allocator_arg_t, std::allocator<int>) -> Numbers { co_return 1; };
    Numbers talk = lambda(std::allocator_arg, std::allocator<int>());
    EXPECT_EQ(talk.next().result(), 1);
}

TEST(allocation, failure_comes_out_of_the_call) {
    Arena arena;
    arena.full = true;
    EXPECT_THROW((void)allocated(std::allocator_arg, Allocator<std::byte>(arena), 1), std::bad_alloc);
    EXPECT_EQ(arena.allocations, 0);
}

}  // namespace
