#include "generator.hpp"

#include "defect.hpp"

#include <unordered_map>

namespace yieldcheck::wrong {
namespace {

std::unordered_map<const Frame*, Generator*>& generators() {
    static std::unordered_map<const Frame*, Generator*> table;
    return table;
}

Activation::Entry how_called() {
    return defect().delegators_count() ? Activation::Entry::call : Activation::Entry::raise;
}

Advance advanced(Body::step_type step) {
    if (!step.done()) return {*std::move(step)};
    return {step.has_result() ? step.result() : None, true};
}

}  // namespace

Generator::Generator(const FrameRef& frame, Value name, Value qualified_name, Body (*make)(BodyFrame))
    : GeneratorObject(frame, std::move(name), std::move(qualified_name)) {
    generators()[&*frame] = this;
    const Activation activation{this->frame()};
    body_ = std::make_unique<Body>(make(frame));
}

Generator::~Generator() { generators().erase(&*frame()); }

Generator& Generator::of(Frame& frame) { return *generators().at(&frame); }

Advance Generator::next() { return defect().next(*this); }
Advance Generator::send(Value value) { return defect().send(*this, std::move(value)); }
Advance Generator::throw_in(Value exception) { return defect().throw_in(*this, std::move(exception)); }
Value Generator::close() { return defect().close(*this); }
GeneratorState Generator::state() { return defect().state(*this); }
Value Generator::iterate() { return is_coroutine() ? GeneratorObject::iterate() : defect().iterate(*this); }

Value Generator::call_method(std::string_view name, Arguments arguments) {
    return defect().call_method(*this, name, std::move(arguments));
}

Value Generator::find_attribute(std::string_view name) { return defect().find_attribute(*this, name); }

void Generator::moved(GeneratorObject* replaced) { defect().moved(*this, replaced); }

void Generator::clear() noexcept {
    finalise();
    memory = {};
}

void Generator::finalise() noexcept { defect().drop(*this); }

// ---- what is right
// ---------------------------------------------------------------------------------------------------

template <class Operation>
Advance Generator::resume(Activation::Entry entry, Operation operation) {
    if (is_coroutine() && right_state() == GeneratorState::closed) {
        raise_error("RuntimeError", "cannot reuse already awaited coroutine");
    }
    const Activation activation{frame(), entry};
    const Settled settled{*this};
    Advance step = operation();
    if (Value escaped = frame()->take_escaped(); escaped.bound()) throw Raised{std::move(escaped)};
    return step;
}

Generator::Settled::~Settled() {
    if (self.right_state() == GeneratorState::closed) self.frame()->clear();
}

Advance Generator::right_next() {
    if (!body_) return {None, true};
    return resume(how_called(), [&] { return advanced(body_->next()); });
}

Advance Generator::right_send(Value value) {
    if (!body_) return {None, true};
    if (is_coroutine() && right_state() == GeneratorState::created && !is(value, None)) refuse_early_send(frame());
    return resume(how_called(), [&] { return advanced(body_->send(std::move(value))); });
}

Advance Generator::right_throw(Value exception) {
    if (!body_) throw Raised{std::move(exception)};
    return resume(Activation::Entry::raise,
                  [&] { return advanced(body_->throw_(std::make_exception_ptr(Raised{std::move(exception)}))); });
}

Value Generator::right_close() {
    if (!body_) return None;
    const Activation activation{frame(), Activation::Entry::raise};
    const Settled settled{*this};
    return body_->close().value_or(None);
}

GeneratorState Generator::right_state() const {
    using enum reference::generator_state;
    if (!body_) return GeneratorState::closed;
    switch (body_->state()) {
        case created: return GeneratorState::created;
        case running: return GeneratorState::running;
        case suspended: return GeneratorState::suspended;
        case closed: break;
    }
    return GeneratorState::closed;
}

void Generator::right_drop() noexcept {
    const Activation activation{frame(), Activation::Entry::raise};
    body_.reset();
}

void Generator::right_moved(GeneratorObject* replaced) {
    if (!body_) return;
    auto* target = dynamic_cast<Generator*>(replaced);
    if (target != nullptr && target->body_) {
        const Activation activation{target->frame(), Activation::Entry::raise};
        *target->body_ = std::move(*body_);
        *body_ = std::move(*target->body_);
    } else {
        Body there(std::move(*body_));
        *body_ = std::move(there);
    }
}

Value Generator::right_call(std::string_view name, Arguments arguments) {
    return GeneratorObject::call_method(name, std::move(arguments));
}

Value Generator::right_attribute(std::string_view name) { return GeneratorObject::find_attribute(name); }

void Generator::destroy() noexcept {
    if (auto* coroutine = body_ ? reference::detail::access::frame_of(*body_) : nullptr) {
        reference::detail::access::destroy(*coroutine);
    }
    frame()->clear();
}

// ---- what bodies call
// --------------------------------------------------------------------------------------------------

Value yielding(FrameRef& frame, int line, Value value) {
    Generator& self = Generator::of(*frame);
    return defect().yielding(self, frame->yielding(defect().line(self, line), std::move(value)));
}

Value received(FrameRef& frame, Value sent) {
    return defect().received(Generator::of(*frame), frame->resumed(std::move(sent)));
}

Value returning(FrameRef& frame, Value value) { return defect().returning(Generator::of(*frame), std::move(value)); }

Body* native_delegate(const Delegation& delegation) {
    if (defect().delegates_by_hand()) return nullptr;
    auto* generator = dynamic_cast<Generator*>(delegation.iterator().object());
    return generator != nullptr && generator->body() ? generator->body().get() : nullptr;
}

bool pending(FrameRef& frame, Delegation& delegation) { return defect().pending(Generator::of(*frame), delegation); }

void pass_on(FrameRef& frame, Delegation& delegation, Resumption incoming) {
    defect().pass_on(Generator::of(*frame), delegation, std::move(incoming));
}

}  // namespace yieldcheck::wrong
