// Every seed and every find of the fuzzers, read again: none may crash, hang or throw what is no Fault.
#include "inspector/fuzz/targets.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace yieldcheck::inspector::fuzz {

/// For the tests' names, which are the same in each run.
static void PrintTo(const Target& target, std::ostream* out) { *out << target.name; }

namespace {

namespace fs = std::filesystem;

constexpr unsigned patience = 60;  // seconds for one seed: a thousand times what it takes

char current[512];  // the seed that is read, for the handler

void too_long(int) {
    const auto say = [](const char* words) {
        if (::write(STDERR_FILENO, words, std::strlen(words)) < 0) _exit(1);
    };
    say("still not through with the seed ");
    say(current);
    say("\n");
    _exit(1);
}

std::vector<fs::path> seeds_of(const char* target) {
    std::vector<fs::path> all;
    for (const auto& entry : fs::directory_iterator(fs::path(YIELDCHECK_FUZZ_SEEDS) / target))
        all.push_back(entry.path());
    std::sort(all.begin(), all.end());
    return all;
}

class Seeds : public testing::TestWithParam<Target> {};

TEST_P(Seeds, AreReadWithoutHarm) {
    const auto seeds = seeds_of(GetParam().name);
    ASSERT_FALSE(seeds.empty());
    std::signal(SIGALRM, too_long);
    for (const auto& seed : seeds) {
        SCOPED_TRACE(seed.string());
        std::strncpy(current, seed.c_str(), sizeof current - 1);
        std::ifstream file(seed, std::ios::binary);
        const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(file), {}};
        alarm(patience);
        EXPECT_NO_THROW(GetParam().run(bytes));
        alarm(0);
    }
}

INSTANTIATE_TEST_SUITE_P(Of, Seeds, testing::ValuesIn(targets),
                         [](const testing::TestParamInfo<Target>& target) { return std::string(target.param.name); });

}  // namespace
}  // namespace yieldcheck::inspector::fuzz
