// The examples of README.md. They must stand here as they stand there.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <memory>
#include <memory_resource>
#include <optional>
#include <ranges>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <yieldcheck/generator.hpp>

using yieldcheck::reference::generator;
using yieldcheck::reference::yield_from;

namespace {

using yieldcheck::reference::generator_exit;
using yieldcheck::reference::generator_state;

generator<double, std::optional<double>, std::string> average() {
    double sum = 0;
    int count = 0;
    for (;;) {
        const std::optional<double> value = co_yield count == 0 ? 0 : sum / count;
        if (!value) co_return "average of " + std::to_string(count);
        sum += *value;
        ++count;
    }
}

TEST(readme, values) {
    auto numbers = average();
    numbers.next();                           // runs to the first co_yield
    EXPECT_EQ(numbers.send(10).value(), 10);  // the co_yield evaluates to 10; runs to the next
    EXPECT_EQ(numbers.send(20).value(), 15);
    auto last = numbers.next();  // sends Send(), here an empty optional
    EXPECT_TRUE(last.done());
    EXPECT_EQ(last.result(), "average of 2");
    EXPECT_TRUE(numbers.next().done());  // for ever; but the result is given once
}

struct Tree {
    int value;
    std::unique_ptr<Tree> left, right;
};

generator<int> leaves(const Tree& tree) {
    if (tree.left) co_await yield_from(leaves(*tree.left));
    co_yield tree.value;
    if (tree.right) co_await yield_from(leaves(*tree.right));
}

TEST(readme, tree) {
    Tree tree{2, std::make_unique<Tree>(), std::make_unique<Tree>()};
    tree.left->value = 1;
    tree.right->value = 3;
    std::vector<int> seen;
    for (const int value : leaves(tree))
        seen.push_back(value);
    EXPECT_EQ(seen, (std::vector{1, 2, 3}));
}

generator<double, std::optional<double>, std::string> two_averages() {
    const std::string first = co_await yield_from(average());
    const std::string second = co_await yield_from(average());
    co_return first + ", " + second;
}

TEST(readme, delegation) {
    auto numbers = two_averages();
    numbers.next();
    numbers.send(1);
    EXPECT_EQ(numbers.next().value(), 0);
    EXPECT_EQ(numbers.send(4).value(), 4);
    EXPECT_EQ(numbers.send(6).value(), 5);
    EXPECT_EQ(numbers.next().result(), "average of 1, average of 2");
}

generator<int> tolerant() {
    for (int errors = 0;;) {
        try {
            co_yield errors;
        } catch (const std::runtime_error&) {
            ++errors;
        }
    }
}

TEST(readme, exceptions) {
    auto counting = tolerant();
    counting.next();
    EXPECT_EQ(counting.throw_(std::runtime_error("first")).value(), 1);
    EXPECT_THROW(counting.throw_(std::logic_error("second")), std::logic_error);
    EXPECT_EQ(counting.state(), generator_state::closed);
}

generator<int, void, std::string> polite() {
    try {
        co_yield 1;
    } catch (const generator_exit&) {
        co_return "good bye";
    }
    co_return "finished";
}

TEST(readme, closing) {
    auto guest = polite();
    guest.next();
    EXPECT_EQ(guest.close(), "good bye");
}

generator<int> countdown(int from) {
    while (from > 0)
        co_yield from--;
}

TEST(readme, loops) {
    std::vector<int> seen;
    for (const int value : countdown(9) | std::views::filter([](int n) { return n % 3 == 0; }))
        seen.push_back(value);
    EXPECT_EQ(seen, (std::vector{9, 6, 3}));
}

struct counting_protocol : yieldcheck::reference::default_protocol {
    static inline int lost = 0;
    static void unraisable(const std::exception_ptr&) noexcept { ++lost; }
};

TEST(readme, protocols) {
    {
        auto failing = []() -> generator<int, void, void, counting_protocol> {
            try {
                co_yield 1;
            } catch (const generator_exit&) {
                throw std::domain_error("nobody can catch this");
            }
        }();
        failing.next();
    }
    EXPECT_EQ(counting_protocol::lost, 1);
}

generator<int> from_arena(std::allocator_arg_t, std::pmr::polymorphic_allocator<>, int last) {
    for (int i = 1; i <= last; ++i)
        co_yield i;
}

TEST(readme, memory) {
    std::array<std::byte, 4096> buffer;
    std::pmr::monotonic_buffer_resource arena(buffer.data(), buffer.size(), std::pmr::null_memory_resource());
    int sum = 0;
    for (const int value : from_arena(std::allocator_arg, &arena, 4))
        sum += value;
    EXPECT_EQ(sum, 10);
}

// ---- README.md and this file ----------------------------------------------------------------------------------------

/// The lines of a file without their indentation.
std::vector<std::string> lines(const std::filesystem::path& path) {
    std::vector<std::string> all;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        all.push_back(line.substr(std::min(line.find_first_not_of(' '), line.size())));
    }
    return all;
}

TEST(readme, its_examples_stand_here) {
    const std::filesystem::path here(__FILE__);
    const auto compiled = lines(here);
    const auto manual = lines(here.parent_path() / "README.md");
    int examples = 0;
    for (auto begin = manual.begin(); (begin = std::find(begin, manual.end(), "```cpp")) != manual.end();) {
        const auto end = std::find(++begin, manual.end(), "```");
        ++examples;
        EXPECT_NE(std::search(compiled.begin(), compiled.end(), begin, end), compiled.end()) << "not here: " << *begin;
        begin = end;
    }
    EXPECT_EQ(examples, 14);
}

}  // namespace
