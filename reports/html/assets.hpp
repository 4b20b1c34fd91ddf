// The files of the HTML report that are the same in every report; embed.cmake makes their text part of the program.
#pragma once

#include <span>
#include <string_view>

namespace yieldcheck {

struct HtmlAsset {
    std::string_view name;
    std::string_view text;
};

std::span<const HtmlAsset> html_assets();

}  // namespace yieldcheck
