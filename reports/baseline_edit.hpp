// Bringing a baseline up to date with what a run found: its entries, comments, order and reasons stay.
#pragma once

#include "reports/report.hpp"

namespace yieldcheck {

struct BaselineEdit {
    std::string text;               // of the whole file
    std::vector<std::string> done;  // what was changed, a sentence each
    std::size_t listed = 0;         // new entries
};

/// Takes out what is stale: scenarios that are in order now, and names that do not exist any more. A pattern of which
/// only a part is stale becomes a list of the rest; where builds disagree, the rest gets a condition.
BaselineEdit prune_baseline(const std::string& text, const std::string& shown, const Report& report, bool strict);

struct UpdateOptions {
    std::string reason;  // of new entries; empty: they wait for one
    bool strict = false;
    bool adopt = false;  // lets the scenarios of this suite's version gate from now on
};

/// Lists what is not in order and not listed, at the end. A scenario that is listed with another verdict is taken out
/// there, for its reason does not hold any more.
BaselineEdit update_baseline(const std::string& text, const std::string& shown, const Report& report,
                             const UpdateOptions& options);

/// What a baseline begins with.
extern const char* const baseline_heading;

}  // namespace yieldcheck
