// Running a chain of delegations from outside: next(), send(), throw_() and close() of its root.
#pragma once

#include "chain.hpp"

#include <exception>
#include <utility>

namespace yieldcheck::reference {

/// A call that resumed a generator and has not come back; what a protocol's hooks are told about it.
template <class Protocol>
class activation {
public:
    activation(const activation&) = delete;
    activation& operator=(const activation&) = delete;

    /// The generator that was called.
    frame<Protocol>& root() const noexcept { return *root_; }
    /// Whose body runs; from it `delegator()` leads to the root.
    frame<Protocol>& current() const noexcept { return *current_; }
    /// For throw_() and close(): the frame in which their exception was raised last. The delegators above it wait for
    /// their own turn. Null for next() and send().
    frame<Protocol>* entered() const noexcept { return entered_; }

protected:
    activation(frame<Protocol>& root, frame<Protocol>& current) noexcept : root_(&root), current_(&current) {}
    ~activation() = default;

    frame<Protocol>* root_;
    frame<Protocol>* current_;
    frame<Protocol>* entered_ = nullptr;
};

namespace detail {

/// Tells the protocol that throw_() or close() raises `exception` in `target`.
template <class Protocol>
void announce(frame<Protocol>& target, std::exception_ptr& exception) noexcept {
    if constexpr (requires { Protocol::raising_in(target.attachment(), exception); }) {
        Protocol::raising_in(target.attachment(), exception);
    } else if constexpr (requires { Protocol::raising_in(exception); }) {
        Protocol::raising_in(exception);
    }
}

enum class event { none, yielded, delegated, returned, raised };

/// The loop at the root of a chain. Each coroutine only says what it did (`last`) and suspends; the loop resumes
/// whoever is next. So the stack does not grow with the chain, with or without tail calls.
template <class Protocol>
class resumption : public activation<Protocol> {
    using frame_type = frame<Protocol>;
    using kind = typename place<Protocol>::kind;

public:
    /// `at` is where `root` waits. Values and the result are constructed in `result`; `discard` destroys a value there.
    resumption(frame_type& root, place<Protocol> at, void* result, void (*discard)(void*) noexcept) noexcept
        : activation<Protocol>(root, *at.target), storage(result), discard_(discard), how_(at.how) {
        root.is_root_ = true;
        at.target->activation_ = this;
        access::link(root, *at.target);
        if constexpr (requires { Protocol::activated(*this); }) Protocol::activated(*this);
    }

    /// Exactly one of the three is called, once.
    event send(void* value) noexcept {
        if (how_ == kind::blocked) {
            raising = Protocol::already_executing();
        } else if (how_ == kind::yielding && !this->current_->created_) {
            sent = value;
        }
        return run();
    }

    event raise(std::exception_ptr exception) noexcept {
        closing_ = this->root_->waiting_ && Protocol::is_exit(exception);
        if (closing_) {
            root_exit_ = std::move(exception);
            return close_chain();
        }
        raising = how_ == kind::blocked ? Protocol::already_executing() : std::move(exception);
        enter(*this->current_);
        return run();
    }

    event close() noexcept {
        closing_ = true;
        return close_chain();
    }

    // For the coroutine that runs.
    event last = event::none;
    std::exception_ptr raising;  // to be raised in it, or raised by it
    void* sent = nullptr;        // a Send, to be moved from; null for nothing
    void* const storage;

private:
    event close_chain() noexcept {
        raising = how_ == kind::blocked ? Protocol::already_executing() : exit_for(*this->current_);
        enter(*this->current_);
        return run();
    }

    event run() noexcept {
        for (;;) {
            last = event::none;
            this->current_->created_ = false;
            this->current_->handle_.resume();
            switch (last) {
                case event::none: std::terminate();  // the body awaited something of its own
                case event::yielded:
                    if (closing_ && this->entered_ != this->root_) {
                        refuse();
                        break;
                    }
                    leave();
                    return last;
                case event::delegated: delegate(); break;
                case event::returned:
                case event::raised:
                    if (this->current_ == this->root_) {
                        access::detach(*this->root_);
                        leave();
                        access::destroy(*this->root_);
                        return last;
                    }
                    hand_back();
                    break;
            }
        }
    }

    void leave() noexcept {
        this->current_->activation_ = nullptr;
        this->root_->is_root_ = false;
        if constexpr (requires { Protocol::deactivated(*this); }) Protocol::deactivated(*this);
    }

    void move_to(frame_type& next) noexcept {
        this->current_->activation_ = nullptr;
        this->current_ = &next;
        next.activation_ = this;
        access::link(*this->root_, next);
    }

    /// The current frame waits for a delegate: on to where that one waits, or at once back to the current frame.
    void delegate() noexcept {
        frame_type* delegate = this->current_->waiting_->delegate;
        if (!delegate) return;
        const place<Protocol> at = access::locate(*delegate);
        if (at.how == kind::executing) {
            raising = Protocol::already_executing();
            return;
        }
        delegate->delegator_ = this->current_;
        move_to(*at.target);
        if (at.how == kind::blocked) raising = Protocol::already_executing();
    }

    /// The current frame has finished: back to its delegator. In a chain that is being closed, the delegator is to be
    /// closed as well, unless something went wrong.
    void hand_back() noexcept {
        frame_type& finished = *this->current_;
        const bool entered = this->entered_ == &finished;
        move_to(*finished.delegator_);
        access::destroy(finished);
        if (!entered) return;
        if (closing_ && (last == event::returned || Protocol::is_exit(raising))) raising = exit_for(*this->current_);
        enter(*this->current_);
    }

    /// A delegate that was to be closed yielded: an error in its delegator.
    void refuse() noexcept {
        move_to(*this->entered_->delegator_);
        discard_(storage);
        raising = Protocol::ignored_exit();
        enter(*this->current_);
    }

    std::exception_ptr exit_for(frame_type& closed) noexcept {
        return &closed == this->root_ && root_exit_ ? root_exit_ : Protocol::make_exit();
    }

    void enter(frame_type& target) noexcept {
        this->entered_ = &target;
        if (raising) announce(target, raising);
    }

    void (*discard_)(void*) noexcept;
    std::exception_ptr root_exit_;  // what throw_() brought; close() makes its own
    kind how_;
    bool closing_ = false;
};

}  // namespace detail
}  // namespace yieldcheck::reference
