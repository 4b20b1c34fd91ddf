#include "harness/runtime/modules.hpp"

#include "harness/runtime/builtins.hpp"

#include <map>

namespace yieldcheck {
namespace {

std::map<std::string, Value, std::less<>>& modules() {
    static auto& table = *new std::map<std::string, Value, std::less<>>;
    return table;
}

}  // namespace

void ModuleObject::add(std::span<const NativeEntry> entries) {
    for (const NativeEntry& entry : entries)
        add(entry.name, native_function(entry.name, entry.function));
}

Text ModuleObject::repr() { return U"<module '" + said(name_) + U"'>"; }

Value ModuleObject::find_attribute(std::string_view name) {
    if (Value found = attributes_.find(name); found.bound()) return found;
    if (name == "__name__") return text(name_);
    if (name == "__class__") return type();
    const auto submodule = modules().find(name_ + "." + std::string(name));
    if (submodule != modules().end()) return submodule->second;
    throw OutsideSubset{name_ + "." + std::string(name) + " is outside the subset of Python that is translated"};
}

ModuleObject& add_module(const std::string& name) {
    auto* made = new ModuleObject(name);
    modules()[name] = Heap::immortal(Value(made));
    return *made;
}

Value find_module(std::string_view name) {
    prepare_runtime();
    const auto found = modules().find(name);
    if (found != modules().end()) return found->second;
    std::string known;
    for (const auto& [module, value] : modules())
        known += (known.empty() ? "" : ", ") + module;
    throw OutsideSubset{"the module " + std::string(name) + " is outside the subset; there are " + known};
}

void register_modules() {
    register_functools();
    register_contextlib();
    register_collections();
    register_itertools();
    register_inspect();
    register_types();
    register_copy();
    register_operator();
    register_heapq();
    register_bisect();
    register_re();
    register_abc();
    register_enum();
    register_math();
    register_small_modules();
}

}  // namespace yieldcheck
