// The data of the HTML report: JSON in scripts, since a page that is opened from disk may not read other files.
#pragma once

#include "reports/report.hpp"

#include <string>
#include <vector>

namespace yieldcheck {

/// A call of `function` with what `json` says; `first`, if any, is an argument before it. JSON goes as a string, which
/// no content can leave, and which browsers read faster than the same as script.
std::string script_call(const std::string& function, const std::string& first, const std::string& json);

/// One of the page's columns.
struct HtmlColumn {
    std::string adapter;
    std::string build;
    std::string lane;

    auto operator<=>(const HtmlColumn&) const = default;
};

/// What all pages need: data/report.js. Scenarios and columns are known by their place in it.
std::string html_report_json(const Report& report, const std::vector<HtmlColumn>& columns);

/// What is left of the space that the report may take for standard error and unlike observations: it can be opened
/// whatever the programs have written.
struct HtmlBudget {
    std::size_t bytes = 16u << 20;

    /// Whether there is room for so many more, which are then taken.
    bool take(std::size_t wanted);
};

/// What only the pages of one scenario need: data/scenario/N.js. `results` are all of that scenario.
std::string html_scenario_json(const Report& report, const ReportedScenario& scenario,
                               const std::vector<const Result*>& results, const std::vector<HtmlColumn>& columns,
                               HtmlBudget& budget);

/// The place of a result's column.
std::size_t html_column(const std::vector<HtmlColumn>& columns, const Result& result);

}  // namespace yieldcheck
