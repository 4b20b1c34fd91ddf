// Tools for what is written in C++: tables of functions, checked arguments, iteration.
#pragma once

#include "harness/runtime/iterators.hpp"
#include "protocol/exception.hpp"
#include "protocol/methods.hpp"
#include "protocol/number.hpp"

namespace yieldcheck {

/// A function of a module or of builtins.
struct NativeEntry {
    const char* name;
    Value (*function)(Arguments& arguments);
};

// Each fills its part of the tables; called once, before the first scenario.
void register_descriptors();
void register_object_class();

}  // namespace yieldcheck
