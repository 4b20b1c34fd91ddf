// Values that travel into the body and out of it.
#include "defect.hpp"
#include "protocol/list.hpp"

namespace yieldcheck::wrong {
namespace {

Value copy_of(const Value& value) {
    const auto* list_object = value.as<ListObject>();
    return list_object != nullptr ? list(list_object->items) : value;
}

struct SendIgnored final : Defect {
    bool delegates_by_hand() const override { return false; }
    Value received(Generator&, Value) override { return None; }
};
const Registered<SendIgnored> send_ignored{
    "send-ignored",
    "A yield evaluates to None whatever is sent.",
    {"SND-01", "SND-05", "SND-06", "DLN-02", "DLX-03", "YEX-01", "YEX-02", "YEX-03", "YEX-04",
     "YEX-05", "YEX-06", "YEX-07", "YEX-08", "YEX-09", "YEX-10", "YEX-11", "YEX-12", "YEX-13",
     "YEX-14", "YEX-15", "YEX-16", "YEX-17", "YEX-18", "YEX-19", "DLN-14", "AWT-01"}};

/// As in JH-Toolkit's generator.
struct StaleSend final : Defect {
    Value received(Generator& self, Value sent) override {
        if (!is(sent, None)) self.memory.value = sent;
        return self.memory.value.bound() ? self.memory.value : sent;
    }
};
const Registered<StaleSend> stale_send{
    "stale-send", "A plain next() delivers once more what was sent last.", {"SND-02", "YEX-12"}};

struct ValueOneStepLate final : Defect {
    Value received(Generator& self, Value sent) override {
        Value before = std::exchange(self.memory.value, std::move(sent));
        return before.bound() ? before : None;
    }
};
const Registered<ValueOneStepLate> value_one_step_late{
    "value-one-step-late",
    "A yield evaluates to what was sent one step earlier.",
    {"SND-01", "SND-05", "YEX-01", "YEX-02", "YEX-03", "YEX-05", "YEX-14", "YEX-15"}};

/// As Boost.Cobalt's answers, where the first send arrives at a yield that has already produced its value.
struct AnswerOneStepLate final : Defect {
    Advance next(Generator& self) override { return late(self, self.right_next()); }
    Advance send(Generator& self, Value value) override { return late(self, self.right_send(std::move(value))); }

private:
    static Advance late(Generator& self, Advance now) {
        if (now.ended) return now;
        Value before = std::exchange(self.memory.value, std::move(now.value));
        return {before.bound() ? before : None, false};
    }
};
const Registered<AnswerOneStepLate> answer_one_step_late{"answer-one-step-late",
                                                         "Each resumption gives the value of the yield before.",
                                                         {"SND-01", "SND-08", "DLN-01", "DLN-02", "DLN-08", "PRM-02"}};

struct FalsySentAsNone final : Defect {
    Value received(Generator&, Value sent) override { return truthy(sent) ? sent : None; }
};
const Registered<FalsySentAsNone> falsy_sent_as_none{
    "falsy-sent-as-none", "A false value that is sent arrives as None.", {"SND-06"}};

struct SentValueCopied final : Defect {
    Value received(Generator&, Value sent) override { return copy_of(sent); }
};
const Registered<SentValueCopied> sent_value_copied{"sent-value-copied", "What is sent arrives as a copy.", {"SND-05"}};

struct YieldedValueCopied final : Defect {
    Value yielding(Generator&, Value value) override { return copy_of(value); }
};
const Registered<YieldedValueCopied> yielded_value_copied{
    "yielded-value-copied", "What is yielded comes out as a copy.", {"SND-08"}};

struct SentExceptionRaised final : Defect {
    Value received(Generator&, Value sent) override {
        if (is_exception(sent)) throw Raised{sent};
        return sent;
    }
};
const Registered<SentExceptionRaised> sent_exception_raised{
    "sent-exception-raised", "An exception that is sent is raised at the yield.", {"SND-06"}};

struct BareYieldRepeats final : Defect {
    Value yielding(Generator& self, Value value) override {
        if (is(value, None) && self.memory.value.bound()) return self.memory.value;
        self.memory.value = value;
        return value;
    }
};
const Registered<BareYieldRepeats> bare_yield_repeats{
    "bare-yield-repeats", "A bare yield gives the value of the yield before once more.", {"SND-03"}};

struct SentValueBecomesAnswer final : Defect {
    Advance send(Generator& self, Value value) override {
        const Value sent = value;
        Advance step = self.right_send(std::move(value));
        if (!step.ended && !is(sent, None)) step.value = sent;
        return step;
    }
};
const Registered<SentValueBecomesAnswer> send_echoes{
    "send-echoes", "send() gives back the value that was sent, not the next one.", {"SND-01", "SND-07", "DLN-02"}};

/// A queue where there should be a slot: what a yield statement leaves unread waits for the next.
struct UnreadValueKept final : Defect {
    Value received(Generator& self, Value sent) override {
        if (!is(sent, None)) {
            self.memory.values.push_back(sent);
            if (++self.memory.count % 2 == 0) return None;
            return sent;
        }
        return sent;
    }
};
const Registered<UnreadValueKept> every_second_sent_value_lost{
    "every-second-sent-value-lost", "Every second value that is sent arrives as None.", {"SND-01", "REE-05"}};

struct SendToClosedRaises final : Defect {
    Advance send(Generator& self, Value value) override {
        if (self.right_state() == GeneratorState::closed) raise_error("ValueError", "the generator is closed");
        return self.right_send(std::move(value));
    }
};
const Registered<SendToClosedRaises> send_to_closed_raises{
    "send-to-closed-raises", "send() to a closed generator is an error of its own.", {"SND-04"}};

struct AnyNumberOfValues final : Defect {
    Value call_method(Generator& self, std::string_view name, Arguments arguments) override {
        auto& given = arguments.positional();
        if (name == "send" && given.empty()) given.push_back(None);
        if (name == "send") given.resize(1);
        return self.right_call(name, std::move(arguments));
    }
};
const Registered<AnyNumberOfValues> send_takes_any_number{
    "send-takes-any-number", "send() takes any number of values and delivers the first.", {"PRM-04"}};

}  // namespace
}  // namespace yieldcheck::wrong
