#include "inspector/fidelity/matrix.hpp"

#include "inspector/fidelity/comparison.hpp"
#include "inspector/inspection.hpp"
#include "inspector/memory/live_process.hpp"

#include <algorithm>

namespace yieldcheck::fidelity {
namespace {

inspector::InspectionOptions everything() {
    inspector::InspectionOptions options;
    options.all = true;  // closed and doubtful frames: they must be told from the others
    return options;
}

inspector::Snapshot snapshot_of(const inspector::Inspection& inspection) {
    inspector::Snapshot snapshot = inspection.header();
    for (std::size_t i = 0; i < inspection.frame_count(); ++i)
        snapshot.frames.push_back(inspection.frame(i));
    return snapshot;
}

class Measurement {
public:
    Measurement(const AdapterProgram& program, const SessionOptions& options)
        : options_(options), program_(program), memory_(program_.process()), inspection_(memory_, everything()) {
        result_.adapter = program_.hello().adapter;
        result_.build = program_.hello().build;
        result_.program = program.command.front();
    }

    void scenario(const ScenarioUnderTest& scenario) {
        const Verdict verdict = program_.run(scenario, options_).verdict;
        const Trace::Group* group = group_of(scenario, verdict);
        if (group == nullptr) {
            result_.not_compared.push_back(
                {scenario.id, std::string(yieldcheck::name(verdict.kind)) +
                                  (verdict.reason.empty() ? std::string{} : ": " + verdict.reason)});
            return;
        }
        ++result_.scenarios;
        Comparison comparison(*group, scenario.id, source_);
        program_.begin(scenario);
        while (const auto held = program_.next())
            look(comparison, *held);
    }

    BuildFidelity& result() { return result_; }

private:
    const Trace::Group* group_of(const ScenarioUnderTest& scenario, const Verdict& verdict) const {
        if (verdict.kind == VerdictKind::conforms) return scenario.trace.group(options_.judge.oracle);
        return verdict.kind == VerdictKind::variant ? scenario.trace.group(verdict.variant) : nullptr;
    }

    void look(Comparison& comparison, const HeldStep& held) {
        const auto begin = Clock::now();
        inspection_.refresh();
        const auto snapshot = snapshot_of(inspection_);
        const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
        result_.seconds_of_longest_look = std::max(result_.seconds_of_longest_look, seconds);
        ++result_.steps;
        for (auto& fact : comparison.step(held, snapshot)) {
            result_.tally.add(fact);
            if (fact.grade != Grade::exact && fact.grade != Grade::elsewhere)
                result_.differences.push_back(std::move(fact));
        }
    }

    SessionOptions options_;
    HeldProgram program_;
    inspector::LiveProcess memory_;
    inspector::Inspection inspection_;
    TranslatedSource source_;
    BuildFidelity result_;
};

}  // namespace

BuildFidelity measure(const AdapterProgram& program, std::span<const ScenarioUnderTest> scenarios,
                      const SessionOptions& options, const Progress& progress) {
    const auto begin = Clock::now();
    Measurement measurement(program, options);
    for (const auto& scenario : scenarios) {
        measurement.scenario(scenario);
        if (progress) progress(measurement.result(), scenarios.size());
    }
    measurement.result().seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    return std::move(measurement.result());
}

inspector::Snapshot look_at(const AdapterProgram& program, const ScenarioUnderTest& scenario, std::size_t step) {
    HeldProgram held(program);
    held.begin(scenario);
    while (const auto at = held.next()) {
        if (at->step != step) continue;
        inspector::LiveProcess memory(held.process());
        return inspector::take_snapshot(memory, everything());
    }
    throw Fault(scenario.id + " has no step " + std::to_string(step),
                "its last one is step " + std::to_string(scenario.trace.steps() - 1));
}

}  // namespace yieldcheck::fidelity
