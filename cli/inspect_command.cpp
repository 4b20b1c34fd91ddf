#include "cli/command.hpp"
#include "protocol/fault.hpp"

#ifdef YIELDCHECK_HAS_INSPECTOR

#include "cli/fidelity_mode.hpp"
#include "cli/inspect/doctor_view.hpp"
#include "cli/inspect/interactive/prompt.hpp"
#include "cli/inspect/last_resort.hpp"
#include "cli/inspect/output.hpp"
#include "cli/inspect/request.hpp"
#include "cli/inspect/show.hpp"
#include "cli/inspect/target.hpp"
#include "cli/inspect/work_in_child.hpp"
#include "inspector/fault.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace yieldcheck {
namespace {

std::unique_ptr<inspect::Output> output_for(const inspect::Request& request) {
    return request.report.empty() ? inspect::screen(!request.no_pager && !request.json)
                                  : inspect::file_output(request.report);
}

void examine(const inspect::Request& request) {
    const auto output = output_for(request);
    inspect::show_health(request, *output);
    output->finish();
}

void look(const inspect::Request& request) {
    auto target = inspect::open_target(request.target, request.options.debug_folders);
    if (request.interactive) {
        inspect::ask(*target, request);
    } else {
        const inspector::Inspection inspection(*target, request.options);
        const inspector::InspectionSource frames(inspection);
        const auto output = output_for(request);
        inspect::show(frames, request, *output);
        output->finish();
    }
    inspect::leave_target(request.target, std::move(target));
}

int run(const inspect::Request& request, const FidelityMode& fidelity) {
    try {
        if (fidelity.wanted()) return fidelity.run(request.json);
        inspect::check(request);
        if (request.target.launches()) inspect::work_in_child();
        inspect::expect_damaged_files();
        request.doctor.empty() ? look(request) : examine(request);
        return 0;
    } catch (const inspector::Fault& fault) {
        throw Fault(fault.what(), fault.hint());
    }
}

}  // namespace

Command inspect_command() {
    return {"inspect",
            "Shows the live coroutine frames of a process, a core file or a program that is started: where each one "
            "stands, its variables, and whom it waits for",
            [](CLI::App& app) {
                const auto request = std::make_shared<inspect::Request>();
                const auto fidelity = std::make_shared<FidelityMode>();
                inspect::declare(app, *request);
                fidelity->declare(app);
                return [request, fidelity] { return run(*request, *fidelity); };
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
