// repr() of Python's plain data: text of the target in, Python's spelling out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace yieldcheck::inspector {

/// repr() of a str from its UTF-8, lone surrogates as three bytes each.
std::string python_text_repr(std::string_view utf8);
/// repr() of bytes.
std::string python_bytes_repr(std::string_view bytes);
/// repr() of a float: 1.0, 1e+16, inf.
std::string python_float_repr(double value);
/// Decimal digits of a number from its 64-bit words, the lowest first.
std::string decimal_digits(std::span<const std::uint64_t> words);

}  // namespace yieldcheck::inspector
