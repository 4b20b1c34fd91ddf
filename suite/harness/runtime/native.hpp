// Tools for what is written in C++: tables of functions, checked arguments, iteration.
#pragma once

#include "harness/runtime/iterators.hpp"
#include "protocol/exception.hpp"
#include "protocol/methods.hpp"
#include "protocol/number.hpp"

#include <span>

namespace yieldcheck {

/// A function of a module or of builtins.
struct NativeEntry {
    const char* name;
    Value (*function)(Arguments& arguments);
};

// The parts of the built-in names. Each is asked once, by prepare_runtime().
void register_object_class();
void register_descriptors();
void register_builtin_types();
void register_builtin_iterators();
std::span<const NativeEntry> builtin_functions();
std::span<const NativeEntry> builtin_numbers();
std::span<const NativeEntry> scenario_functions();  // note, state, exc_now, snap

inline bool is_text(const Value& value) { return is_instance(value, builtin_class("str")); }
inline Text said(std::string_view ascii) { return Text(ascii.begin(), ascii.end()); }

/// getattr(object, name) or unbound: what is absent and what raises AttributeError are the same.
Value try_attribute(const Value& object, std::string_view name);
/// A special method as the interpreter finds it, bound; unbound when there is none.
Value find_special_method(const Value& object, std::string_view name);
/// next(iterator): raises StopIteration at the end.
Value next_of(const Value& iterator);

}  // namespace yieldcheck
