#include "cli/check/symptoms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace yieldcheck {
namespace {

using Kind = VerdictKind;

bool has_rule(const Result& result, std::string_view prefix) {
    return std::any_of(result.rules.begin(), result.rules.end(),
                       [&](const std::string& rule) { return rule.starts_with(prefix); });
}

bool resumes(const Operation& operation) {
    return operation.kind == Operation::Kind::next || operation.kind == Operation::Kind::send ||
           operation.kind == Operation::Kind::throw_ || operation.kind == Operation::Kind::list;
}

std::size_t printed(const std::vector<LogEntry>& log) {
    return std::size_t(std::count_if(log.begin(), log.end(), [](const LogEntry& entry) {
        return std::holds_alternative<PrintedText>(entry) || std::holds_alternative<NotedValues>(entry);
    }));
}

/// One result, with what the drive did up to the step that matters.
class Case {
public:
    Case(const Result& result, const ScenarioUnderTest& scenario, const std::string& oracle)
        : result_(result), verdict_(result.verdict), scenario_(scenario), group_(scenario.trace.group(oracle)) {
        if (!group_ && !scenario.trace.groups.empty()) group_ = &scenario.trace.groups[0];
        step_ = verdict_.step.value_or(scenario.trace.steps() - 1);
        operation_ = scenario.trace.operation(std::min(step_, scenario.trace.steps() - 1));
    }

    std::string tell() const {
        for (const auto& attempt :
             {&Case::entered_again, &Case::resumed_after_the_end, &Case::swallowed_exception, &Case::moved,
              &Case::started_early, &Case::destroyed, &Case::wrong_value, &Case::leaked})
            if (std::string sentence = (this->*attempt)(); !sentence.empty()) return sentence;
        return {};
    }

private:
    std::string entered_again() const {
        if (!has_rule(result_, "REE-") || (has_rule(result_, "REE-05") && result_.rules.size() == 1)) return {};
        const std::string end = fatal_end(verdict_);
        return "resuming it from within its own body " + (end.empty() ? "is not refused with an error" : end);
    }

    std::string resumed_after_the_end() const {
        std::string when;
        if (const Observation* before = last_resumption()) {
            if (before->outcome.kind == Outcome::Kind::stopped) when = "the end";
            if (before->outcome.kind == Outcome::Kind::raised) when = "an exception has left its body";
        }
        const bool by_code = operation_.kind == Operation::Kind::code;
        if (when.empty() && by_code && has_rule(result_, "ITR-02")) when = "the end";
        if (when.empty() && by_code && has_rule(result_, "ITR-11")) when = "an exception has left its body";
        if (when.empty()) return {};
        const std::string subject = "resuming it after " + when + ' ';
        if (const std::string end = fatal_end(verdict_); !end.empty()) return subject + end;
        if (!verdict_.observed) return {};
        const Outcome& seen = verdict_.observed->outcome;
        if (seen.kind == Outcome::Kind::yielded) return subject + "gives a value instead of the end";
        if (seen.kind == Outcome::Kind::raised && seen.exception)
            return subject + "throws " + seen.exception->type() + " instead of saying that it has ended";
        return {};
    }

    std::string swallowed_exception() const {
        const bool expected = reference() && reference()->outcome.kind == Outcome::Kind::raised;
        if (!expected) return {};
        if (verdict_.kind == Kind::crashes) return "an exception thrown by the body " + fatal_end(verdict_);
        if (!verdict_.observed) return {};
        const Outcome& seen = verdict_.observed->outcome;
        switch (seen.kind) {
            case Outcome::Kind::stopped:
            case Outcome::Kind::returned:
            case Outcome::Kind::done: return "an exception thrown by the body is swallowed: it looks like the end";
            case Outcome::Kind::yielded: return "an exception thrown by the body is lost: there is a value instead";
            case Outcome::Kind::raised: break;
        }
        const auto& exception = seen.exception;
        if (exception && exception->type() != reference()->outcome.exception->type())
            return "an exception thrown by the body comes out as " + exception->type();
        return {};
    }

    std::string moved() const {
        const bool about_moves = has_rule(result_, "CRE-11") || has_rule(result_, "OWN-01") ||
                                 has_rule(result_, "OWN-02") || has_rule(result_, "OWN-03") ||
                                 has_rule(result_, "OWN-04") || has_rule(result_, "OWN-05") ||
                                 has_rule(result_, "OWN-20") || has_rule(result_, "OWN-21");
        if (operation_.kind != Operation::Kind::move && !about_moves) return {};
        if (verdict_.kind == Kind::crashes) {
            const std::string name = crash_name(verdict_);
            const bool twice = name == "heap-use-after-free" || name == "attempting double-free";
            return std::string(twice ? two_owners : move_crashes);
        }
        if (verdict_.kind == Kind::leaks) return "moving it leaks a frame";
        if (verdict_.kind == Kind::hangs) return "moving it " + fatal_end(verdict_);
        return operation_.kind == Operation::Kind::move ? "moving it changes what it does" : "";
    }

    std::string started_early() const {
        if (operation_.kind != Operation::Kind::call || !reference()) return {};
        if (verdict_.observed && printed(verdict_.observed->log) > printed(reference()->log))
            return "the body starts running when the generator is created";
        return {};
    }

    std::string destroyed() const {
        const bool drops = operation_.kind == Operation::Kind::drop || operation_.kind == Operation::Kind::disposal;
        if (!drops) return {};
        if (verdict_.kind == Kind::crashes || verdict_.kind == Kind::hangs)
            return "destroying it while it is suspended " + fatal_end(verdict_);
        if (!verdict_.observed || !reference()) return {};
        const std::size_t seen = printed(verdict_.observed->log);
        const std::size_t due = printed(reference()->log);
        if (seen < due) return "destroying it while it is suspended does not run all destructors in its body";
        if (seen > due) return "destroying it while it is suspended runs destructors twice";
        return "destroying it while it is suspended runs the destructors in its body in another order";
    }

    std::string wrong_value() const {
        if (!verdict_.observed || !reference() || !resumes(operation_)) return {};
        const Outcome& seen = verdict_.observed->outcome;
        const Outcome& due = reference()->outcome;
        if (due.kind == Outcome::Kind::yielded && seen.kind == Outcome::Kind::stopped)
            return "it ends too early: a value that was yielded does not arrive";
        if (due.kind == Outcome::Kind::stopped && seen.kind == Outcome::Kind::yielded)
            return "it goes on after the body has ended: there is one value too many";
        if (due.kind != Outcome::Kind::yielded || seen.kind != Outcome::Kind::yielded || due.value == seen.value)
            return {};
        if (const Observation* before = last_resumption(); before && before->outcome.value == seen.value)
            return "it gives the value before once more (a stale value)";
        return "it gives other values than the body yields";
    }

    std::string leaked() const {
        if (verdict_.kind != Kind::leaks) return {};
        return "what its frame holds is never released";
    }

    const Observation* reference() const {
        return group_ && step_ < group_->steps.size() ? &group_->steps[step_] : nullptr;
    }

    /// What the last resumption of the same generator gave, before this step. Names are followed through moves.
    const Observation* last_resumption() const {
        if (!resumes(operation_) || !group_) return nullptr;
        std::map<std::string, std::size_t> made;  // names, and the steps that made what they stand for
        std::map<std::size_t, const Observation*> last;
        for (std::size_t step = 0; step < std::min(step_, group_->steps.size()); ++step) {
            const Operation before = scenario_.trace.operation(step);
            if (before.kind == Operation::Kind::move)
                made[before.to] = made[before.on];
            else if (resumes(before))
                last[made[before.on]] = &group_->steps[step];
            else if (!before.to.empty())
                made[before.to] = step + 1;
        }
        return last[made[operation_.on]];
    }

    const Result& result_;
    const Verdict& verdict_;
    const ScenarioUnderTest& scenario_;
    const Trace::Group* group_;
    std::size_t step_ = 0;
    Operation operation_;
};

}  // namespace

std::string fatal_end(const Verdict& verdict) {
    switch (verdict.kind) {
        case Kind::crashes: return "crashes";
        case Kind::hangs: return "never returns";
        case Kind::leaks: return "leaks what it holds";
        case Kind::conforms:
        case Kind::variant:
        case Kind::diverges:
        case Kind::unsupported:
        case Kind::broken: break;
    }
    return {};
}

std::string crash_name(const Verdict& verdict) {
    if (verdict.kind != Kind::crashes) return {};
    const auto after = [&](std::string_view word) -> std::string {
        const auto at = verdict.reason.find(word);
        if (at == std::string::npos) return {};
        const std::string rest = verdict.reason.substr(at + word.size());
        std::string name = rest.substr(0, rest.find_first_of(",;("));
        name.erase(name.find_last_not_of(' ') + 1);
        return name;
    };
    if (std::string name = after("AddressSanitizer: "); !name.empty()) return name;
    if (std::string name = after("UndefinedBehaviorSanitizer: "); !name.empty())
        return "undefined behaviour: " + name.substr(0, std::min(name.find(" 0x"), name.find(" for type")));
    if (std::string name = after("killed by "); !name.empty()) return name.substr(0, name.find(' '));
    if (verdict.reason.find("memory limit") != std::string::npos) return "out of memory";
    return verdict.reason.substr(0, verdict.reason.find(" in step"));
}

Symptom symptom(const Result& result, const ScenarioUnderTest& scenario, const Rules& rules,
                const std::string& oracle) {
    const std::string crash = crash_name(result.verdict);
    if (std::string sentence = told_by_rule(result); !sentence.empty()) return {sentence, crash, Symptom::Source::rule};
    if (std::string sentence = Case(result, scenario, oracle).tell(); !sentence.empty())
        return {sentence, crash, sentence == two_owners ? Symptom::Source::rule : Symptom::Source::observation};
    const std::string what = fatal_end(result.verdict);
    for (const auto& id : result.rules)
        if (const Rule* rule = rules.find(id); rule && rule->level == result.level)
            return {fmt::format("{}against {}: {}", what.empty() ? "" : "it " + what + ", ", id, rule->sentence), crash,
                    Symptom::Source::quotation};
    return {what.empty() ? "it does otherwise than the reference" : "it " + what, crash, Symptom::Source::quotation};
}

}  // namespace yieldcheck
