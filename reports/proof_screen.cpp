// The proof as people read it.
#include "reports/proof.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace yieldcheck {
namespace {

struct Count {
    std::size_t rules = 0, aimed = 0, passing = 0, excused = 0, unproven = 0;

    void add(const Proof::Rule& rule) {
        ++rules;
        if (!rule.aimed_at_by.empty())
            ++aimed;
        else if (rule.proven())
            ++passing;
        else if (!rule.unprovable.empty())
            ++excused;
        else
            ++unproven;
    }
};

std::string plural(std::size_t count, std::string_view word) {
    return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

void print_row(std::ostream& out, const std::string& category, const Count& count, const Style& style) {
    const auto cell = [](std::size_t number, std::size_t width) {
        return right_aligned(number ? std::to_string(number) : "-", width);
    };
    out << padded(category, 23) << right_aligned(std::to_string(count.rules), 6) << cell(count.aimed, 8)
        << cell(count.passing, 13) << cell(count.excused, 10);
    const std::string unproven = cell(count.unproven, 11);
    out << (count.unproven ? style.ink(Ink::bad, unproven) : unproven) << '\n';
}

void print_wrapped(std::ostream& out, const std::string& text, std::size_t indent, const Style& style) {
    for (const auto& line : wrapped(text, style.width - indent))
        out << std::string(indent, ' ') << line << '\n';
}

class Screen {
public:
    Screen(std::ostream& out, const Proof& proof, const Rules& rules, const Style& style)
        : out_(out), proof_(proof), rules_(rules), style_(style) {}

    void print() {
        table();
        survivors();
        missed();
        unproven();
        excused();
        in_passing();
        totals();
    }

private:
    void table() {
        out_ << style_.ink(Ink::strong, padded("broken by a wrong generator", 29) + right_aligned("aimed", 8) +
                                            right_aligned("in passing", 13) + right_aligned("excused", 10) +
                                            right_aligned("never", 11))
             << '\n';
        std::map<std::string, Count> categories;
        Count all;
        for (const auto& rule : proof_.rules) {
            categories[rule.category].add(rule);
            all.add(rule);
        }
        for (const auto& [category, count] : categories)
            print_row(out_, category, count, style_);
        print_row(out_, "all", all, style_);
    }

    void heading(const std::string& text, Ink ink) { out_ << '\n' << style_.ink(ink, text) << '\n'; }

    void survivors() {
        if (proof_.survivors.empty()) return;
        heading("survivors: wrong generators that no scenario notices", Ink::bad);
        for (const auto& name : proof_.survivors) {
            out_ << "  " << name << '\n';
            print_wrapped(out_, proof_.find_generator(name)->mistake, 4, style_);
        }
    }

    void missed() {
        if (proof_.missed.empty()) return;
        heading("missed: no witness of the rule notices a generator that breaks it", Ink::bad);
        for (const auto& [generator, rule] : proof_.missed)
            out_ << "  " << padded(rule, 8) << generator << (rules_.find(rule) ? "" : " (no such rule)") << '\n';
    }

    void rules(const std::vector<const Proof::Rule*>& listed) {
        for (const auto* rule : listed)
            out_ << "  " << padded(rule->id, 8) << cut(rules_.find(rule->id)->sentence, style_.width - 10) << '\n';
    }

    void unproven() {
        if (const auto listed = proof_.unproven(); !listed.empty()) {
            heading("unproven: rules that no wrong generator breaks", Ink::bad);
            rules(listed);
        }
        if (const auto listed = proof_.falsely_excused(); !listed.empty()) {
            heading("falsely excused: a wrong generator breaks what \"unprovable\" says cannot be broken", Ink::bad);
            rules(listed);
        }
    }

    void excused() {
        std::map<std::string, std::string> rules_by_reason;
        for (const auto& rule : proof_.rules) {
            if (rule.unprovable.empty() || rule.proven()) continue;
            std::string& ids = rules_by_reason[rule.unprovable];
            ids += (ids.empty() ? "" : " ") + rule.id;
        }
        if (rules_by_reason.empty()) return;
        heading("excused: rules that no generator can break", Ink::plain);
        for (const auto& [reason, ids] : rules_by_reason) {
            print_wrapped(out_, ids, 2, style_);
            print_wrapped(out_, reason, 4, style_);
        }
    }

    void in_passing() {
        std::string ids;
        for (const auto& rule : proof_.rules)
            if (rule.proven() && rule.aimed_at_by.empty()) ids += (ids.empty() ? "" : " ") + rule.id;
        if (ids.empty()) return;
        heading("in passing: broken, but only by generators that aim at other rules", Ink::plain);
        print_wrapped(out_, ids, 2, style_);
    }

    void totals() {
        const auto right = std::count_if(proof_.generators.begin(), proof_.generators.end(),
                                         [](const auto& generator) { return generator.right(); });
        const std::size_t wrong = proof_.generators.size() - std::size_t(right);
        out_ << '\n'
             << fmt::format("{}, {} caught; {} in {:.1f} s\n", plural(wrong, "wrong generator"),
                            proof_.survivors.empty() ? "all" : std::to_string(proof_.caught.size()),
                            plural(proof_.results, "result"), proof_.seconds);
        if (proof_.not_in_order.empty()) return;
        std::map<std::string, std::size_t> count;
        for (const auto& [generator, scenario] : proof_.not_in_order)
            ++count[generator];
        for (const auto& [generator, scenarios] : count)
            print_wrapped(out_,
                          fmt::format("{}, the measure, does not conform in {}, which prove{} nothing there", generator,
                                      plural(scenarios, "scenario"), scenarios == 1 ? "s" : ""),
                          0, style_);
    }

    std::ostream& out_;
    const Proof& proof_;
    const Rules& rules_;
    const Style& style_;
};

}  // namespace

void print_proof(std::ostream& out, const Proof& proof, const Rules& rules, const Style& style) {
    Screen(out, proof, rules, style).print();
}

void print_rule_proof(std::ostream& out, const Proof& proof, const Rule& rule, const Style& style) {
    out << style.ink(Ink::strong, rule.id) << fmt::format(" ({}, {})\n", name(rule.level), rule.source);
    print_wrapped(out, rule.sentence, 2, style);
    if (!rule.unprovable.empty()) print_wrapped(out, "Excused: " + rule.unprovable, 2, style);
    const Proof::Rule* proven = proof.find(rule.id);
    if (!proven || !proven->proven()) {
        out << "\nNo wrong generator breaks it.\n";
        return;
    }
    for (const bool aimed : {true, false}) {
        bool first = true;
        for (const auto& [generator, scenarios] : proven->broken_by) {
            if (proven->aimed_at_by.contains(generator) != aimed) continue;
            if (std::exchange(first, false)) out << '\n' << (aimed ? "broken by" : "and, in passing, by") << '\n';
            out << "  " << style.ink(Ink::strong, generator) << '\n';
            if (aimed) print_wrapped(out, proof.find_generator(generator)->mistake, 4, style);
            print_wrapped(out, fmt::format("noticed by {}", fmt::join(scenarios, " ")), 4, style);
        }
    }
}

}  // namespace yieldcheck
