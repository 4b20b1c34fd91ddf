// The generated part of unicode.cpp (generate_unicode_table.py); the encoding is explained there.
#pragma once

#include <cstddef>

namespace yieldcheck::unicode {

constexpr std::size_t property_count = 13;

extern const char* const property_borders[property_count];
extern const char* const mapping_runs[4];
extern const char* const mapping_exceptions[4];

}  // namespace yieldcheck::unicode
