#include "harness/exception_state.hpp"

#include "harness/generator.hpp"

namespace yieldcheck {
namespace {

Activation* innermost = nullptr;

Frame* frame_of(const Value& iterator) {
    auto* generator = iterator.as<GeneratorObject>();
    return generator != nullptr ? &*generator->frame() : nullptr;
}

}  // namespace

Activation::Activation(FrameRef& frame, Entry entry)
    : entry_(entry == Entry::call ? &*frame : nullptr), current_(&*frame), previous_(std::exchange(innermost, this)) {}

Activation::~Activation() { innermost = previous_; }

void Activation::running(Frame& frame) noexcept {
    if (innermost == nullptr) return;
    innermost->current_ = &frame;
    if (innermost->entry_ == nullptr) innermost->entry_ = &frame;
}

void Activation::regained(Frame& frame) noexcept {
    if (innermost == nullptr) return;
    if (innermost->entry_ == nullptr || innermost->entry_ == frame_of(frame.delegate())) innermost->entry_ = &frame;
    innermost->current_ = &frame;
}

HiddenActivation::HiddenActivation(bool hide) {
    if (!hide || innermost == nullptr || innermost->hidden_) return;
    activation_ = innermost;
    activation_->hidden_ = true;
}

HiddenActivation::~HiddenActivation() {
    if (activation_ != nullptr) activation_->hidden_ = false;
}

Value current_exception() {
    for (const Activation* activation = innermost; activation != nullptr; activation = activation->previous_) {
        if (activation->hidden_ || activation->entry_ == nullptr) continue;
        if (!activation->current_->handled().empty()) return activation->current_->handled().back();
        Value nearest;
        for (Frame* frame = activation->entry_; frame != nullptr && frame != activation->current_;
             frame = frame_of(frame->delegate())) {
            if (!frame->handled().empty()) nearest = frame->handled().back();
        }
        if (nearest.bound()) return nearest;
    }
    return {};
}

}  // namespace yieldcheck
