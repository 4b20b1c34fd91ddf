#include "cli/command.hpp"
#include "reports/differences.hpp"
#include "reports/merge.hpp"
#include "reports/result_file.hpp"
#include "runner/text_file.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

namespace yieldcheck {
namespace {

struct MergeCommand {
    std::vector<std::string> files;
    std::string output;

    int run() const {
        check_writable(output);
        std::vector<NamedReport> reports;
        for (const auto& file : files)
            reports.push_back({file, read_result_file(file)});
        Report merged = merge(std::move(reports));
        note_causes(merged.run);
        write_text(output, write_result_file(merged));
        std::cout << "wrote " << output << ": " << merged.run.results.size() << " results of " << files.size()
                  << " files" << (merged.run.partial ? ", partial" : "") << '\n';
        return 0;
    }
};

}  // namespace

Command merge_command() {
    return {"merge", "Makes one result file of several: shards, compilers, machines", [](CLI::App& app) {
                const auto command = std::make_shared<MergeCommand>();
                app.add_option("results", command->files, "Result files")->required()->type_name("RESULTS");
                app.add_option("-o,--output", command->output, "The file to be written")->required()->type_name("FILE");
                app.footer(
                    "Files that contradict each other are refused, with what they disagree on.\n"
                    "Example:\n"
                    "  yieldcheck merge shard1.json shard2.json -o all.json\n"
                    "Exit codes: 0 written, 3 a contradiction, or a file at fault.\n");
                return [command] { return command->run(); };
            }};
}

}  // namespace yieldcheck
