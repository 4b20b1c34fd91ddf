#include "reports/explanation.hpp"

#include "protocol/describe.hpp"
#include "reports/on_screen.hpp"
#include "reports/source_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>
#include <set>
#include <sstream>

namespace yieldcheck {
namespace {

/// An observation in words.
struct Parts {
    std::vector<std::string> log;
    std::string outcome;
    std::string context;  // of what was raised; empty: none
    std::map<std::string, std::string> generators;

    std::vector<std::string> lines() const {
        std::vector<std::string> all = log;
        all.push_back(outcome);
        if (!context.empty()) all.push_back(context);
        for (const auto& [generator, line] : generators)
            all.push_back(line);
        return all;
    }
};

Parts parts_of(const Observation& observation) {
    Parts parts;
    for (const auto& entry : observation.log)
        parts.log.push_back(describe(entry));
    parts.outcome = describe(observation.outcome);
    if (const auto& exception = observation.outcome.exception) {
        if (exception->cause)
            parts.outcome += " from " + describe(*exception->cause);
        else if (exception->context)
            parts.context = "  while handling " + describe(*exception->context);
    }
    for (const auto& [generator, snapshot] : observation.generators)
        parts.generators[generator] = generator + ": " + describe(snapshot);
    return parts;
}

class Explanation {
public:
    Explanation(std::ostream& out, const Result& result, const ScenarioUnderTest& scenario, const Rules& rules,
                const Style& style, const ExplanationOptions& options)
        : out_(out),
          result_(result),
          scenario_(scenario),
          rules_(rules),
          style_(style),
          options_(options),
          reference_(scenario.trace.group(options.oracle)) {}

    void print() {
        heading();
        rules();
        traces();
        sources();
        last_words();
        if (!options_.reproduce.empty()) out_ << "\nreproduce:  " << options_.reproduce << '\n';
    }

private:
    void print_wrapped(const std::string& text) {
        for (const auto& line : wrapped(text, style_.width - 2))
            out_ << "  " << line << '\n';
    }

    void heading() {
        const VerdictKind kind = result_.verdict.kind;
        const Ink ink = kind == VerdictKind::conforms  ? Ink::good
                        : kind == VerdictKind::variant ? Ink::warning
                                                       : Ink::bad;
        out_ << style_.ink(ink, std::string(name(kind))) << "  "
             << style_.ink(Ink::strong, result_.adapter + " " + result_.lane + "  " + result_.scenario);
        if (!result_.verdict.variant.empty()) out_ << "  (as " << result_.verdict.variant << ")";
        out_ << '\n';
        if (!options_.build.empty()) print_wrapped("built with " + options_.build);
        if (!result_.verdict.reason.empty()) print_wrapped(result_.verdict.reason);
    }

    void rules() {
        constexpr std::size_t most = 4;
        std::size_t shown = 0;
        for (const auto& id : scenario_.rules) {
            const Rule* rule = rules_.find(id);
            if (!rule) continue;
            if (shown++ == 0) out_ << '\n';
            if (shown > most) continue;
            const auto title =
                wrapped(fmt::format("{} ({}, {})", rule->id, name(rule->level), rule->source), style_.width);
            for (std::size_t i = 0; i < title.size(); ++i)
                out_ << (i == 0 ? style_.ink(Ink::strong, title[i]) : title[i]) << '\n';
            print_wrapped(rule->sentence);
            if (!rule->note.empty()) print_wrapped(rule->note);
            if (!rule->varies.empty()) print_wrapped("varies in " + fmt::format("{}", fmt::join(rule->varies, ", ")));
        }
        if (shown > most) out_ << fmt::format("and {} more rules\n", shown - most);
    }

    std::size_t focus() const {
        if (result_.verdict.step) return std::min(*result_.verdict.step, scenario_.trace.steps() - 1);
        return 0;
    }

    void traces() {
        if (!reference_) return;
        const bool whole = !result_.verdict.step;
        const std::size_t begin = whole || focus() < options_.steps_around ? 0 : focus() - options_.steps_around;
        const std::size_t end =
            whole ? scenario_.trace.steps() : std::min(scenario_.trace.steps(), focus() + options_.steps_around);
        const std::size_t half = (style_.width - 7) / 2;
        out_ << "\n      " << style_.ink(Ink::strong, padded(cut(options_.oracle, half), half)) << " "
             << style_.ink(Ink::strong, cut(result_.adapter + " " + result_.lane, half)) << '\n';
        if (begin > 0) out_ << style_.ink(Ink::faint, fmt::format("      … {} steps before", begin)) << '\n';
        for (std::size_t step = begin; step < end; ++step)
            print_step(step, half);
        if (end < scenario_.trace.steps())
            out_ << style_.ink(Ink::faint, fmt::format("      … {} more steps", scenario_.trace.steps() - end)) << '\n';
    }

    void print_step(std::size_t step, std::size_t half) {
        const bool marked = result_.verdict.step && step == focus();
        const std::string title =
            fmt::format("{} {:>2}  {}", marked ? ">" : " ", step + 1, describe(scenario_.trace.operation(step)));
        out_ << style_.ink(marked ? Ink::strong : Ink::plain, cut(title, style_.width)) << '\n';
        for (const auto& [left, right] : rows(step, marked)) {
            const bool differs = left != right && marked;
            std::string line = padded(cut(left, half), half) + (differs ? "|" : " ") + cut(right, half);
            line.erase(line.find_last_not_of(' ') + 1);
            out_ << "      " << style_.ink(differs ? Ink::bad : Ink::plain, line) << '\n';
        }
    }

    using Row = std::pair<std::string, std::string>;

    /// What was expected beside what was observed: log by log, outcome by outcome, generator by generator.
    std::vector<Row> rows(std::size_t step, bool marked) const {
        const Parts left = parts_of(reference_->steps[step]);
        std::vector<Row> rows;
        if (step >= result_.observations.size()) {
            const std::string instead(marked ? name(result_.verdict.kind) : "—");
            for (const auto& line : left.lines())
                rows.emplace_back(line, rows.empty() ? instead : "");
            return rows;
        }
        const Parts right = parts_of(*result_.observations[step]);
        for (std::size_t i = 0; i < std::max(left.log.size(), right.log.size()); ++i)
            rows.emplace_back(i < left.log.size() ? left.log[i] : "", i < right.log.size() ? right.log[i] : "");
        rows.emplace_back(left.outcome, right.outcome);
        if (!left.context.empty() || !right.context.empty()) rows.emplace_back(left.context, right.context);
        std::set<std::string> generators;
        for (const Parts* side : {&left, &right})
            for (const auto& [generator, line] : side->generators)
                generators.insert(generator);
        for (const auto& generator : generators) {
            const auto l = left.generators.find(generator), r = right.generators.find(generator);
            const std::string unchanged = marked ? generator + ": as before" : "";
            rows.emplace_back(l != left.generators.end() ? l->second : unchanged,
                              r != right.generators.end() ? r->second : unchanged);
        }
        return rows;
    }

    /// The Python line that the step resumed: where the generator stood before it, or else the line of the drive.
    std::size_t python_line() const {
        const std::size_t step = focus();
        const Operation operation = scenario_.trace.operation(step);
        if (reference_)
            for (std::size_t before = step; before-- > 0;) {
                const auto& generators = reference_->steps[before].generators;
                const auto found = generators.find(operation.on);
                if (found == generators.end()) continue;
                if (found->second.line) return std::size_t(*found->second.line);
                break;
            }
        return std::size_t(operation.line);
    }

    void sources() {
        if (result_.verdict.kind == VerdictKind::conforms) return;
        const std::size_t line = python_line();
        if (line > 0) {
            out_ << '\n' << scenario_.file << '\n';
            print_excerpt(out_, lines_of(scenario_.text), line, options_.lines_around, style_);
        }
        if (options_.generated.empty()) return;
        const std::vector<std::string> generated = lines_of(options_.generated);
        if (const std::size_t at = translated_line(generated, line)) {
            out_ << "translated\n";
            print_excerpt(out_, generated, at, options_.lines_around, style_);
        }
    }

    void last_words() {
        std::vector<std::string> lines = lines_of(result_.standard_error);
        constexpr std::size_t most = 6;
        if (lines.empty()) return;
        out_ << "\nstandard error" << (lines.size() > most ? " (its end)" : "") << '\n';
        if (lines.size() > most) lines.erase(lines.begin(), lines.end() - most);
        for (const auto& line : lines)
            out_ << "  " << cut(line, style_.width - 2) << '\n';
    }

    std::ostream& out_;
    const Result& result_;
    const ScenarioUnderTest& scenario_;
    const Rules& rules_;
    const Style& style_;
    const ExplanationOptions& options_;
    const Trace::Group* reference_;
};

}  // namespace

std::vector<std::string> observation_lines(const Observation& observation) { return parts_of(observation).lines(); }

void print_explanation(std::ostream& out, const Result& result, const ScenarioUnderTest& scenario, const Rules& rules,
                       const Style& style, const ExplanationOptions& options) {
    std::ostringstream screen;
    Explanation(screen, result, scenario, rules, style, options).print();
    out << readable_screen(screen.str(), style);
}

}  // namespace yieldcheck
