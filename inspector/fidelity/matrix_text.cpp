#include "inspector/fidelity/matrix_text.hpp"

#include <algorithm>
#include <iomanip>

namespace yieldcheck::fidelity {
namespace {

constexpr int name_width = 20, subject_width = 10, number_width = 10;

void print_header(std::ostream& out) {
    out << std::left << std::setw(name_width) << "build" << std::setw(subject_width) << "fact" << std::right;
    for (const Grade grade : all_grades)
        out << std::setw(number_width) << name(grade);
    out << '\n';
}

void print_build(std::ostream& out, const BuildFidelity& build) {
    std::string title = build.build;
    for (const Subject subject : all_subjects) {
        out << std::left << std::setw(name_width) << title << std::setw(subject_width) << name(subject) << std::right;
        for (const Grade grade : all_grades)
            out << std::setw(number_width) << build.tally.count(subject, grade);
        out << '\n';
        title.clear();
    }
}

std::string cut(const std::string& text, std::size_t width) {
    return text.size() <= width ? text : text.substr(0, width - 3) + "...";
}

void print_difference(std::ostream& out, const BuildFidelity& build, const Fact& fact) {
    constexpr std::size_t width = 62;
    out << "  " << name(fact.grade) << ": " << name(fact.subject) << (fact.local.empty() ? "" : " ") << fact.local
        << " of " << cut(fact.generator, 40) << ", " << fact.scenario << " step " << fact.step << '\n'
        << "    CPython:   " << cut(fact.expected, width) << '\n'
        << "    inspector: " << cut(fact.seen, width) << '\n'
        << "    yieldcheck inspect --fidelity --build '" << build.build << "' --scenario " << fact.scenario
        << " --step " << fact.step << '\n';
}

Json to_json(const Fact& fact) {
    Json json{{"subject", name(fact.subject)},
              {"grade", name(fact.grade)},
              {"scenario", fact.scenario},
              {"step", fact.step},
              {"generator", fact.generator}};
    if (!fact.local.empty()) json["local"] = fact.local;
    json["expected"] = fact.expected;
    json["seen"] = fact.seen;
    return json;
}

}  // namespace

void print(std::ostream& out, const std::vector<BuildFidelity>& builds, std::size_t differences) {
    print_header(out);
    for (const auto& build : builds)
        print_build(out, build);
    out << '\n';
    for (const auto& build : builds) {
        out << build.build << ": " << build.scenarios << " scenarios, " << build.steps << " steps, "
            << build.differences.size() << " differences, " << std::fixed << std::setprecision(1) << build.seconds
            << " s\n";
        for (std::size_t i = 0; i < std::min(differences, build.differences.size()); ++i)
            print_difference(out, build, build.differences[i]);
        for (const auto& scenario : build.not_compared)
            out << "  not compared: " << scenario.scenario << ", for the program " << scenario.reason << '\n';
    }
}

Json to_json(const std::vector<BuildFidelity>& builds) {
    Json all = Json::array();
    for (const auto& build : builds) {
        Json json{{"adapter", build.adapter},     {"build", build.build},         {"program", build.program},
                  {"scenarios", build.scenarios}, {"steps", build.steps},         {"facts", Json::object()},
                  {"differences", Json::array()}, {"not_compared", Json::array()}};
        for (const Subject subject : all_subjects)
            for (const Grade grade : all_grades)
                json["facts"][std::string(name(subject))][std::string(name(grade))] = build.tally.count(subject, grade);
        for (const auto& fact : build.differences)
            json["differences"].push_back(to_json(fact));
        for (const auto& scenario : build.not_compared)
            json["not_compared"].push_back({{"scenario", scenario.scenario}, {"reason", scenario.reason}});
        all.push_back(std::move(json));
    }
    return {{"format", 1}, {"builds", std::move(all)}};
}

}  // namespace yieldcheck::fidelity
