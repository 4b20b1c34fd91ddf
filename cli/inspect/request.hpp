// What the user wants to see, of what.
#pragma once

#include "inspector/inspection.hpp"
#include "inspector/view/filter.hpp"

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace yieldcheck::inspect {

struct TargetRequest {
    std::vector<std::string> words;  // the id of a process, or a program with its arguments
    std::string core;
    std::string executable;
    std::string at;
    std::optional<double> after;
    bool on_exit = false;
    bool end_program = false;  // afterwards

    bool launches() const;
};

struct FilterRequest {
    std::vector<std::string> states;
    std::string function;
    std::string file;
    std::vector<std::string> locals;

    inspector::FrameFilter filter() const;
};

struct Request {
    TargetRequest target;
    FilterRequest filter;
    inspector::InspectionOptions options;
    std::size_t limit = 0;  // 0: all
    std::size_t skip = 0;
    std::optional<bool> group;  // none: when there are very many
    bool tree = false;
    bool source = false;
    bool json = false;
    bool no_pager = false;
    std::string frame;
    std::string report;
    std::string doctor;
    bool interactive = false;
};

/// Adds the options of `yieldcheck inspect`.
void declare(CLI::App& app, Request& request);
/// Those that choose frames and a view, for the prompt.
void declare_list(CLI::App& app, Request& request);
/// Throws Fault when options contradict each other.
void check(const Request& request);

}  // namespace yieldcheck::inspect
