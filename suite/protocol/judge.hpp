// Judging observations by a trace.
#pragma once

#include "protocol/trace.hpp"
#include "protocol/verdict.hpp"

#include <span>

namespace yieldcheck {

/// How much is compared; each level includes those before it.
enum class CompareLevel {
    outcome,  // outcome and log
    state,    // + the state of every generator
    locals,   // + line, locals and delegation
    context   // + the chain of exception contexts
};

std::string_view name(CompareLevel level);
std::optional<CompareLevel> compare_level(std::string_view name);

struct JudgeOptions {
    CompareLevel level = CompareLevel::context;
    bool compare_state = true;  // false: the lane lacks the capability "state"
    std::string oracle = "cpython-3.13";
};

/// conforms, variant, diverges or broken. Fewer observations than steps are judged as far as they go: the caller knows
/// why there are no more. Snapshots are delta-coded on both sides; a state that the library cannot tell is not
/// compared. Exceptions and other objects are the same when there is a one-to-one correspondence between the two sides.
Verdict judge(const Trace& trace, std::span<const Observation> observed, const JudgeOptions& options = {});

/// The six messages that are part of the protocol, whoever raises them (research: stable since CPython 3.7).
bool is_protocol_message(std::string_view message);

}  // namespace yieldcheck
