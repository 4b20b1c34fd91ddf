// A comparison as one page that needs nothing beside it.
#pragma once

#include "reports/comparison.hpp"

namespace yieldcheck {

std::string comparison_page(const Comparison& comparison);

}  // namespace yieldcheck
