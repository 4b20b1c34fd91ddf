// Where a view goes: the screen, a pager on it, or a file.
#pragma once

#include "reports/style.hpp"

#include <memory>
#include <ostream>
#include <string>

namespace yieldcheck::inspect {

class Output {
public:
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    virtual ~Output() = default;

    std::ostream& stream() { return *stream_; }
    const Style& style() const { return style_; }
    /// Whether nobody reads any more: a pager that was left, a closed pipe.
    bool closed() const { return !stream_->good(); }
    /// All is written. Throws Fault when it cannot be.
    virtual void finish() = 0;

protected:
    Output() = default;
    std::ostream* stream_ = nullptr;
    Style style_;
};

/// Onto standard output; on a terminal and if so wished through $PAGER, or less, which ends by itself when all fits on
/// the screen.
std::unique_ptr<Output> screen(bool pager);
/// Beside the file first, which it then becomes: a reader never sees half of it. Throws Fault when it cannot be made.
std::unique_ptr<Output> file_output(const std::string& path);

}  // namespace yieldcheck::inspect
