// What happens when the last reference to a generator goes.
#include "defect.hpp"

#include <csignal>
#include <cstdlib>

namespace yieldcheck::wrong {
namespace {

bool waits(const Generator& self) { return self.right_state() == GeneratorState::suspended; }

struct DropDestroys final : Defect {
    void drop(Generator& self) override {
        if (waits(self)) self.destroy();
        self.right_drop();
    }
};
const Registered<DropDestroys> drop_destroys{
    "drop-destroys",
    "Dropping a generator that waits destroys its frame and raises nothing in it.",
    {"DEL-01", "DEL-03", "DEL-04", "DEL-05", "DEL-07", "DEL-09", "DLC-09"}};

/// As libpcl and minicoro: the stack is freed, nothing on it is destroyed.
struct NothingUnwound final : Defect {
    void drop(Generator& self) override {
        if (waits(self)) {
            static_cast<void>(self.body().release());
        } else {
            self.right_drop();
        }
    }
};
const Registered<NothingUnwound> nothing_unwound{
    "nothing-unwound",
    "The frame of a generator that is dropped is never destroyed.",
    {"DEL-01", "DEL-03", "DEL-06", "DEL-07", "OWN-06", "OWN-10", "OWN-13"}};

/// As Boost.Asio's coro: destruction is left to the executor.
struct DestroyedLater final : Defect {
    void drop(Generator& self) override {
        if (!waits(self)) return self.right_drop();
        waiting_.push_back(Value(&self));
    }
    void settle() override {
        const auto waiting = std::exchange(waiting_, {});
        for (const Value& generator : waiting)
            generator.as<Generator>()->right_drop();
    }

private:
    std::vector<Value> waiting_;
};
const Registered<DestroyedLater> destroyed_later{
    "destroyed-later",
    "A generator that is dropped is destroyed when the event loop runs again.",
    {"DEL-01", "DEL-03", "DEL-04", "DEL-06", "DEL-07", "DEL-09"}};

struct DropRunsCreated final : Defect {
    void drop(Generator& self) override {
        if (self.right_state() == GeneratorState::created) {
            try {
                self.right_next();
            } catch (const Raised&) {
            }
        }
        self.right_drop();
    }
};
const Registered<DropRunsCreated> drop_starts_created{
    "drop-starts-created", "Dropping a generator that has not started runs it to its first yield.", {"DEL-02"}};

struct DropRunsOn final : Defect {
    void drop(Generator& self) override {
        if (waits(self)) {
            try {
                self.right_next();
            } catch (const Raised&) {
            }
        }
        self.right_drop();
    }
};
const Registered<DropRunsOn> drop_runs_on{"drop-runs-on",
                                          "Dropping a generator that waits runs it to its next yield first.",
                                          {"DEL-01", "DEL-09", "ITR-08", "DEL-03"}};

struct DropErrorTerminates final : Defect {
    bool delegates_by_hand() const override { return false; }
    void unraisable(const Value&) override { std::abort(); }
};
const Registered<DropErrorTerminates> drop_error_terminates{
    "drop-error-terminates",
    "An exception that leaves a body while it is dropped ends the program.",
    {"DEL-04", "DEL-05"}};

struct DropErrorLost final : Defect {
    bool delegates_by_hand() const override { return false; }
    void unraisable(const Value&) override {}
};
const Registered<DropErrorLost> drop_error_lost{
    "drop-error-lost",
    "An exception that leaves a body while it is dropped is reported to nobody.",
    {"DEL-04", "DEL-05"}};

struct FinishedDroppedLoudly final : Defect {
    void drop(Generator& self) override {
        if (self.right_state() == GeneratorState::closed && !std::exchange(self.memory.flag, true) &&
            self.frame()->line() != self.frame()->code().line) {
            log().unraisable(make_exception("GeneratorExit"));
        }
        self.right_drop();
    }
};
const Registered<FinishedDroppedLoudly> finished_is_dropped_loudly{
    "finished-is-dropped-loudly",
    "Dropping a generator that has finished raises GeneratorExit once more.",
    {"DEL-08", "OWN-03"}};

struct ValuesKept final : Defect {
    void drop(Generator& self) override {
        for (const auto& [name, value] : self.frame()->locals())
            kept_.push_back(value);
        self.right_drop();
    }
    void settle() override { kept_.clear(); }

private:
    std::vector<Value> kept_;
};
const Registered<ValuesKept> dropped_keeps_values{
    "dropped-keeps-values", "The values of a frame live on after it has been dropped.", {"DEL-06"}};

/// As QCoro 0.8's defaulted move constructor: both objects destroy the frame.
struct MovedDestroysTwice final : Defect {
    void moved(Generator& self, GeneratorObject*) override {
        if (self.right_state() == GeneratorState::closed) return;
        self.destroy();  // by the moved-from object
        self.memory.flag = true;
    }
    Advance next(Generator& self) override {
        use_of_freed_frame(self);
        return self.right_next();
    }
    Advance send(Generator& self, Value value) override {
        use_of_freed_frame(self);
        return self.right_send(std::move(value));
    }
    void drop(Generator& self) override {
        use_of_freed_frame(self);
        self.right_drop();
    }

private:
    static void use_of_freed_frame(const Generator& self) {
        if (self.memory.flag) std::raise(SIGSEGV);
    }
};
const Registered<MovedDestroysTwice> moved_destroys_twice{
    "moved-destroys-twice",
    "The move constructor copies the handle, so both objects destroy the frame.",
    {"CRE-11", "OWN-01", "OWN-02", "OWN-06"}};

struct MoveAssignmentForgets final : Defect {
    void moved(Generator& self, GeneratorObject* replaced) override {
        if (auto* target = dynamic_cast<Generator*>(replaced)) static_cast<void>(target->body().release());
        self.right_moved(nullptr);
    }
};
const Registered<MoveAssignmentForgets> move_assignment_forgets{
    "move-assignment-forgets", "Move assignment overwrites the handle of the generator that was there.", {"OWN-04"}};

struct MovedIsClosed final : Defect {
    void moved(Generator& self, GeneratorObject* replaced) override {
        self.right_moved(replaced);
        if (waits(self)) self.destroy();
    }
};
const Registered<MovedIsClosed> moved_from_closes{"moved-from-closes",
                                                  "The destructor of the moved-from object closes the generator.",
                                                  {"CRE-10", "CRE-11", "OWN-02", "OWN-05", "OWN-10"}};

/// The generator object is not kept alive by the call that runs it.
struct RunningIsDropped final : Defect {
    Advance next(Generator& self) override {
        const std::uint32_t references = self.references();
        Advance step = self.right_next();
        if (self.references() < references && waits(self)) std::abort();
        return step;
    }
};
const Registered<RunningIsDropped> drop_while_running_crashes{
    "drop-while-running-crashes",
    "A generator whose last name goes while it runs is destroyed under its own feet.",
    {"DEL-10"}};

}  // namespace
}  // namespace yieldcheck::wrong
