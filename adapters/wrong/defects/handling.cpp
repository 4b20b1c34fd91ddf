// Which exception is being handled, and what new exceptions get for context.
#include "defect.hpp"

#include <optional>

namespace yieldcheck::wrong {
namespace {

struct ContextNotChained final : Defect {
    bool delegates_by_hand() const override { return false; }
    bool chains_context() const override { return false; }
};
const Registered<ContextNotChained> context_not_chained{
    "context-not-chained",
    "What is thrown in at a yield inside a handler does not get the handled exception as its context.",
    {"CTX-01", "CTX-02", "S79-09", "CAT-06"}};

struct ContextCycle final : Defect {
    bool delegates_by_hand() const override { return false; }
    Value raising(Generator& self, Value exception) override {
        const auto& handled = self.frame()->handled();
        if (!handled.empty() && is(handled.back(), exception)) exception.as<ExceptionObject>()->context = exception;
        return exception;
    }
    bool chains_context() const override { return true; }
};
const Registered<ContextCycle> context_of_itself{
    "context-of-itself", "An exception thrown in again while it is handled becomes its own context.", {"CTX-03"}};

/// The exception state of the thread is not put back when a body yields inside a handler.
struct HandledLeaksToCaller final : Defect {
    Advance next(Generator& self) override { return leak(self, self.right_next()); }
    Advance send(Generator& self, Value value) override { return leak(self, self.right_send(std::move(value))); }
    Advance throw_in(Generator& self, Value exception) override {
        return leak(self, self.right_throw(std::move(exception)));
    }

private:
    static Advance leak(Generator& self, Advance step) {
        // Never destroyed: the activation of the caller, which lies below, ends it.
        if (!step.ended && !self.frame()->handled().empty()) {
            static std::vector<std::unique_ptr<std::byte[]>> memory;
            memory.push_back(std::make_unique<std::byte[]>(sizeof(Activation)));
            ::new (memory.back().get()) Activation(self.frame());
        }
        return step;
    }
};
const Registered<HandledLeaksToCaller> handled_leaks_to_caller{
    "handled-leaks-to-caller",
    "After a yield inside a handler the caller seems to handle the generator's exception.",
    {"CTX-06"}};

struct CallersHandledInvisible final : Defect {
    Advance next(Generator& self) override {
        const HiddenActivation hidden{true};
        return self.right_next();
    }
};
const Registered<CallersHandledInvisible> callers_handled_invisible{
    "callers-handled-invisible",
    "A body does not see the exception that its caller is handling.",
    {"CTX-05", "CTX-07"}};

struct DelegatorsHandledInvisible final : Defect {
    bool delegates_by_hand() const override { return false; }
    bool delegators_count() const override { return false; }
};
const Registered<DelegatorsHandledInvisible> delegators_handled_invisible{
    "delegators-handled-invisible",
    "A delegate does not see the exception that its delegator is handling.",
    {"DLT-17"}};

/// As Boost.Context 1.81: generators that yield inside handlers find each other's exceptions there.
struct HandlersMixedUp final : Defect {
    Value yielding(Generator& self, Value value) override {
        if (const auto& handled = self.frame()->handled(); !handled.empty()) {
            last_ = handled.back();
            owner_ = &self;
        }
        return value;
    }
    Value received(Generator& self, Value sent) override {
        if (!self.frame()->handled().empty() && last_.bound() && owner_ != &self) {
            self.frame()->pop_handled();
            self.frame()->push_handled(last_);
        }
        return sent;
    }
    void settle() override {
        last_ = {};
        owner_ = nullptr;
    }

private:
    Value last_;
    Generator* owner_ = nullptr;
};
const Registered<HandlersMixedUp> handlers_mixed_up{
    "handlers-mixed-up", "Two generators that wait inside handlers go on with each other's exceptions.", {"CTX-06"}};

struct HandledForgotten final : Defect {
    Value received(Generator& self, Value sent) override {
        const_cast<std::vector<Value>&>(self.frame()->handled()).clear();
        return sent;
    }
};
const Registered<HandledForgotten> handled_forgotten{
    "handled-forgotten", "After a yield inside a handler nothing is being handled any more.", {"CAT-01", "CTX-06"}};

}  // namespace
}  // namespace yieldcheck::wrong
