// What the deliberately wrong generators prove about the suite: which rules they break, and which scenarios notice.
#pragma once

#include "reports/style.hpp"
#include "runner/result.hpp"

#include <iosfwd>
#include <map>
#include <set>
#include <span>

namespace yieldcheck {

/// A deliberately wrong generator, as its program lists it.
struct WrongGenerator {
    std::string name;
    std::string mistake;             // one sentence
    std::vector<std::string> rules;  // that it breaks; none: it is right, and the measure for the others
    bool delegates_by_hand = false;  // its measure is the right one that does so, too
    bool wrong_in_type = false;      // the mistake is one of the type itself, which few scenarios use

    bool right() const { return rules.empty(); }
};

std::vector<WrongGenerator> read_wrong_generators(const JsonReader& reader);

/// The name under which its results are filed.
std::string adapter_name(const WrongGenerator& generator);

struct Proof {
    struct Rule {
        std::string id;
        std::string category;
        std::string unprovable;  // why it cannot be broken, as the rule itself says
        std::map<std::string, std::vector<std::string>>
            broken_by;                      // wrong generators, each with the witnesses that notice
        std::set<std::string> aimed_at_by;  // those of them that say they break it

        bool proven() const { return !broken_by.empty(); }
    };

    std::vector<WrongGenerator> generators;
    std::vector<Rule> rules;
    std::map<std::string, std::vector<const Result*>> caught;  // by wrong generator: what its mistake shows in
    std::vector<std::string> survivors;                        // wrong generators that nothing notices
    std::vector<std::pair<std::string, std::string>> missed;   // a rule that one says it breaks, and no witness notices
    std::vector<std::pair<std::string, std::string>> not_in_order;  // a scenario in which a right one does not conform
    std::size_t results = 0;
    double seconds = 0;

    const Rule* find(std::string_view rule) const;
    const WrongGenerator* find_generator(std::string_view name) const;
    std::vector<const Rule*> unproven() const;         // and not excused
    std::vector<const Rule*> falsely_excused() const;  // proven, although they say that they cannot be
    bool holds() const {
        return survivors.empty() && missed.empty() && unproven().empty() && falsely_excused().empty();
    }
};

/// A scenario notices a mistake when its verdict is anything but conforming or unsupported, while the right generator
/// conforms. It counts for the rules that it witnesses. Results refer to `report`, which has to stay.
Proof prove(std::vector<WrongGenerator> generators, const RunReport& report, const Rules& rules,
            std::span<const std::string> witnessed);

Json to_json(const Proof& proof);
void print_proof(std::ostream& out, const Proof& proof, const Rules& rules, const Style& style);
/// Everything about one rule.
void print_rule_proof(std::ostream& out, const Proof& proof, const yieldcheck::Rule& rule, const Style& style);

}  // namespace yieldcheck
