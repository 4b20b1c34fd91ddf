#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress_line.hpp"
#include "cli/selection.hpp"
#include "reports/explanation.hpp"
#include "reports/proof_text.hpp"
#include "runner/child.hpp"
#include "runner/text_file.hpp"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <memory>

namespace yieldcheck {
namespace {

namespace fs = std::filesystem;

/// Long enough for every scenario even on a busy machine, short enough for the few mistakes that hang.
constexpr double time_limit = 3;

/// The program of the wrong generators, and where what is expected of them lies.
struct Place {
    fs::path program;
    fs::path expected;

    explicit Place(const Workspace& workspace)
        : program(workspace.build / "adapters/wrong/yieldcheck-adapter-wrong"),
          expected(workspace.root / "adapters/wrong/expected") {
        if (!fs::exists(program))
            throw Fault(program.string() + ": the deliberately wrong generators have not been built",
                        "build them: ./yieldcheck build proof");
    }

    fs::path text_of(const std::string& generator) const { return expected / (generator + ".txt"); }
    std::string kept_text(const std::string& generator) const {
        return fs::exists(text_of(generator)) ? read_text(text_of(generator)) : std::string();
    }
};

std::vector<WrongGenerator> list_generators(const fs::path& program) {
    Child child({program.string(), "--list", "--json"}, {}, -1);
    if (child.wait(Clock::now() + std::chrono::seconds(20)) != Child::Event::line)
        throw Fault(program.string() + ": did not list its generators", "build it again: ./yieldcheck build proof");
    const Json json = parse_json(child.line(), program.string());
    return read_wrong_generators(JsonReader(json, program.string()));
}

struct ProveCommand {
    SelectionOptions selection;
    std::vector<std::string> defects;
    std::string json;
    bool update = false;

    int run() {
        const Workspace workspace = Workspace::find();
        const Rules rules = Rules::load(workspace.rules);
        const Place place(workspace);
        if (!json.empty()) check_writable(json);
        const std::vector<WrongGenerator> generators = chosen_generators(list_generators(place.program));
        const Interrupt interrupt;
        selection.timeout = time_limit;
        const RunOptions how = run_options(selection, interrupt.descriptor());
        const std::vector<Scenario> chosen = chosen_scenarios(all_scenarios(workspace, selection), selection, rules);
        std::vector<ScenarioUnderTest> scenarios;
        for (const auto& scenario : chosen)
            scenarios.push_back(under_test(scenario, workspace, rules, how.session.judge.oracle));
        const RunReport report = run_all(place.program, generators, chosen, scenarios, how);
        if (report.partial) throw Fault("interrupted: there is no proof");
        const Proof proof = prove(generators, report, rules, witnessed_rules(rules, scenarios));
        if (!json.empty()) write_text(json, to_line(to_json(proof)) + "\n");
        print(workspace, place, proof, scenarios, rules);
        if (!whole_suite()) return 0;
        const bool as_expected =
            update ? write_texts(place, proof, scenarios, rules) : compare_texts(place, proof, scenarios, rules);
        return as_expected && (proof.holds() || !defects.empty()) ? 0 : 1;
    }

private:
    bool whole_suite() const { return selection.rules.empty() && selection.scenarios.empty(); }

    std::vector<WrongGenerator> chosen_generators(std::vector<WrongGenerator> all) const {
        if (defects.empty()) return all;
        std::vector<std::string> known;
        for (const auto& generator : all)
            known.push_back(generator.name);
        for (const auto& defect : defects)
            if (std::find(known.begin(), known.end(), defect) == known.end())
                throw unknown_name("defect", defect, known);
        std::erase_if(all, [&](const auto& generator) {
            return !generator.right() && std::find(defects.begin(), defects.end(), generator.name) == defects.end();
        });
        return all;
    }

    /// Those that can be proven here: a part of the scenarios says nothing about the rest of the rules.
    std::vector<std::string> witnessed_rules(const Rules& rules, std::span<const ScenarioUnderTest> scenarios) const {
        std::vector<std::string> ids;
        if (whole_suite() && defects.empty())
            for (const auto& rule : rules.all())
                ids.push_back(rule.id);
        else if (!selection.rules.empty())
            ids = selection.rules;
        else
            for (const auto& scenario : scenarios)
                ids.insert(ids.end(), scenario.rules.begin(), scenario.rules.end());
        return ids;
    }

    /// A mistake of the type shows only where functions written by hand use it, and no other mistake shows there.
    static bool concerns(const Scenario& scenario, const WrongGenerator& generator) {
        return generator.right() || generator.wrong_in_type == (scenario.about == "type");
    }

    static RunReport run_all(const fs::path& program, const std::vector<WrongGenerator>& generators,
                             const std::vector<Scenario>& chosen, const std::vector<ScenarioUnderTest>& scenarios,
                             const RunOptions& how) {
        std::vector<AdapterProgram> programs;
        for (const auto& generator : generators)
            programs.push_back({adapter_name(generator), {program.string(), "--defect", generator.name, "--serve"}});
        const std::vector<AdapterUnderTest> adapters = introduce(programs, how);
        std::vector<Assignment> assignments;
        for (std::size_t a = 0; a < adapters.size(); ++a) {
            if (!adapters[a].hello) throw Fault(adapters[a].name() + ": " + adapters[a].fault);
            for (std::size_t s = 0; s < scenarios.size(); ++s)
                if (concerns(chosen[s], generators[a])) assignments.push_back({a, "native", s});
        }
        ProgressLine progress(stderr);
        return yieldcheck::run(adapters, scenarios, assignments, how,
                               [&progress](const Progress& now) { progress.show(now); });
    }

    void print(const Workspace& workspace, const Place& place, const Proof& proof,
               const std::vector<ScenarioUnderTest>& scenarios, const Rules& rules) const {
        const Style style = style_for(STDOUT_FILENO);
        if (!defects.empty()) {
            for (const auto& defect : defects)
                explain(workspace, place, proof, *proof.find_generator(defect), scenarios, rules, style);
        } else if (!selection.rules.empty()) {
            for (const auto& id : selection.rules)
                print_rule_proof(std::cout, proof, *rules.find(id), style);
        } else {
            print_proof(std::cout, proof, rules, style);
        }
    }

    void explain(const Workspace& workspace, const Place& place, const Proof& proof, const WrongGenerator& generator,
                 const std::vector<ScenarioUnderTest>& scenarios, const Rules& rules, const Style& style) const {
        std::cout << style.ink(Ink::strong, generator.name) << '\n';
        for (const auto& line : wrapped(generator.mistake, style.width - 2))
            std::cout << "  " << line << '\n';
        const Result* telling = telling_result(generator, proof, place.kept_text(generator.name));
        if (!telling) {
            std::cout << "\nNo scenario notices.\n";
            return;
        }
        std::cout << "\nnoticed by " << proof.caught.at(generator.name).size() << " of " << scenarios.size()
                  << " scenarios; it says that it breaks\n";
        for (const auto& id : generator.rules) {
            const Proof::Rule* rule = proof.find(id);
            const auto found = rule ? rule->broken_by.find(generator.name) : decltype(rule->broken_by.end())();
            const bool noticed = rule && found != rule->broken_by.end();
            if (rule)
                std::cout << "  " << padded(id, 8)
                          << (noticed ? cut(found->second.front(), style.width - 10)
                                      : style.ink(Ink::bad, "no witness notices"))
                          << '\n';
        }
        std::cout << '\n';
        const auto scenario = std::find_if(scenarios.begin(), scenarios.end(),
                                           [&](const auto& candidate) { return candidate.id == telling->scenario; });
        ExplanationOptions options;
        const auto generated = workspace.generated / (telling->scenario + ".bodies.cpp");
        if (fs::exists(generated)) options.generated = read_text(generated);
        print_explanation(std::cout, *telling, *scenario, rules, style, options);
    }

    bool compare_texts(const Place& place, const Proof& proof, std::span<const ScenarioUnderTest> scenarios,
                       const Rules& rules) const {
        std::size_t changed = 0;
        for (const auto& generator : proof.generators) {
            if (generator.right() || !proof.caught.contains(generator.name)) continue;
            const std::string kept = place.kept_text(generator.name);
            const std::string difference = first_difference(kept, proof_text(generator, proof, scenarios, rules, kept));
            if (difference.empty()) continue;
            if (++changed <= 5)
                std::cout << "\nnot as expected: adapters/wrong/expected/" << generator.name << ".txt, " << difference;
        }
        if (changed)
            std::cout << '\n'
                      << changed << (changed == 1 ? " text is" : " texts are")
                      << " not as expected. When they are right: ./yieldcheck prove --update\n";
        return changed == 0;
    }

    bool write_texts(const Place& place, const Proof& proof, std::span<const ScenarioUnderTest> scenarios,
                     const Rules& rules) const {
        fs::create_directories(place.expected);
        std::size_t written = 0;
        for (const auto& generator : proof.generators) {
            if (generator.right()) continue;
            const std::string kept = place.kept_text(generator.name);
            const std::string text = proof_text(generator, proof, scenarios, rules, kept);
            if (text == kept) continue;
            write_text(place.text_of(generator.name), text);
            ++written;
        }
        std::cout << '\n' << written << (written == 1 ? " text" : " texts") << " written to adapters/wrong/expected\n";
        return true;
    }
};

}  // namespace

Command prove_command() {
    return {"prove",
            "Proves the suite: runs deliberately wrong generators and says which rules they break, noticed by whom",
            [](CLI::App& app) {
                const auto command = std::make_shared<ProveCommand>();
                app.add_option("--defect", command->defects, "One wrong generator: what it does, and how that shows")
                    ->type_name("NAME")
                    ->allow_extra_args(false);
                app.add_option("--rule", command->selection.rules, "One rule: which wrong generators break it")
                    ->type_name("ID")
                    ->allow_extra_args(false);
                app.add_option("--scenario", command->selection.scenarios, "Only scenarios whose id matches")
                    ->type_name("GLOB")
                    ->allow_extra_args(false);
                app.add_option("--json", command->json, "Writes the proof to a file")->type_name("FILE");
                app.add_option("--jobs", command->selection.jobs,
                               "Children at a time (default: one for each processor)")
                    ->type_name("N");
                app.add_flag("--update", command->update, "Rewrites the texts that are expected");
                app.footer(
                    "Exit code 1: a wrong generator survives, a rule is unproven, or a text is not\n"
                    "as expected.\n"
                    "Examples:\n"
                    "  yieldcheck prove --rule SND-02\n"
                    "  yieldcheck prove --defect stale-send\n");
                return [command] { return command->run(); };
            }};
}

}  // namespace yieldcheck
