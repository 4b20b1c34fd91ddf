// The fidelity matrix as a table and as JSON.
#pragma once

#include "inspector/fidelity/matrix.hpp"

#include <ostream>

namespace yieldcheck::fidelity {

/// At most 80 columns; the first `differences` of each build, each with a command to look at it.
void print(std::ostream& out, const std::vector<BuildFidelity>& builds, std::size_t differences);

/// {"format":1,"builds":[{"adapter","build","program","scenarios","steps","facts":{"state":{"exact":…},…},
/// "differences":[…],"not_compared":[…]}]}
Json to_json(const std::vector<BuildFidelity>& builds);

}  // namespace yieldcheck::fidelity
