#ifdef YIELDCHECK_HAS_INSPECTOR

#include "cli/fidelity_mode.hpp"

#include "cli/inspect/views.hpp"
#include "inspector/fidelity/matrix_text.hpp"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <iostream>

namespace yieldcheck {
namespace {

void show_progress(const fidelity::BuildFidelity& build, std::size_t scenarios) {
    if (::isatty(STDERR_FILENO) == 0) return;
    const auto done = build.scenarios + build.not_compared.size();
    std::cerr << "\r\033[K" << build.build << ": " << done << " of " << scenarios << " scenarios";
    if (done == scenarios) std::cerr << "\r\033[K";
    std::cerr << std::flush;
}

const AdapterProgram& program_of(const AdapterUnderTest& adapter) {
    if (!adapter.hello) throw Fault(adapter.program.command.front() + ": " + adapter.fault);
    return adapter.program;
}

}  // namespace

void FidelityMode::declare(CLI::App& app) {
    const std::string group = "How well it does (with --fidelity)";
    app.add_flag("--fidelity", wanted_,
                 "Measure the inspector: hold the suite's generators at every step, and compare "
                 "what it says with what CPython says")
        ->group(group);
    CLI::App& options = *app.add_option_group(group);
    selection_.declare_scenarios(options);
    selection_.declare_build(options);
    options.add_option("--adapter", selection_.adapters, "The program to be held, instead of the reference adapter's")
        ->type_name("NAME");
    options.add_flag("--exact", exact_, "What is missing counts as a failure, too");
    options.add_option("--first", first_, "So many differences of each build are printed")->capture_default_str();
    step_option_ = options.add_option("--step", step_, "Show what is seen after this step (from 0) of one scenario");
    for (CLI::Option* option : options.get_options())
        option->group("With --fidelity");
}

int FidelityMode::run(bool json) const {
    const Workspace workspace = Workspace::find();
    SelectionOptions selection = selection_;
    if (selection.adapters.empty()) selection.adapters = {"reference"};
    selection.lanes = {"native"};
    RunOptions how = run_options(selection, -1);
    const Selection selected = select(workspace, selection, Rules::load(workspace.rules), how);
    if (step_option_->count() > 0) return show_step(selected);
    std::vector<fidelity::BuildFidelity> builds;
    for (const auto& adapter : selected.adapters) {
        // The sanitizers' shadow memory is a thousand times the program's; what they compile is at other levels,
        // too.
        if (adapter.hello && !adapter.hello->sanitizers.empty()) continue;
        builds.push_back(fidelity::measure(program_of(adapter), selected.scenarios, how.session, show_progress));
        builds.back().build = adapter.build();
    }
    if (json)
        std::cout << fidelity::to_json(builds).dump(1) << '\n';
    else
        fidelity::print(std::cout, builds, first_);
    for (const auto& build : builds) {
        using fidelity::Grade;
        if (build.tally.count(Grade::stale) + build.tally.count(Grade::wrong) > 0) return 1;
        if (exact_ && build.tally.count(Grade::missing) > 0) return 1;
    }
    return 0;
}

int FidelityMode::show_step(const Selection& selected) const {
    if (selected.adapters.size() != 1 || selected.scenarios.size() != 1)
        throw Fault("--step shows one scenario of one build", "name them with --build and --scenario");
    const auto snapshot = fidelity::look_at(program_of(selected.adapters.front()), selected.scenarios.front(), step_);
    const inspector::SnapshotSource frames(snapshot);
    const inspect::View view{std::cout, frames, style_for(STDOUT_FILENO)};
    print_header(view);
    inspect::SourceLines sources;
    for (std::size_t frame = 0; frame < frames.count(); ++frame) {
        std::cout << '\n';
        print_in_full(view, frame, sources);
    }
    return 0;
}

}  // namespace yieldcheck

#endif
