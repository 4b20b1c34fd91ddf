#include "reports/summary.hpp"

#include "reports/matrix.hpp"
#include "reports/on_screen.hpp"
#include "reports/readable_text.hpp"
#include "reports/shell_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>

namespace yieldcheck {
namespace {

class Summary {
public:
    Summary(std::ostream& out, const RunReport& report, const GateReport& gate, const Style& style,
            const SummaryOptions& options)
        : out_(out), report_(report), gate_(gate), style_(style), options_(options) {}

    void print() {
        indented(
            fmt::format("{} results in {:.1f} s: {}", report_.results.size(), report_.seconds, totals(report_.results)),
            0);
        variants();
        if (gate_.partial) out_ << style_.ink(Ink::warning, "Interrupted: the results are partial.") << '\n';
        broken();
        named("Not in order, and not in the baseline:", of(Standing::regression), Ink::bad);
        if (gate_.count(Standing::regression) + gate_.count(Standing::fault) == 0)
            named("Accepted by the baseline:", of(Standing::excused), Ink::warning, 3);
        named("Of scenarios that the baseline has not adopted yet:", of(Standing::newer), Ink::warning, 3);
        stale();
        missing();
        tolerated();
        compilers();
        conclusion();
    }

private:
    std::vector<const Result*> of(Standing standing) const { return gate_.of(standing, report_); }

    void variants() {
        std::map<std::string, std::size_t> counts;
        for (const auto& result : report_.results)
            if (result.verdict.kind == VerdictKind::variant) ++counts[result.verdict.variant];
        std::string text;
        for (const auto& [variant, count] : counts)
            text += fmt::format("{}{} as {}", text.empty() ? "" : ", ", count, variant);
        if (!text.empty()) indented("variants: " + text, 0);
    }

    /// One line for each reason, however many results share it.
    void broken() {
        std::map<std::string, std::vector<const Result*>> by_reason;
        for (const Result* result : of(Standing::fault))
            by_reason[result->verdict.reason].push_back(result);
        if (by_reason.empty()) return;
        out_ << '\n' << style_.ink(Ink::bad, "The suite or an adapter is at fault:") << '\n';
        std::size_t shown = 0;
        for (const auto& [reason, results] : by_reason) {
            if (++shown > options_.most_named) break;
            const Result& first = *results.front();
            out_ << cut(fmt::format("  broken  {} {}  {}{}", first.adapter, first.lane, first.scenario,
                                    results.size() > 1 ? fmt::format(" and {} more", results.size() - 1) : ""),
                        style_.width)
                 << '\n';
            indented(reason, 10);
        }
        more(by_reason.size());
    }

    void named(const std::string& title, const std::vector<const Result*>& results, Ink ink, std::size_t most = 0) {
        if (results.empty()) return;
        const std::size_t limit = most ? most : options_.most_named;
        out_ << '\n' << style_.ink(ink, title) << '\n';
        for (std::size_t i = 0; i < results.size() && i < limit; ++i) {
            const Result& result = *results[i];
            out_ << "  " << padded(name(result.verdict.kind), 8) << "  "
                 << cut(fmt::format("{} {}  {}", result.adapter, result.lane, result.scenario), style_.width - 12)
                 << '\n';
            indented(result.verdict.reason, 12);
            if (i == 0)
                out_ << "            "
                     << style_.ink(Ink::faint, readable_line(fmt::format(
                                                   "{} explain {} {} --lane {}{}{}{}", options_.program,
                                                   shell_quoted(result.adapter), shell_quoted(result.scenario),
                                                   shell_quoted(result.lane), build(result),
                                                   options_.arguments.empty() ? "" : " ", options_.arguments)))
                     << '\n';
        }
        more(results.size(), limit);
    }

    /// The option that chooses it where the adapter has several.
    std::string build(const Result& result) const {
        const bool several = std::any_of(report_.adapters.begin(), report_.adapters.end(), [&](const Hello& hello) {
            return hello.adapter == result.adapter && hello.build != result.build;
        });
        return several ? " --build " + shell_quoted(result.build) : "";
    }

    void indented(const std::string& text, std::size_t indent) {
        for (const auto& line : wrapped(readable_line(text), style_.width - indent, 3))
            out_ << std::string(indent, ' ') << line << '\n';
    }

    void more(std::size_t count, std::size_t limit = 0) {
        if (limit == 0) limit = options_.most_named;
        if (count > limit) out_ << fmt::format("  … and {} more\n", count - limit);
    }

    void stale() {
        if (gate_.stale.empty()) return;
        out_ << '\n' << style_.ink(Ink::warning, "The baseline is stale:") << '\n';
        for (std::size_t i = 0; i < gate_.stale.size() && i < options_.most_named; ++i)
            indented(gate_.stale[i].place + ": " + gate_.stale[i].sentence, 2);
        more(gate_.stale.size());
    }

    void missing() {
        if (gate_.missing.empty()) return;
        out_ << '\n' << style_.ink(Ink::bad, "Not all scenarios took part:") << '\n';
        for (std::size_t i = 0; i < gate_.missing.size() && i < options_.most_named; ++i)
            indented(gate_.missing[i], 2);
        more(gate_.missing.size());
    }

    void tolerated() {
        const std::size_t count = gate_.count(Standing::tolerated);
        if (count == 0) return;
        out_ << '\n'
             << cut(fmt::format("{} more lie beyond the iterator contract; --strict counts them.", count), style_.width)
             << '\n';
    }

    /// Every library shows the same, and none is to blame.
    void compilers() {
        std::map<std::string, std::map<std::string, const Result*>> by_build;
        for (const Result* result : of(Standing::compiler))
            by_build[result->build].emplace(result->scenario, result);
        for (const auto& [build, scenarios] : by_build) {
            out_ << '\n';
            indented(fmt::format("{} compiles {} wrongly, whatever the library:", build,
                                 scenarios.size() == 1 ? "a scenario" : fmt::format("{} scenarios", scenarios.size())),
                     0);
            std::size_t shown = 0;
            for (const auto& [scenario, result] : scenarios)
                if (++shown <= options_.most_named)
                    out_ << "  " << padded(name(result->verdict.kind), 8) << "  " << scenario << '\n';
            more(scenarios.size());
        }
    }

    void conclusion() {
        const std::size_t faults = gate_.count(Standing::fault);
        const std::size_t regressions = gate_.count(Standing::regression);
        const std::size_t excused = gate_.count(Standing::excused);
        out_ << '\n';
        if (gate_.partial)
            out_ << style_.ink(Ink::bad, "No verdict on the whole: the run was interrupted.");
        else if (!gate_.missing.empty())
            out_ << style_.ink(Ink::bad, "No verdict on the whole: parts of it are missing.");
        else if (faults > 0)
            out_ << style_.ink(Ink::bad, fmt::format("Fault: {} broken.", faults));
        else if (regressions > 0)
            out_ << style_.ink(Ink::bad, fmt::format("Failed: {} not in order.", regressions));
        else if (!gate_.stale.empty())
            out_ << style_.ink(Ink::warning,
                               fmt::format("Stale: {} of the baseline no longer so.", gate_.stale.size()));
        else if (excused > 0)
            out_ << style_.ink(Ink::good, fmt::format("In order; {} accepted by {}.", excused, gate_.baseline));
        else
            out_ << style_.ink(Ink::good, "In order.");
        out_ << '\n';
        next_steps();
    }

    /// What to do, and the very commands: each on a line of its own, however long, to be copied from there.
    void next_steps() {
        if (gate_.partial)
            out_ << "Run it again and let it come to its end.\n";
        else if (!gate_.missing.empty())
            out_ << "Merge the results of all parts, and gate those:\n  " << options_.program
                 << " merge part*.json -o all.json\n";
        else if (gate_.count(Standing::fault) > 0)
            out_ << "The suite or an adapter has to be repaired; no entry should hide it.\n";
        else if (gate_.count(Standing::regression) > 0)
            command("Fix them; or accept them:", gate_.baseline_command("update") + " --reason 'why'");
        else if (!gate_.stale.empty())
            command("Take out what is no longer so:", gate_.baseline_command("prune"));
        else if (gate_.count(Standing::newer) > 0)
            command("Adopt the new scenarios:", gate_.baseline_command("update --adopt") + " --reason 'why'");
    }

    void command(std::string_view what, const std::string& command) {
        out_ << what << '\n';
        if (gate_.results.empty())
            out_ << "  " << options_.program << " run --json results.json   # first save the results\n";
        out_ << "  " << readable_line(command) << '\n';
    }

    std::ostream& out_;
    const RunReport& report_;
    const GateReport& gate_;
    const Style& style_;
    const SummaryOptions& options_;
};

}  // namespace

void print_summary(std::ostream& out, const RunReport& report, const GateReport& gate, const Style& style,
                   const SummaryOptions& options) {
    const RunReport shown = readable_run(report);
    Summary(out, shown, gate, style, options).print();
}

}  // namespace yieldcheck
