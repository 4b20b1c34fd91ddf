#include "harness/runtime/builtins.hpp"

#include "harness/runtime/modules.hpp"
#include "harness/runtime/native.hpp"
#include "harness/runtime/wrapped.hpp"

#include <unordered_map>
#include <unordered_set>

namespace yieldcheck {
namespace {

std::unordered_map<std::string, Value>& table() {
    static auto& names = *new std::unordered_map<std::string, Value>;  // objects may outlive every static
    return names;
}

/// What CPython 3.13 has beside what is here.
const std::unordered_set<std::string_view>& lacking() {
    static const std::unordered_set<std::string_view> names{
        "__build_class__", "__import__",  "aiter",    "anext",        "breakpoint", "bytearray", "compile",   "complex",
        "copyright",       "credits",     "dir",      "eval",         "exec",       "exit",      "globals",   "help",
        "input",           "license",     "locals",   "memoryview",   "open",       "quit",      "__debug__", "__doc__",
        "__loader__",      "__package__", "__spec__", "__builtins__", "__file__"};
    return names;
}

void add_classes() {
    for (const char* name :
         {"object", "type",   "int",      "bool",      "float",        "str",         "bytes",     "list",
          "tuple",  "dict",   "set",      "frozenset", "range",        "slice",       "enumerate", "zip",
          "map",    "filter", "reversed", "property",  "staticmethod", "classmethod", "super"}) {
        add_builtin(name, builtin_class(name));
    }
    for (const Value& candidate : builtin_classes()) {
        if (is_exception_class(candidate)) add_builtin(candidate.as<ClassObject>()->name(), candidate);
    }
    add_builtin("EnvironmentError", builtin_class("OSError"));
    add_builtin("IOError", builtin_class("OSError"));
    add_builtin("NotImplemented", NotImplemented);
    add_builtin("Ellipsis", Ellipsis);
}

bool fill_tables() {
    register_object_class();
    register_descriptors();
    register_builtin_types();
    register_builtin_iterators();
    register_wrapped_classes();
    add_classes();
    for (const auto entries : {builtin_functions(), builtin_numbers(), scenario_functions()}) {
        for (const NativeEntry& entry : entries)
            add_builtin(entry.name, native_function(entry.name, entry.function));
    }
    register_modules();
    return true;
}

}  // namespace

void prepare_runtime() { [[maybe_unused]] static const bool done = fill_tables(); }

void add_builtin(std::string_view name, Value value) { table()[std::string(name)] = Heap::immortal(value); }

Value find_builtin(std::string_view name) {
    prepare_runtime();
    const auto found = table().find(std::string(name));
    if (found != table().end()) return found->second;
    if (name == "__name__") return text("scenario");
    if (lacking().contains(name)) {
        throw OutsideSubset{"the built-in name " + std::string(name) +
                            " is outside the subset of Python that is translated"};
    }
    return {};
}

}  // namespace yieldcheck
