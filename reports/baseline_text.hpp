// The text of a baseline, edited in place: what is not touched stays as its authors wrote it, comments and all.
#pragma once

#include "reports/baseline.hpp"

#include <optional>

namespace yieldcheck {

class BaselineText {
public:
    /// `shown` names the file in messages. Faults as read_baseline() does.
    BaselineText(const std::string& text, std::string shown);

    const Baseline& baseline() const noexcept { return baseline_; }
    std::string text() const;

    /// Puts other scenarios in the place of a pattern of an entry; none: takes the pattern out, and the entry when it
    /// was its last one.
    void replace_pattern(std::size_t entry, std::size_t pattern, const std::vector<std::string>& scenarios);
    /// Lets an entry about a rule speak of some scenarios instead; none: takes the entry out.
    void replace_rule(std::size_t entry, const std::vector<std::string>& scenarios);
    /// With the comment lines right above it.
    void remove(std::size_t entry);
    /// At the end.
    void append(const BaselineEntry& entry);
    void set_suite(const std::string& version);

private:
    void edited();

    std::vector<std::string> lines_;     // without their line feeds
    std::vector<std::string> original_;  // the same before any change
    std::string prefix_;                 // a byte order mark, if there was one
    bool windows_ = false;               // all lines end with a carriage return, too
    bool ends_line_ = true;              // so does the last one
    std::string shown_;
    Baseline baseline_;
};

}  // namespace yieldcheck
