#include "cli/inspect/target.hpp"

#include "cli/interrupt.hpp"
#include "inspector/fault.hpp"
#include "inspector/memory/core_file.hpp"
#include "inspector/memory/launched_program.hpp"
#include "inspector/memory/live_process.hpp"

#include <signal.h>

#include <charconv>
#include <iostream>

namespace yieldcheck::inspect {
namespace {

using inspector::Fault;

int process_id(const std::string& word) {
    int id = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), id);
    if (error != std::errc{} || end != word.data() + word.size() || id <= 0)
        throw Fault(word + " is not the id of a process", "ps -e lists the processes that there are");
    return id;
}

std::unique_ptr<inspector::Memory> launch(const TargetRequest& request, const std::vector<std::string>& debug_folders) {
    inspector::StopCondition condition;
    if (!request.at.empty()) {
        const auto place = inspector::parse_place(request.at);
        if (place.line == 0)
            throw Fault("--at " + request.at + " is no place in a source file", "it is FILE:LINE, such as main.cpp:14");
        condition.place = request.at;
        condition.breakpoints = inspector::line_breakpoint(
            place.file, place.line, debug_folders,
            [](const std::string& what) { std::cerr << what << ", yet: waiting for a library that brings it\n"; });
    }
    if (request.after) condition.after = std::chrono::duration<double>(*request.after);
    condition.on_exit = request.on_exit;
    // Asked to end, it takes the breakpoints out first.
    const Interrupt interrupt;
    condition.interrupted = [&] { return interrupt.happened(); };
    auto program = std::make_unique<inspector::LaunchedProgram>(request.words);
    try {
        program->run(condition);
    } catch (const Fault&) {
        if (program->is_there()) ::kill(program->process(), SIGKILL);  // nobody can tell where it stands
        throw;
    }
    if (!interrupt.happened()) return program;
    const std::string who = "process " + std::to_string(program->process());
    if (request.end_program) ::kill(program->process(), SIGKILL);
    throw Fault("interrupted before " + who + " was held", request.end_program ? "" : who + " goes on by itself");
}

}  // namespace

std::unique_ptr<inspector::Memory> open_target(const TargetRequest& request,
                                               const std::vector<std::string>& debug_folders) {
    if (!request.core.empty()) return std::make_unique<inspector::CoreFile>(request.core, request.executable);
    if (request.words.empty())
        throw Fault("nothing to inspect",
                    "name a process by its id, a core file (--core FILE), or a program to start (-- PROGRAM)");
    if (request.launches()) return launch(request, debug_folders);
    return std::make_unique<inspector::LiveProcess>(process_id(request.words.front()));
}

void leave_target(const TargetRequest& request, std::unique_ptr<inspector::Memory> target) {
    if (!request.launches() || dynamic_cast<inspector::LaunchedProgram*>(target.get()) == nullptr) return;
    const int process = target->process();
    if (request.end_program) ::kill(process, SIGKILL);
    const bool held_at_end = request.on_exit;
    target.reset();
    if (!request.end_program && !held_at_end && ::kill(process, 0) == 0)
        std::cerr << "process " << process << " goes on by itself (--kill ends it)\n";
}

}  // namespace yieldcheck::inspect
