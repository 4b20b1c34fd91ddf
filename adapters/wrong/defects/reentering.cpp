// Operations on a generator that is running.
#include "defect.hpp"

#include <cstdlib>

namespace yieldcheck::wrong {
namespace {

/// As every one-way type: resuming a coroutine that runs is undefined.
struct ReentryCrashes final : Defect {
    bool delegates_by_hand() const override { return false; }
    void already_executing() override { std::abort(); }
};
const Registered<ReentryCrashes> reentry_crashes{
    "reentry-crashes",
    "Resuming a generator that runs is undefined behaviour.",
    {"REE-01", "REE-02", "REE-03", "REE-04", "REE-06", "CLO-04", "THS-08"}};

struct ReentryEnds final : Defect {
    Advance next(Generator& self) override { return self.is_running() ? Advance{None, true} : self.right_next(); }
    Advance send(Generator& self, Value value) override {
        return self.is_running() ? Advance{None, true} : self.right_send(std::move(value));
    }
    Advance throw_in(Generator& self, Value exception) override {
        return self.is_running() ? Advance{None, true} : self.right_throw(std::move(exception));
    }
};
const Registered<ReentryEnds> reentry_looks_like_end{
    "reentry-looks-like-end",
    "A generator that is resumed while it runs seems to have finished.",
    {"REE-01", "REE-02", "REE-03", "REE-04", "REE-06", "THS-08"}};

struct ReentryErrorOfItsOwn final : Defect {
    bool delegates_by_hand() const override { return false; }
    void already_executing() override { raise_error("RuntimeError", "generator already executing"); }
};
const Registered<ReentryErrorOfItsOwn> reentry_is_a_runtime_error{
    "reentry-is-a-runtime-error",
    "Resuming a generator that runs is a RuntimeError, not a ValueError.",
    {"REE-01", "REE-02", "REE-03", "REE-04", "REE-06", "CLO-04", "THS-08"}};

struct ReentryCloses final : Defect {
    Advance next(Generator& self) override {
        return closing(self, [&] { return self.right_next(); });
    }
    Advance send(Generator& self, Value value) override {
        return closing(self, [&] { return self.right_send(std::move(value)); });
    }
    Advance throw_in(Generator& self, Value exception) override {
        return closing(self, [&] { return self.right_throw(std::move(exception)); });
    }

private:
    template <class Operation>
    static Advance closing(Generator& self, Operation operation) {
        if (self.is_running()) self.memory.flag = true;
        Advance step = operation();
        if (self.memory.flag && !self.is_running()) self.destroy();
        return step;
    }
};
const Registered<ReentryCloses> reentry_closes{
    "reentry-closes", "A generator that was resumed while it ran is closed at its next yield.", {"REE-02", "THS-08"}};

struct StartCheckedFirst final : Defect {
    Advance send(Generator& self, Value value) override {
        if (self.is_running() && !self.memory.flag && !is(value, None)) {
            raise_error("TypeError", "can't send non-None value to a just-started generator");
        }
        return self.right_send(std::move(value));
    }
    Value yielding(Generator& self, Value value) override {
        self.memory.flag = true;
        return value;
    }
};
const Registered<StartCheckedFirst> just_started_checked_first{
    "just-started-checked-first",
    "A generator in its first step refuses a value as if it had not started.",
    {"REE-06"}};

struct DelegatorNotRunning final : Defect {
    GeneratorState state(const Generator& self) override {
        const bool delegates = const_cast<Generator&>(self).frame()->delegate().bound();
        return self.is_running() && delegates ? GeneratorState::suspended : self.right_state();
    }
    Advance next(Generator& self) override {
        const bool delegates = self.frame()->delegate().bound();
        if (self.is_running() && delegates) return {None, true};
        return self.right_next();
    }
};
const Registered<DelegatorNotRunning> delegator_does_not_count_as_running{
    "delegator-does-not-count-as-running",
    "A delegator does not count as running while its delegate runs.",
    {"REE-03", "INS-05"}};

}  // namespace
}  // namespace yieldcheck::wrong
