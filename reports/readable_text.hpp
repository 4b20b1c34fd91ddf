// Text from anywhere, made fit to be read and written: adapters, scenarios and their authors may put anything into it.
#pragma once

#include <string>
#include <string_view>

namespace yieldcheck {

/// Valid UTF-8 of visible characters, spaces, tabs and line ends. What is no valid UTF-8 becomes U+FFFD; other control
/// characters, and those that turn the direction of writing, are shown by their number: "\x1b", "\u202e".
std::string readable(std::string_view text);

/// The same on one line: line ends and tabs become spaces.
std::string readable_line(std::string_view text);

/// At most about `most` bytes of it, cut between characters; what is left out is said: "… (12345 bytes left out)".
enum class Keep { begin, end };
std::string bounded(std::string_view text, std::size_t most, Keep keep = Keep::begin);

/// For elements and attributes of XML and HTML; of text that is readable already.
std::string escaped_xml(std::string_view text);

/// For running text and table cells of Markdown as GitHub renders it; of text that is readable already.
std::string escaped_markdown(std::string_view text);

/// A block of code in Markdown whose fence does not occur in the text.
std::string fenced(std::string_view text, std::string_view language = "");

}  // namespace yieldcheck
