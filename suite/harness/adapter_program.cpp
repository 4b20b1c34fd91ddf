#include "harness/adapter_program.hpp"

#include "harness/body.hpp"
#include "harness/driver.hpp"
#include "harness/scenario_tests.hpp"
#include "harness/server.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <iostream>

namespace yieldcheck {
namespace {

constexpr const char* usage =
    "An adapter program of Yieldcheck. Without options it runs every scenario as a GoogleTest test, in each lane:\n"
    "  --gtest_filter=native.send/*  --gtest_list_tests  --gtest_output=xml:FILE  (see --help-gtest)\n"
    "  --level=outcome|state|locals|context   how much is compared (default: context)\n"
    "  --traces=FOLDER                        where the recorded traces are\n"
    "  --serve                                answer JSON lines on standard input (docs/json-lines.md)\n";

int fault(const std::string& sentence) {
    std::cerr << "yieldcheck: " << sentence << '\n';
    return 3;
}

}  // namespace

int run_adapter_program(const Adapter& adapter, int argument_count, char** arguments) {
    ScenarioTestOptions options;
    for (int index = 1; index < argument_count; ++index) {
        const std::string_view argument = arguments[index];
        if (argument == "--serve") {
            std::ios::sync_with_stdio(false);
            return serve(adapter, std::cin, std::cout);
        }
        if (argument == "--help") {
            std::cout << usage;
            return 0;
        }
        if (argument == "--help-gtest") arguments[index] = const_cast<char*>("--help");
    }
    testing::InitGoogleTest(&argument_count, arguments);
    for (int index = 1; index < argument_count; ++index) {
        const std::string_view argument = arguments[index];
        if (argument.starts_with("--traces=")) {
            options.traces = argument.substr(std::strlen("--traces="));
        } else if (argument.starts_with("--level=")) {
            const auto level = compare_level(argument.substr(std::strlen("--level=")));
            if (!level)
                return fault("unknown level in " + std::string(argument) + ": use outcome, state, locals or context");
            options.level = *level;
        } else {
            return fault("unknown option " + std::string(argument) + ": see --help");
        }
    }
    try {
        register_scenario_tests(adapter, options);
        return RUN_ALL_TESTS();
    } catch (const Fault& error) {
        return fault(error.what() + (error.hint().empty() ? "" : ": " + error.hint()));
    }
}

}  // namespace yieldcheck
