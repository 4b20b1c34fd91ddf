#include "cli/command.hpp"
#include "cli/selection.hpp"
#include "reports/style.hpp"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <iostream>
#include <memory>

namespace yieldcheck {
namespace {

struct ListCommand {
    SelectionOptions selection;
    std::string what;
    bool json = false;

    int run() const {
        const Workspace workspace = Workspace::find();
        const Rules rules = Rules::load(workspace.rules);
        if (what == "rules")
            list_rules(workspace, rules);
        else if (what == "scenarios")
            list_scenarios(workspace, rules);
        else if (what == "adapters")
            list_adapters(workspace);
        else
            throw unknown_name("list", what, {"rules", "scenarios", "adapters"});
        return 0;
    }

    /// An array with one element a line.
    static void print(const std::vector<Json>& elements) {
        std::cout << '[';
        for (std::size_t i = 0; i < elements.size(); ++i)
            std::cout << (i ? ",\n" : "\n") << to_line(elements[i]);
        std::cout << "\n]\n";
    }

    void list_rules(const Workspace& workspace, const Rules& rules) const {
        std::map<std::string, std::vector<std::string>> witnesses;
        for (const auto& scenario : all_scenarios(workspace, selection))
            for (const auto& rule : scenario.rules)
                witnesses[rule].push_back(scenario.id);
        std::vector<Json> elements;
        for (const auto& rule : rules.all()) {
            if (json)
                elements.push_back(Json{{"id", rule.id},
                                        {"level", name(rule.level)},
                                        {"sentence", rule.sentence},
                                        {"source", rule.source},
                                        {"varies", rule.varies},
                                        {"note", rule.note},
                                        {"scenarios", witnesses[rule.id]}});
            else
                std::cout << padded(rule.id, 8) << padded(name(rule.level), 17) << rule.sentence << '\n';
        }
        if (json) print(elements);
    }

    void list_scenarios(const Workspace& workspace, const Rules& rules) const {
        std::vector<Json> elements;
        for (const auto& scenario : chosen_scenarios(all_scenarios(workspace, selection), selection, rules)) {
            if (json)
                elements.push_back(Json{{"id", scenario.id},
                                        {"file", workspace.shown(scenario.file)},
                                        {"title", scenario.title},
                                        {"rules", scenario.rules},
                                        {"level", name(rules.level_of(scenario.rules))},
                                        {"source", scenario.source}});
            else
                std::cout << padded(scenario.id, 44) << ' ' << scenario.title << '\n';
        }
        if (json) print(elements);
    }

    void list_adapters(const Workspace& workspace) const {
        std::vector<AdapterProgram> programs;
        for (const auto& adapter : find_adapters(workspace, selection.python))
            if (!adapter.checked) programs.push_back(adapter.program);
        check_matrix(selection);
        const auto adapters = of_builds(introduce(programs, run_options(selection, -1)), selection.builds);
        std::vector<Json> elements;
        for (const auto& adapter : adapters) {
            if (json) {
                Json element = adapter.hello ? to_json(*adapter.hello) : Json{{"adapter", adapter.name()}};
                if (!adapter.hello) element["fault"] = adapter.fault;
                element["program"] = adapter.program.command;
                elements.push_back(std::move(element));
            } else {
                print(adapter);
            }
        }
        if (json) print(elements);
    }

    static void print(const AdapterUnderTest& adapter) {
        if (!adapter.hello) {
            std::cout << padded(adapter.name(), 20) << "broken: " << adapter.fault << '\n';
            return;
        }
        const Hello& hello = *adapter.hello;
        std::cout << padded(hello.adapter, 20) << hello.library << ' ' << hello.version << ", " << hello.build << '\n';
        for (const auto& [lane, capabilities] : hello.lanes) {
            std::cout << "  " << padded(lane, 18);
            for (std::size_t i = 0; i < capabilities.size(); ++i)
                std::cout << (i ? ", " : "") << capabilities[i];
            std::cout << '\n';
        }
    }
};

}  // namespace

Command list_command() {
    return {"list", "Lists rules, scenarios or adapters", [](CLI::App& app) {
                const auto command = std::make_shared<ListCommand>();
                app.add_option("what", command->what, "rules, scenarios or adapters")->required();
                app.add_flag("--json", command->json, "As a JSON array");
                command->selection.declare_scenarios(app);
                command->selection.declare_build(app);
                app.add_option("--python", command->selection.python, "The Python that runs adapters written in it");
                app.footer(
                    "Examples:\n"
                    "  yieldcheck list rules\n"
                    "  yieldcheck list scenarios --rule CLO-02 --json\n");
                return [command] { return command->run(); };
            }};
}

}  // namespace yieldcheck
