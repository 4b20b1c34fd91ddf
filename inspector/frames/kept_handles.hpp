// Handles of other coroutines that a promise keeps in memory of its own: in a vector of who waits for it, say.
#pragma once

#include "inspector/values/reader.hpp"

#include <string>
#include <vector>

namespace yieldcheck::inspector {

struct KeptHandle {
    std::string path;  // ".waiting[0]"
    Address frame = 0;
};

/// Whether objects of this type may keep such handles: it has containers of handles, or of what holds a handle.
bool may_keep_handles(const Type& type);

/// Those of frames that are known, outside of the object's own bytes.
std::vector<KeptHandle> kept_handles(ValueReader& reader, const Place& object);

}  // namespace yieldcheck::inspector
