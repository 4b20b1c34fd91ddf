// The generator type that `yieldcheck check` is about, as its user describes it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace yieldcheck {

struct Subject {
    std::string header;                // a file, or a name that the compiler finds in `folders`
    std::string type;                  // "ns::generator<{}>"; {} stands for the element type
    std::vector<std::string> folders;  // of headers
    std::vector<std::string> flags;    // for the compiler
    std::vector<std::string> links;    // libraries: a file, or what follows -l
    std::string compiler;              // a program
    std::string delegate;              // "ns::elements_of({})"; {} stands for the inner generator; empty: found out
    bool next_value = false;           // it has next() and value() instead of begin() and end()
};

/// Makes paths absolute and finds the compiler. Faults when something cannot be right.
Subject checked(Subject subject);

/// The type with its element: "ns::generator<int>".
std::string of(const std::string& pattern, const std::string& element);

/// A short name for files and messages: "ns-generator".
std::string short_name(const Subject& subject);

/// What the program that is built depends on, besides files: as text that changes whenever the build would.
std::string fingerprint(const Subject& subject);

/// `#include` of the header.
std::string include_line(const Subject& subject);

/// The compiler with all flags but those for output.
std::string compile_command(const Subject& subject, const std::filesystem::path& harness);

/// `text` as one word of a POSIX shell.
std::string quoted(const std::string& text);

}  // namespace yieldcheck
