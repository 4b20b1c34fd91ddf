#include "protocol/judge.hpp"

#include "protocol/comparison.hpp"
#include "protocol/describe.hpp"

#include <algorithm>
#include <charconv>

namespace yieldcheck {
namespace {

/// The first step at which observations and a group part, and how.
struct Divergence {
    std::size_t step;
    Difference difference;
};

std::optional<Divergence> first_divergence(const Trace::Group& group, std::span<const Observation> observed,
                                           const JudgeOptions& options) {
    Comparison comparison(options);
    for (std::size_t step = 0; step < observed.size() && step < group.steps.size(); ++step)
        if (auto difference = comparison.step(group.steps[step], observed[step])) return Divergence{step, *difference};
    return std::nullopt;
}

/// "cpython-3.13" -> 313: newer versions of CPython are the better names for a variant than older ones and others.
int rank(std::string_view runtime) {
    constexpr std::string_view prefix = "cpython-3.";
    int minor = -1;
    if (runtime.starts_with(prefix))
        std::from_chars(runtime.data() + prefix.size(), runtime.data() + runtime.size(), minor);
    return minor;
}

const std::string& representative(const Trace::Group& group) {
    return *std::max_element(group.runtimes.begin(), group.runtimes.end(),
                             [](const auto& left, const auto& right) { return rank(left) < rank(right); });
}

std::string sentence(const Trace& trace, const Divergence& divergence) {
    return "step " + std::to_string(divergence.step + 1) + ", " + describe(trace.operation(divergence.step)) + ": " +
           divergence.difference.subject + ": expected " + divergence.difference.expected + ", but " +
           divergence.difference.observed;
}

Verdict broken(std::string reason) {
    Verdict verdict;
    verdict.kind = VerdictKind::broken;
    verdict.reason = std::move(reason);
    return verdict;
}

}  // namespace

std::string_view name(CompareLevel level) {
    switch (level) {
        case CompareLevel::outcome: return "outcome";
        case CompareLevel::state: return "state";
        case CompareLevel::locals: return "locals";
        case CompareLevel::context: return "context";
    }
    throw std::logic_error("a compare level outside its enumeration");
}

std::optional<CompareLevel> compare_level(std::string_view text) {
    for (const auto level : {CompareLevel::outcome, CompareLevel::state, CompareLevel::locals, CompareLevel::context})
        if (name(level) == text) return level;
    return std::nullopt;
}

Verdict judge(const Trace& trace, std::span<const Observation> observed, const JudgeOptions& options) {
    const Trace::Group* reference = trace.group(options.oracle);
    if (!reference) return broken("the trace of " + trace.scenario + " was not recorded with " + options.oracle);
    if (observed.size() > trace.steps())
        return broken("there are " + std::to_string(observed.size()) + " observations of " +
                      std::to_string(trace.steps()) + " steps");
    const auto divergence = first_divergence(*reference, observed, options);
    if (!divergence) return {};

    Verdict verdict;
    verdict.step = divergence->step;
    verdict.reason = sentence(trace, *divergence);
    verdict.expected = reference->steps[divergence->step];
    verdict.observed = observed[divergence->step];
    verdict.kind = VerdictKind::diverges;
    for (const Trace::Group& group : trace.groups)
        if (&group != reference && !first_divergence(group, observed, options)) {
            verdict.kind = VerdictKind::variant;
            verdict.variant = representative(group);
            verdict.reason += ", as in " + verdict.variant;
            break;
        }
    return verdict;
}

}  // namespace yieldcheck
