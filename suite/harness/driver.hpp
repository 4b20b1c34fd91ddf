// Drives one scenario in one lane: performs the recorded operations and observes each step as the oracle did.
#pragma once

#include "harness/session.hpp"
#include "protocol/observation.hpp"
#include "protocol/operation.hpp"

#include <functional>
#include <span>

namespace yieldcheck {

/// How a scenario ended for the driver; what it means is for the judge to say.
struct DriveEnd {
    std::optional<std::string> unsupported;  // the capability that the next step needs
    std::optional<std::string> broken;       // why the suite or the adapter could not go on
    std::size_t live = 0;                    // objects that are still alive after everything was disposed of
};

/// Called as soon as a step is done; the disposal of what is left is the last one.
using StepSink = std::function<void(std::size_t step, Json observation)>;

/// Runs scenario `id` of the program's table. `with_coroutines`: observations say where the generators' coroutine
/// frames are.
DriveEnd drive(const Adapter& adapter, Lane lane, std::string_view id, std::span<const Operation> operations,
               const StepSink& sink, bool with_coroutines = false);

}  // namespace yieldcheck
