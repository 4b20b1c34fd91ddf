// `--doctor`: what can be known of a program's coroutines, on a screen or as JSON.
#pragma once

#include "cli/inspect/output.hpp"
#include "cli/inspect/request.hpp"
#include "inspector/doctor/doctor.hpp"

namespace yieldcheck::inspect {

/// Of the functions that the request chooses (--function, --file, --limit).
void print_health(std::ostream& out, const inspector::BinaryHealth& health, const Request& request, const Style& style);
/// Examines the program that the request names. Throws Fault.
void show_health(const Request& request, Output& output);

}  // namespace yieldcheck::inspect
