// yield from: throw() and close().
#include "defect.hpp"

namespace yieldcheck::wrong {
namespace {

bool is_exit_thrown(const Resumption& incoming) {
    return incoming.exception.bound() && is_a(incoming.exception, "GeneratorExit");
}

struct DelegatedThrowNotForwarded final : Defect {
    void pass_on(Generator&, Delegation& delegation, Resumption incoming) override {
        if (incoming.exception.bound() && !is_exit_thrown(incoming)) throw Raised{incoming.exception};
        delegation.resume(std::move(incoming));
    }
};
const Registered<DelegatedThrowNotForwarded> delegated_throw_not_forwarded{
    "delegated-throw-not-forwarded",
    "What is thrown to a delegator is raised in it and never reaches the delegate.",
    {"DLT-01", "DLT-03", "DLT-05", "DLT-12", "DLT-14", "DLX-05", "DLT-10", "AWT-01"}};

struct DelegateNeverClosed final : Defect {
    void pass_on(Generator&, Delegation& delegation, Resumption incoming) override {
        if (is_exit_thrown(incoming)) throw Raised{incoming.exception};
        delegation.resume(std::move(incoming));
    }
};
const Registered<DelegateNeverClosed> delegate_never_closed{
    "delegate-never-closed",
    "Closing a delegator leaves its delegate open.",
    {"DLC-03", "DLC-04", "DLC-05", "DLC-07", "DLT-06", "DLT-08", "DLT-09"}};

struct DelegateClosedTwice final : Defect {
    void pass_on(Generator&, Delegation& delegation, Resumption incoming) override {
        if (is_exit_thrown(incoming) && delegation.iterator()->find_attribute("close").bound()) {
            yieldcheck::call_method(delegation.iterator(), "close", {});
        }
        delegation.resume(std::move(incoming));
    }
};
const Registered<DelegateClosedTwice> delegate_closed_twice{
    "delegate-closed-twice", "Closing a delegator closes its delegate twice.", {"DLC-03", "DLT-06"}};

struct DelegateClosedLast final : Defect {
    void pass_on(Generator&, Delegation& delegation, Resumption incoming) override {
        if (!is_exit_thrown(incoming)) return delegation.resume(std::move(incoming));
        open_.push_back(delegation.iterator());
        throw Raised{incoming.exception};
    }
    Value close(Generator& self) override {
        const Value result = self.right_close();
        close_delegates();
        return result;
    }
    Advance throw_in(Generator& self, Value exception) override {
        Advance step = self.right_throw(std::move(exception));
        close_delegates();
        return step;
    }
    void drop(Generator& self) override {
        self.right_drop();
        close_delegates();
    }
    void settle() override { open_.clear(); }

private:
    void close_delegates() {
        while (!open_.empty()) {
            const Value delegate = std::move(open_.back());
            open_.pop_back();
            try {
                if (delegate->find_attribute("close").bound()) yieldcheck::call_method(delegate, "close", {});
            } catch (const Raised& raised) {
                log().unraisable(raised.exception);
            }
        }
    }
    std::vector<Value> open_;
};
const Registered<DelegateClosedLast> delegator_closed_first{
    "delegator-closed-first",
    "Closing a delegator raises GeneratorExit in it first and closes the delegate afterwards.",
    {"DLC-01", "DEL-03", "DLC-04", "DLC-05"}};

struct ClosedDelegateAnswers final : Defect {
    void pass_on(Generator& self, Delegation& delegation, Resumption incoming) override {
        if (is_exit_thrown(incoming)) {
            if (auto* delegate = delegation.iterator().as<Generator>()) self.memory.value = delegate->close();
        }
        delegation.resume(std::move(incoming));
    }
    Value close(Generator& self) override {
        const Value result = self.right_close();
        const Value delegates = std::move(self.memory.value);
        return is(result, None) && delegates.bound() ? delegates : result;
    }
};
const Registered<ClosedDelegateAnswers> close_gives_delegates_value{
    "close-gives-delegates-value",
    "close() gives what the delegate returned when the delegator returned nothing.",
    {"DLC-08"}};

struct ExitIsThrown final : Defect {
    void pass_on(Generator&, Delegation& delegation, Resumption incoming) override {
        auto* delegate = delegation.iterator().as<GeneratorObject>();
        if (!is_exit_thrown(incoming)) return delegation.resume(std::move(incoming));
        if (delegate != nullptr) {
            const Advance step = delegate->throw_in(incoming.exception);
            if (step.ended) return delegation.finished(step.value);
            raise_error("RuntimeError", "generator ignored GeneratorExit");
        }
        if (!delegation.iterator()->find_attribute("throw").bound()) throw Raised{incoming.exception};
        yieldcheck::call_method(delegation.iterator(), "throw", {incoming.exception});
        throw Raised{incoming.exception};
    }
};
const Registered<ExitIsThrown> exit_is_thrown_to_delegate{
    "exit-is-thrown-to-delegate",
    "A delegate gets GeneratorExit by throw() instead of close(), and may end it.",
    {"DLT-06", "DLT-07", "DLC-03", "DLC-08"}};

struct DelegatedAnswerSkipped final : Defect {
    void pass_on(Generator&, Delegation& delegation, Resumption incoming) override {
        const bool thrown = incoming.exception.bound();
        delegation.resume(std::move(incoming));
        if (thrown && delegation.pending()) {
            delegation.value();
            delegation.resume({None, {}});
        }
    }
};
const Registered<DelegatedAnswerSkipped> delegated_answer_skipped{
    "delegated-answer-skipped", "The value with which a delegate answers throw() is lost.", {"DLT-12", "DLT-05"}};

struct ThrowEndsDelegation final : Defect {
    bool pending(Generator& self, Delegation& delegation) override {
        const bool more = delegation.pending();
        if (more && self.memory.flag && std::exchange(self.memory.count, 1) == 1) {
            self.memory.flag = false;
            self.memory.count = 0;
            delegation.finished(None);
            return false;
        }
        return more;
    }
    void pass_on(Generator& self, Delegation& delegation, Resumption incoming) override {
        if (incoming.exception.bound()) self.memory.flag = true;
        delegation.resume(std::move(incoming));
    }
};
const Registered<ThrowEndsDelegation> throw_ends_delegation{
    "throw-ends-delegation",
    "After a throw() that the delegate has handled the delegation gives one value and is over.",
    {"DLT-12"}};

/// As in kelcoro: what leaves the delegate goes past the delegator's handlers, straight to the caller.
struct OuterHandlerSkipped final : Defect {
    bool pending(Generator& self, Delegation& delegation) override {
        if (self.memory.value.bound()) return true;  // it waits on, to be destroyed by the call
        try {
            return delegation.pending();
        } catch (const Raised& raised) {
            skip(self, raised.exception);
            return true;
        }
    }
    void pass_on(Generator& self, Delegation& delegation, Resumption incoming) override {
        if (is_exit_thrown(incoming)) return delegation.resume(std::move(incoming));
        try {
            delegation.resume(std::move(incoming));
        } catch (const Raised& raised) {
            skip(self, raised.exception);
        }
    }
    Advance next(Generator& self) override {
        return unless_skipped(self, [&] { return self.right_next(); });
    }
    Advance send(Generator& self, Value value) override {
        return unless_skipped(self, [&] { return self.right_send(std::move(value)); });
    }
    Advance throw_in(Generator& self, Value exception) override {
        return unless_skipped(self, [&] { return self.right_throw(std::move(exception)); });
    }

private:
    static void skip(Generator& self, Value exception) { self.memory.value = std::move(exception); }

    template <class Operation>
    static Advance unless_skipped(Generator& self, Operation operation) {
        Advance step = operation();
        if (!self.memory.value.bound()) return step;
        const Value exception = std::move(self.memory.value);
        self.destroy();
        throw Raised{exception};
    }
};
const Registered<OuterHandlerSkipped> outer_handler_skipped{
    "outer-handler-skipped",
    "An exception that leaves the delegate goes past the delegator's handlers to the caller.",
    {"DLN-11", "DLT-02", "DLT-14", "DLX-04", "DLX-05", "S79-08"}};

struct NoThrowIsIgnored final : Defect {
    void pass_on(Generator&, Delegation& delegation, Resumption incoming) override {
        const bool has_throw =
            delegation.iterator().as<GeneratorObject>() != nullptr || try_find(delegation.iterator(), "throw");
        if (incoming.exception.bound() && !is_exit_thrown(incoming) && !has_throw) incoming = {None, {}};
        delegation.resume(std::move(incoming));
    }

private:
    static bool try_find(const Value& iterator, std::string_view name) {
        try {
            return iterator->find_attribute(name).bound();
        } catch (const Raised&) {
            return true;
        }
    }
};
const Registered<NoThrowIsIgnored> no_throw_is_ignored{
    "no-throw-is-ignored",
    "What is thrown through a delegator to an iterator without throw gets lost.",
    {"DLT-04", "DLT-11", "DLT-15"}};

struct LookUpErrorRaisedInside final : Defect {
    void pass_on(Generator&, Delegation& delegation, Resumption incoming) override {
        if (incoming.exception.bound() && !is_exit_thrown(incoming) &&
            delegation.iterator().as<GeneratorObject>() == nullptr) {
            delegation.iterator()->find_attribute("throw");
        }
        delegation.resume(std::move(incoming));
    }
};
const Registered<LookUpErrorRaisedInside> look_up_error_raised_inside{
    "look-up-error-raised-inside",
    "An error in looking up the delegate's throw is raised in the delegator.",
    {"DLT-13"}};

struct CloseGetsArgument final : Defect {
    void pass_on(Generator&, Delegation& delegation, Resumption incoming) override {
        if (is_exit_thrown(incoming) && delegation.iterator().as<GeneratorObject>() == nullptr) {
            if (delegation.iterator()->find_attribute("close").bound()) {
                yieldcheck::call_method(delegation.iterator(), "close", {incoming.exception});
            }
            throw Raised{incoming.exception};
        }
        delegation.resume(std::move(incoming));
    }
};
const Registered<CloseGetsArgument> delegate_close_gets_argument{
    "delegate-close-gets-argument", "The close method of a delegate gets the exception as an argument.", {"DLC-03"}};

struct CloseMethodNeeded final : Defect {
    void pass_on(Generator&, Delegation& delegation, Resumption incoming) override {
        if (is_exit_thrown(incoming)) attribute(delegation.iterator(), "close");
        delegation.resume(std::move(incoming));
    }
};
const Registered<CloseMethodNeeded> delegate_must_have_close{
    "delegate-must-have-close", "Closing a delegator over an iterator without close is an error.", {"DLC-02"}};

struct DelegateCloseErrorSwallowed final : Defect {
    void pass_on(Generator&, Delegation& delegation, Resumption incoming) override {
        if (!is_exit_thrown(incoming)) return delegation.resume(std::move(incoming));
        const Value exit = incoming.exception;
        try {
            delegation.resume(std::move(incoming));
        } catch (const Raised&) {
            throw Raised{exit};
        }
    }
};
const Registered<DelegateCloseErrorSwallowed> delegate_close_error_swallowed{
    "delegate-close-error-swallowed",
    "An error in closing the delegate is swallowed.",
    {"DLC-04", "DLC-05", "DLT-08", "DLT-09"}};

}  // namespace
}  // namespace yieldcheck::wrong
