#include "inspector/memory/breakpoint_step.hpp"

#include "inspector/memory/library_loading.hpp"
#include "inspector/memory/memory_map.hpp"
#include "inspector/memory/program_start.hpp"
#include "inspector/memory/thread_stop.hpp"

#include <elf.h>
#include <gtest/gtest.h>
#include <sys/ptrace.h>
#include <sys/wait.h>

namespace yieldcheck::inspector {
namespace {

struct Steps {
    int elsewhere = 0, in_place = 0;  // of the program's own code, and not of its libraries
    int end = -1;                     // status
};

/// Stops where the program begins, after its loader's work. False: it ended before.
bool run_to(int process, Address entry) {
    Breakpoints breakpoints;
    breakpoints.insert(process, entry);
    ptrace(PTRACE_CONT, process, nullptr, nullptr);
    int status = 0;
    if (waitpid(process, &status, __WALL) != process || !WIFSTOPPED(status)) return false;
    breakpoints.remove(process);
    set_program_counter(process, entry);
    return true;
}

MemoryRegion region_of(int process, Address place) {
    for (const auto& region :
         parse_memory_map(read_proc_file("/proc/" + std::to_string(process) + "/maps").value_or("")))
        if (region.contains(place)) return region;
    return {};
}

/// Runs a program to its end, each of its instructions from its first on as if there were a breakpoint.
Steps run_in_steps(const std::vector<std::string>& command) {
    const int process = start_traced(command);
    const Address space = auxiliary_value(process, AT_ENTRY);
    Steps steps;
    if (!run_to(process, space)) return steps;
    const auto program = region_of(process, space);
    const Breakpoints none;
    do {
        const auto at = read_registers(process);
        if (!at) return steps;
        BreakpointStep step(none, process, *at, space);
        if (program.contains(at->pc())) (step.is_elsewhere() ? steps.elsewhere : steps.in_place) += 1;
        ptrace(PTRACE_SINGLESTEP, process, nullptr, nullptr);
        if (waitpid(process, &steps.end, __WALL) != process) return steps;
        if (WIFSTOPPED(steps.end)) step.finish();
    } while (WIFSTOPPED(steps.end));
    return steps;
}

}  // namespace

TEST(BreakpointStep, DoesEachInstructionOfAProgram) {
    testing::internal::CaptureStdout();
    const auto steps = run_in_steps({"sh", "-c", "f() { return $(($1 * 7)); }; f 6; echo $?"});
    EXPECT_EQ(testing::internal::GetCapturedStdout(), "42\n");
    EXPECT_TRUE(WIFEXITED(steps.end) && WEXITSTATUS(steps.end) == 0) << std::hex << steps.end;
    EXPECT_GT(steps.elsewhere, 1000);
    EXPECT_LT(steps.in_place, 10);  // those that are where the others go
}

}  // namespace yieldcheck::inspector
