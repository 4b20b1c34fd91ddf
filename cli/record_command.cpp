#include "cli/command.hpp"
#include "cli/process.hpp"
#include "cli/workspace.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace yieldcheck {
namespace {

struct RecordCommand {
    std::vector<std::string> arguments;

    int run() const {
        const Workspace workspace = Workspace::find();
        std::vector<std::string> command{find_python("python3"), "-m", "yieldcheck_oracle", "record"};
        command.insert(command.end(), arguments.begin(), arguments.end());
        become(command, oracle_environment(workspace.root));
    }
};

}  // namespace

Command record_command() {
    return {"record", "Records the traces of scenarios with the Pythons at hand (all options are the recorder's)",
            [](CLI::App& app) {
                const auto command = std::make_shared<RecordCommand>();
                app.prefix_command();
                app.set_help_flag();  // --help is answered by the recorder
                return [command, &app] {
                    command->arguments = app.remaining();
                    return command->run();
                };
            }};
}

}  // namespace yieldcheck
