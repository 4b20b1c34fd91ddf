// Results in words, for all formats: the explanation of one, the columns, what stands in each.
#pragma once

#include "reports/matrix.hpp"
#include "reports/report.hpp"

#include <map>

namespace yieldcheck {

/// Makes the explanations of a report's results as plain text of at most 100 columns: what `yieldcheck explain` prints.
class ExplanationTexts {
public:
    explicit ExplanationTexts(const Report& report) : report_(report) {}

    /// Readable, and bounded.
    std::string of(const Result& result) const;

private:
    const Report& report_;
};

/// "range_v3 native, send/accumulator diverges: step 3, …"; readable, on one line, and bounded.
std::string sentence_of(const Report& report, const Result& result);

/// A column of the matrix: an adapter's build in one lane.
struct ReportColumn {
    std::string adapter;
    std::string build;
    std::string title;  // the adapter, with its build where it has several
    Tally sum;
    std::map<std::string, Tally> categories;
    std::vector<const Result*> results;
};

/// By lane, in the order of the results.
struct ReportLane {
    std::string lane;
    std::vector<ReportColumn> columns;
};
std::vector<ReportLane> lanes_of(const Report& report);

/// Results that make the gate fail, faults first.
std::vector<const Result*> gating(const Report& report);
/// "Failed: 3 not in order." and the like.
std::string conclusion(const Report& report);

}  // namespace yieldcheck
