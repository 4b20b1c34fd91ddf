// Values of the suite's own type as the inspector shows them, held against the encoding of traces (docs/json-lines.md).
#pragma once

#include "inspector/snapshot.hpp"
#include "protocol/strict_json.hpp"

namespace yieldcheck::fidelity {

/// Whether the inspector shows the variable as bound; an unbound one holds no value.
bool is_bound(const inspector::Value& shown);
/// Whether what is shown is what the trace says.
bool is_same(const inspector::Value& shown, const Json& encoded);

}  // namespace yieldcheck::fidelity
