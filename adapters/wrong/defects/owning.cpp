// What a C++ object owes to its owner: moves, destruction, memory, references.
#include "defect.hpp"

namespace yieldcheck::wrong {
namespace {

/// A mistake of the type itself, and none in the protocol.
template <bool OwnType::*mistake>
struct Owning final : Defect {
    Owning() { own_.*mistake = true; }
    bool delegates_by_hand() const override { return false; }
    const OwnType& own_type() const override { return own_; }

private:
    OwnType own_;
};

const Registered<Owning<&OwnType::handle_copied>> own_move_copies_handle{
    "own-move-copies-handle",
    "The move constructor copies the handle: the moved-from object destroys the frame.",
    {"OWN-20"}};

const Registered<Owning<&OwnType::assignment_forgets>> own_assignment_forgets{
    "own-assignment-forgets", "Move assignment forgets what the target was.", {"OWN-21"}};

const Registered<Owning<&OwnType::assignment_swaps>> own_assignment_swaps{
    "own-assignment-swaps", "Move assignment swaps: what the target was lives as long as the source.", {"OWN-21"}};

const Registered<Owning<&OwnType::self_assignment_drops>> own_self_assignment_drops{
    "own-self-assignment-drops", "Move assignment to itself destroys the frame.", {"OWN-22"}};

const Registered<Owning<&OwnType::iterators_stay_behind>> own_iterators_stay_behind{
    "own-iterators-stay-behind", "An iterator points to the generator object, which may move away.", {"OWN-23"}};

const Registered<Owning<&OwnType::never_destroyed>> own_never_destroyed{
    "own-never-destroyed",
    "The destructor of a generator that has not finished does not destroy its frame.",
    {"OWN-24", "OWN-25", "OWN-31", "OWN-33", "OWN-36"}};

const Registered<Owning<&OwnType::arguments_copied>> own_arguments_copied{
    "own-arguments-copied", "The promise keeps copies of the arguments.", {"OWN-25"}};

const Registered<Owning<&OwnType::value_copied>> own_value_copied{
    "own-value-copied", "A generator of references gives copies.", {"OWN-27", "OWN-28"}};

const Registered<Owning<&OwnType::value_moved_out>> own_value_moved_out{
    "own-value-moved-out", "A value that can only be moved is moved away before it is read.", {"OWN-26"}};

const Registered<Owning<&OwnType::exceptions_swallowed>> own_exceptions_swallowed{
    "own-exceptions-swallowed", "An exception that leaves a body is lost.", {"OWN-29", "OWN-32", "OWN-34"}};

const Registered<Owning<&OwnType::no_memory_is_no_error>> own_no_memory_is_no_error{
    "own-no-memory-is-no-error", "Without memory for the frame the call gives an empty generator.", {"OWN-30"}};

const Registered<Owning<&OwnType::memory_kept>> own_memory_kept{
    "own-memory-kept", "The memory of a frame is never given back.", {"OWN-31"}};

const Registered<Owning<&OwnType::delegates_kept>> own_delegates_kept{
    "own-delegates-kept", "A delegate lives on when its delegator is destroyed.", {"OWN-33", "OWN-36"}};

const Registered<Owning<&OwnType::delegates_by_loop>> own_delegates_by_loop{
    "own-delegates-by-loop",
    "A delegation resumes its delegate by a call, level by level.",
    {"OWN-34", "OWN-35", "OWN-36"}};

// ---- values, names and frames
// ------------------------------------------------------------------------------------------

struct SentValueKept final : Defect {
    Value received(Generator& self, Value sent) override {
        self.memory.value = sent;
        return sent;
    }
};
const Registered<SentValueKept> sent_value_kept{
    "sent-value-kept", "The slot for sent values keeps what it held until the next one.", {"OWN-11"}};

struct YieldedValueKept final : Defect {
    Value yielding(Generator& self, Value value) override {
        self.memory.value = value;
        return value;
    }
};
const Registered<YieldedValueKept> yielded_value_kept{
    "yielded-value-kept", "A waiting generator keeps the value that it has yielded.", {"OWN-12"}};

struct FinishedKeepsFrame final : Defect {
    Value yielding(Generator& self, Value value) override {
        self.memory.values.clear();
        for (const auto& [name, local] : self.frame()->locals())
            self.memory.values.push_back(local);
        return value;
    }
    Value returning(Generator& self, Value value) override {
        for (const auto& [name, local] : self.frame()->locals())
            self.memory.values.push_back(local);
        return value;
    }
};
const Registered<FinishedKeepsFrame> finished_keeps_frame{
    "finished-keeps-frame",
    "What a frame holds lives until the generator object is dropped, also when the body has ended.",
    {"OWN-08", "CLO-14"}};

struct CreatedKeepsArguments final : Defect {
    void drop(Generator& self) override {
        if (self.right_state() == GeneratorState::created) {
            for (const auto& [name, argument] : self.frame()->locals())
                kept_.push_back(argument);
        }
        self.right_drop();
    }
    void settle() override { kept_.clear(); }

private:
    std::vector<Value> kept_;
};
const Registered<CreatedKeepsArguments> unstarted_keeps_arguments{
    "unstarted-keeps-arguments",
    "The arguments of a generator that never started are not released with it.",
    {"OWN-07"}};

struct ReleasedInReverse final : Defect {
    void drop(Generator& self) override {
        std::vector<Value> values;
        for (const auto& [name, value] : self.frame()->locals())
            values.push_back(value);
        self.right_drop();
        while (!values.empty())
            values.pop_back();
    }
};
const Registered<ReleasedInReverse> released_in_reverse{
    "released-in-reverse", "A dropped frame releases its variables in the reverse order of their names.", {"OWN-09"}};

}  // namespace
}  // namespace yieldcheck::wrong
