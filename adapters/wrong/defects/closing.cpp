// close().
#include "defect.hpp"

namespace yieldcheck::wrong {
namespace {

bool waits(const Generator& self) { return self.right_state() == GeneratorState::suspended; }

bool is_refusal(const Value& exception) {
    return is_a(exception, "RuntimeError") && utf8(str(exception)) == "generator ignored GeneratorExit";
}

struct CloseIgnored final : Defect {
    Value close(Generator& self) override { return waits(self) ? None : self.right_close(); }
};
const Registered<CloseIgnored> close_ignored{"close-ignored",
                                             "close() does nothing to a generator that waits.",
                                             {"CLO-02", "CLO-05", "CLO-07", "CLO-09", "CLO-10", "CLO-12", "CLO-15",
                                              "CLO-06", "CTX-09", "DLC-01", "WTH-03", "AWT-01"}};

/// As a coroutine handle's destroy(): all that a one-way type has for an end.
struct CloseDestroys final : Defect {
    Value close(Generator& self) override {
        if (!waits(self)) return self.right_close();
        self.destroy();
        return None;
    }
};
const Registered<CloseDestroys> close_destroys{"close-destroys",
                                               "close() destroys the frame and raises nothing in it.",
                                               {"CLO-02", "CLO-05", "CLO-06", "CLO-07", "CLO-08", "CLO-09", "CLO-10",
                                                "CLO-11", "CLO-12", "CTX-09", "WTH-03", "THA-08"}};

struct CloseAcceptsYield final : Defect {
    Value close(Generator& self) override {
        try {
            return self.right_close();
        } catch (const Raised& raised) {
            if (!is_refusal(raised.exception)) throw;
            return None;
        }
    }
};
const Registered<CloseAcceptsYield> close_accepts_yield{"close-accepts-yield",
                                                        "close() does not mind a body that goes on to yield.",
                                                        {"CLO-05", "CLO-09", "CLO-12", "DLC-05", "DLT-08"}};

struct RefusalToCloseCloses final : Defect {
    Value close(Generator& self) override {
        try {
            return self.right_close();
        } catch (const Raised& raised) {
            if (is_refusal(raised.exception)) self.destroy();
            throw;
        }
    }
};
const Registered<RefusalToCloseCloses> ignored_exit_destroys{
    "ignored-exit-destroys",
    "A body that answers close() with a yield is destroyed after the error.",
    {"CLO-05", "CLO-12"}};

/// Tries until the body has ended: forever, with a body that never does.
struct CloseInsists final : Defect {
    Value close(Generator& self) override {
        for (;;) {
            try {
                return self.right_close();
            } catch (const Raised& raised) {
                if (!is_refusal(raised.exception)) throw;
            }
        }
    }
};
const Registered<CloseInsists> close_insists{
    "close-insists", "close() raises GeneratorExit again and again until the body ends.", {"CLO-05", "CLO-12"}};

struct CloseReturnsNothing final : Defect {
    Value close(Generator& self) override {
        self.right_close();
        return None;
    }
};
const Registered<CloseReturnsNothing> close_returns_nothing{
    "close-returns-nothing", "What the body returns when it is closed is lost, as before CPython 3.13.", {"CLO-06"}};

struct CloseSwallowsErrors final : Defect {
    Value close(Generator& self) override {
        const bool suspended = waits(self);
        try {
            return self.right_close();
        } catch (const Raised&) {
            if (!suspended) throw;
            return None;
        }
    }
};
const Registered<CloseSwallowsErrors> close_swallows_errors{
    "close-swallows-errors",
    "Whatever the body raises when it is closed is swallowed.",
    {"CLO-05", "CLO-07", "CLO-08", "CLO-09", "CTX-09", "DLC-04", "DLT-09"}};

struct CloseLetsExitOut final : Defect {
    Value close(Generator& self) override {
        if (!waits(self)) return self.right_close();
        const Advance step = self.right_throw(make_exception("GeneratorExit"));
        if (!step.ended) raise_error("RuntimeError", "generator ignored GeneratorExit");
        return step.value;
    }
};
const Registered<CloseLetsExitOut> close_lets_exit_out{
    "close-lets-exit-out", "GeneratorExit comes out of close().", {"CLO-02", "CLO-10", "CLO-15"}};

struct CloseDemandsExit final : Defect {
    Value close(Generator& self) override {
        if (!waits(self)) return self.right_close();
        try {
            const Advance step = self.right_throw(make_exception("GeneratorExit"));
            raise_error("RuntimeError",
                        step.ended ? "the body swallowed GeneratorExit" : "generator ignored GeneratorExit");
        } catch (const Raised& raised) {
            if (!is_a(raised.exception, "GeneratorExit")) throw;
            return None;
        }
    }
};
const Registered<CloseDemandsExit> close_demands_exit{
    "close-demands-exit", "A body that returns when it is closed is in error.", {"CLO-06", "CLO-11"}};

struct CloseTakesStopForEnd final : Defect {
    Value close(Generator& self) override {
        closing_ = true;
        try {
            const Value result = self.right_close();
            closing_ = false;
            return result;
        } catch (const Raised& raised) {
            closing_ = false;
            if (!is_a(raised.exception, "StopIteration")) throw;
            return None;
        }
    }
    Value leaked(const Value& stop) override { return closing_ ? stop : without_stop(stop, false); }

private:
    bool closing_ = false;
};
const Registered<CloseTakesStopForEnd> close_takes_stop_for_end{
    "close-takes-stop-for-end", "A StopIteration that the body raises when it is closed is its end.", {"CLO-08"}};

struct CloseStartsCreated final : Defect {
    Value close(Generator& self) override {
        if (self.right_state() == GeneratorState::created) self.right_next();
        return self.right_close();
    }
};
const Registered<CloseStartsCreated> close_starts_created{
    "close-starts-created", "close() before the start runs the body to its first yield.", {"CLO-01", "DLC-06"}};

struct CloseLeavesCreated final : Defect {
    Value close(Generator& self) override {
        return self.right_state() == GeneratorState::created ? None : self.right_close();
    }
};
const Registered<CloseLeavesCreated> close_leaves_created{
    "close-leaves-created", "close() before the start leaves the generator as it is.", {"CLO-01", "CLO-15", "DLC-06"}};

struct CloseTwiceRaises final : Defect {
    Value close(Generator& self) override {
        if (self.right_state() == GeneratorState::closed) raise_error("ValueError", "the generator is closed");
        return self.right_close();
    }
};
const Registered<CloseTwiceRaises> close_of_closed_raises{
    "close-of-closed-raises", "close() of a closed generator is an error.", {"CLO-03"}};

struct CloseOfRunningIgnored final : Defect {
    Value close(Generator& self) override { return self.is_running() ? None : self.right_close(); }
};
const Registered<CloseOfRunningIgnored> close_of_running_ignored{
    "close-of-running-ignored", "close() of a generator that runs does nothing.", {"CLO-04"}};

struct ClosedKeepsLocals final : Defect {
    Value close(Generator& self) override {
        for (const auto& [name, value] : self.frame()->locals())
            self.memory.values.push_back(value);
        return self.right_close();
    }
};
const Registered<ClosedKeepsLocals> closed_keeps_locals{
    "closed-keeps-locals", "A closed generator keeps its locals alive until it is dropped.", {"CLO-14"}};

struct NextAfterCloseRaises final : Defect {
    Value close(Generator& self) override {
        self.memory.flag = true;
        return self.right_close();
    }
    Advance next(Generator& self) override {
        if (self.memory.flag && self.right_state() == GeneratorState::closed) {
            raise_error("ValueError", "the generator has been closed");
        }
        return self.right_next();
    }
};
const Registered<NextAfterCloseRaises> next_after_close_raises{
    "next-after-close-raises", "next() after close() is an error of its own.", {"CLO-15"}};

struct ThrownExitIsClose final : Defect {
    Advance throw_in(Generator& self, Value exception) override {
        if (!is_a(exception, "GeneratorExit") || self.is_running()) return self.right_throw(std::move(exception));
        return {self.right_close(), true};
    }
};
const Registered<ThrownExitIsClose> thrown_exit_is_close{
    "thrown-exit-is-close", "throw(GeneratorExit) does what close() does.", {"CLO-13", "THS-09"}};

struct ExitIsAnOrdinaryException final : Defect {
    bool delegates_by_hand() const override { return false; }
    Value make_exit() override { return make_exception("Exception", {text("exit")}); }
    bool is_exit(const Value& exception) override {
        return is_a(exception, "GeneratorExit") || utf8(repr(exception)) == "Exception('exit')";
    }
};
const Registered<ExitIsAnOrdinaryException> exit_is_an_ordinary_exception{
    "exit-is-an-ordinary-exception",
    "What close() raises is an Exception: handlers for errors catch it.",
    {"CLO-02", "THA-08", "DEL-09", "WTH-03"}};

}  // namespace
}  // namespace yieldcheck::wrong
