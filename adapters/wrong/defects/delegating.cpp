// yield from: values, and what the delegate returns.
#include "defect.hpp"

namespace yieldcheck::wrong {
namespace {

struct DelegatedSendDropped final : Defect {
    void pass_on(Generator&, Delegation& delegation, Resumption incoming) override {
        if (!incoming.exception.bound()) incoming.value = None;
        delegation.resume(std::move(incoming));
    }
};
const Registered<DelegatedSendDropped> delegated_send_dropped{
    "delegated-send-dropped",
    "What is sent to a delegator does not reach its delegate.",
    {"DLN-02", "DLN-04", "DLN-10", "DLX-03", "DLT-13", "AWT-01"}};

struct DelegationResultLost final : Defect {
    bool pending(Generator&, Delegation& delegation) override {
        const bool more = delegation.pending();
        if (!more) delegation.finished(None);
        return more;
    }
};
const Registered<DelegationResultLost> delegation_result_lost{
    "delegation-result-lost",
    "yield from evaluates to None whatever the delegate returns.",
    {"DLN-05", "DLN-09", "DLN-14", "DLX-03", "DLT-03", "DLT-15", "AWT-01"}};

struct DelegationDropsFirst final : Defect {
    bool pending(Generator& self, Delegation& delegation) override {
        bool more = delegation.pending();
        if (more && !std::exchange(self.memory.flag, true)) {
            delegation.value();
            delegation.resume({None, {}});
            more = delegation.pending();
        }
        if (!more) self.memory.flag = false;
        return more;
    }
};
const Registered<DelegationDropsFirst> delegation_drops_first{
    "delegation-drops-first", "The first value of a delegate is lost.", {"DLN-01", "DLN-08", "DLX-06", "DLN-12"}};

struct SentTupleSpread final : Defect {
    void pass_on(Generator&, Delegation& delegation, Resumption incoming) override {
        if (!incoming.exception.bound() && incoming.value->type_name() == "tuple" &&
            delegation.iterator().as<GeneratorObject>() == nullptr) {
            Arguments arguments;
            arguments.spread(incoming.value);
            yieldcheck::call_method(delegation.iterator(), "send", std::move(arguments));
        }
        delegation.resume(std::move(incoming));
    }
};
const Registered<SentTupleSpread> sent_tuple_spread{
    "sent-tuple-spread", "A tuple sent to a delegate that is no generator is spread over its parameters.", {"DLN-10"}};

struct NoSendIsIgnored final : Defect {
    void pass_on(Generator&, Delegation& delegation, Resumption incoming) override {
        const bool has_send = delegation.iterator().as<GeneratorObject>() != nullptr ||
                              delegation.iterator()->find_attribute("send").bound();
        if (!incoming.exception.bound() && !has_send) incoming.value = None;
        delegation.resume(std::move(incoming));
    }
};
const Registered<NoSendIsIgnored> no_send_is_ignored{
    "no-send-is-ignored", "A value sent to a delegate without send gets lost instead of being refused.", {"DLN-04"}};

struct NoneIsSent final : Defect {
    void pass_on(Generator&, Delegation& delegation, Resumption incoming) override {
        if (!incoming.exception.bound() && is(incoming.value, None) &&
            delegation.iterator().as<GeneratorObject>() == nullptr) {
            yieldcheck::call_method(delegation.iterator(), "send", {None});
        }
        delegation.resume(std::move(incoming));
    }
};
const Registered<NoneIsSent> none_is_sent{
    "none-is-sent", "next() on a delegator calls send(None) on a delegate that is no generator.", {"DLN-03", "DLN-08"}};

struct IteratesTwice final : Defect {
    bool pending(Generator& self, Delegation& delegation) override {
        const bool generator = delegation.iterator().as<GeneratorObject>() != nullptr;
        if (!std::exchange(self.memory.flag, true) && !generator) yieldcheck::iterate(delegation.iterator());
        const bool more = delegation.pending();
        self.memory.flag = more;
        return more;
    }
};
const Registered<IteratesTwice> iterates_twice{
    "iterates-twice", "yield from calls iter() on the iterator that iter() gave.", {"DLN-07"}};

struct SharedDelegateRefused final : Defect {
    bool pending(Generator& self, Delegation& delegation) override {
        auto* delegate = delegation.iterator().as<Generator>();
        if (delegate != nullptr) {
            if (!delegate->memory.value.bound()) delegate->memory.value = Value(&self);
            if (!is(delegate->memory.value, Value(&self))) {
                raise_error("RuntimeError", "somebody else delegates to this generator");
            }
        }
        return delegation.pending();
    }
};
const Registered<SharedDelegateRefused> shared_delegate_refused{
    "shared-delegate-refused", "A generator can have one delegator only.", {"DLN-15"}};

struct StartedDelegateRefused final : Defect {
    bool pending(Generator& self, Delegation& delegation) override {
        const auto* delegate = delegation.iterator().as<Generator>();
        const bool first = self.memory.value.object() != delegation.iterator().object();
        if (delegate != nullptr && first && !delegate->is_coroutine()) {
            self.memory.value = delegation.iterator();
            if (delegate->right_state() == GeneratorState::suspended) {
                raise_error("RuntimeError", "the delegate has been started");
            }
        }
        const bool more = delegation.pending();
        if (!more) self.memory.value = {};
        return more;
    }
};
const Registered<StartedDelegateRefused> started_delegate_refused{
    "started-delegate-refused", "A generator that has been started cannot be delegated to.", {"DLN-12", "DLN-15"}};

struct ClosedDelegateRaises final : Defect {
    void pass_on(Generator&, Delegation& delegation, Resumption incoming) override {
        const auto* delegate = delegation.iterator().as<Generator>();
        if (delegate != nullptr && delegate->right_state() == GeneratorState::closed) {
            raise_error("RuntimeError", "the delegate has gone");
        }
        delegation.resume(std::move(incoming));
    }
};
const Registered<ClosedDelegateRaises> closed_delegate_raises{
    "closed-delegate-raises", "A delegate that somebody else has closed is an error in the delegator.", {"DLX-01"}};

/// The delegator counts its delegate's steps.
struct ForeignStepEndsDelegation final : Defect {
    Advance next(Generator& self) override {
        ++self.memory.count;
        return self.right_next();
    }
    bool pending(Generator& self, Delegation& delegation) override {
        const bool more = delegation.pending();
        if (const auto* delegate = delegation.iterator().as<Generator>()) {
            if (!std::exchange(self.memory.flag, more)) self.memory.other_count = delegate->memory.count;
        }
        if (!more) self.memory.flag = false;
        return more;
    }
    void pass_on(Generator& self, Delegation& delegation, Resumption incoming) override {
        const auto* delegate = delegation.iterator().as<Generator>();
        if (delegate == nullptr) return delegation.resume(std::move(incoming));
        const Value keep = delegation.iterator();
        if (delegate->memory.count != self.memory.other_count) return delegation.finished(None);
        delegation.resume(std::move(incoming));
        self.memory.other_count = delegate->memory.count;
    }
};
const Registered<ForeignStepEndsDelegation> foreign_step_ends_delegation{
    "foreign-step-ends-delegation",
    "A delegation ends when somebody else resumes the delegate meanwhile.",
    {"DLX-02", "DLN-15"}};

/// A fixed number of places for delegators.
struct ShallowChains final : Defect {
    bool pending(Generator&, Delegation& delegation) override {
        return within([&] { return delegation.pending(); });
    }
    void pass_on(Generator&, Delegation& delegation, Resumption incoming) override {
        within([&] {
            delegation.resume(std::move(incoming));
            return true;
        });
    }

private:
    template <class Operation>
    bool within(Operation operation) {
        struct Level {
            int& depth;
            explicit Level(int& counter) : depth(counter) { ++depth; }
            ~Level() { --depth; }
        };
        const Level level{depth_};
        if (depth_ > 32) raise_error("RuntimeError", "too many delegators");
        return operation();
    }
    int depth_ = 0;
};
const Registered<ShallowChains> at_most_32_levels{
    "at-most-32-levels", "A chain of more than 32 delegators is refused.", {"DLX-03"}};

}  // namespace
}  // namespace yieldcheck::wrong
