// Which kind of type an entry of the debug information describes.
#pragma once

#include "inspector/image/dwarf.hpp"
#include "inspector/values/type.hpp"

namespace yieldcheck::inspector {

bool is_class(llvm::dwarf::Tag tag);
TypeKind kind_of(const DWARFDie& die);

}  // namespace yieldcheck::inspector
