#include "harness/emulated_lane.hpp"

namespace yieldcheck {

Advance EmulatedGenerator::send(Value value) {
    if (state_ == GeneratorState::running) already_executing();
    if (state_ == GeneratorState::closed) {
        if (is_coroutine()) raise_error("RuntimeError", "cannot reuse already awaited coroutine");
        return {None, true};
    }
    if (state_ == GeneratorState::created && !is(value, None)) refuse_early_send(frame());
    return resume({std::move(value), {}}, Activation::Entry::call);
}

Advance EmulatedGenerator::throw_in(Value exception) {
    switch (state_) {
        case GeneratorState::running: already_executing();
        case GeneratorState::created: closed(); throw Raised{std::move(exception)};
        case GeneratorState::closed:
            if (is_coroutine()) raise_error("RuntimeError", "cannot reuse already awaited coroutine");
            throw Raised{std::move(exception)};
        case GeneratorState::suspended: break;
    }
    return resume({{}, std::move(exception)}, Activation::Entry::raise);
}

Value EmulatedGenerator::close() {
    if (state_ == GeneratorState::running) already_executing();
    if (state_ == GeneratorState::closed) return None;
    if (state_ == GeneratorState::created) {
        closed();
        return None;
    }
    Advance step;
    try {
        step = resume({{}, make_exception("GeneratorExit")}, Activation::Entry::raise);
    } catch (const Raised& raised) {
        if (!is_a(raised.exception, "GeneratorExit")) throw;
        return None;
    }
    if (!step.ended) raise_error("RuntimeError", type_name() + " ignored GeneratorExit");
    return std::move(step.value);
}

void EmulatedGenerator::clear() noexcept { closed(); }

void EmulatedGenerator::finalise() noexcept {
    if (state_ != GeneratorState::suspended) return;
    try {
        close();
    } catch (const Raised& raised) {
        log().unraisable(raised.exception);
    }
    closed();
}

Advance EmulatedGenerator::resume(Resumption resumption, Activation::Entry entry) {
    const Activation activation{frame(), entry};
    frame()->put(std::move(resumption));
    state_ = GeneratorState::running;
    Advance step;
    try {
        step = resume_library();
    } catch (const Raised& raised) {
        const Value exception = raised.exception;
        closed();
        throw Raised{without_stop(exception, is_coroutine())};
    } catch (...) {
        closed();
        throw;
    }
    if (step.ended) {
        std::optional<Value> returned = frame()->take_returned();
        closed();
        return {returned ? std::move(*returned) : None, true};
    }
    state_ = GeneratorState::suspended;
    if (Value escaped = frame()->take_escaped(); escaped.bound()) throw Raised{std::move(escaped)};
    return step;
}

void EmulatedGenerator::closed() {
    state_ = GeneratorState::closed;
    destroy_library();
    frame()->clear();
}

void EmulatedGenerator::already_executing() const { raise_error("ValueError", type_name() + " already executing"); }

}  // namespace yieldcheck
