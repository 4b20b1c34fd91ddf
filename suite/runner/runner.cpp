#include "runner/runner.hpp"

#include <poll.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace yieldcheck {
namespace {

bool readable(int descriptor) {
    pollfd poll{descriptor, POLLIN, 0};
    return descriptor >= 0 && ::poll(&poll, 1, 0) > 0;
}

/// A child that has said hello, or the reason why there is none.
struct Started {
    std::unique_ptr<Child> child;
    std::optional<Hello> hello;
    std::string fault;
    bool stopped = false;
};

std::string limit_text(const RunOptions& options) {
    return std::to_string((options.start_limit.count() + 999) / 1000) + " s";
}

/// The last line that it wrote on standard error: usually says what is wrong.
std::string last_line(const LastWords& words) {
    std::string tail = words.tail();
    tail.erase(tail.find_last_not_of(" \r\n") + 1);
    tail.erase(0, tail.rfind('\n') + 1);
    return tail.empty() ? "" : " (its last words: " + tail.substr(0, 200) + ")";
}

Started start(const AdapterProgram& program, const RunOptions& options) {
    Started started;
    try {
        started.child = std::make_unique<Child>(program.command, options.limits, options.stop_descriptor);
        switch (started.child->wait(Clock::now() + options.start_limit)) {
            case Child::Event::line: started.hello = read_hello(started.child->line()); break;
            case Child::Event::ended:
                started.fault = started.child->ending().describe() + " before it said hello" +
                                last_line(started.child->last_words());
                break;
            case Child::Event::time_passed: started.fault = "did not say hello within " + limit_text(options); break;
            case Child::Event::too_much_memory: started.fault = "used too much memory before it said hello"; break;
            case Child::Event::line_too_long: started.fault = "printed a line without end instead of a hello"; break;
            case Child::Event::stopped: started.stopped = true; break;
        }
    } catch (const Fault& fault) {
        started.fault = fault.what();
        if (!fault.hint().empty()) started.fault += "; " + fault.hint();
    }
    if (!started.hello) started.child.reset();
    return started;
}

/// Columns need names of their own: the second of the same adapter and build is "g++ 12.2.0 -O0 (2)".
void name_builds(std::vector<AdapterUnderTest>& adapters) {
    std::map<std::pair<std::string, std::string>, std::size_t> counts;
    for (auto& adapter : adapters) {
        const std::size_t count = ++counts[{adapter.name(), adapter.build()}];
        if (count == 1) continue;
        (adapter.hello ? adapter.hello->build : adapter.program.place) += " (" + std::to_string(count) + ")";
    }
}

void in_parallel(std::size_t jobs, const std::function<void()>& work) {
    // A write to a child that has just died must be an error, not the end of us.
    ::signal(SIGPIPE, SIG_IGN);
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < std::max<std::size_t>(jobs, 1); ++i)
        threads.emplace_back(work);
}

/// All assignments, handed out so that a child is kept busy with its own adapter for as long as possible.
class Queue {
public:
    Queue(std::span<const Assignment> assignments, std::size_t adapters) : waiting_(adapters) {
        for (std::size_t i = 0; i < assignments.size(); ++i)
            waiting_[assignments[i].adapter].push_back(i);
    }

    std::optional<std::size_t> take(std::optional<std::size_t> preferred) {
        const std::lock_guard lock(mutex_);
        std::size_t adapter = preferred.value_or(0);
        if (!preferred || waiting_[adapter].empty())
            adapter = std::size_t(
                std::max_element(waiting_.begin(), waiting_.end(),
                                 [](const auto& left, const auto& right) { return left.size() < right.size(); }) -
                waiting_.begin());
        if (adapter >= waiting_.size() || waiting_[adapter].empty()) return std::nullopt;
        const std::size_t assignment = waiting_[adapter].front();
        waiting_[adapter].pop_front();
        return assignment;
    }

private:
    std::mutex mutex_;
    std::vector<std::deque<std::size_t>> waiting_;
};

class Run {
public:
    Run(std::span<const AdapterUnderTest> adapters, std::span<const ScenarioUnderTest> scenarios,
        std::vector<Assignment> assignments, const RunOptions& options,
        const std::function<void(const Progress&)>& report)
        : adapters_(adapters),
          scenarios_(scenarios),
          assignments_(std::move(assignments)),
          options_(options),
          report_(report),
          queue_(assignments_, adapters.size()),
          results_(assignments_.size()),
          failed_starts_(adapters.size()) {}

    void work() {
        Slot slot;
        while (!stopped()) {
            const auto next = queue_.take(slot.child ? std::optional(slot.adapter) : std::nullopt);
            if (!next) break;
            const Assignment& assignment = assignments_[*next];
            if (slot.child && slot.adapter != assignment.adapter) say_goodbye(slot);
            slot.adapter = assignment.adapter;
            perform(*next, slot);
        }
        say_goodbye(slot);
    }

    RunReport finish() {
        RunReport result;
        result.oracle = options_.session.judge.oracle;
        for (const auto& adapter : adapters_)
            if (adapter.hello) result.adapters.push_back(*adapter.hello);
        for (auto& entry : results_)
            if (entry)
                result.results.push_back(std::move(*entry));
            else
                result.partial = true;
        return result;
    }

private:
    /// What a thread keeps from one assignment to the next.
    struct Slot {
        std::unique_ptr<Child> child;
        std::size_t adapter = 0;
        std::size_t last_result = 0;
        std::size_t served = 0;
    };

    bool stopped() const { return readable(options_.stop_descriptor); }

    Result blank(const Assignment& assignment) const {
        const ScenarioUnderTest& scenario = scenarios_[assignment.scenario];
        Result result;
        result.adapter = adapters_[assignment.adapter].name();
        result.build = adapters_[assignment.adapter].build();
        result.lane = assignment.lane;
        result.scenario = scenario.id;
        result.rules = scenario.rules;
        result.level = scenario.level;
        return result;
    }

    void perform(std::size_t number, Slot& slot) {
        const Assignment& assignment = assignments_[number];
        Result result = blank(assignment);
        if (!ready(assignment.adapter, slot, result)) {
            if (!stopped()) enter(number, std::move(result));
            return;
        }
        const auto begin = Clock::now();
        SessionEnd end = converse(assignment, *slot.child);
        result.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
        if (!end.stopped) {
            result.verdict = std::move(end.verdict);
            result.observations = std::move(end.observations);
            result.standard_error = slot.child->last_words().tail();
            slot.last_result = number;
            ++slot.served;
            enter(number, std::move(result));
        }
        if (!end.child_is_usable) slot.child.reset();
    }

    /// Not even an error of our own (no memory, no descriptor) takes the run down.
    SessionEnd converse(const Assignment& assignment, Child& child) const {
        try {
            return run_scenario(child, *adapters_[assignment.adapter].hello, assignment.lane,
                                scenarios_[assignment.scenario], options_.session);
        } catch (const std::exception& error) {
            SessionEnd end;
            end.verdict.kind = VerdictKind::broken;
            end.verdict.reason = std::string("the runner failed: ") + error.what();
            return end;
        }
    }

    /// Whether the slot holds a child of this adapter; otherwise the result says why not.
    bool ready(std::size_t adapter, Slot& slot, Result& result) {
        if (slot.child) return true;
        result.verdict.kind = VerdictKind::broken;
        const AdapterUnderTest& tested = adapters_[adapter];
        const std::string prefix = "adapter " + tested.name() + ": ";
        if (!tested.hello) {
            result.verdict.reason = prefix + tested.fault;
            return false;
        }
        {
            // After two vain attempts in a row there is no use in waiting a third time.
            const std::lock_guard lock(mutex_);
            if (failed_starts_[adapter].count >= 2) {
                result.verdict.reason = prefix + failed_starts_[adapter].reason;
                return false;
            }
        }
        Started started = start(tested.program, options_);
        const std::lock_guard lock(mutex_);
        failed_starts_[adapter].count = started.child ? 0 : failed_starts_[adapter].count + 1;
        failed_starts_[adapter].reason = started.fault;
        result.verdict.reason = prefix + started.fault;
        slot.child = std::move(started.child);
        slot.served = 0;
        if (slot.child) result.verdict = {};
        return slot.child != nullptr;
    }

    /// The end of standard input ends a child; what it says then belongs to the last scenario that it served.
    void say_goodbye(Slot& slot) {
        if (!slot.child) return;
        slot.child->last_words().clear();
        slot.child->close_input();
        const auto deadline = Clock::now() + options_.session.time_limit;
        Child::Event event = Child::Event::line;
        while (event == Child::Event::line)
            event = slot.child->wait(deadline);
        const Ending& ending = slot.child->ending();
        std::optional<Verdict> verdict;
        if (const auto& report = slot.child->last_words().report())
            verdict = Verdict{report->kind == SanitizerReport::Kind::leak ? VerdictKind::leaks : VerdictKind::crashes,
                              {},
                              report->summary,
                              {},
                              {},
                              {}};
        else if (event == Child::Event::time_passed)
            verdict = Verdict{VerdictKind::hangs, {}, "did not end when its standard input did", {}, {}, {}};
        else if (event == Child::Event::ended && (ending.signalled || ending.number != 0))
            verdict =
                Verdict{VerdictKind::crashes, {}, ending.describe() + " when its standard input ended", {}, {}, {}};
        if (verdict && slot.served > 0) {
            verdict->reason += slot.served == 1 ? ", after this scenario"
                                                : ", after this and " + std::to_string(slot.served - 1) +
                                                      " other scenarios in the same process";
            const std::lock_guard lock(mutex_);
            if (auto& result = results_[slot.last_result]) {
                result->verdict = *verdict;
                result->standard_error = slot.child->last_words().tail();
            }
        }
        slot.child.reset();
    }

    void enter(std::size_t number, Result result) {
        const std::lock_guard lock(mutex_);
        results_[number] = std::move(result);
        ++done_;
        if (report_) report_({done_, results_.size(), &*results_[number]});
    }

    struct FailedStarts {
        int count = 0;
        std::string reason;
    };

    std::span<const AdapterUnderTest> adapters_;
    std::span<const ScenarioUnderTest> scenarios_;
    std::vector<Assignment> assignments_;
    const RunOptions& options_;
    const std::function<void(const Progress&)>& report_;
    Queue queue_;
    std::mutex mutex_;
    std::vector<std::optional<Result>> results_;
    std::vector<FailedStarts> failed_starts_;
    std::size_t done_ = 0;
};

}  // namespace

std::vector<AdapterUnderTest> introduce(const std::vector<AdapterProgram>& programs, const RunOptions& options) {
    std::vector<AdapterUnderTest> adapters(programs.size());
    std::atomic<std::size_t> next = 0;
    in_parallel(std::min(options.jobs, programs.size()), [&] {
        for (std::size_t i = next++; i < programs.size(); i = next++) {
            Started started = start(programs[i], options);
            adapters[i].program = programs[i];
            adapters[i].hello = std::move(started.hello);
            adapters[i].fault = std::move(started.fault);
        }
    });
    name_builds(adapters);
    return adapters;
}

const Hello* RunReport::adapter_of(const Result& result) const {
    const auto found = std::find_if(adapters.begin(), adapters.end(), [&](const Hello& hello) {
        return hello.adapter == result.adapter && hello.build == result.build;
    });
    return found == adapters.end() ? nullptr : &*found;
}

RunReport run(std::span<const AdapterUnderTest> adapters, std::span<const ScenarioUnderTest> scenarios,
              std::vector<Assignment> assignments, const RunOptions& options,
              const std::function<void(const Progress&)>& report) {
    const auto begin = Clock::now();
    const double children_before = children_seconds();
    const double own_before = own_seconds();
    Run run(adapters, scenarios, std::move(assignments), options, report);
    in_parallel(options.jobs, [&run] { run.work(); });
    RunReport result = run.finish();
    result.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    result.children_seconds = children_seconds() - children_before;
    result.runner_seconds = own_seconds() - own_before;
    return result;
}

}  // namespace yieldcheck
