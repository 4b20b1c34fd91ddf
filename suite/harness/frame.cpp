#include "harness/frame.hpp"

#include "harness/body.hpp"
#include "harness/exception_state.hpp"
#include "harness/log.hpp"
#include "harness/session.hpp"
#include "protocol/exception.hpp"

#include <algorithm>

namespace yieldcheck {

FrameRef::FrameRef(Frame* frame) : frame_(frame) {}

Frame* FrameRef::operator->() const noexcept { return static_cast<Frame*>(frame_.object()); }

Frame::Frame(const Code& code, Value globals, std::vector<Value> arguments, std::vector<Value> cells)
    : code_(code),
      globals_(std::move(globals)),
      arguments_(std::move(arguments)),
      cells_(std::move(cells)),
      line_(code.line) {}

Frame::~Frame() = default;

Value Frame::argument(std::size_t index) { return std::move(arguments_[index]); }

Value Frame::cell(std::size_t index) const { return cells_[index]; }

Value Frame::yielding(int line, Value value) {
    line_ = line;
    return value;
}

Value Frame::resumed() { return resumed(None); }

Value Frame::resumed(Value sent) {
    Resumption incoming = resumption(std::move(sent));
    if (incoming.exception.bound()) {
        // gen_send_ex chains what is thrown in to what this generator itself is handling, not to its caller's.
        if (!handled_.empty()) set_context(incoming.exception, handled_.back());
        throw Raised{std::move(incoming.exception)};
    }
    return std::move(incoming.value);
}

Resumption Frame::resumption() { return resumption(None); }

Resumption Frame::resumption(Value sent) {
    Activation::running(*this);
    Resumption incoming = std::exchange(incoming_, {});
    if (!incoming.value.bound()) incoming.value = std::move(sent);
    return incoming;
}

void Frame::returning(Value value) { returned_ = std::move(value); }

std::vector<std::pair<std::string, Value>> Frame::locals() const {
    std::vector<std::pair<std::string, Value>> bound;
    const auto add = [&bound](const char* name, const Value& value) {
        // ".0" is what a generator expression iterates over; no variable of anybody's.
        if (value.bound() && name[0] != '.') bound.emplace_back(name, value);
    };
    if (!started_) {
        for (std::size_t index = 0; index < arguments_.size(); ++index)
            add(code_.parameters[index], arguments_[index]);
        for (std::size_t index = 0; index < cells_.size(); ++index) {
            add(code_.free[index], Local::free(code_.free[index], cells_[index]).place());
        }
    }
    for (const Local* local : locals_)
        add(local->name(), local->place());
    std::sort(bound.begin(), bound.end(), [](const auto& left, const auto& right) { return left.first < right.first; });
    return bound;
}

void Frame::bind_locals(std::span<Local* const> locals) {
    started_ = true;
    locals_.assign(locals.begin(), locals.end());
}

void Frame::unbind_locals() noexcept { locals_.clear(); }

Value Frame::type() const { return builtin_class("frame"); }

Text Frame::repr() { return U"<frame>"; }

void Frame::clear() noexcept {
    const auto arguments = std::exchange(arguments_, {});
    const auto cells = std::exchange(cells_, {});
    const auto handled = std::exchange(handled_, {});
    const Value delegate = std::exchange(delegate_, {});
    const Value globals = std::exchange(globals_, {});
    const Resumption incoming = std::exchange(incoming_, {});
    const auto returned = std::exchange(returned_, std::nullopt);
}

// ---- what a body declares
// ---------------------------------------------------------------------------------------------

Scope::Scope(FrameRef& frame, std::initializer_list<Local*> locals) : frame_(*frame), locals_(locals) {
    Activation::running(frame_);
    frame_.bind_locals(locals_);
}

Scope::~Scope() {
    frame_.unbind_locals();
    for (Local* local : locals_)
        local->release();
}

Handling::Handling(FrameRef& frame, Value exception) {
    if (!exception.bound()) return;
    frame_ = &*frame;
    frame_->push_handled(std::move(exception));
}

Handling::~Handling() {
    if (frame_ != nullptr) frame_->pop_handled();
}

void run_on_destruction(Frame& frame, void (*action)(void*), void* closure) noexcept {
    // Where there is close, a dropped generator got its GeneratorExit before; whoever goes on to yield is destroyed
    // without another word.
    if (Session::current().capabilities().close) return;
    if (!frame.globals().bound()) return;  // the scenario is over; nobody observes any more
    FrameRef reference{&frame};
    const Activation activation{reference};
    try {
        action(closure);
    } catch (const Raised& raised) {
        log().unraisable(raised.exception);
    } catch (const Unsupported&) {
        // nothing may leave a destructor; the session remembers
    } catch (const OutsideSubset& outside) {
        Session::current().breaks(outside.what);
    }
}

}  // namespace yieldcheck
