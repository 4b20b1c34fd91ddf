// How far a run has come: one line that is rewritten on a terminal, a plain line now and then elsewhere.
#pragma once

#include "reports/style.hpp"
#include "runner/runner.hpp"

#include <cstdio>

namespace yieldcheck {

class ProgressLine {
public:
    explicit ProgressLine(std::FILE* stream);
    ~ProgressLine();  // leaves nothing behind on a terminal
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const Progress& progress);

private:
    std::FILE* stream_;
    bool terminal_;
    Clock::time_point next_;
};

}  // namespace yieldcheck
