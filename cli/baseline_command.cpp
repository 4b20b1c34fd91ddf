#include "cli/command.hpp"
#include "cli/selection.hpp"
#include "cli/workspace.hpp"
#include "reports/baseline_edit.hpp"
#include "reports/result_file.hpp"
#include "runner/text_file.hpp"

#include <CLI/CLI.hpp>

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
    bool adopt = false;

    int run() const {
        if (action != "write" && action != "update" && action != "prune")
            throw unknown_name("action", action, {"write", "update", "prune"});
        const Report report = read_result_file(from);
        if (report.run.partial)
            throw Fault(from + ": is the result of an interrupted run", "let a run come to its end");
        const std::filesystem::path target = file.empty() ? Workspace::find().baseline : std::filesystem::path(file);
        const bool is_there = std::filesystem::exists(target);
        if (!is_there && action != "write")
            throw Fault(target.string() + ": there is no such baseline",
                        "make one: yieldcheck baseline write --from " + from + " --baseline " + target.string());
        const std::string before = is_there ? read_text(target) : "";
        const BaselineEdit edit = edited(report, before, target.string());
        for (const auto& sentence : edit.done)
            std::cout << sentence << '\n';
        if (edit.text == before) {
            std::cout << target.string() << " is up to date\n";
            return 0;
        }
        write_text(target, edit.text);
        std::cout << "wrote " << target.string() << '\n';
        if (edit.listed > 0 && reason.empty())
            std::cout << "New entries wait for their reasons: write them between the quotes.\n";
        return 0;
    }

    BaselineEdit edited(const Report& report, std::string text, const std::string& shown) const {
        UpdateOptions update{reason, strict, adopt};
        if (text.empty()) {
            text = baseline_heading;
            update.adopt = true;
        }
        if (action == "prune") return prune_baseline(text, shown, report, strict);
        if (action == "update") return update_baseline(text, shown, report, update);
        const BaselineEdit pruned = prune_baseline(text, shown, report, strict);
        BaselineEdit both = update_baseline(pruned.text, shown, report, update);
        both.done.insert(both.done.begin(), pruned.done.begin(), pruned.done.end());
        return both;
    }
};

}  // namespace

Command baseline_command() {
    return {
        "baseline", "Brings the accepted verdicts up to date with what a run found", [](CLI::App& app) {
            const auto command = std::make_shared<BaselineCommand>();
            app.add_option("action", command->action,
                           "update: lists what is not in order and not listed; prune: takes out what is no longer "
                           "so; write: both, and makes the file where there is none")
                ->required();
            app.add_option("--from", command->from, "A result file: yieldcheck run --json FILE")
                ->required()
                ->type_name("RESULTS");
            app.add_option("--baseline", command->file, "The baseline (default: the repository's)")->type_name("FILE");
            app.add_option("--reason", command->reason, "The reason of new entries; without it, they wait for yours")
                ->type_name("TEXT");
            app.add_flag("--adopt", command->adopt, "Lets the scenarios that are new in the suite gate from now on");
            app.add_flag("--strict", command->strict, "Lists scenarios beyond the iterator contract, too");
            app.footer(
                "Comments, order and reasons of the file stay as they are.\n"
                "Examples:\n"
                "  yieldcheck baseline update --from results.json --reason 'no send by design'\n"
                "  yieldcheck baseline prune --from results.json --baseline accepted.toml\n");
            return [command] { return command->run(); };
        }};
}

}  // namespace yieldcheck
