// An adapter program that is held after each step of a scenario, to be looked at from outside.
#pragma once

#include "inspector/snapshot.hpp"
#include "runner/child.hpp"
#include "runner/session.hpp"

#include <map>
#include <optional>
#include <string>

namespace yieldcheck::fidelity {

/// What the program says of itself while it waits: where its generators are, by name. No address: the generator has no
/// frame any more.
struct HeldStep {
    std::size_t step = 0;
    std::map<std::string, std::optional<inspector::Address>> coroutines;
};

class HeldProgram {
public:
    /// Starts it. Throws Fault when it cannot be started or says no hello.
    explicit HeldProgram(const AdapterProgram& program);

    const Hello& hello() const { return hello_; }
    int process() const { return child_.process(); }

    /// A scenario without holding, as `yieldcheck run` does it.
    SessionEnd run(const ScenarioUnderTest& scenario, const SessionOptions& options);
    /// Begins a scenario; then next() gives one step after the other, and the program waits until the next call.
    void begin(const ScenarioUnderTest& scenario);
    /// Nothing: the scenario has ended. Throws Fault when the program died or has nothing to say.
    std::optional<HeldStep> next();

private:
    const std::string& wait_for_line();

    AdapterProgram program_;
    Child child_;
    Hello hello_;
    bool held_ = false;
};

}  // namespace yieldcheck::fidelity
