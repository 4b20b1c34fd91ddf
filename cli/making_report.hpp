// From a run to its report: what the scenarios are beside their traces, and what else a result file holds.
#pragma once

#include "cli/selection.hpp"
#include "reports/report.hpp"

namespace yieldcheck {

/// Whether the C++ that the scenarios were translated to belongs to it: for people's own it has to be made first.
enum class Generated { wanted, unwanted };

/// The whole report but the gate's word.
Report make_report(RunReport run, Selection selection, const SelectionOptions& options, const Rules& rules,
                   const Workspace& workspace, Generated generated);

}  // namespace yieldcheck
