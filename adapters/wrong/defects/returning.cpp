// The end of the body, and the value that it returns.
#include "defect.hpp"
#include "protocol/tuple.hpp"

#include <csignal>

namespace yieldcheck::wrong {
namespace {

struct ReturnValueLost final : Defect {
    bool delegates_by_hand() const override { return false; }
    Value returning(Generator&, Value) override { return None; }
};
const Registered<ReturnValueLost> return_value_lost{
    "return-value-lost",
    "The value that a body returns is lost.",
    {"RET-01", "RET-03", "RET-04", "RET-06", "RET-07", "RET-09", "DLN-05", "DLT-03", "DLX-03", "THS-03", "CLO-06",
     "YEX-14", "YEX-19"}};

struct ReturnedTupleUnpacked final : Defect {
    Value returning(Generator&, Value value) override {
        const auto* items = value.as<TupleObject>();
        return items != nullptr && !items->items.empty() ? items->items[0] : value;
    }
};
const Registered<ReturnedTupleUnpacked> returned_tuple_unpacked{
    "returned-tuple-unpacked", "Of a tuple that is returned only the first item arrives.", {"RET-03"}};

struct ReturnedExceptionRaised final : Defect {
    Value returning(Generator&, Value value) override {
        if (is_exception(value)) throw Raised{value};
        return value;
    }
};
const Registered<ReturnedExceptionRaised> returned_exception_raised{
    "returned-exception-raised", "An exception object that is returned gets raised.", {"RET-04"}};

struct ReturnValueRepeated final : Defect {
    Advance next(Generator& self) override {
        return repeated(self, [&] { return self.right_next(); });
    }
    Advance send(Generator& self, Value value) override {
        return repeated(self, [&] { return self.right_send(std::move(value)); });
    }

private:
    template <class Operation>
    static Advance repeated(Generator& self, Operation operation) {
        if (self.right_state() == GeneratorState::closed && self.memory.value.bound()) return {self.memory.value, true};
        Advance step = operation();
        if (step.ended) self.memory.value = step.value;
        return step;
    }
};
const Registered<ReturnValueRepeated> return_value_repeated{
    "return-value-repeated",
    "A finished generator gives its return value again at every further resumption.",
    {"RET-02", "SND-04"}};

/// As in Boost.Cobalt, where co_return looks like one more yield.
struct ReturnValueYielded final : Defect {
    Advance next(Generator& self) override { return yielded(self.right_next()); }
    Advance send(Generator& self, Value value) override { return yielded(self.right_send(std::move(value))); }

private:
    static Advance yielded(Advance step) {
        if (step.ended && !is(step.value, None)) return {std::move(step.value), false};
        return step;
    }
};
const Registered<ReturnValueYielded> return_value_yielded{
    "return-value-yielded", "The return value comes out as if it were yielded.", {"RET-01", "ITR-01", "DLN-05"}};

struct LastValueLost final : Defect {
    Advance next(Generator& self) override {
        if (self.right_state() == GeneratorState::running) return self.right_next();
        if (!self.memory.flag) {
            self.memory.flag = true;
            Advance first = self.right_next();
            if (first.ended) return first;
            self.memory.value = std::move(first.value);
        }
        Advance after = self.right_next();
        if (after.ended) return after;
        return {std::exchange(self.memory.value, std::move(after.value)), false};
    }
};
const Registered<LastValueLost> runs_ahead{
    "runs-ahead",
    "Each step runs the body one yield further than was asked for; the last value is lost.",
    {"ITR-01", "ITR-08", "CRE-09", "DEL-01", "DLX-06", "FIN-01", "FIN-04", "FIN-05", "WTH-01", "RET-08"}};

struct StaleReturnValue final : Defect {
    Value yielding(Generator& self, Value value) override {
        self.memory.value = value;
        return value;
    }
    Value returning(Generator& self, Value value) override {
        return is(value, None) && self.memory.value.bound() ? self.memory.value : value;
    }
};
const Registered<StaleReturnValue> falling_off_returns_last_yield{
    "falling-off-returns-last-yield",
    "A body that returns nothing ends with the value that it yielded last.",
    {"RET-01", "DLN-05"}};

struct EndIsAnError final : Defect {
    Advance next(Generator& self) override { return ended(self.right_next()); }

private:
    static Advance ended(Advance step) {
        if (step.ended) raise_error("RuntimeError", "the generator has finished");
        return step;
    }
};
const Registered<EndIsAnError> end_is_an_error{
    "end-is-an-error",
    "The end of a generator is a RuntimeError instead of a StopIteration.",
    {"RET-01", "ITR-01", "ITR-02", "CRE-05", "S79-05", "FIN-01", "RET-05", "DLN-08"}};

/// As in most one-way types: what happens past the end is undefined.
struct PastTheEndCrashes final : Defect {
    Advance next(Generator& self) override {
        crash_when_closed(self);
        return self.right_next();
    }
    Advance send(Generator& self, Value value) override {
        crash_when_closed(self);
        return self.right_send(std::move(value));
    }
    Advance throw_in(Generator& self, Value exception) override {
        crash_when_closed(self);
        return self.right_throw(std::move(exception));
    }

private:
    static void crash_when_closed(Generator& self) {
        if (self.right_state() == GeneratorState::closed) std::raise(SIGSEGV);
    }
};
const Registered<PastTheEndCrashes> past_the_end_crashes{
    "past-the-end-crashes",
    "Resuming a generator past its end reads a frame that is gone.",
    {"ITR-02", "ITR-11", "SND-04", "RET-02", "THS-07", "CLO-15", "DLX-01"}};

/// As in jemand2001's generator, which is not at its end any more after one more step.
struct RevivedAfterEnd final : Defect {
    Advance next(Generator& self) override {
        const bool was_closed = self.right_state() == GeneratorState::closed;
        Advance step = self.right_next();
        if (!step.ended) {
            self.memory.value = step.value;
        } else if (was_closed && self.memory.value.bound()) {
            return {std::move(self.memory.value), false};
        }
        return step;
    }
};
const Registered<RevivedAfterEnd> revived_after_end{
    "revived-after-end",
    "A finished generator that is resumed gives its last value once more.",
    {"ITR-02", "ITR-11", "CLO-15", "RET-02"}};

}  // namespace
}  // namespace yieldcheck::wrong
