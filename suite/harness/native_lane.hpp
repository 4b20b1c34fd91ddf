// The native lane: the library's own operations, with nothing in between. If resuming past the end crashes, it crashes.
#pragma once

#include "harness/exception_state.hpp"
#include "harness/generator.hpp"
#include "harness/moving.hpp"
#include "harness/session.hpp"
#include "protocol/exception.hpp"

#include <optional>

namespace yieldcheck {

template <class Library>
class NativeGenerator final : public GeneratorObject {
    using Generator = typename Library::Generator;
    static constexpr Capabilities native = Library::native;

public:
    NativeGenerator(const FrameRef& frame, Value name, Value qualified_name, BodyFunction<Library> body)
        : GeneratorObject(frame, std::move(name), std::move(qualified_name)) {
        const Activation activation{this->frame()};
        library_.emplace(body, frame);
    }

    Generator& library() { return *library_; }

    Advance next() override {
        return resume(Activation::Entry::call, [&] { return library_->next(); });
    }

    Advance send([[maybe_unused]] Value value) override {
        if constexpr (native.send) {
            if (is_coroutine() && knows_state() && state() == GeneratorState::created && !is(value, None)) {
                refuse_early_send(frame());
            }
            return resume(Activation::Entry::call, [&] { return library_->send(std::move(value)); });
        } else {
            Session::current().lacks("send");
        }
    }

    Advance throw_in([[maybe_unused]] Value exception) override {
        if constexpr (native.throw_in) {
            return resume(Activation::Entry::raise, [&] { return library_->throw_in(std::move(exception)); });
        } else {
            Session::current().lacks("throw");
        }
    }

    Value close() override {
        if constexpr (native.close) {
            const Activation activation{frame(), Activation::Entry::raise};
            const Settled settled{*this};
            return library_->close();
        } else {
            Session::current().lacks("close");
        }
    }

    GeneratorState state() override {
        if constexpr (native.state) {
            return library_->state();
        } else {
            Session::current().lacks("state");
        }
    }

    bool knows_state() const override { return native.state; }

    const void* coroutine() const noexcept override {
        if constexpr (requires { library_->coroutine(); })
            return library_ ? library_->coroutine() : nullptr;
        else
            return nullptr;
    }

    void moved(GeneratorObject* replaced) override {
        if (auto* target = dynamic_cast<NativeGenerator*>(replaced)) {
            const Activation activation{target->frame(), Activation::Entry::raise};
            if (assign_there_and_back(library_, target->library_)) return;
        }
        move_there_and_back(library_);
    }

    void clear() noexcept override { finalise(); }

protected:
    void finalise() noexcept override {
        const Activation activation{frame(), Activation::Entry::raise};
        library_.reset();
    }

private:
    template <class Operation>
    Advance resume(Activation::Entry entry, Operation operation) {
        check_coroutine();
        const Activation activation{frame(), entry};
        const Settled settled{*this};
        try {
            Advance step = operation();
            if (Value escaped = frame()->take_escaped(); escaped.bound()) throw Raised{std::move(escaped)};
            if constexpr (!native.return_value) {
                if (const auto returned = frame()->take_returned(); step.ended && returned && !is(*returned, None)) {
                    Session::current().lacks("return value");
                }
            }
            return step;
        } catch (const Raised& raised) {
            // Without return values there is no StopIteration, and so nothing that PEP 479 could confuse with it.
            if constexpr (!native.return_value) {
                if (is_a(raised.exception, "StopIteration")) Session::current().lacks("return value");
            }
            throw;
        }
    }

    /// A closed generator holds nothing any more, as far as the library can tell.
    struct Settled {
        NativeGenerator& self;
        ~Settled() {
            if constexpr (native.state) {
                if (self.library_ && self.library_->state() == GeneratorState::closed) self.frame()->clear();
            }
        }
    };

    /// Coroutine objects are generators that can be awaited once: that rule is Python's, not a generator library's.
    void check_coroutine() {
        if constexpr (native.state) {
            if (is_coroutine() && state() == GeneratorState::closed) {
                raise_error("RuntimeError", "cannot reuse already awaited coroutine");
            }
        }
    }

    std::optional<Generator> library_;
};

}  // namespace yieldcheck
