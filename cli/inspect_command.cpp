#include "cli/command.hpp"
#include "protocol/fault.hpp"

#ifdef YIELDCHECK_HAS_INSPECTOR

#include "cli/fidelity_mode.hpp"
#include "inspector/fault.hpp"
#include "inspector/inspection.hpp"
#include "inspector/memory/core_file.hpp"
#include "inspector/memory/launched_program.hpp"
#include "inspector/memory/live_process.hpp"
#include "inspector/view/snapshot_json.hpp"
#include "inspector/view/snapshot_text.hpp"

#include <algorithm>
#include <charconv>
#include <iostream>
#include <memory>

namespace yieldcheck {
namespace {

struct InspectCommand {
    std::vector<std::string> target;
    std::string core;
    std::string executable;
    std::string at;
    double after = -1;
    bool on_exit = false;
    bool json = false;
    inspector::InspectionOptions options;
    FidelityMode fidelity;

    std::unique_ptr<inspector::Memory> open() const {
        if (!core.empty()) return std::make_unique<inspector::CoreFile>(core, executable);
        if (target.empty())
            throw Fault("nothing to inspect",
                        "name a process by its id, a core file (--core FILE), or a program to start (-- PROGRAM)");
        const bool number = target.front().find_first_not_of("0123456789") == std::string::npos;
        if (number && target.size() == 1) return std::make_unique<inspector::LiveProcess>(process(target.front()));
        return launch();
    }

    static int process(const std::string& word) {
        int id = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), id);
        if (error != std::errc{} || id <= 0) throw Fault(word + " is not the id of a process");
        return id;
    }

    std::unique_ptr<inspector::Memory> launch() const {
        inspector::StopCondition condition;
        if (!at.empty()) {
            const auto colon = at.rfind(':');
            unsigned line = 0;
            const char* digits = at.data() + (colon == std::string::npos ? at.size() : colon + 1);
            const auto [end, error] = std::from_chars(digits, at.data() + at.size(), line);
            if (colon == 0 || error != std::errc{} || end != at.data() + at.size() || line == 0)
                throw Fault("--at " + at + " is no place in a source file", "it is FILE:LINE, such as main.cpp:14");
            condition.place = at;
            condition.breakpoints = inspector::line_breakpoint(at.substr(0, colon), line);
        }
        if (after >= 0) condition.after = std::chrono::duration<double>(after);
        condition.on_exit = on_exit;
        auto program = std::make_unique<inspector::LaunchedProgram>(target);
        program->run(condition);
        return program;
    }

    int run() const {
        if (fidelity.wanted()) return fidelity.run(json);
        try {
            const auto memory = open();
            const inspector::Inspection inspection(*memory, options);
            json ? print_json(inspection) : print_text(inspection);
            return 0;
        } catch (const inspector::Fault& fault) {
            throw Fault(fault.what(), fault.hint());
        }
    }

    static void print_text(const inspector::Inspection& inspection) {
        print_header(std::cout, inspection.header(), inspection.frame_count());
        for (std::size_t i = 0; i < inspection.frame_count(); ++i)
            print_frame(std::cout, inspection.frame(i));
        print_notes(std::cout, inspection.header());
    }

    static void print_json(const inspector::Inspection& inspection) {
        // The frames one by one: a million of them need no memory here.
        std::string head = to_json(inspection.header()).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        head.pop_back();
        std::cout << head << ",\"frames\":[";
        for (std::size_t i = 0; i < inspection.frame_count(); ++i)
            std::cout << (i > 0 ? ",\n" : "\n")
                      << to_json(inspection.frame(i)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        std::cout << "\n]}\n";
    }
};

}  // namespace

Command inspect_command() {
    return {"inspect", "Shows the coroutine frames of a process or a core file", [](CLI::App& app) {
                const auto command = std::make_shared<InspectCommand>();
                app.add_option("target", command->target, "The id of a process; or, behind --, a program to start");
                app.add_option("--core", command->core, "A core file instead of a process");
                app.add_option("--exe", command->executable, "The program that the core is from");
                app.add_option("--at", command->at, "Start the program and hold it at FILE:LINE");
                app.add_option("--after", command->after, "Start the program and hold it after so many seconds");
                app.add_flag("--on-exit", command->on_exit, "Start the program and hold it when it ends");
                app.add_flag("--json", command->json, "As JSON, format 1");
                app.add_flag("--all", command->options.all, "Closed and doubtful frames, too");
                app.add_flag("--nonblocking", command->options.nonblocking, "Never hold the process: values may tear");
                app.add_flag("--stop-scan", command->options.stop_scan, "Hold the process during the search, too");
                command->fidelity.declare(app);
                return [command] { return command->run(); };
            }};
}

}  // namespace yieldcheck

#else

namespace yieldcheck {

Command inspect_command() {
    return {"inspect", "Shows the coroutine frames of a process or a core file", [](CLI::App& app) {
                app.allow_extras();
                return []() -> int {
                    throw Fault("this yieldcheck was built without the inspector",
                                "install llvm-19-dev, libzydis-dev, libzstd-dev and zlib1g-dev, then configure again");
                };
            }};
}

}  // namespace yieldcheck

#endif
