#include "cli/check/report.hpp"

#include <fmt/format.h>

#include <ostream>

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
        out_ << style_.ink(Ink::strong, of(report_.subject->type, "T")) << "  " << joined(report_.builds) << '\n';
        list("Wrong:", found.wrong, Ink::bad);
        list("Beyond what C++ asks of an iterator (counts with --strict):", found.beyond_contract,
             report_.strict ? Ink::bad : Ink::warning);
        faults();
        out_ << '\n';
        limits();
        paragraph(fmt::format(
            "In order: {} of {} scenarios{}", found.in_order, found.scenarios,
            found.categories_in_order.empty() ? "." : "; all of " + joined(found.categories_in_order) + "."));
        conclusion();
    }

private:
    void list(const std::string& title, const std::vector<Finding>& findings, Ink ink) {
        if (findings.empty()) return;
        out_ << '\n' << style_.ink(ink, title) << '\n';
        for (const auto& finding : findings) {
            const Result& smallest = *finding.results.front();
            std::string text = finding.sentence;
            indented(text, "  - ");
            out_ << style_.ink(Ink::faint,
                               fmt::format("    ./yieldcheck explain {} {}{}", program(smallest), smallest.scenario,
                                           smallest.lane == "native" ? "" : " --lane " + smallest.lane))
                 << '\n';
        }
    }

    std::string program(const Result& result) const {
        const bool sanitized = report_.programs->sanitized && result.build != report_.builds.front();
        return (sanitized ? *report_.programs->sanitized : report_.programs->plain).string();
    }

    void faults() {
        if (report_.findings.faults.empty()) return;
        out_ << '\n' << style_.ink(Ink::bad, "The suite is at fault, not the type:") << '\n';
        for (std::size_t i = 0; i < report_.findings.faults.size() && i < 5; ++i)
            indented(report_.findings.faults[i]->scenario + ": " + report_.findings.faults[i]->verdict.reason, "  - ");
    }

    void limits() {
        const Abilities& able = report_.programs->abilities;
        std::vector<std::string> cannot;
        if (!able.own_type) cannot.push_back("co_yield of an rvalue");
        if (!able.moves) cannot.push_back("being moved");
        if (able.own_type && !able.move_only_values) cannot.push_back("elements that can only be moved");
        if (able.own_type && !able.references) cannot.push_back("elements that are references");
        if (able.own_type && able.delegate.empty()) cannot.push_back("yielding all of another generator");
        if (!cannot.empty()) paragraph("Does not compile, and so is not tested: " + joined(cannot) + ".");
        if (!report_.programs->why_not_sanitized.empty())
            paragraph("Without sanitizers, for that build failed: " + report_.programs->why_not_sanitized);
    }

    void conclusion() {
        const Findings& found = report_.findings;
        if (found.wrong.empty() && found.beyond_contract.empty()) {
            out_ << style_.ink(Ink::good, "Nothing is wrong with it.") << '\n';
            return;
        }
        std::string text = found.wrong.empty() ? "Nothing that counts is wrong with it"
                                               : count(found.wrong.size(), "thing") + " wrong";
        if (!found.beyond_contract.empty())
            text += "; " + count(found.beyond_contract.size(), "thing") + " beyond the contract" +
                    (report_.strict ? ", which --strict counts" : "");
        out_ << style_.ink(found.counts(report_.strict) ? Ink::bad : Ink::good, text + ".") << '\n';
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
