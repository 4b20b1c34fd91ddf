// Colour and width of what is printed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yieldcheck {

enum class Ink { plain, good, bad, warning, faint, strong };

struct Style {
    bool colour = false;
    std::size_t width = 80;  // columns

    /// The text with its escape sequences, if there is colour at all.
    std::string ink(Ink ink, std::string_view text) const;
};

/// Colour when `descriptor` is a terminal, unless NO_COLOR is set (https://no-color.org) or TERM is dumb.
Style style_for(int descriptor);

/// Columns of a terminal that utf-8 text takes: one for each code point, which is near enough for what we print.
std::size_t columns(std::string_view text);
/// Cut to fit, with an ellipsis.
std::string cut(std::string_view text, std::size_t width);
/// Broken at spaces into lines of at most `width` columns; at most `most` of them, the last cut to fit.
std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t most = 100);
std::string padded(std::string_view text, std::size_t width);  // on the right
std::string right_aligned(std::string_view text, std::size_t width);

}  // namespace yieldcheck
