// What is expected of a deliberately wrong generator, as a text that is kept beside it: which scenario notices that it
// breaks which rule, and the explanation of its first divergence.
#pragma once

#include "reports/proof.hpp"
#include "runner/session.hpp"

namespace yieldcheck {

/// The text for a generator that has been caught. Scenarios that `kept`, the text of before, names are named again
/// where they still notice, so that new scenarios do not change what is expected.
std::string proof_text(const WrongGenerator& generator, const Proof& proof,
                       std::span<const ScenarioUnderTest> scenarios, const Rules& rules, const std::string& kept);

/// The result whose explanation proof_text() shows.
const Result* telling_result(const WrongGenerator& generator, const Proof& proof, const std::string& kept);

/// The first line in which two texts part, as two lines with marks; empty when they are the same.
std::string first_difference(const std::string& expected, const std::string& found);

}  // namespace yieldcheck
