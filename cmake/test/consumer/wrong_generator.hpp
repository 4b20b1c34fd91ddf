// A generator that starts at once, swallows exceptions and, moved by default, has two owners. It has next() and
// value().
#pragma once

#include <coroutine>
#include <optional>
#include <utility>

namespace consumer {

template <class Element>
class wrong_generator {
public:
    struct promise_type {
        std::optional<Element> element;

        wrong_generator get_return_object() {
            return wrong_generator(std::coroutine_handle<promise_type>::from_promise(*this));
        }
        std::suspend_never initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        std::suspend_always yield_value(Element value) {
            element = std::move(value);
            return {};
        }
        void return_void() noexcept {}
        void unhandled_exception() noexcept {}
    };

    wrong_generator(wrong_generator&&) = default;
    ~wrong_generator() {
        if (coroutine_) coroutine_.destroy();
    }

    bool next() {
        if (std::exchange(begun_, true)) coroutine_.resume();
        return !coroutine_.done();
    }
    Element value() const { return *coroutine_.promise().element; }

private:
    explicit wrong_generator(std::coroutine_handle<promise_type> coroutine) : coroutine_(coroutine) {}

    std::coroutine_handle<promise_type> coroutine_;
    bool begun_ = false;
};

}  // namespace consumer
