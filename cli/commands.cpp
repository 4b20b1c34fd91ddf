#include "cli/command.hpp"

namespace yieldcheck {

Command run_command();
Command check_command();
Command new_adapter_command();
Command explain_command();
Command list_command();
Command show_command();
Command record_command();
Command baseline_command();
Command gate_command();
Command report_command();
Command merge_command();
Command diff_command();
Command prove_command();
Command inspect_command();

const std::vector<Command>& commands() {
    static const std::vector<Command> all{run_command(),   check_command(),  new_adapter_command(), explain_command(),
                                          list_command(),  show_command(),   record_command(),      baseline_command(),
                                          gate_command(),  report_command(), merge_command(),       diff_command(),
                                          prove_command(), inspect_command()};
    return all;
}

}  // namespace yieldcheck
