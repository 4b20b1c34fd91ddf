#include "cli/command.hpp"
#include "cli/prepare_scenarios.hpp"
#include "cli/selection.hpp"
#include "protocol/describe.hpp"
#include "reports/explanation.hpp"
#include "runner/text_file.hpp"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <iostream>
#include <memory>

namespace yieldcheck {
namespace {

void print_trace(std::ostream& out, const Trace& trace, const Style& style) {
    for (const auto& group : trace.groups) {
        std::string runtimes;
        for (const auto& runtime : group.runtimes)
            runtimes += (runtimes.empty() ? "" : ", ") + runtime;
        out << '\n' << style.ink(Ink::strong, runtimes) << '\n';
        for (std::size_t step = 0; step < group.steps.size(); ++step) {
            out << right_aligned(std::to_string(step + 1), 4) << "  " << describe(trace.operation(step)) << '\n';
            for (const auto& line : observation_lines(group.steps[step]))
                out << "        " << line << '\n';
        }
    }
}

struct ShowCommand {
    SelectionOptions selection;
    std::string scenario;

    int run() {
        const Workspace workspace = Workspace::find();
        const Rules rules = Rules::load(workspace.rules);
        const Style style = style_for(STDOUT_FILENO);
        selection.scenarios = {scenario};
        const auto chosen = chosen_scenarios(all_scenarios(workspace, selection), selection, rules);
        if (!selection.folders.empty()) record_scenarios(workspace, joined_folder(selection.folders), selection.python);
        const std::filesystem::path generated = generated_folder(workspace, selection);
        for (const auto& shown : chosen) {
            std::cout << style.ink(Ink::strong, workspace.shown(shown.file)) << "\n\n" << shown.text;
            print_trace(std::cout, trace_of(shown), style);
            for (const char* part : {".bodies.cpp", ".module.cpp"}) {
                const auto file = generated / (shown.id + part);
                if (!std::filesystem::exists(file)) continue;
                std::cout << '\n' << style.ink(Ink::strong, workspace.shown(file)) << "\n\n" << read_text(file);
            }
        }
        return 0;
    }
};

}  // namespace

Command show_command() {
    return {"show", "Shows a scenario: its Python source, the recorded trace, and the C++ it was translated to",
            [](CLI::App& app) {
                const auto command = std::make_shared<ShowCommand>();
                app.add_option("scenario", command->scenario, "The scenario's id")->required()->type_name("SCENARIO");
                app.add_option("--scenarios", command->selection.folders, "Your own scenarios in this folder")
                    ->type_name("DIR");
                app.footer(
                    "Examples:\n"
                    "  yieldcheck show send/accumulator\n"
                    "  yieldcheck show tree/walk --scenarios my_scenarios\n");
                return [command] { return command->run(); };
            }};
}

}  // namespace yieldcheck
