// What the fuzzers feed with arbitrary bytes. Each function takes any input and comes back: a Fault is an answer, too;
// any other exception, a crash, a sanitizer's report or an endless loop is a find. The seeds are replayed by
// fuzz_seeds_test.cpp in every build, without a fuzzing engine.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace yieldcheck::inspector::fuzz {

using Input = std::span<const std::uint8_t>;

/// A core file, of the program seeds/programs/tiny.gcc.
void core_file(Input input);
/// A program or library with its debug information: examined by itself, and as the program of seeds/programs/tiny.core.
void image(Input input);
/// First byte: path, local condition, function expression, place or state; then its text. Held against the frames of
/// tiny.core.
void text(Input input);
/// First two bytes: number of a type of the printers' test programs; then the memory from `values_base` on.
void values(Input input);

constexpr std::uint64_t values_base = 0x1000;

struct Target {
    const char* name;  // and its folder in seeds/
    void (*run)(Input);
};
constexpr Target targets[]{{"core", core_file}, {"image", image}, {"text", text}, {"values", values}};

}  // namespace yieldcheck::inspector::fuzz
