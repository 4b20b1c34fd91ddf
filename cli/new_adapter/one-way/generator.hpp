// A small one-way generator, so that this folder builds as it is. Put your own in its place.
#pragma once

#include <coroutine>
#include <exception>
#include <iterator>
#include <memory>
#include <utility>

namespace sample {

template <class Element>
class generator {
public:
    struct promise_type {
        std::add_pointer_t<Element> element = nullptr;  // lies in the coroutine's frame while it is suspended
        std::exception_ptr failure;

        generator get_return_object() { return generator(Handle::from_promise(*this)); }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        std::suspend_always yield_value(std::remove_reference_t<Element>& value) noexcept {
            element = std::addressof(value);
            return {};
        }
        std::suspend_always yield_value(std::remove_reference_t<Element>&& value) noexcept {
            element = std::addressof(value);
            return {};
        }
        void return_void() noexcept {}
        void unhandled_exception() noexcept { failure = std::current_exception(); }
    };
    using Handle = std::coroutine_handle<promise_type>;

    class iterator {
    public:
        explicit iterator(Handle coroutine) : coroutine_(coroutine) {}
        iterator& operator++() {
            coroutine_.resume();
            if (auto failure = std::exchange(coroutine_.promise().failure, nullptr)) std::rethrow_exception(failure);
            return *this;
        }
        Element& operator*() const { return *coroutine_.promise().element; }
        bool operator==(std::default_sentinel_t) const { return coroutine_.done(); }

    private:
        Handle coroutine_;
    };

    generator(generator&& other) noexcept : coroutine_(std::exchange(other.coroutine_, nullptr)) {}
    generator& operator=(generator&& other) noexcept {
        if (this != &other) {
            if (coroutine_) coroutine_.destroy();
            coroutine_ = std::exchange(other.coroutine_, nullptr);
        }
        return *this;
    }
    ~generator() {
        if (coroutine_) coroutine_.destroy();
    }

    iterator begin() { return ++iterator(coroutine_); }
    std::default_sentinel_t end() const noexcept { return {}; }

private:
    explicit generator(Handle coroutine) : coroutine_(coroutine) {}

    Handle coroutine_;
};

}  // namespace sample
