// yield_from: PEP 380 as CPython 3.13 has it.
#include "yieldcheck/generator.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace yieldcheck::reference;
using Talk = generator<int, std::optional<int>, std::string>;
using Log = std::vector<std::string>;

/// Says how it was left.
struct Leaving {
    Log& log;
    const char* name;
    ~Leaving() { log.emplace_back(std::string(name) + " left"); }
};

std::string exception_name() {
    try {
        throw;
    } catch (const generator_exit&) {
        return "exit";
    } catch (const std::exception& error) {
        return error.what();
    }
}

/// Yields first, first + 1, …; logs what it is sent and what is thrown into it, and lets exceptions pass.
Talk counter(Log& log, int first, int count) {
    const Leaving leaving{log, "counter"};
    for (int i = 0; i < count; ++i) {
        std::optional<int> sent;
        try {
            sent = co_yield first + i;
        } catch (...) {
            log.emplace_back("counter: " + exception_name());
            throw;
        }
        if (sent) log.emplace_back("counter got " + std::to_string(*sent));
    }
    co_return "counted " + std::to_string(count);
}

/// Delegates and then goes on, whatever comes out of the delegate.
Talk outer(Log& log, Talk inner) {
    const Leaving leaving{log, "outer"};
    std::string result;
    try {
        result = co_await yield_from(std::move(inner));
    } catch (...) {
        result = "caught " + exception_name();
    }
    log.push_back("outer: " + result);
    co_yield 100;
    co_return result;
}

TEST(delegation, passes_values_sends_and_the_result) {
    Log log;
    Talk talk = outer(log, counter(log, 1, 2));
    EXPECT_EQ(talk.next().value(), 1);
    EXPECT_EQ(talk.send(7).value(), 2);
    EXPECT_EQ(talk.next().value(), 100);
    EXPECT_EQ(talk.next().result(), "counted 2");
    EXPECT_EQ(log, (Log{"counter got 7", "counter left", "outer: counted 2", "outer left"}));
}

TEST(delegation, an_exception_of_the_delegate_can_be_caught) {
    Log log;
    Talk talk = outer(log, counter(log, 1, 2));
    talk.next();
    EXPECT_EQ(talk.throw_(std::runtime_error("thrown")).value(), 100);
    EXPECT_EQ(log, (Log{"counter: thrown", "counter left", "outer: caught thrown"}));
}

TEST(delegation, a_delegate_may_catch) {
    const auto inner = []() -> Talk {
        bool caught = false;
        try {
            co_yield 1;
        } catch (const std::runtime_error&) {
            caught = true;
        }
        if (caught) co_yield 2;
        co_return "done";
    };
    Log log;
    Talk talk = outer(log, inner());
    talk.next();
    EXPECT_EQ(talk.throw_(std::runtime_error("")).value(), 2);
    EXPECT_EQ(talk.next().value(), 100);
    EXPECT_EQ(log, Log{"outer: done"});
}

TEST(delegation, a_stop_leaking_from_the_delegate_is_an_error_in_the_delegator) {
    Log log;
    Talk talk = outer(log, counter(log, 1, 1));
    talk.next();
    EXPECT_EQ(talk.throw_(stop_iteration<>()).value(), 100);
    EXPECT_EQ(log.back(), "outer: caught generator raised stop_iteration");
}

TEST(delegation, to_a_finished_or_empty_generator_yields_nothing) {
    const auto empty = []() -> Talk { co_return "at once"; };
    Log log;
    Talk talk = outer(log, empty());
    EXPECT_EQ(talk.next().value(), 100);
    Talk closed = empty();
    closed.close();
    Talk second = outer(log, std::move(closed));
    EXPECT_EQ(second.next().value(), 100);
    Talk third = outer(log, Talk());
    EXPECT_EQ(third.next().value(), 100);
    EXPECT_EQ(log, (Log{"outer: at once", "outer: ", "outer: "}));
}

TEST(delegation, to_a_generator_with_another_result_type) {
    using Number = generator<int, std::optional<int>, int>;
    using Silent = generator<int, std::optional<int>>;
    const auto number = []() -> Number {
        co_yield 1;
        co_return 42;
    };
    const auto silent = []() -> Silent { co_yield 2; };
    Talk talk = [](Number inner, Silent last) -> Talk {
        const int result = co_await yield_from(std::move(inner));
        co_await yield_from(std::move(last));
        co_return std::to_string(result);
    }(number(), silent());
    EXPECT_EQ(talk.next().value(), 1);
    EXPECT_EQ(talk.next().value(), 2);
    EXPECT_EQ(talk.next().result(), "42");
}

// ---- close and exit -------------------------------------------------------------------------------------------------

TEST(delegation, close_goes_innermost_first) {
    Log log;
    Talk talk = [](Log& out) -> Talk {
        const Leaving leaving{out, "outermost"};
        co_return co_await yield_from([](Log& out2) -> Talk {
            const Leaving leaving2{out2, "middle"};
            std::string result = co_await yield_from(counter(out2, 1, 2));
            co_return result;
        }(out));
    }(log);
    talk.next();
    EXPECT_EQ(talk.close(), std::nullopt);
    EXPECT_EQ(log, (Log{"counter: exit", "counter left", "middle left", "outermost left"}));
}

/// Answers the exit as it is told.
Talk answering(std::string answer) {
    bool exited = false;
    try {
        co_yield 1;
    } catch (const generator_exit&) {
        exited = true;
    }
    if (exited && answer == "yield") co_yield 2;
    if (exited && answer == "throw") throw std::domain_error("thrown on exit");
    co_return "answer";
}

TEST(delegation, close_discards_what_the_delegate_returns) {
    Log log;
    Talk talk = outer(log, answering("return"));
    talk.next();
    EXPECT_THROW(talk.close(), ignored_exit);  // for outer yields 100
    EXPECT_EQ(log, Log{"outer: caught exit"});
    Talk plain = [](Talk inner) -> Talk { co_return co_await yield_from(std::move(inner)); }(answering("return"));
    plain.next();
    EXPECT_EQ(plain.close(), std::nullopt);
}

TEST(delegation, close_raises_in_the_delegator_what_the_delegate_throws) {
    Log log;
    Talk talk = outer(log, answering("throw"));
    talk.next();
    EXPECT_THROW(talk.close(), ignored_exit);
    EXPECT_EQ(log, Log{"outer: caught thrown on exit"});
    Talk plain = [](Talk inner) -> Talk { co_return co_await yield_from(std::move(inner)); }(answering("throw"));
    plain.next();
    EXPECT_THROW(plain.close(), std::domain_error);
}

TEST(delegation, a_delegate_that_ignores_the_exit_is_an_error_in_the_delegator) {
    Log log;
    Talk inner = answering("yield");
    Talk talk = [](Log& out, Talk& shared) -> Talk {
        std::string result;
        try {
            result = co_await yield_from(shared);
        } catch (...) {
            result = "caught " + exception_name();
        }
        out.push_back(result);
        co_return result;
    }(log, inner);
    talk.next();
    EXPECT_EQ(talk.close(), "caught generator ignored generator_exit");
    EXPECT_EQ(inner.state(), generator_state::suspended);
    EXPECT_EQ(inner.next().result(), "answer");
}

TEST(delegation, throwing_the_exit_closes_the_delegate_and_raises_the_very_exit) {
    struct marked_exit : generator_exit {
        int mark;
        explicit marked_exit(int number) : mark(number) {}
    };
    int seen = 0;
    Log log;
    Talk talk = [](Log& out, int& mark) -> Talk {
        std::string result;
        try {
            result = co_await yield_from(counter(out, 1, 2));
        } catch (const marked_exit& exit) {
            mark = exit.mark;
        }
        co_yield 3;
        co_return result;
    }(log, seen);
    talk.next();
    EXPECT_EQ(talk.throw_(marked_exit(5)).value(), 3);  // not close: the yield counts
    EXPECT_EQ(seen, 5);
    EXPECT_EQ(log, (Log{"counter: exit", "counter left"}));
}

TEST(delegation, throwing_the_exit_at_a_delegate_that_yields_or_throws) {
    Log log;
    Talk yields = outer(log, answering("yield"));
    yields.next();
    testing::internal::CaptureStderr();
    EXPECT_EQ(yields.throw_(generator_exit()).value(), 100);
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");  // dropped now, behind its try, it takes the second exit
    Talk throws = outer(log, answering("throw"));
    throws.next();
    EXPECT_EQ(throws.throw_(generator_exit()).value(), 100);
    EXPECT_EQ(log, (Log{"outer: caught generator ignored generator_exit", "outer: caught thrown on exit"}));
}

TEST(delegation, dropping_a_delegator_closes_innermost_first) {
    Log log;
    {
        Talk talk = [](Log& out) -> Talk {
            const Leaving leaving{out, "delegator"};
            co_return co_await yield_from(counter(out, 1, 2));
        }(log);
        talk.next();
    }
    EXPECT_EQ(log, (Log{"counter: exit", "counter left", "delegator left"}));
}

TEST(delegation, closing_a_created_delegator_leaves_the_delegate_alone) {
    Log log;
    Talk inner = counter(log, 1, 2);
    Talk talk = [](Talk& shared) -> Talk { co_return co_await yield_from(shared); }(inner);
    talk.close();
    EXPECT_EQ(inner.next().value(), 1);
}

TEST(delegation, a_body_that_answers_the_exit_with_a_new_delegation_ignores_it) {
    Log log;
    Talk inner = [](Log& out) -> Talk {
        bool exited = false;
        try {
            co_yield 1;
        } catch (const generator_exit&) {
            exited = true;
        }
        if (exited) out.push_back(co_await yield_from(counter(out, 50, 1)));
        co_return "";
    }(log);
    Talk talk = [](Log& out, Talk& shared) -> Talk {
        std::string result;
        try {
            result = co_await yield_from(shared);
        } catch (const ignored_exit&) {
            result = "ignored";
        }
        out.push_back(result);
        co_return result;
    }(log, inner);
    talk.next();
    EXPECT_EQ(talk.close(), "ignored");
    EXPECT_TRUE(inner.next().done());
    EXPECT_EQ(log, (Log{"ignored", "counter left", "counted 1"}));
}

}  // namespace
