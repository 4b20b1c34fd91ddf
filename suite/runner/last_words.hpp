// What a child leaves on its standard error: the last part of it, and the first report of a sanitizer.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace yieldcheck {

struct SanitizerReport {
    enum class Kind { error, leak };

    Kind kind = Kind::error;
    std::string summary;  // "AddressSanitizer: heap-use-after-free"
};

/// Takes any amount of text and keeps at most two times `tail_limit` bytes of it.
class LastWords {
public:
    static constexpr std::size_t tail_limit = std::size_t{64} << 10;

    void append(std::string_view text);
    void clear();

    std::string tail() const;
    const std::optional<SanitizerReport>& report() const noexcept { return report_; }

private:
    void line(std::string_view text);

    std::string kept_;
    std::string line_;  // the beginning of the unfinished line
    std::optional<SanitizerReport> report_;
};

}  // namespace yieldcheck
