// A snapshot as text: frames one under another, with what is known of each.
#pragma once

#include "inspector/snapshot.hpp"

#include <ostream>

namespace yieldcheck::inspector {

void print_header(std::ostream& out, const Snapshot& snapshot, std::size_t frames);
void print_frame(std::ostream& out, const Frame& frame);
void print_notes(std::ostream& out, const Snapshot& snapshot);

}  // namespace yieldcheck::inspector
