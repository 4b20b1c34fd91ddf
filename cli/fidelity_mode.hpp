// `yieldcheck inspect --fidelity`: what the inspector says of the suite's own generators, held against CPython.
#pragma once

#include "cli/selection.hpp"

namespace CLI {
class Option;
}

namespace yieldcheck {

class FidelityMode {
public:
    void declare(CLI::App& app);
    bool wanted() const { return wanted_; }
    /// The exit code: 1 when anything is stale or wrong, or, with --exact, missing.
    int run(bool json) const;

private:
    int show_step(const Selection& selected) const;

    bool wanted_ = false;
    bool exact_ = false;
    std::size_t first_ = 5;
    std::size_t step_ = 0;
    const CLI::Option* step_option_ = nullptr;
    SelectionOptions selection_;
};

}  // namespace yieldcheck
