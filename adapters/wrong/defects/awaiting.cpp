// Coroutine objects: what they are beside generators.
#include "defect.hpp"

namespace yieldcheck::wrong {
namespace {

struct CoroutineTakesFirstValue final : Defect {
    Advance send(Generator& self, Value value) override {
        const bool created = self.is_coroutine() && self.right_state() == GeneratorState::created;
        return created ? self.right_next() : self.right_send(std::move(value));
    }
};
const Registered<CoroutineTakesFirstValue> coroutine_takes_first_value{
    "coroutine-takes-first-value", "A value sent to a coroutine object that has not started starts it.", {"AWT-02"}};

struct FinishedCoroutineStops final : Defect {
    Advance send(Generator& self, Value value) override {
        if (self.is_coroutine() && self.right_state() == GeneratorState::closed) return {None, true};
        return self.right_send(std::move(value));
    }
};
const Registered<FinishedCoroutineStops> finished_coroutine_stops{
    "finished-coroutine-stops", "A coroutine object that has finished can be resumed, and ends again.", {"AWT-02"}};

}  // namespace
}  // namespace yieldcheck::wrong
