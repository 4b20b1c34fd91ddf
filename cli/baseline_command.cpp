#include "cli/command.hpp"
#include "cli/workspace.hpp"
#include "reports/baseline.hpp"
#include "reports/result_file.hpp"
#include "runner/text_file.hpp"

#include <iostream>
#include <memory>

namespace yieldcheck {
namespace {

struct BaselineCommand {
    std::string action;
    std::string from;
    std::string file;
    std::string reason;
    bool strict = false;

    int run() const {
        if (action != "write") throw Fault("unknown action \"" + action + "\" of baseline", "known: write");
        const RunReport report = read_result_file(from).run;
        if (report.partial) throw Fault(from + ": is the result of an interrupted run", "let a run come to its end");
        const std::filesystem::path target = file.empty() ? Workspace::find().baseline : std::filesystem::path(file);
        const Baseline previous = std::filesystem::exists(target) ? load_baseline(target, target.string()) : Baseline();
        write_text(target, write_baseline(report, previous, reason, strict));
        std::cout << "wrote " << target.string() << '\n';
        return 0;
    }
};

}  // namespace

Command baseline_command() {
    return {"baseline", "Writes a baseline that accepts what a run found", [](CLI::App& app) {
                const auto command = std::make_shared<BaselineCommand>();
                app.add_option("action", command->action, "write")->required();
                app.add_option("--from", command->from, "A result file: yieldcheck run --json FILE")
                    ->required()
                    ->type_name("RESULTS");
                app.add_option("--baseline", command->file,
                               "The baseline to be written; its reasons are kept (default: the repository's)")
                    ->type_name("FILE");
                app.add_option("--reason", command->reason,
                               "The reason of new entries; without it, they wait for yours")
                    ->type_name("TEXT");
                app.add_flag("--strict", command->strict, "Lists scenarios beyond the iterator contract, too");
                return [command] { return command->run(); };
            }};
}

}  // namespace yieldcheck
