// The value at the end of a path: read anew from the target, so that it is not cut where the whole variable was.
#pragma once

#include "inspector/values/path.hpp"
#include "inspector/values/reader.hpp"

namespace yieldcheck::inspector {

/// What a path can start from.
struct PathRoot {
    std::string name;
    std::optional<Place> place;  // none: it is in no memory, or cannot be had; then `value` is all there is
    Value value;
};

/// Follows the path from the last root of its name (the innermost variable). The value is read with `limits`; its name
/// is the path. Throws Fault, one sentence, when a name, an index or a key is not there.
Value select_value(const Memory& memory, const AddressBook& book, const ValueLimits& limits,
                   const std::vector<PathRoot>& roots, const Path& path);

}  // namespace yieldcheck::inspector
