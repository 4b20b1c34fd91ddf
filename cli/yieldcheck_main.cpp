#include "cli/command.hpp"
#include "cli/help_formatter.hpp"
#include "protocol/fault.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace {

constexpr int fault_code = 3;

int report(const yieldcheck::Fault& fault) {
    std::cout.flush();
    std::cerr << "yieldcheck: " << fault.what() << '\n';
    if (!fault.hint().empty()) std::cerr << "            " << fault.hint() << '\n';
    return fault.code();
}

/// The command line is at fault: the parser's words, with code 3 like every other fault of the call.
int report(const CLI::App& app, const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // help, version
    std::cerr << "yieldcheck: " << error.what() << '\n' << "            see: yieldcheck --help\n";
    return fault_code;
}

}  // namespace

int main(int argument_count, char** arguments) {
    CLI::App app{"Yieldcheck: conformance of C++ generators and coroutines to the generator protocol", "yieldcheck"};
    app.set_version_flag("--version", "yieldcheck " YIELDCHECK_VERSION);
    app.require_subcommand(1);
    app.formatter(std::make_shared<yieldcheck::HelpFormatter>());
    app.footer(
        "yieldcheck COMMAND --help says more, with examples.\n"
        "The script ./yieldcheck also knows\n"
        "  test [CTEST OPTIONS]    builds and runs all tests\n"
        "  build [TARGET]          builds only\n"
        "  toolchain trixie        makes the Debian 13 root that g++ 14 is taken from\n"
        "Exit codes: 0 in order, 1 not in order, 2 stale baseline, 3 a fault.\n");
    std::function<int()> chosen;
    for (const auto& command : yieldcheck::commands()) {
        CLI::App* subcommand = app.add_subcommand(command.name, command.help);
        subcommand->callback([&chosen, run = command.declare(*subcommand)] { chosen = run; });
    }
    try {
        app.parse(argument_count, arguments);
        return chosen();
    } catch (const CLI::ParseError& error) {
        return report(app, error);
    } catch (const yieldcheck::Fault& fault) {
        return report(fault);
    } catch (const std::exception& error) {
        return report(yieldcheck::Fault(error.what()));
    }
}
