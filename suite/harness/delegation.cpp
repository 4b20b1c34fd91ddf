// `yield from` by hand: the expansion of PEP 380, with what CPython 3.13 does where the two differ.
#include "harness/body.hpp"
#include "harness/exception_state.hpp"
#include "harness/generator.hpp"
#include "harness/log.hpp"
#include "protocol/exception.hpp"

namespace yieldcheck {
namespace {

bool is_attribute_error(const Raised& raised) { return is_a(raised.exception, "AttributeError"); }

/// Looks `name` up as getattr would; unbound when it is absent.
Value find_method(const Value& iterator, const char* name) {
    try {
        return iterator->find_attribute(name);
    } catch (const Raised& raised) {
        if (is_attribute_error(raised)) return {};
        throw;
    }
}

}  // namespace

Delegation::Delegation(FrameRef& frame, Value iterator) : frame_(frame), iterator_(std::move(iterator)) {
    frame_->delegate_to(iterator_);
}

Delegation::Delegation(Delegation&& other) noexcept = default;

Delegation::~Delegation() {
    if (iterator_.bound()) frame_->delegate_to({});
}

Delegation Delegation::from(FrameRef& frame, const Value& iterable) {
    if (auto* generator = iterable.as<GeneratorObject>(); generator != nullptr && generator->is_coroutine()) {
        if (frame->code().kind != Code::Kind::coroutine) {
            raise_error("TypeError", "cannot 'yield from' a coroutine object in a non-coroutine generator");
        }
        return Delegation(frame, iterable);
    }
    return Delegation(frame, iterate(iterable));
}

Delegation Delegation::await(FrameRef& frame, const Value& awaitable) {
    if (auto* generator = awaitable.as<GeneratorObject>(); generator != nullptr) {
        if (generator->is_coroutine() && generator->frame()->delegate().bound() &&
            generator->state() != GeneratorState::closed) {
            raise_error("RuntimeError", "coroutine is being awaited already");
        }
        if (generator->is_coroutine() && generator->knows_state() && generator->state() == GeneratorState::closed) {
            raise_error("RuntimeError", "cannot reuse already awaited coroutine");
        }
        return Delegation(frame, awaitable);
    }
    const Value method = find_method(awaitable, "__await__");
    if (!method.bound()) {
        raise_error("TypeError", "object " + awaitable->type_name() + " can't be used in 'await' expression");
    }
    Value iterator = call(method, {});
    if (!iterator->is_iterator()) {
        raise_error("TypeError", "__await__() returned non-iterator of type '" + iterator->type_name() + "'");
    }
    return Delegation(frame, std::move(iterator));
}

bool Delegation::pending() {
    if (!started_) {
        started_ = true;
        if (!Session::current().capabilities().delegation) Session::current().lacks("delegation");
        step({None, {}});
    }
    return !done_;
}

Value Delegation::value() { return std::move(value_); }

Value Delegation::result() { return std::move(result_); }

void Delegation::resume(Resumption resumption) { step(std::move(resumption)); }

void Delegation::finished(Value result) {
    started_ = done_ = true;
    result_ = std::move(result);
    iterator_ = {};
    frame_->delegate_to({});
}

void Delegation::step(Resumption resumption) {
    Advance step;
    try {
        if (resumption.exception.bound()) {
            step = throw_to_delegate(std::move(resumption.exception));
        } else if (is(resumption.value, None)) {
            step = advance_delegate();
        } else if (auto* generator = iterator_.as<GeneratorObject>()) {
            step = generator->send(std::move(resumption.value));
        } else {
            step.value = call_method(iterator_, "send", {std::move(resumption.value)});
        }
    } catch (const Raised& raised) {
        // Whatever raised it: a StopIteration that arrives at the yield from is its result (CPython 3.12 and later).
        if (!is_a(raised.exception, "StopIteration")) {
            finished({});
            throw;
        }
        step = {raised.exception.as<ExceptionObject>()->value(), true};
    }
    if (step.ended) {
        finished(std::move(step.value));
    } else {
        value_ = std::move(step.value);
    }
}

Advance Delegation::advance_delegate() {
    auto* generator = iterator_.as<GeneratorObject>();
    return generator != nullptr ? generator->next() : iterator_->advance();
}

Advance Delegation::throw_to_delegate(Value exception) {
    if (is_a(exception, "GeneratorExit")) {
        close_delegate();
        raise_here(std::move(exception));
    }
    try {
        const HiddenActivation hidden{true};
        if (auto* generator = iterator_.as<GeneratorObject>()) return generator->throw_in(std::move(exception));
        Value method;
        try {
            method = find_method(iterator_, "throw");
        } catch (const Raised& raised) {
            // CPython hands the error of the look-up to the caller and leaves the delegator suspended.
            frame_->escape(raised.exception);
            return {None, false};
        }
        if (method.bound()) return {call(method, {std::move(exception)}), false};
    } catch (const Raised& raised) {
        if (is_a(raised.exception, "StopIteration")) throw;
        raise_here(raised.exception);
    }
    raise_here(std::move(exception));
}

void Delegation::close_delegate() {
    try {
        const HiddenActivation hidden{true};
        if (auto* generator = iterator_.as<GeneratorObject>()) {
            generator->close();
            return;
        }
        Value method;
        try {
            method = find_method(iterator_, "close");
        } catch (const Raised& raised) {
            log().unraisable(raised.exception);
        }
        if (method.bound()) call(method, {});
    } catch (const Raised& raised) {
        raise_here(raised.exception);
    }
}

void Delegation::raise_here(Value exception) {
    if (!frame_->handled().empty()) set_context(exception, frame_->handled().back());
    throw Raised{std::move(exception)};
}

}  // namespace yieldcheck
