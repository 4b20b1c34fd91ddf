// A small stackful coroutine on POSIX contexts, so that this folder builds as it is. Put your own in its place.
#pragma once

#include <ucontext.h>

#include <cxxabi.h>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <utility>

namespace sample {

class coroutine {
public:
    using Body = std::function<void(coroutine&)>;

    explicit coroutine(Body body) : body_(std::move(body)), stack_(std::make_unique<std::byte[]>(stack_size)) {
        ::getcontext(&inside_);
        inside_.uc_stack.ss_sp = stack_.get();
        inside_.uc_stack.ss_size = stack_size;
        inside_.uc_link = nullptr;
        const auto address = reinterpret_cast<std::uintptr_t>(this);
        ::makecontext(&inside_, reinterpret_cast<void (*)()>(&coroutine::enter), 2,
                      static_cast<unsigned>(address >> 32), static_cast<unsigned>(address));
    }
    coroutine(const coroutine&) = delete;
    /// Unwinds the stack of a body that waits, so that its destructors run.
    ~coroutine() {
        if (!started_ || ended_) return;
        unwinding_ = true;
        switch_to(inside_, outside_);
    }

    /// Goes on with the body until it suspends or ends; throws what it throws.
    void resume() {
        started_ = true;
        switch_to(inside_, outside_);
        if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
    }

    /// From within the body: back to whoever resumed it.
    void suspend() {
        switch_to(outside_, inside_);
        if (unwinding_) throw Unwind{};
    }

    bool ended() const noexcept { return ended_; }

private:
    struct Unwind {};
    struct CaughtExceptions {  // of a thread, by the C++ ABI: each stack has its own
        void* caught = nullptr;
        unsigned int uncaught = 0;
    };
    static constexpr std::size_t stack_size = 256 * 1024;

    static void enter(unsigned high, unsigned low) {
        auto& self = *reinterpret_cast<coroutine*>(std::uintptr_t{high} << 32 | low);
        try {
            self.body_(self);
        } catch (const Unwind&) {
        } catch (...) {
            self.failure_ = std::current_exception();
        }
        self.ended_ = true;
        self.switch_to(self.outside_, self.inside_);
    }

    void switch_to(ucontext_t& there, ucontext_t& here) {
        auto* globals = reinterpret_cast<CaughtExceptions*>(abi::__cxa_get_globals());
        const CaughtExceptions mine = std::exchange(*globals, other_);
        other_ = mine;
        ::swapcontext(&here, &there);
    }

    Body body_;
    std::unique_ptr<std::byte[]> stack_;
    ucontext_t inside_{};
    ucontext_t outside_{};
    CaughtExceptions other_;  // of the stack that does not run now
    std::exception_ptr failure_;
    bool started_ = false;
    bool ended_ = false;
    bool unwinding_ = false;
};

}  // namespace sample
