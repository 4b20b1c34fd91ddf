// throw(), and exceptions that leave the body.
#include "defect.hpp"

namespace yieldcheck::wrong {
namespace {

bool waits(const Generator& self) { return self.right_state() == GeneratorState::suspended; }

struct ThrowIgnored final : Defect {
    Advance throw_in(Generator& self, Value exception) override {
        return waits(self) ? self.right_next() : self.right_throw(std::move(exception));
    }
};
const Registered<ThrowIgnored> throw_ignored{
    "throw-ignored",
    "throw() resumes a waiting generator as next() does.",
    {"THS-01", "THS-02", "THS-04", "WTH-02", "WTH-04", "DLT-01", "DLX-04", "DLX-05", "CAT-07", "THA-07", "FIN-03",
     "FIN-06", "CTX-01", "CAT-08", "AWT-01"}};

struct ThrowOneStepLate final : Defect {
    Advance throw_in(Generator& self, Value exception) override {
        if (!waits(self)) return self.right_throw(std::move(exception));
        self.memory.value = std::move(exception);
        return self.right_next();
    }
    Advance next(Generator& self) override {
        if (!self.memory.value.bound() || !waits(self)) return self.right_next();
        return self.right_throw(std::move(self.memory.value));
    }
};
const Registered<ThrowOneStepLate> throw_one_step_late{"throw-one-step-late",
                                                       "What is thrown is raised by the resumption after.",
                                                       {"THS-01", "THS-04", "CAT-06", "DLT-02"}};

struct ThrowIntoCreatedRuns final : Defect {
    Advance throw_in(Generator& self, Value exception) override {
        if (self.right_state() == GeneratorState::created) {
            Advance first = self.right_next();
            if (first.ended) return first;
        }
        return self.right_throw(std::move(exception));
    }
};
const Registered<ThrowIntoCreatedRuns> throw_into_created_runs{
    "throw-into-created-runs", "throw() before the start runs the body and raises at its first yield.", {"THS-06"}};

struct ThrowIntoCreatedStays final : Defect {
    Advance throw_in(Generator& self, Value exception) override {
        if (self.right_state() == GeneratorState::created) throw Raised{std::move(exception)};
        return self.right_throw(std::move(exception));
    }
};
const Registered<ThrowIntoCreatedStays> throw_into_created_stays{
    "throw-into-created-stays", "throw() before the start leaves the generator unstarted.", {"THS-06", "THS-09"}};

struct ThrowIntoClosedStops final : Defect {
    Advance throw_in(Generator& self, Value exception) override {
        if (self.right_state() == GeneratorState::closed) return {None, true};
        return self.right_throw(std::move(exception));
    }
};
const Registered<ThrowIntoClosedStops> throw_into_closed_stops{
    "throw-into-closed-stops", "throw() to a closed generator is a StopIteration.", {"THS-07", "S79-04"}};

struct ThrowSkipsAnswer final : Defect {
    Advance throw_in(Generator& self, Value exception) override {
        Advance answer = self.right_throw(std::move(exception));
        return answer.ended ? answer : self.right_next();
    }
};
const Registered<ThrowSkipsAnswer> throw_skips_answer{
    "throw-skips-answer",
    "When the body handles what is thrown, throw() runs on over the yield that answers.",
    {"THS-02", "DLT-12", "DLT-05", "CAT-01"}};

struct ThrowReturnLost final : Defect {
    Advance throw_in(Generator& self, Value exception) override {
        Advance step = self.right_throw(std::move(exception));
        if (step.ended) step.value = None;
        return step;
    }
};
const Registered<ThrowReturnLost> throw_return_lost{
    "throw-return-lost", "The value that a body returns in answer to throw() is lost.", {"THS-03", "DLT-03"}};

struct ThrownCopied final : Defect {
    Value raising(Generator&, Value exception) override {
        if (is_a(exception, "GeneratorExit")) return exception;
        return make_copy(exception);
    }

private:
    static Value make_copy(const Value& exception) {
        const auto* thrown = exception.as<ExceptionObject>();
        return thrown->type()->call(Arguments(thrown->arguments));
    }
};
const Registered<ThrownCopied> thrown_copied{
    "thrown-copied", "The body gets a copy of the exception that is thrown in.", {"THA-06", "THS-04"}};

struct ThrownSliced final : Defect {
    Value raising(Generator&, Value exception) override {
        const auto* thrown = exception.as<ExceptionObject>();
        const auto& bases = exception->type().as<ClassObject>()->bases();
        if (bases.empty() || !is_exception_class(bases[0]) || is_a(exception, "GeneratorExit")) return exception;
        const std::string base = bases[0].as<ClassObject>()->name();
        if (base == "Exception" || base == "BaseException") return exception;
        return bases[0]->call(Arguments(thrown->arguments));
    }
};
const Registered<ThrownSliced> thrown_sliced{
    "thrown-sliced", "The exception that is thrown in is copied as its base class.", {"THA-07"}};

/// As in jemand2001's generator.
struct ExceptionSwallowed final : Defect {
    Advance next(Generator& self) override {
        return swallow([&] { return self.right_next(); });
    }
    Advance send(Generator& self, Value value) override {
        if (self.right_state() == GeneratorState::created) return self.right_send(std::move(value));
        return swallow([&] { return self.right_send(std::move(value)); });
    }
    Advance throw_in(Generator& self, Value exception) override {
        if (!waits(self)) return self.right_throw(std::move(exception));
        return swallow([&] { return self.right_throw(std::move(exception)); });
    }

private:
    template <class Operation>
    static Advance swallow(Operation operation) {
        try {
            return operation();
        } catch (const Raised&) {
            return {None, true};
        }
    }
};
const Registered<ExceptionSwallowed> exception_swallowed{
    "exception-swallowed",
    "An exception that leaves the body looks like its end.",
    {"ITR-12", "THS-04", "THS-05", "DLN-11", "DLT-02", "S79-01", "S79-02", "S79-07", "CAT-03", "CAT-05", "ITR-10",
     "CTX-08", "FIN-02", "WTH-02", "CTX-04"}};

struct ThrownIsWrapped final : Defect {
    Advance throw_in(Generator& self, Value exception) override {
        if (!waits(self)) return self.right_throw(std::move(exception));
        const Value thrown = exception;
        try {
            return self.right_throw(std::move(exception));
        } catch (const Raised& raised) {
            if (!is(raised.exception, thrown)) throw;
            raise_error("RuntimeError", "generator raised an exception");
        }
    }
};
const Registered<ThrownIsWrapped> thrown_comes_out_wrapped{
    "thrown-comes-out-wrapped", "What is thrown in and not handled comes out as a RuntimeError.", {"THS-04", "CLO-13"}};

struct SuspendedAfterException final : Defect {
    Advance next(Generator& self) override {
        return note(self, [&] { return self.right_next(); });
    }
    Advance send(Generator& self, Value value) override {
        return note(self, [&] { return self.right_send(std::move(value)); });
    }
    Advance throw_in(Generator& self, Value exception) override {
        return note(self, [&] { return self.right_throw(std::move(exception)); });
    }
    Value close(Generator& self) override {
        try {
            return self.right_close();
        } catch (const Raised&) {
            self.memory.flag = true;
            throw;
        }
    }
    GeneratorState state(const Generator& self) override {
        const GeneratorState right = self.right_state();
        return self.memory.flag && right == GeneratorState::closed ? GeneratorState::suspended : right;
    }

private:
    template <class Operation>
    static Advance note(Generator& self, Operation operation) {
        try {
            return operation();
        } catch (const Raised&) {
            self.memory.flag = true;
            throw;
        }
    }
};
const Registered<SuspendedAfterException> suspended_after_exception{
    "suspended-after-exception",
    "A generator that an exception has left says that it is suspended.",
    {"INS-01", "THS-04", "ITR-11", "CLO-07"}};

struct ExceptionRepeated final : Defect {
    Advance next(Generator& self) override {
        if (self.memory.value.bound()) throw Raised{self.memory.value};
        try {
            return self.right_next();
        } catch (const Raised& raised) {
            if (self.right_state() == GeneratorState::closed) self.memory.value = raised.exception;
            throw;
        }
    }
};
const Registered<ExceptionRepeated> exception_repeated{
    "exception-repeated", "The exception that ended a generator comes out again at every next().", {"ITR-11"}};

struct ExceptionOneStepLate final : Defect {
    Advance next(Generator& self) override {
        if (self.memory.value.bound()) {
            const Value exception = std::move(self.memory.value);
            throw Raised{exception};
        }
        const bool runs = self.is_running();
        try {
            return self.right_next();
        } catch (const Raised& raised) {
            if (runs) throw;
            self.memory.value = raised.exception;
            return {None, false};
        }
    }
};
const Registered<ExceptionOneStepLate> exception_one_step_late{
    "exception-one-step-late",
    "An exception that leaves the body comes out of the resumption after.",
    {"ITR-12", "S79-01", "S79-02", "S79-10"}};

}  // namespace
}  // namespace yieldcheck::wrong
