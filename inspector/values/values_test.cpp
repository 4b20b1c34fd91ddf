// Values of every kind, against what the programs that hold them print of themselves.
#include "inspector/inspection.hpp"

#include "inspector/memory/core_file.hpp"
#include "inspector/memory/live_process.hpp"
#include "inspector/test_targets/target.hpp"
#include "inspector/view/value_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace yieldcheck::inspector {
namespace {

InspectionOptions deep() {
    InspectionOptions options;
    options.limits.pointer_depth = 3;
    return options;
}

/// "function.variable" to the value.
std::map<std::string, const Variable*> variables_of(const Snapshot& snapshot) {
    std::map<std::string, const Variable*> all;
    for (const auto& frame : snapshot.frames)
        for (const auto* variables : {&frame.parameters, &frame.locals})
            for (const auto& variable : *variables)
                all[frame.function.substr(0, frame.function.find('(')) + "." + variable.name] = &variable;
    return all;
}

/// `exact`: nothing is missing.
void expect_values(const Snapshot& snapshot, const TargetProgram& target, bool exact) {
    const auto shown = variables_of(snapshot);
    ASSERT_FALSE(target.values().empty());
    std::size_t missing = 0;
    for (const auto& [name, text] : target.values()) {
        const auto found = shown.find(name);
        if (found == shown.end()) {
            ADD_FAILURE() << name << " is not shown";
            continue;
        }
        const auto& value = found->second->value;
        if (!exact && value.kind == ValueKind::unavailable && value.reason.starts_with("optimised"))
            ++missing;
        else
            EXPECT_EQ(value_text(value), text) << name;
    }
    EXPECT_LE(missing, target.values().size() / 10);
}

class Values : public testing::TestWithParam<std::string> {};

TEST_P(Values, AreWhatTheProgramSays) {
    TargetProgram target(GetParam());
    LiveProcess process(target.process());
    expect_values(take_snapshot(process, deep()), target, GetParam().find(".O2") == std::string::npos);
}

TEST_P(Values, AreTheSameInACore) {
    TargetProgram target(GetParam(), "abort");
    const auto core = target.core();
    if (core.empty()) GTEST_SKIP() << "the system keeps no core files in the working folder";
    CoreFile memory(core);
    expect_values(take_snapshot(memory, deep()), target, GetParam().find(".O2") == std::string::npos);
}

std::string short_name(const testing::TestParamInfo<std::string>& info) {
    auto name = info.param.substr(info.param.rfind('/') + 1);
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(EveryTarget, Values, testing::ValuesIn(target_programs("values_")), short_name);

}  // namespace
}  // namespace yieldcheck::inspector
