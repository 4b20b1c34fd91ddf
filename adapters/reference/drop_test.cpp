// What happens to a generator that is destroyed or assigned to, and what a frame releases when.
#include "yieldcheck/generator.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace yieldcheck::reference;
using Log = std::vector<std::string>;

class Recording : public default_protocol {
public:
    static void unraisable(const std::exception_ptr& exception) noexcept { seen.push_back(exception); }
    static inline std::vector<std::exception_ptr> seen;
};

using Talk = generator<int, std::optional<int>, std::string>;
using Dropped = generator<int, void, void, Recording>;

struct Guard {
    Log& log;
    const char* name;
    ~Guard() { log.emplace_back(name); }
};

TEST(drop, dropping_closes) {
    Log log;
    const auto body = [](Log& out) -> Dropped {
        const Guard guard{out, "guard"};
        try {
            co_yield 1;
        } catch (const generator_exit&) {
            out.emplace_back("exit");
            throw;
        }
    };
    Recording::seen.clear();
    { Dropped never_started = body(log); }
    EXPECT_TRUE(log.empty());
    {
        Dropped waiting = body(log);
        waiting.next();
    }
    EXPECT_EQ(log, (Log{"exit", "guard"}));
    EXPECT_TRUE(Recording::seen.empty());
}

TEST(drop, what_a_dropped_generator_throws_is_unraisable) {
    Recording::seen.clear();
    {
        Dropped waiting = []() -> Dropped {
            try {
                co_yield 1;
            } catch (const generator_exit&) {
                throw std::domain_error("too late");
            }
        }();
        waiting.next();
    }
    ASSERT_EQ(Recording::seen.size(), 1U);
    EXPECT_NE(find_exception<std::domain_error>(Recording::seen[0]), nullptr);
}

TEST(drop, a_dropped_generator_that_goes_on_is_destroyed_where_it_waits) {
    Log log;
    Recording::seen.clear();
    {
        Dropped waiting = [](Log& out) -> Dropped {
            const Guard guard{out, "guard"};
            try {
                co_yield 1;
            } catch (const generator_exit&) {
            }
            co_yield 2;
            out.emplace_back("never");
        }(log);
        waiting.next();
    }
    ASSERT_EQ(Recording::seen.size(), 1U);
    EXPECT_NE(find_exception<ignored_exit>(Recording::seen[0]), nullptr);
    EXPECT_EQ(log, Log{"guard"});
}

TEST(drop, finishing_releases_the_arguments_at_once) {
    Log log;
    struct Argument {
        explicit Argument(Log& out) : log(&out) {}
        Argument(Argument&& other) noexcept : log(std::exchange(other.log, nullptr)) {}
        ~Argument() {
            if (log) log->emplace_back("released");
        }
        Log* log;
    };
    const auto body = [](Argument) -> Dropped { co_yield 1; };
    Dropped ended = body(Argument(log));
    ended.next();
    EXPECT_TRUE(log.empty());
    ended.next();
    EXPECT_EQ(log, Log{"released"});
    Dropped closed = body(Argument(log));
    closed.close();
    EXPECT_EQ(log.size(), 2U);
    Dropped thrown_at = body(Argument(log));
    EXPECT_THROW(thrown_at.throw_(std::runtime_error("")), std::runtime_error);
    EXPECT_EQ(log.size(), 3U);
}

TEST(drop, a_destructor_may_throw_behind_co_return) {
    struct Throwing {
        ~Throwing() noexcept(false) { throw std::domain_error("from a destructor"); }
    };
    Talk talk = []() -> Talk {
        const Throwing local;
        co_return "a result long enough to be allocated, so that losing it would leak";
    }();
    EXPECT_THROW(talk.next(), std::domain_error);
    EXPECT_EQ(talk.state(), generator_state::closed);
}

TEST(drop, destroying_a_running_generator_terminates) {
    EXPECT_DEATH(
        {
            std::optional<Dropped> self;
            const auto body = [&]() -> Dropped {
                self.reset();
                co_yield 1;
            };
            self = body();
            self->next();
        },
        "");
}

}  // namespace
