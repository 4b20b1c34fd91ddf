// The judgement on one scenario in one lane of one adapter.
#pragma once

#include "protocol/observation.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace yieldcheck {

enum class VerdictKind {
    conforms,     // every observation equals the reference trace
    variant,      // equals another accepted trace: another runtime's, or a tagged quirk
    diverges,     // some step differs
    unsupported,  // needs a capability that the lane lacks
    crashes,      // the child died, or a sanitizer spoke
    hangs,        // the time limit passed
    leaks,        // objects alive that should be gone
    broken        // the suite or the adapter is at fault
};

inline constexpr std::array<VerdictKind, 8> all_verdicts{
    VerdictKind::conforms, VerdictKind::variant, VerdictKind::diverges, VerdictKind::unsupported,
    VerdictKind::crashes,  VerdictKind::hangs,   VerdictKind::leaks,    VerdictKind::broken};

std::string_view name(VerdictKind kind);
std::optional<VerdictKind> verdict_kind(std::string_view name);

struct Verdict {
    VerdictKind kind = VerdictKind::conforms;
    std::optional<std::size_t> step;      // counted from 0, as on the wire; the disposal is the last
    std::string reason;                   // one sentence; empty when it conforms
    std::string variant;                  // the runtime that agrees, or the rule that allows it
    std::optional<Observation> expected;  // at `step`, for diverges and variant
    std::optional<Observation> observed;
};

Json to_json(const Verdict& verdict);

}  // namespace yieldcheck
