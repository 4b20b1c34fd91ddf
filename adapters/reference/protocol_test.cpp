// Protocols other than the default one: their own exceptions, and the hooks that tell them what happens.
#include "yieldcheck/generator.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace yieldcheck::reference;
using Log = std::vector<std::string>;

std::string described(const std::exception_ptr& exception) {
    if (const auto* standard = find_exception<std::exception>(exception)) return standard->what();
    return "exit";
}

// ---- own exceptions -------------------------------------------------------------------------------------------------

/// All exceptions are texts in one type; zero stands for nothing.
struct Texts : default_protocol {
    struct Raised {
        std::string text;
    };

    static std::exception_ptr raised(const char* text) noexcept { return std::make_exception_ptr(Raised{text}); }
    static bool is(const std::exception_ptr& exception, std::string_view text) noexcept {
        const auto* found = find_exception<Raised>(exception);
        return found != nullptr && found->text == text;
    }

    static std::exception_ptr make_exit() noexcept { return raised("exit"); }
    static bool is_exit(const std::exception_ptr& exception) noexcept { return is(exception, "exit"); }
    static std::exception_ptr ignored_exit() noexcept { return raised("ignored"); }
    static bool is_stop(const std::exception_ptr& exception) noexcept { return is(exception, "stop"); }
    static std::exception_ptr leaked(const std::exception_ptr&) noexcept { return raised("leaked"); }
    template <class Return>
    static Return stop_value(const std::exception_ptr&) {
        return -1;
    }
    static std::exception_ptr already_executing() noexcept { return raised("executing"); }
    static std::exception_ptr just_started() noexcept { return raised("just started"); }
    template <class Send>
    static bool is_nothing(const Send& value) noexcept {
        return value == 0;
    }
    template <class Return>
    static Return absent() {
        return -2;
    }
};

using Texting = generator<int, int, int, Texts>;

template <class Action>
std::string text_of(Action action) {
    try {
        action();
    } catch (const Texts::Raised& raised) {
        return raised.text;
    }
    return "nothing";
}

Texting delegating(Texting& inner) {
    const int result = co_await yield_from(inner);
    co_yield result;
    co_return 0;
}

Texting saying(std::string last) {
    std::string caught;
    try {
        co_yield 1;
    } catch (const Texts::Raised& raised) {
        caught = raised.text;
    }
    if (last == "yield") co_yield 2;
    throw Texts::Raised{last + " after " + caught};
}

TEST(protocols, exceptions_are_the_protocols_own) {
    Texting talk = saying("end");
    EXPECT_EQ(text_of([&] { talk.send(1); }), "just started");
    EXPECT_EQ(talk.send(0).value(), 1);
    EXPECT_EQ(text_of([&] { talk.close(); }), "end after exit");
    Texting stubborn = saying("yield");
    stubborn.next();
    EXPECT_EQ(text_of([&] { stubborn.close(); }), "ignored");
    Texting leaking = []() -> Texting {
        co_yield 1;
        throw Texts::Raised{"stop"};
    }();
    leaking.next();
    EXPECT_EQ(text_of([&] { leaking.next(); }), "leaked");
    Texting self;
    self = [](Texting& same) -> Texting {
        same.next();
        co_yield 1;
        co_return 0;
    }(self);
    EXPECT_EQ(text_of([&] { self.next(); }), "executing");
}

TEST(protocols, what_a_finished_delegate_is_worth) {
    Texting inner = []() -> Texting {
        for (int i = 0; i < 9; ++i)
            co_yield i;
        co_return 0;
    }();
    Texting absent = delegating(inner);
    Texting stopped = delegating(inner);
    absent.next();
    stopped.next();
    inner.close();
    EXPECT_EQ(absent.next().value(), -2);
    EXPECT_EQ(stopped.throw_(Texts::Raised{"stop"}).value(), -1);
}

// ---- hooks ----------------------------------------------------------------------------------------------------------

struct Watching : default_protocol {
    /// Takes its name from the first argument of the coroutine.
    struct attachment {
        attachment() = default;
        template <class... Others>
        explicit attachment(const std::string& first, Others&...) : name(first) {}
        std::string name = "unnamed";
    };

    static void raising_in(attachment& where, std::exception_ptr& exception) noexcept {
        log.push_back(where.name + ": " + described(exception));
    }
    static void activated(const activation<Watching>& now) noexcept {
        std::string path;
        for (const frame<Watching>* at = &now.current();; at = at->delegator()) {
            path = name(*at) + (path.empty() ? "" : ">" + path);
            if (at == &now.root()) break;
        }
        log.push_back("[" + path);
    }
    static void deactivated(const activation<Watching>& now) noexcept { log.push_back(name(now.root()) + "]"); }

    static inline Log log;

private:
    static std::string name(const frame<Watching>& frame) { return frame.attachment().name; }
};

using Watched = generator<int, void, void, Watching>;

Watched leaf(std::string) {
    co_yield 1;
    co_yield 2;
}

Watched failing(std::string) {
    throw std::domain_error("fails");
    co_yield 0;
}

/// Delegates; after an exception, to one that fails.
Watched catching(std::string, Watched inner) {
    bool caught = false;
    try {
        co_await yield_from(std::move(inner));
    } catch (const std::runtime_error&) {
        caught = true;
    }
    if (caught) co_await yield_from(failing("failing"));
}

Watched passing(std::string, Watched inner) { co_await yield_from(std::move(inner)); }

TEST(hooks, tell_of_activations) {
    Watching::log.clear();
    Watched talk = passing("top", passing("middle", leaf("leaf")));
    talk.next();
    talk.next();
    talk.close();
    EXPECT_EQ(Watching::log, (Log{"[top", "top]", "[top>middle>leaf", "top]", "[top>middle>leaf", "leaf: exit",
                                  "middle: exit", "top: exit", "top]"}));
}

/// The error of a delegate that the body began after it caught the exception was not thrown in: it is not announced.
TEST(hooks, tell_of_exceptions_that_are_thrown_in) {
    Watched talk = passing("top", catching("middle", leaf("leaf")));
    talk.next();
    Watching::log.clear();
    EXPECT_THROW(talk.throw_(std::runtime_error("thrown")), std::domain_error);
    EXPECT_EQ(Watching::log, (Log{"[top>middle>leaf", "leaf: thrown", "middle: thrown", "top: fails", "top]"}));
    Watching::log.clear();
    Watched created = leaf("created");
    EXPECT_THROW(created.throw_(std::runtime_error("thrown")), std::runtime_error);
    EXPECT_EQ(Watching::log, Log{"created: thrown"});
}

TEST(hooks, an_exception_of_the_body_itself_is_not_announced) {
    Watched talk = passing("top", failing("failing"));
    Watching::log.clear();
    EXPECT_THROW(talk.next(), std::domain_error);
    EXPECT_EQ(Watching::log, (Log{"[top", "top]"}));
}

/// A hook may put another exception in the place of the one that is thrown in.
struct Replacing : default_protocol {
    static void raising_in(std::exception_ptr& exception) noexcept {
        if (!is_exit(exception)) exception = std::make_exception_ptr(std::domain_error("replaced"));
    }
};

TEST(hooks, may_replace_the_exception) {
    auto talk = []() -> generator<int, void, void, Replacing> { co_yield 1; }();
    talk.next();
    EXPECT_THROW(talk.throw_(std::runtime_error("thrown")), std::domain_error);
}

// ---- find_exception -------------------------------------------------------------------------------------------------

TEST(find_exception, finds_what_catch_would_catch) {
    struct Base {
        virtual ~Base() = default;
        int base = 1;
    };
    struct Other {
        int other = 2;
    };
    struct Derived : Other, Base {};
    struct Hidden : private Base {};
    const auto derived = std::make_exception_ptr(Derived());
    ASSERT_NE(find_exception<Base>(derived), nullptr);
    EXPECT_EQ(find_exception<Base>(derived)->base, 1);
    EXPECT_EQ(find_exception<Other>(derived)->other, 2);
    EXPECT_NE(find_exception<Derived>(derived), nullptr);
    EXPECT_EQ(find_exception<std::exception>(derived), nullptr);
    EXPECT_EQ(find_exception<Base>(std::make_exception_ptr(Hidden())), nullptr);
    EXPECT_EQ(find_exception<Base>(std::make_exception_ptr(5)), nullptr);
    EXPECT_EQ(find_exception<Base>(nullptr), nullptr);
}

}  // namespace
