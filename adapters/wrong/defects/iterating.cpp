// Generators in for loops.
#include "defect.hpp"

namespace yieldcheck::wrong {
namespace {

/// As begin() of most one-way types, which resumes: once more for each loop.
struct EachLoopSkips final : Defect {
    Value iterate(Generator& self) override {
        if (self.right_state() == GeneratorState::suspended) self.right_next();
        return Value(&self);
    }
};
const Registered<EachLoopSkips> second_loop_skips{
    "second-loop-skips", "A loop over a generator that has been started loses a value.", {"ITR-03", "DLN-12"}};

/// An iterator of its own; what it does when it goes is for the defect to say.
class Iterator final : public Object {
public:
    Iterator(Value generator, bool closes) : generator_(std::move(generator)), closes_(closes) {}

    Value type() const override { return builtin_class("iterator"); }
    bool is_iterator() const override { return true; }
    Value iterate() override { return Value(this); }
    Advance advance() override { return generator_->advance(); }
    void clear() noexcept override { generator_ = {}; }

protected:
    void finalise() noexcept override {
        if (!closes_ || !generator_.bound()) return;
        try {
            call_method_of(generator_);
        } catch (const Raised& raised) {
            log().unraisable(raised.exception);
        }
    }

private:
    static void call_method_of(const Value& generator) { generator->call_method("close", {}); }

    Value generator_;
    bool closes_;
};

struct IteratorIsAnother final : Defect {
    Value iterate(Generator& self) override { return Value(new Iterator(Value(&self), false)); }
};
const Registered<IteratorIsAnother> iterator_is_another{
    "iterator-is-another", "iter() of a generator gives another object.", {"CRE-06"}};

/// As in C#, where foreach disposes of what it iterates over.
struct BreakCloses final : Defect {
    Value iterate(Generator& self) override { return Value(new Iterator(Value(&self), true)); }
};
const Registered<BreakCloses> leaving_a_loop_closes{
    "leaving-a-loop-closes", "Leaving a loop by break closes the generator.", {"ITR-03", "CRE-06"}};

struct StopsAtFalsy final : Defect {
    Advance next(Generator& self) override {
        Advance step = self.right_next();
        if (!step.ended && !truthy(step.value)) return {None, true};
        return step;
    }
};
const Registered<StopsAtFalsy> false_value_ends{
    "false-value-ends", "A false value that is yielded counts as the end.", {"SND-03", "ITR-01", "DLN-01"}};

}  // namespace
}  // namespace yieldcheck::wrong
