// PEP 479: a StopIteration that leaves the body.
#include "defect.hpp"

namespace yieldcheck::wrong {
namespace {

struct StopLeaksRaw final : Defect {
    Value leaked(const Value& stop) override { return stop; }
};
const Registered<StopLeaksRaw> stop_leaks_raw{
    "stop-leaks-raw",
    "A StopIteration that leaves the body looks like its end.",
    {"S79-01", "S79-02", "S79-03", "S79-06", "S79-08", "S79-09", "S79-10", "S79-11", "DLT-10", "CLO-08"}};

struct StopWithoutCause final : Defect {
    bool delegates_by_hand() const override { return false; }
    Value leaked(const Value& stop) override {
        const Value error = without_stop(stop, false);
        error.as<ExceptionObject>()->cause = {};
        return error;
    }
};
const Registered<StopWithoutCause> leaked_stop_without_cause{
    "leaked-stop-without-cause",
    "The RuntimeError that a leaked StopIteration becomes has no cause.",
    {"S79-01", "S79-03", "S79-09", "S79-10", "DLT-16"}};

struct StopWithoutContext final : Defect {
    bool delegates_by_hand() const override { return false; }
    Value leaked(const Value& stop) override {
        const Value error = without_stop(stop, false);
        error.as<ExceptionObject>()->context = {};
        return error;
    }
};
const Registered<StopWithoutContext> leaked_stop_without_context{
    "leaked-stop-without-context",
    "The RuntimeError that a leaked StopIteration becomes has no context.",
    {"S79-01", "S79-09", "S79-10", "S79-11"}};

struct SubclassLeaks final : Defect {
    bool delegates_by_hand() const override { return false; }
    bool is_stop(const Value& exception) override { return is(exception->type(), builtin_class("StopIteration")); }
};
const Registered<SubclassLeaks> stop_subclass_leaks{
    "stop-subclass-leaks", "Only StopIteration itself is converted, not its subclasses.", {"S79-06"}};

struct AsyncStopConverted final : Defect {
    bool delegates_by_hand() const override { return false; }
    bool is_stop(const Value& exception) override {
        return is_a(exception, "StopIteration") || is_a(exception, "StopAsyncIteration");
    }
    Value leaked(const Value& stop) override {
        if (is_a(stop, "StopIteration")) return without_stop(stop, false);
        return make_exception("RuntimeError", {text("generator raised StopAsyncIteration")});
    }
};
const Registered<AsyncStopConverted> async_stop_converted{
    "async-stop-converted", "StopAsyncIteration is converted like StopIteration.", {"S79-07"}};

/// As CPython before 3.12.
struct ThrownStopConvertedEarly final : Defect {
    Advance throw_in(Generator& self, Value exception) override {
        if (self.right_state() == GeneratorState::created) {
            self.destroy();
            throw Raised{without_stop(exception, false)};
        }
        return self.right_throw(std::move(exception));
    }
};
const Registered<ThrownStopConvertedEarly> stop_thrown_into_created_converted{
    "stop-thrown-into-created-converted",
    "A StopIteration thrown in before the start is converted, as before CPython 3.12.",
    {"S79-04"}};

struct ThrownStopEnds final : Defect {
    Advance throw_in(Generator& self, Value exception) override {
        const bool stop = is_a(exception, "StopIteration") && self.right_state() == GeneratorState::suspended;
        try {
            return self.right_throw(std::move(exception));
        } catch (const Raised&) {
            if (!stop) throw;
            return {None, true};
        }
    }
};
const Registered<ThrownStopEnds> thrown_stop_ends{
    "thrown-stop-ends",
    "A StopIteration that is thrown in and not handled is the end of the generator.",
    {"S79-03", "S79-09", "DLT-10"}};

struct ThrownStopConvertedInside final : Defect {
    Value raising(Generator&, Value exception) override { return without_stop(exception, false); }
};
const Registered<ThrownStopConvertedInside> stop_converted_before_the_body{
    "stop-converted-before-the-body",
    "A StopIteration that is thrown in is converted before the body can handle it.",
    {"S79-05"}};

struct OnlyOutermostConverts final : Defect {
    Advance next(Generator& self) override {
        return outermost(self, [&] { return self.right_next(); });
    }
    Advance throw_in(Generator& self, Value exception) override {
        return outermost(self, [&] { return self.right_throw(std::move(exception)); });
    }
    Value leaked(const Value& stop) override { return stop; }

private:
    template <class Operation>
    Advance outermost(Generator& self, Operation operation) {
        const bool waited = self.right_state() != GeneratorState::closed;
        ++depth_;
        try {
            Advance step = operation();
            --depth_;
            return step;
        } catch (const Raised& raised) {
            --depth_;
            if (depth_ == 0 && waited) throw Raised{without_stop(raised.exception, false)};
            throw;
        }
    }
    int depth_ = 0;
};
const Registered<OnlyOutermostConverts> only_outermost_converts{
    "only-outermost-converts",
    "A leaked StopIteration is converted where it leaves the outermost generator, not in between.",
    {"S79-08", "DLT-10", "S79-11"}};

}  // namespace
}  // namespace yieldcheck::wrong
