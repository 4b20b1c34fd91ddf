// Modules that scenarios can import.
#pragma once

#include "harness/runtime/native.hpp"

namespace yieldcheck {

class ModuleObject final : public Object {
public:
    explicit ModuleObject(std::string name) : name_(std::move(name)) {}

    void add(std::span<const NativeEntry> entries);
    void add(std::string_view name, Value value) { attributes_.set(name, Heap::immortal(value)); }

    Value type() const override { return builtin_class("module"); }
    Text repr() override;
    Value find_attribute(std::string_view name) override;

private:
    std::string name_;
    Attributes attributes_;
};

/// A new, empty module of that name, entered into the table.
ModuleObject& add_module(const std::string& name);

void register_modules();

// One function a file, called by register_modules().
void register_functools();
void register_contextlib();
void register_collections();
void register_deque(ModuleObject& collections);
void register_named_tuple(ModuleObject& collections);
void register_itertools();
void register_combinatorics(ModuleObject& itertools);
void register_inspect();
void register_types();
void register_copy();
void register_operator();
void register_heapq();
void register_bisect();
void register_re();
void register_abc();
void register_enum();
void register_math();
void register_small_modules();

}  // namespace yieldcheck
