#include "cli/command.hpp"
#include "reports/comparison.hpp"
#include "reports/result_file.hpp"
#include "runner/text_file.hpp"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <iostream>
#include <memory>

namespace yieldcheck {
namespace {

struct DiffCommand {
    std::string old_file;
    std::string new_file;
    std::vector<std::string> reports;
    bool strict = false;

    struct Request {
        const ComparisonWriter* writer;
        std::string file;
    };

    int run() const {
        const std::vector<Request> requests = read_requests();
        const Report old_report = read_result_file(old_file);
        const Report new_report = read_result_file(new_file);
        Comparison comparison = compare(old_report, new_report);
        comparison.old_name = old_file;
        comparison.new_name = new_file;
        print_comparison(std::cout, comparison, style_for(STDOUT_FILENO));
        std::cout.flush();
        for (const auto& request : requests)
            request.writer->write(comparison, request.file);
        return comparison.got_worse(strict) ? 1 : 0;
    }

    std::vector<Request> read_requests() const {
        std::vector<Request> requests;
        for (const auto& text : reports) {
            const auto equals = text.find('=');
            const ComparisonWriter& writer = find_comparison_writer(text.substr(0, equals));
            if (equals == std::string::npos || equals + 1 == text.size())
                throw Fault("report " + writer.name + " needs a file", "write --report " + writer.name + "=FILE");
            check_writable(text.substr(equals + 1));
            requests.push_back({&writer, text.substr(equals + 1)});
        }
        return requests;
    }
};

}  // namespace

Command diff_command() {
    return {"diff", "Compares two result files: what is new, fixed, changed", [](CLI::App& app) {
                const auto command = std::make_shared<DiffCommand>();
                app.add_option("old", command->old_file, "A result file from before")->required()->type_name("OLD");
                app.add_option("new", command->new_file, "A result file from now")->required()->type_name("NEW");
                app.add_option("--report", command->reports, "Writes it to a file, too: html, markdown or json")
                    ->type_name("KIND=FILE")
                    ->allow_extra_args(false);
                app.add_flag("--strict", command->strict, "Counts scenarios beyond the iterator contract, too");
                app.footer(
                    "Example:\n"
                    "  yieldcheck diff before.json after.json --report markdown=comment.md\n"
                    "Exit codes: 0 nothing got worse, 1 something did, 3 a file is at fault.\n");
                return [command] { return command->run(); };
            }};
}

}  // namespace yieldcheck
