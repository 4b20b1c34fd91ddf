// Programs started under control.
#include "inspector/fault.hpp"
#include "inspector/inspection.hpp"
#include "inspector/memory/launched_program.hpp"
#include "inspector/memory/process_status.hpp"
#include "inspector/test_targets/target.hpp"
#include "inspector/view/value_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <map>

namespace yieldcheck::inspector {
namespace {

std::string locals_program() { return target_programs("locals.gcc12.O0").at(0); }

std::string busy_program() { return target_programs("busy.gcc12.O0").at(0); }

unsigned marked_line(const std::string& source, const std::string& mark) {
    std::ifstream file(std::string(YIELDCHECK_TARGET_SOURCES) + "/" + source);
    std::string line;
    for (unsigned number = 1; std::getline(file, line); ++number)
        if (line.ends_with("// " + mark)) return number;
    return 0;
}

/// Ends the program with the test: it would wait for ever.
struct Ended {
    LaunchedProgram& program;
    ~Ended() {
        kill(program.process(), SIGKILL);
        program.wait_for_end();
    }
};

bool has_pending_trap(int process, int thread) {
    const auto status = thread_status(process, thread);
    return status && (status->pending_signals & (std::uint64_t{1} << (SIGTRAP - 1))) != 0;
}

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

/// Runs test_targets/busy.cpp until it is held at the line with this mark, and gives that place.
Address run_to(LaunchedProgram& program, const std::string& mark) {
    StopCondition condition;
    condition.place = mark;
    condition.breakpoints = line_breakpoint("busy.cpp", marked_line("busy.cpp", mark));
    program.run(condition);
    return program.threads().at(0).registers->pc();
}

/// Threads are told to stop when they are about to come to a breakpoint, are at it, or have just been: no signal of it
/// may be left, for that would end the program when it is let go.
TEST(Launch, HoldsThreadsThatComeToABreakpoint) {
    std::size_t arrivals = 0;
    for (const char* threads : {"1", "6"}) {
        LaunchedProgram program({busy_program(), threads});
        const Ended ended{program};
        StopCondition condition;
        condition.arrivals[run_to(program, "TURN")] = [&](int, const Registers&) {
            ++arrivals;
            return StopCondition::Answer::go_on;
        };
        std::chrono::nanoseconds delay{};
        condition.interrupted = [&] {
            const auto end = std::chrono::steady_clock::now() + delay;
            while (std::chrono::steady_clock::now() < end) {
            }
            return true;
        };
        for (int turn = 0; turn < 300; ++turn) {
            delay = std::chrono::nanoseconds(turn * 100);
            ASSERT_NO_THROW(program.run(condition)) << "turn " << turn;
            for (const auto& thread : program.threads())
                EXPECT_FALSE(has_pending_trap(program.process(), thread.id)) << "turn " << turn;
        }
    }
    EXPECT_GT(arrivals, 0U);
}

/// Several threads come to a breakpoint at the same time: it is held for each, once.
TEST(Launch, TellsOfEachThreadThatComesToABreakpoint) {
    LaunchedProgram program({busy_program(), "4"});
    const Ended ended{program};
    std::map<Address, long> next;  // turn, of each coroutine
    int running = 0;
    StopCondition condition;
    condition.arrivals[run_to(program, "TURN")] = [&](int thread, const Registers&) {
        running = thread;
        return StopCondition::Answer::hold;
    };
    for (int arrival = 0; arrival < 60; ++arrival) {
        program.run(condition);
        for (const auto& frame : take_snapshot(program).frames) {
            if (frame.thread != running) continue;
            const auto local = std::find_if(frame.locals.begin(), frame.locals.end(),
                                            [](const auto& variable) { return variable.name == "turn"; });
            ASSERT_NE(local, frame.locals.end());
            const long turn = std::stol(value_text(local->value));
            const auto [known, added] = next.try_emplace(frame.address, turn);
            EXPECT_EQ(turn, known->second) << frame.address;
            known->second = turn + 1;
        }
    }
    EXPECT_GT(next.size(), 1U);
}

TEST(Launch, HoldsAtAFatalSignalOfTheInstructionAtABreakpoint) {
    LaunchedProgram program({busy_program(), "0"});
    StopCondition condition;
    condition.arrivals[run_to(program, "TRAP")] = [](int, const Registers&) { return StopCondition::Answer::go_on; };
    program.run(condition);
    EXPECT_EQ(program.reason(), "SIGILL");
    EXPECT_EQ(program.wait_for_end(), 128 + SIGILL);
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
