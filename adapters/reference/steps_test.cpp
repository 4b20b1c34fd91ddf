// next, send, throw_, close and state of a single generator. Expectations: PEP 342 and 479 as CPython 3.13 has them.
#include "yieldcheck/generator.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace yieldcheck::reference;
using Talk = generator<int, std::optional<int>, std::string>;
using Log = std::vector<std::string>;

Talk accumulate(Log& log) {
    int total = 0;
    try {
        for (;;) {
            const std::optional<int> value = co_yield total;
            if (!value) break;
            total += *value;
        }
    } catch (const std::runtime_error& error) {
        log.emplace_back(error.what());
    }
    co_return "total " + std::to_string(total);
}

TEST(steps, the_call_runs_nothing) {
    Log log;
    Talk talk = [](Log& out) -> Talk {
        out.emplace_back("ran");
        co_yield 1;
        co_return "";
    }(log);
    EXPECT_EQ(talk.state(), generator_state::created);
    EXPECT_TRUE(log.empty());
    EXPECT_EQ(talk.next().value(), 1);
    EXPECT_EQ(talk.state(), generator_state::suspended);
    EXPECT_EQ(log, Log{"ran"});
}

TEST(steps, a_sent_value_is_the_value_of_the_yield) {
    Log log;
    Talk talk = accumulate(log);
    EXPECT_EQ(talk.next().value(), 0);
    EXPECT_EQ(talk.send(5).value(), 5);
    EXPECT_EQ(talk.send(6).value(), 11);
    auto last = talk.send(std::nullopt);
    EXPECT_TRUE(last.done());
    EXPECT_EQ(last.result(), "total 11");
    EXPECT_EQ(talk.state(), generator_state::closed);
}

TEST(steps, the_result_is_given_once) {
    Log log;
    Talk talk = accumulate(log);
    talk.next();
    EXPECT_TRUE(talk.next().has_result());
    for (int again = 0; again < 3; ++again) {
        auto after = talk.send(again);
        EXPECT_TRUE(after.done());
        EXPECT_FALSE(after.has_result());
        EXPECT_THROW(after.result(), no_result);
    }
}

TEST(steps, a_created_generator_takes_only_nothing) {
    Log log;
    Talk talk = accumulate(log);
    EXPECT_THROW(talk.send(0), just_started);
    EXPECT_EQ(talk.state(), generator_state::created);
    EXPECT_EQ(talk.send(std::nullopt).value(), 0);
    EXPECT_EQ(talk.send(2).value(), 2);
}

TEST(steps, an_exception_is_raised_at_the_yield) {
    Log log;
    Talk talk = accumulate(log);
    talk.next();
    talk.send(1);
    auto last = talk.throw_(std::runtime_error("thrown"));
    EXPECT_EQ(last.result(), "total 1");
    EXPECT_EQ(log, Log{"thrown"});
}

TEST(steps, an_exception_that_is_not_caught_closes) {
    Log log;
    Talk talk = accumulate(log);
    talk.next();
    const std::exception_ptr thrown = std::make_exception_ptr(std::logic_error("mine"));
    try {
        talk.throw_(thrown);
        FAIL() << "nothing was thrown";
    } catch (const std::logic_error&) {
        EXPECT_EQ(std::current_exception(), thrown);  // the very object
    }
    EXPECT_EQ(talk.state(), generator_state::closed);
    EXPECT_FALSE(talk.next().has_result());
}

Talk persistent() {
    int caught = 0;
    for (;;) {
        try {
            co_yield caught;
        } catch (const std::runtime_error&) {
            ++caught;
        }
    }
}

TEST(steps, throw_gives_the_next_yield) {
    Talk talk = persistent();
    EXPECT_EQ(talk.next().value(), 0);
    EXPECT_EQ(talk.throw_(std::runtime_error("")).value(), 1);
    EXPECT_EQ(talk.throw_(std::runtime_error("")).value(), 2);
    EXPECT_EQ(talk.next().value(), 2);
}

TEST(steps, throw_on_created_runs_nothing_and_closes) {
    Talk talk = persistent();
    EXPECT_THROW(talk.throw_(std::runtime_error("x")), std::runtime_error);
    EXPECT_EQ(talk.state(), generator_state::closed);
    Talk exits = persistent();
    EXPECT_THROW(exits.throw_(generator_exit()), generator_exit);
    Talk stops = persistent();  // 3.12 and later: not converted
    EXPECT_THROW(stops.throw_(stop_iteration<>()), stop_iteration<>);
}

TEST(steps, throw_on_closed_throws_that) {
    Talk talk = persistent();
    talk.close();
    EXPECT_THROW(talk.throw_(std::runtime_error("x")), std::runtime_error);
    EXPECT_THROW(talk.throw_(stop_iteration<>()), stop_iteration<>);
    EXPECT_THROW(talk.throw_(std::exception_ptr()), std::invalid_argument);
}

TEST(steps, throwing_no_exception_resumes_nothing) {
    Talk talk = persistent();
    talk.next();
    EXPECT_THROW(talk.throw_(std::exception_ptr()), std::invalid_argument);
    EXPECT_EQ(talk.state(), generator_state::suspended);
}

// ---- PEP 479 --------------------------------------------------------------------------------------------------------

TEST(steps, a_stop_that_leaks_is_an_error) {
    Talk talk = []() -> Talk {
        Talk finished = []() -> Talk { co_return "inner"; }();
        co_yield finished.next().value();
        co_return "";
    }();
    try {
        talk.next();
        FAIL() << "nothing was thrown";
    } catch (const stop_leaked& leaked) {
        const auto* cause = find_exception<stop_iteration<std::string>>(leaked.cause());
        ASSERT_NE(cause, nullptr);
        EXPECT_EQ(cause->value, "inner");
    }
    EXPECT_EQ(talk.state(), generator_state::closed);
}

TEST(steps, a_stop_thrown_in_is_an_error_unless_caught) {
    Talk talk = persistent();
    talk.next();
    EXPECT_THROW(talk.throw_(stop_iteration<>()), stop_leaked);
    Talk catching = []() -> Talk {
        try {
            co_yield 1;
        } catch (const stop_iteration_base&) {
        }
        co_return "caught";
    }();
    catching.next();
    EXPECT_EQ(catching.throw_(stop_iteration<int>(3)).result(), "caught");
}

// ---- close ----------------------------------------------------------------------------------------------------------

TEST(steps, close_on_created_runs_nothing) {
    Log log;
    Talk talk = accumulate(log);
    EXPECT_EQ(talk.close(), std::nullopt);
    EXPECT_EQ(talk.state(), generator_state::closed);
    EXPECT_FALSE(talk.next().has_result());
}

TEST(steps, close_raises_the_exit) {
    Log log;
    const auto body = [](Log& out) -> Talk {
        bool exited = false;
        try {
            co_yield 1;
        } catch (const generator_exit&) {
            exited = true;
        }
        out.emplace_back(exited ? "exit" : "no exit");
        co_return "returned";
    };
    Talk talk = body(log);
    talk.next();
    EXPECT_EQ(talk.close(), "returned");  // 3.13
    EXPECT_EQ(log, Log{"exit"});
    EXPECT_EQ(talk.close(), std::nullopt);
    Talk silent = persistent();
    silent.next();
    EXPECT_EQ(silent.close(), std::nullopt);
}

TEST(steps, close_throws_what_else_the_body_throws) {
    Talk talk = []() -> Talk {
        try {
            co_yield 1;
        } catch (const generator_exit&) {
            throw std::domain_error("other");
        }
        co_return "";
    }();
    talk.next();
    EXPECT_THROW(talk.close(), std::domain_error);
    EXPECT_EQ(talk.state(), generator_state::closed);
}

Talk stubborn() {
    for (int i = 0;;) {
        try {
            co_yield i;
        } catch (const generator_exit&) {
            ++i;
        }
    }
}

TEST(steps, ignoring_the_exit_is_an_error_each_time) {
    Talk talk = stubborn();
    talk.next();
    EXPECT_THROW(talk.close(), ignored_exit);
    EXPECT_EQ(talk.state(), generator_state::suspended);
    EXPECT_THROW(talk.close(), ignored_exit);
    EXPECT_EQ(talk.next().value(), 2);
    EXPECT_EQ(talk.throw_(generator_exit()).value(), 3);  // not close
    testing::internal::CaptureStderr();
    talk = Talk();
    EXPECT_EQ(testing::internal::GetCapturedStderr(),
              "exception ignored while a generator was destroyed: generator ignored generator_exit\n");
}

TEST(steps, exit_thrown_in_and_not_caught_comes_out) {
    Talk talk = persistent();
    talk.next();
    EXPECT_THROW(talk.throw_(generator_exit()), generator_exit);
    EXPECT_EQ(talk.state(), generator_state::closed);
}

TEST(steps, exit_passes_handlers_of_standard_exceptions) {
    Log log;
    Talk talk = [](Log& out) -> Talk {
        try {
            co_yield 1;
        } catch (const std::exception&) {
            out.emplace_back("caught");
        }
        co_return "";
    }(log);
    talk.next();
    talk.close();
    EXPECT_TRUE(log.empty());
}

// ---- re-entrancy ----------------------------------------------------------------------------------------------------

TEST(steps, a_running_generator_refuses) {
    Log log;
    Talk talk;
    const auto attempt = [](Log& out, const char* what, const std::function<void()>& action) {
        try {
            action();
            out.emplace_back(what);
        } catch (const already_executing& error) {
            out.push_back(std::string(what) + ": " + error.what());
        }
    };
    const auto body = [&]() -> Talk {
        attempt(log, "next", [&] { talk.next(); });
        attempt(log, "send", [&] { talk.send(1); });  // it is in its first step, but that is not what is wrong
        attempt(log, "throw", [&] { talk.throw_(std::runtime_error("")); });
        attempt(log, "close", [&] { talk.close(); });
        attempt(log, "begin", [&] { talk.begin(); });
        log.emplace_back(talk.state() == generator_state::running ? "running" : "not running");
        co_yield 1;
        co_return "";
    };
    talk = body();
    EXPECT_EQ(talk.next().value(), 1);
    const Log expected{"next: generator already executing",  "send: generator already executing",
                       "throw: generator already executing", "close: generator already executing",
                       "begin: generator already executing", "running"};
    EXPECT_EQ(log, expected);
    EXPECT_EQ(talk.state(), generator_state::suspended);
}

}  // namespace
