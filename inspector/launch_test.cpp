// Programs started under control.
#include "inspector/fault.hpp"
#include "inspector/inspection.hpp"
#include "inspector/memory/launched_program.hpp"
#include "inspector/test_targets/target.hpp"
#include "inspector/view/value_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>

namespace yieldcheck::inspector {
namespace {

std::string locals_program() { return target_programs("locals.gcc12.O0").at(0); }

/// Ends the program with the test: it would wait for ever.
struct Ended {
    LaunchedProgram& program;
    ~Ended() {
        kill(program.process(), SIGKILL);
        program.wait_for_end();
    }
};

std::vector<std::string> lines_of(const Snapshot& snapshot) {
    std::vector<std::string> all;
    for (const auto& frame : snapshot.frames)
        all.push_back(frame.function + ":" + std::to_string(frame.line) + " " + std::string(name(frame.state)));
    return all;
}

}  // namespace

TEST(Launch, HoldsAtALine) {
    LaunchedProgram program({locals_program()});
    const Ended ended{program};
    StopCondition condition;
    condition.place = "locals.cpp:48";
    condition.breakpoints = line_breakpoint("locals.cpp", 48);
    program.run(condition);
    EXPECT_EQ(program.reason(), "at locals.cpp:48");
    const auto snapshot = take_snapshot(program);
    // Its own first words: the frame that runs, and those that were made before it.
    const auto lines = lines_of(snapshot);
    EXPECT_EQ(std::count(lines.begin(), lines.end(), "shadows(int):48 GEN_RUNNING"), 1) << lines.size();
    EXPECT_TRUE(snapshot.stopped);
}

TEST(Launch, HoldsAfterAWhileAndLetsGo) {
    LaunchedProgram program({locals_program()});
    StopCondition condition;
    condition.after = std::chrono::milliseconds(300);
    program.run(condition);
    EXPECT_EQ(take_snapshot(program).frames.size(), 29U);
    program.let_go();
    kill(program.process(), SIGTERM);
    EXPECT_EQ(program.wait_for_end(), 128 + SIGTERM);
}

TEST(Launch, HoldsAtAFatalSignalAndDeliversIt) {
    LaunchedProgram program({locals_program(), "abort"});
    program.run({});
    EXPECT_EQ(program.reason(), "SIGABRT");
    EXPECT_EQ(take_snapshot(program).frames.size(), 29U);
    EXPECT_EQ(program.wait_for_end(), 128 + SIGABRT);
}

TEST(Launch, HoldsAtTheExit) {
    LaunchedProgram program({"/bin/sh", "-c", "/bin/true; exit 7"});
    StopCondition condition;
    condition.on_exit = true;
    program.run(condition);
    EXPECT_EQ(program.reason(), "at its exit");
    EXPECT_TRUE(take_snapshot(program).frames.empty());
    EXPECT_EQ(program.wait_for_end(), 7);
}

TEST(Launch, SaysWhatIsWrong) {
    EXPECT_THROW(LaunchedProgram({"/nonexistent/program"}), Fault);
    EXPECT_THROW(LaunchedProgram(std::vector<std::string>{}), Fault);
    LaunchedProgram ends({"/bin/sh", "-c", "exit 3"});
    EXPECT_THROW(ends.run({}), Fault);
    LaunchedProgram program({locals_program()});
    const Ended ended{program};
    StopCondition condition;
    condition.place = "nothere.cpp:1";
    condition.breakpoints = line_breakpoint("nothere.cpp", 1);
    EXPECT_THROW(program.run(condition), Fault);
}

}  // namespace yieldcheck::inspector
