#include "cli/check/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <set>

namespace yieldcheck {
namespace {

std::string joined(const std::vector<std::string>& words, std::string_view between = ", ") {
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : std::string(between)) + word;
    return text;
}

std::string count(std::size_t number, const std::string& thing) {
    return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

class Printer {
public:
    Printer(std::ostream& out, const CheckReport& report, const Style& style)
        : out_(out), report_(report), style_(style) {}

    void print() {
        const Findings& found = report_.findings;
        out_ << style_.ink(Ink::strong, of(report_.subject->type, "T")) << "  " << joined(report_.builds, "; ") << '\n';
        wrong();
        list("Beyond what C++ asks of an iterator" + std::string(report_.strict ? ":" : " (counts with --strict):"),
             found.beyond_contract, report_.strict ? Ink::bad : Ink::warning);
        faults();
        out_ << '\n';
        if (!found.aspects_in_order.empty()) paragraph("Fine: " + joined(found.aspects_in_order) + ".");
        limits();
        compiler();
        conclusion();
    }

private:
    void wrong() {
        list("Wrong:", report_.findings.wrong, Ink::bad);
        if (const auto derived = report_.findings.derived)
            indented(fmt::format("and {} elsewhere, most likely for the same reasons (--json lists them)",
                                 count(derived, "failure")),
                     "    ");
    }

    void list(const std::string& title, const std::vector<Finding>& findings, Ink ink) {
        if (findings.empty()) return;
        out_ << '\n' << style_.ink(ink, title) << '\n';
        for (const auto& finding : findings) {
            indented(finding.sentence, "  - ");
            command(*finding.results.front());
        }
    }

    void command(const Result& result) {
        out_ << style_.ink(Ink::faint, fmt::format("    ./yieldcheck explain {} {}{}", report_.name, result.scenario,
                                                   result.lane == "native" ? "" : " --lane " + result.lane))
             << '\n';
    }

    void faults() {
        if (report_.findings.faults.empty()) return;
        out_ << '\n' << style_.ink(Ink::bad, "The suite is at fault, not the type:") << '\n';
        for (std::size_t i = 0; i < report_.findings.faults.size() && i < 5; ++i)
            indented(report_.findings.faults[i]->scenario + ": " + report_.findings.faults[i]->verdict.reason, "  - ");
    }

    void limits() {
        if (!report_.programs->why_not_own_type.empty()) {
            paragraph(
                "Scenarios written for the type itself do not compile, and so moves of it, nesting and depth are "
                "not tested: " +
                report_.programs->why_not_own_type.substr(0, 300));
        } else {
            not_compiled(report_.programs->abilities);
        }
        if (!report_.programs->why_not_sanitized.empty())
            paragraph("Without sanitizers, for that build failed: " + report_.programs->why_not_sanitized);
    }

    void not_compiled(const Abilities& able) {
        std::vector<std::string> cannot;
        if (!able.own_type) cannot.push_back("co_yield of an rvalue");
        if (!able.moves) cannot.push_back("being moved and move-assigned");
        if (able.own_type && !able.move_only_values) cannot.push_back("elements that can only be moved");
        if (able.own_type && !able.references) cannot.push_back("elements that are references");
        if (able.own_type && able.delegate.empty()) cannot.push_back("yielding all of another generator");
        if (!cannot.empty()) paragraph("Does not compile, and so is not tested: " + joined(cannot) + ".");
    }

    /// Expressions that the compiler gets wrong with every type: good to know, and nothing that the type could help.
    void compiler() {
        const auto& findings = report_.findings.compiler;
        if (findings.empty()) return;
        std::set<std::string> scenarios;
        for (const auto& finding : findings)
            for (const Result* result : finding.results)
                scenarios.insert(result->scenario);
        paragraph(fmt::format("Not its doing: {} gets {} with yields inside larger expressions wrong, such as",
                              compiler_name(), count(scenarios.size(), "scenario")));
        command(*findings.front().results.front());
    }

    std::string compiler_name() const {
        const std::string& build = report_.builds.front();  // "g++ 12.2.0 -O0"
        return build.substr(0, build.find(" -"));
    }

    void conclusion() {
        const Findings& found = report_.findings;
        paragraph(fmt::format("In order: {} of {} scenarios.", found.in_order, found.scenarios));
        if (found.wrong.empty() && found.beyond_contract.empty()) {
            out_ << style_.ink(Ink::good, "Nothing is wrong with it.") << '\n';
            return;
        }
        std::string text = found.wrong.empty() ? "Nothing that counts is wrong with it" : causes();
        if (!found.beyond_contract.empty())
            text += "; " + count(found.beyond_contract.size(), "thing") + " beyond the contract" +
                    (report_.strict ? ", which --strict counts" : "");
        out_ << style_.ink(found.counts(report_.strict) ? Ink::bad : Ink::good, text + ".") << '\n';
    }

    std::string causes() const {
        const auto number = report_.findings.wrong.size();
        return count(number, "thing") + (number == 1 ? " is" : " are") + " wrong with it";
    }

    void paragraph(const std::string& text) {
        for (const auto& line : wrapped(text, style_.width))
            out_ << line << '\n';
    }

    void indented(const std::string& text, const std::string& first) {
        std::string prefix = first;
        for (const auto& line : wrapped(text, style_.width - first.size())) {
            out_ << prefix << line << '\n';
            prefix = std::string(first.size(), ' ');
        }
    }

    std::ostream& out_;
    const CheckReport& report_;
    const Style& style_;
};

}  // namespace

void print_check(std::ostream& out, const CheckReport& report, const Style& style) {
    Printer(out, report, style).print();
}

}  // namespace yieldcheck
