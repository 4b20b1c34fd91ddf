#include "cli/command.hpp"
#include "protocol/fault.hpp"

#ifdef YIELDCHECK_HAS_INSPECTOR

#include "inspector/fault.hpp"
#include "inspector/inspection.hpp"
#include "inspector/memory/core_file.hpp"
#include "inspector/memory/live_process.hpp"
#include "inspector/view/snapshot_json.hpp"
#include "inspector/view/snapshot_text.hpp"

#include <iostream>
#include <memory>

namespace yieldcheck {
namespace {

struct InspectCommand {
    int process = 0;
    std::string core;
    std::string executable;
    bool json = false;
    inspector::InspectionOptions options;

    std::unique_ptr<inspector::Memory> open() const {
        if (!core.empty()) return std::make_unique<inspector::CoreFile>(core, executable);
        if (process > 0) return std::make_unique<inspector::LiveProcess>(process);
        throw Fault("nothing to inspect", "name a process by its id, or a core file: --core FILE");
    }

    int run() const {
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
                app.add_option("process", command->process, "The id of a running process");
                app.add_option("--core", command->core, "A core file instead of a process");
                app.add_option("--exe", command->executable, "The program that the core is from");
                app.add_flag("--json", command->json, "As JSON, format 1");
                app.add_flag("--all", command->options.all, "Closed and doubtful frames, too");
                app.add_flag("--nonblocking", command->options.nonblocking, "Never hold the process: values may tear");
                app.add_flag("--stop-scan", command->options.stop_scan, "Hold the process during the search, too");
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
