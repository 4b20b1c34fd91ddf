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
    options.limits.depth = 40;
    options.limits.elements = 10000;
    options.limits.text = 100000;
    return options;
}

inspector::Snapshot snapshot_of(const inspector::Inspection& inspection) {
    inspector::Snapshot snapshot = inspection.header();
    for (std::size_t i = 0; i < inspection.frame_count(); ++i)
        snapshot.frames.push_back(inspection.frame(i));
    return snapshot;
}

/// A program and the look at it; both are made anew when it dies.
struct Watched {
    explicit Watched(const AdapterProgram& adapter)
        : program(adapter), memory(program.process()), inspection(memory, everything()) {}

    HeldProgram program;
    inspector::LiveProcess memory;
    inspector::Inspection inspection;
};

class Measurement {
public:
    Measurement(const AdapterProgram& program, const SessionOptions& options)
        : options_(options), adapter_(program), watched_(std::make_unique<Watched>(program)) {
        result_.adapter = watched_->program.hello().adapter;
        result_.build = watched_->program.hello().build;
        result_.program = program.command.front();
    }

    void scenario(const ScenarioUnderTest& scenario) {
        const SessionEnd end = watched_->program.run(scenario, options_);
        const Verdict& verdict = end.verdict;
        if (!end.child_is_usable) watched_ = std::make_unique<Watched>(adapter_);
        const Trace::Group* group = group_of(scenario, verdict);
        if (group == nullptr) {
            result_.not_compared.push_back(
                {scenario.id, std::string(yieldcheck::name(verdict.kind)) +
                                  (verdict.reason.empty() ? std::string{} : ": " + verdict.reason)});
            return;
        }
        ++result_.scenarios;
        Comparison comparison(*group, scenario.id, source_);
        watched_->program.begin(scenario);
        while (const auto held = watched_->program.next())
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
        watched_->inspection.refresh();
        const auto snapshot = snapshot_of(watched_->inspection);
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
    AdapterProgram adapter_;
    std::unique_ptr<Watched> watched_;
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
