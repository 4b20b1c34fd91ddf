// The call that makes a generator, and its first step.
#include "defect.hpp"

namespace yieldcheck::wrong {
namespace {

/// As Boost.Coroutine2 and Boost.Cobalt do: the body runs to its first yield in the constructor.
struct EagerStart final : Defect {
    void made(Generator& self) override {
        self.memory.flag = true;
        try {
            Advance first = self.right_next();
            self.memory.value = std::move(first.value);
            self.memory.count = first.ended;
        } catch (const Raised& raised) {
            self.memory.values.push_back(raised.exception);
        }
    }
    Advance next(Generator& self) override { return send(self, None); }
    Advance send(Generator& self, Value value) override {
        if (!std::exchange(self.memory.flag, false)) return self.right_send(std::move(value));
        if (!self.memory.values.empty()) {
            const Value exception = std::move(self.memory.values.back());
            self.memory.values.clear();
            throw Raised{exception};
        }
        return {std::move(self.memory.value), self.memory.count != 0};
    }
};
const Registered<EagerStart> eager_start{
    "eager-start",
    "Making a generator runs its body up to the first yield.",
    {"CRE-01", "CRE-07", "CRE-08", "INS-01", "INS-03", "DEL-02", "CLO-01", "THS-06", "PRM-01", "GEX-01", "ITR-10"}};

struct FirstValueLost final : Defect {
    Advance next(Generator& self) override {
        if (self.right_state() == GeneratorState::created) {
            Advance first = self.right_next();
            if (first.ended) return first;
        }
        return self.right_next();
    }
};
const Registered<FirstValueLost> first_value_lost{
    "first-value-lost",
    "The first next() runs on to the second yield: the first value is lost.",
    {"ITR-01", "DLN-01", "ITR-04", "ITR-05", "ITR-06", "ITR-07", "ITR-08", "ITR-09", "DLX-06", "GEX-01", "WTH-04",
     "CAT-02"}};

struct SendToCreatedAccepted final : Defect {
    bool is_nothing(const Value&) override { return true; }
};
const Registered<SendToCreatedAccepted> send_to_created_accepted{
    "send-to-created-accepted",
    "A value sent to a generator that has not started starts it and gets lost.",
    {"PRM-01", "PRM-03", "DLN-13", "GEX-02"}};

struct FalsyToCreatedAccepted final : Defect {
    bool is_nothing(const Value& value) override { return !truthy(value); }
};
const Registered<FalsyToCreatedAccepted> falsy_to_created_accepted{
    "falsy-to-created-accepted",
    "Every false value counts as None when it is sent to a generator that has not started.",
    {"PRM-03"}};

struct RefusalCloses final : Defect {
    Advance send(Generator& self, Value value) override {
        if (self.right_state() != GeneratorState::created || is(value, None)) return self.right_send(std::move(value));
        try {
            return self.right_send(std::move(value));
        } catch (const Raised&) {
            self.destroy();
            throw;
        }
    }
};
const Registered<RefusalCloses> refusal_closes{
    "refusal-closes", "Refusing a value that comes before the start closes the generator.", {"PRM-01", "PRM-03"}};

struct NoneToCreatedRefused final : Defect {
    Advance send(Generator& self, Value value) override {
        if (self.right_state() == GeneratorState::created) {
            raise_error("TypeError", "can't send non-None value to a just-started generator");
        }
        return self.right_send(std::move(value));
    }
};
const Registered<NoneToCreatedRefused> none_to_created_refused{
    "none-to-created-refused", "send(None) to a generator that has not started is refused, too.", {"PRM-02"}};

/// Loops of the kind do … while.
struct EmptyYieldsOnce final : Defect {
    Advance next(Generator& self) override {
        const bool first = self.right_state() == GeneratorState::created;
        Advance step = self.right_next();
        if (first && step.ended) return {None, false};
        return step;
    }
};
const Registered<EmptyYieldsOnce> empty_yields_once{"empty-yields-once",
                                                    "A generator that ends in its first step gives one value first.",
                                                    {"CRE-05", "DLN-06", "OWN-14"}};

struct OneFrameForAll final : Defect {
    Value received(Generator& self, Value sent) override {
        if (!is(sent, None)) last_ = sent;
        if (is(sent, None) && owner_ != &self && last_.bound()) return last_;
        owner_ = &self;
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
const Registered<OneFrameForAll> one_slot_for_all{
    "one-slot-for-all",
    "The slot for sent values is static: a generator finds what was sent to another.",
    {"CRE-07", "SND-02"}};

}  // namespace
}  // namespace yieldcheck::wrong
