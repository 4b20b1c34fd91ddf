// Text to bytes and back: utf-8, ascii and latin-1, strictly or with an error handler.
#pragma once

#include "protocol/value.hpp"

#include <optional>

namespace yieldcheck {

/// str.encode(). UnicodeEncodeError, or LookupError for an unknown encoding; OutsideSubset for what Python has beside
/// these.
std::string encode_text(const Text& value, const Value& text_object, std::string_view encoding,
                        std::string_view errors);
/// bytes.decode().
Text decode_bytes(const std::string& value, const Value& bytes_object, std::string_view encoding,
                  std::string_view errors);

/// str() of a UnicodeEncodeError or UnicodeDecodeError by its five arguments; nothing when they are not what they
/// should be.
std::optional<Text> unicode_error_text(const std::vector<Value>& arguments);

}  // namespace yieldcheck
