// Targets of several compilers, live and as core files, against what they say of themselves.
#include "inspector/inspection.hpp"

#include "inspector/fault.hpp"
#include "inspector/memory/core_file.hpp"
#include "inspector/memory/live_process.hpp"
#include "inspector/test_targets/target.hpp"
#include "inspector/view/value_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace yieldcheck::inspector {
namespace {

/// Of types that the targets do not print, and what is said to be missing.
bool compared(const Variable& variable) {
    static const std::set<std::string> unprinted{"word", "pad", "words"};
    return !variable.shadowed && !variable.artificial && !unprinted.contains(variable.name) &&
           !variable.value.is_static;
}

std::string in_words(const std::map<std::string, std::string>& locals) {
    std::string text;
    for (const auto& [name, value] : locals)
        text += " " + name + "=" + value;
    return text;
}

const Frame* find(const Snapshot& snapshot, Address address) {
    for (const auto& frame : snapshot.frames)
        if (frame.address == address) return &frame;
    return nullptr;
}

/// `exact`: all locals are known; otherwise those that are known are right.
void expect_frame(const Frame& frame, const ExpectedFrame& expected, bool exact) {
    EXPECT_EQ(name(frame.state), expected.state) << frame.function << " " << expected.line;
    if (expected.state == "GEN_CREATED") {
        EXPECT_TRUE(frame.locals.empty()) << frame.function;
        return;
    }
    if (expected.state != "GEN_SUSPENDED") return;
    EXPECT_NE(frame.function.find(expected.function), std::string::npos) << frame.function << " " << expected.function;
    if (exact || frame.confidence == LineConfidence::exact) {
        EXPECT_EQ(frame.line, expected.line) << frame.function;
    }
    std::map<std::string, std::string> locals;
    for (const auto& local : frame.locals)
        if (compared(local) && (exact || local.value.kind != ValueKind::unavailable))
            locals[local.name] = value_text(local.value);
    if (exact) {
        EXPECT_EQ(in_words(locals), in_words(expected.locals)) << frame.function << " " << expected.line;
        return;
    }
    for (const auto& [variable, value] : locals) {
        const auto said = expected.locals.find(variable);
        if (said == expected.locals.end()) continue;
        EXPECT_EQ(value, said->second) << frame.function << " " << variable << " " << expected.line;
    }
}

void expect_frames(const Snapshot& snapshot, const std::vector<ExpectedFrame>& expected, bool exact) {
    for (const auto& one : expected) {
        const Frame* frame = find(snapshot, one.address);
        EXPECT_NE(frame, nullptr) << one.function << " " << one.line;
        if (frame != nullptr) expect_frame(*frame, one, exact);
    }
    std::set<Address> known;
    for (const auto& one : expected)
        known.insert(one.address);
    for (const auto& frame : snapshot.frames)
        EXPECT_TRUE(known.contains(frame.address) || frame.doubtful) << frame.function << " " << frame.line;
}

InspectionOptions everything() {
    InspectionOptions options;
    options.all = true;
    return options;
}

bool is_exact(const std::string& program) {
    return program.find("gcc") != std::string::npos || program.find("clang19.O2") == std::string::npos;
}

class EveryTarget : public testing::TestWithParam<std::string> {};

std::string short_name(const testing::TestParamInfo<std::string>& info) {
    std::string text = std::filesystem::path(info.param).filename().string();
    std::replace(text.begin(), text.end(), '.', '_');
    return text;
}

std::vector<std::string> with_names() {
    auto all = target_programs("locals.");
    std::erase_if(all, [](const std::string& path) { return path.ends_with(".bare"); });
    return all;
}

}  // namespace

TEST_P(EveryTarget, SaysTheSameLive) {
    const TargetProgram target(GetParam());
    LiveProcess memory(target.process());
    expect_frames(take_snapshot(memory, everything()), target.frames(), is_exact(GetParam()));
}

TEST_P(EveryTarget, SaysTheSameFromACore) {
    TargetProgram target(GetParam(), "abort");
    const auto core = target.core();
    if (core.empty()) GTEST_SKIP() << "the system keeps no core files in the working folder";
    CoreFile memory(core);
    expect_frames(take_snapshot(memory, everything()), target.frames(), is_exact(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Locals, EveryTarget, testing::ValuesIn(with_names()), short_name);

TEST(Frames, AreFoundAmongTheFreed) {
    for (const auto& program : target_programs("memory.")) {
        SCOPED_TRACE(program);
        const TargetProgram target(program);
        LiveProcess memory(target.process());
        InspectionOptions options;
        options.values = false;
        const auto snapshot = take_snapshot(memory, options);
        std::set<Address> found, expected;
        for (const auto& frame : snapshot.frames)
            found.insert(frame.address);
        for (const auto& frame : target.frames())
            expected.insert(frame.address);
        EXPECT_EQ(found, expected);
    }
}

TEST(Chains, LeadToTheOneThatWaits) {
    for (const auto& program : target_programs("chain.")) {
        SCOPED_TRACE(program);
        const TargetProgram target(program);
        LiveProcess memory(target.process());
        const auto snapshot = take_snapshot(memory);
        // node(0) -> node(1) -> node(2) -> node(3) -> leaf(3)
        const Frame* at = nullptr;
        for (const auto& frame : snapshot.frames) {
            const bool awaited = std::any_of(frame.edges.begin(), frame.edges.end(),
                                             [](const Edge& edge) { return edge.kind == Edge::Kind::awaited_by; });
            if (frame.function == "node(int)" && !awaited) at = &frame;
        }
        std::string chain;
        while (at != nullptr) {
            chain += at->function + " " + value_text(at->parameters.at(0).value) + "; ";
            const Frame* next = nullptr;
            for (const auto& edge : at->edges)
                if (edge.kind == Edge::Kind::awaits) next = find(snapshot, edge.target);
            at = next;
        }
        EXPECT_EQ(chain, "node(int) 0; node(int) 1; node(int) 2; node(int) 3; leaf(int) 3; ");
    }
}

TEST(Running, AreThoseOnAStack) {
    for (const auto& program : target_programs("chain.")) {
        SCOPED_TRACE(program);
        const TargetProgram target(program);
        LiveProcess memory(target.process());
        const auto snapshot = take_snapshot(memory);
        EXPECT_TRUE(snapshot.stopped);
        std::map<std::string, const Frame*> running;
        for (const auto& frame : snapshot.frames)
            if (frame.state == State::running) running[frame.function] = &frame;
        ASSERT_EQ(running.size(), 2U);
        ASSERT_TRUE(running.contains("busy(int)"));
        ASSERT_TRUE(running.contains("caller(int)"));
        const Frame& busy = *running["busy(int)"];
        EXPECT_EQ(busy.locals.at(0).name, "own");
        EXPECT_EQ(value_text(busy.locals.at(0).value), "6");
        EXPECT_EQ(busy.thread, running["caller(int)"]->thread);
        EXPECT_NE(busy.thread, target.process());
    }
}

TEST(Faults, AreSentences) {
    EXPECT_THROW(LiveProcess(999999999), Fault);
    EXPECT_THROW(CoreFile("/nonexistent/core"), Fault);
    EXPECT_THROW(CoreFile("/bin/sh"), Fault);
    EXPECT_THROW(CoreFile("/etc/passwd"), Fault);
    EXPECT_THROW(CoreFile("/dev/null"), Fault);
}

TEST(Faults, ACoreThatIsCutOffIsReadAsFarAsItGoes) {
    TargetProgram target(target_programs("locals.gcc12.O0").at(0), "abort");
    const auto core = target.core();
    if (core.empty()) GTEST_SKIP() << "the system keeps no core files in the working folder";
    const auto whole = std::filesystem::file_size(core);
    for (std::uintmax_t size = whole - whole / 7; size > 0; size -= std::min(size, whole / 7)) {
        std::filesystem::resize_file(core, size);
        try {
            CoreFile memory(core);
            EXPECT_GT(memory.missing_bytes(), 0U);
            take_snapshot(memory, everything());
        } catch (const Fault& fault) {
            EXPECT_FALSE(std::string(fault.what()).empty());
        }
    }
}

TEST(Faults, AnotherProgramIsNotTheCores) {
    TargetProgram target(target_programs("locals.gcc12.O0").at(0), "abort");
    const auto core = target.core();
    if (core.empty()) GTEST_SKIP() << "the system keeps no core files in the working folder";
    EXPECT_THROW(CoreFile(core, target_programs("locals.gcc12.O2").at(0)), Fault);
}

}  // namespace yieldcheck::inspector
