// States, lines and locals, as an observer sees them.
#include "defect.hpp"

namespace yieldcheck::wrong {
namespace {

struct ClosedSaysSuspended final : Defect {
    GeneratorState state(const Generator& self) override {
        const GeneratorState right = self.right_state();
        const bool started = self.memory.flag;
        return right == GeneratorState::closed && started ? GeneratorState::suspended : right;
    }
    Value yielding(Generator& self, Value value) override {
        self.memory.flag = true;
        return value;
    }
};
const Registered<ClosedSaysSuspended> finished_says_suspended{
    "finished-says-suspended",
    "A generator that has finished says that it is suspended.",
    {"INS-01", "INS-02", "INS-06", "CLO-02"}};

struct RunningSaysSuspended final : Defect {
    GeneratorState state(const Generator& self) override {
        return self.is_running() ? GeneratorState::suspended : self.right_state();
    }
};
const Registered<RunningSaysSuspended> running_says_suspended{"running-says-suspended",
                                                              "A generator that runs says that it is suspended.",
                                                              {"INS-01", "INS-04", "INS-05", "INS-06"}};

struct CreatedSaysSuspended final : Defect {
    GeneratorState state(const Generator& self) override {
        return self.right_state() == GeneratorState::created ? GeneratorState::suspended : self.right_state();
    }
};
const Registered<CreatedSaysSuspended> created_says_suspended{
    "created-says-suspended",
    "A generator that has not started says that it is suspended.",
    {"INS-01", "CRE-01", "PRM-01", "INS-06"}};

struct LineOfFirstYield final : Defect {
    int line(Generator& self, int line) override {
        if (self.memory.count == 0) self.memory.count = line;
        return self.memory.count;
    }
};
const Registered<LineOfFirstYield> line_of_first_yield{
    "line-of-first-yield", "A generator that waits says that it waits at its first yield.", {"INS-07"}};

struct LocalsHidden final : Defect {
    Value yielding(Generator& self, Value value) override {
        self.frame()->unbind_locals();
        return value;
    }
};
const Registered<LocalsHidden> locals_hidden{
    "locals-hidden", "The locals of a generator that waits cannot be seen.", {"INS-03", "INS-08", "CAT-04"}};

struct ClosedHasFrame final : Defect {
    Value find_attribute(Generator& self, std::string_view name) override {
        if (name != "gi_frame") return self.right_attribute(name);
        return self.right_state() == GeneratorState::created ? None : tuple();
    }
};
const Registered<ClosedHasFrame> closed_has_frame{
    "closed-has-frame", "gi_frame is there when the generator is closed, and not before it has started.", {"INS-02"}};

struct DelegateHidden final : Defect {
    Value find_attribute(Generator& self, std::string_view name) override {
        return name == "gi_yieldfrom" ? None : self.right_attribute(name);
    }
};
const Registered<DelegateHidden> delegate_hidden{"delegate-hidden", "gi_yieldfrom is always None.", {"INS-04"}};

struct NamesFixed final : Defect {
    Value find_attribute(Generator& self, std::string_view name) override {
        return name == "__name__" || name == "__qualname__" ? text("generator") : self.right_attribute(name);
    }
};
const Registered<NamesFixed> names_fixed{"names-fixed", "Every generator is called \"generator\".", {"INS-09"}};

struct NoThrowMethod final : Defect {
    Value find_attribute(Generator& self, std::string_view name) override {
        return name == "throw" || name == "close" ? Value() : self.right_attribute(name);
    }
};
const Registered<NoThrowMethod> methods_hidden{
    "methods-hidden", "A generator does not say that it has throw and close.", {"INS-12", "GEX-02"}};

}  // namespace
}  // namespace yieldcheck::wrong
