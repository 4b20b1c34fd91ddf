// collections.
#include "harness/runtime/modules.hpp"

namespace yieldcheck {

void register_collections() {
    ModuleObject& module = add_module("collections");
    register_deque(module);
}

}  // namespace yieldcheck
