#include "inspector/image/dynamic_types.hpp"

#include "inspector/image/readable_name.hpp"
#include "inspector/image/type_table.hpp"

#include <llvm/Demangle/Demangle.h>

#include <algorithm>
#include <array>

namespace yieldcheck::inspector {
namespace {

constexpr std::string_view vtable_prefix = "_ZTV";
constexpr std::size_t longest_name = 4096;
constexpr std::uint64_t largest_vtable = 4096;
constexpr std::int64_t largest_object = std::int64_t{1} << 30;

/// "std::runtime_error" of "St13runtime_error"; empty when it is no mangled type.
std::string demangled_type(const std::string& mangled) {
    constexpr std::string_view says = "typeinfo name for ";
    const std::string text = llvm::demangle("_ZTS" + mangled);
    return text.starts_with(says) ? text.substr(says.size()) : std::string{};
}

bool is_code(const LoadedModule& module, std::uint64_t in_file) {
    const auto& ranges = module.image->code_ranges();
    return std::any_of(ranges.begin(), ranges.end(), [&](const auto& range) { return range.contains(in_file); });
}

}  // namespace

std::string DynamicTypes::name_of(Address type_info) const {
    // std::type_info: its own vtable, then the mangled name; an asterisk before it says "compare by address".
    const auto text = type_info % 8 == 0 ? memory_.get<Address>(type_info + 8) : std::nullopt;
    if (!text || modules_.at(*text) == nullptr) return {};
    std::string name;
    std::array<std::byte, 64> part{};
    while (name.size() < longest_name) {
        const auto count = memory_.read_some(*text + name.size(), part);
        const auto end = std::find(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(count), std::byte{0});
        name.append(reinterpret_cast<const char*>(part.data()), static_cast<std::size_t>(end - part.begin()));
        if (end != part.begin() + static_cast<std::ptrdiff_t>(count)) break;
        if (count < part.size()) return {};
    }
    if (name.starts_with('*')) name.erase(0, 1);
    return demangled_type(name);
}

std::string DynamicTypes::name_by_symbol(Address vtable) const {
    const auto* module = modules_.at(vtable);
    if (module == nullptr || !module->image) return {};
    // A class with several bases has its vtables in one object, one after another.
    const auto at = module->in_file(vtable);
    const auto& symbols = module->image->symbols();
    auto next = std::upper_bound(symbols.begin(), symbols.end(), at,
                                 [](std::uint64_t address, const Symbol& symbol) { return address < symbol.address; });
    for (; next != symbols.begin() && at - std::prev(next)->address <= largest_vtable; --next) {
        const std::string_view name = std::prev(next)->name;
        if (name.starts_with(vtable_prefix) && at < std::prev(next)->address + std::prev(next)->size)
            return demangled_type(std::string(name.substr(vtable_prefix.size())));
    }
    return {};
}

/// Looked for where the class's own virtual functions are: its definition must stand there.
const Type* DynamicTypes::definition(const std::string& name, Address vtable) const {
    constexpr std::size_t most_functions = 64;
    const std::string spelled = readable(name);
    for (std::size_t i = 0; i < most_functions; ++i) {
        const auto function = memory_.get<Address>(vtable + 8 * i);
        const auto* module = function ? modules_.at(*function) : nullptr;
        if (module == nullptr || !module->image || !is_code(*module, module->in_file(*function))) {
            if (function && *function == 0) continue;  // a deleted or pure function
            break;
        }
        if (const auto* type = module->types->named(spelled, module->in_file(*function))) return type;
    }
    if (name.find("(anonymous namespace)") != std::string::npos) return nullptr;  // there may be several
    return named(spelled);
}

const Type* DynamicTypes::named_by_coroutines(const std::string& name) const {
    for (const auto& module : modules_.all()) {
        if (!module.types || !module.coroutines) continue;
        const llvm::DWARFUnit* before = nullptr;
        for (const auto& known : *module.coroutines) {
            const auto& function = known.coroutine.function;
            if (!function || function.getDwarfUnit() == before) continue;
            before = function.getDwarfUnit();
            if (const auto* type = module.types->named(name, function)) return type;
        }
    }
    return nullptr;
}

const Type* DynamicTypes::named(std::string_view name, Address code) const {
    const std::string spelled = readable(name);
    if (const auto* module = code != 0 ? modules_.at(code) : nullptr; module != nullptr && module->types)
        if (const auto* type = module->types->named(spelled, module->in_file(code))) return type;
    const auto [entry, added] = by_name_.try_emplace(spelled);
    if (added) entry->second = named_by_coroutines(spelled);
    return entry->second;
}

std::optional<DynamicType> DynamicTypes::find(Address vtable) const {
    if (vtable % 8 != 0 || modules_.at(vtable) == nullptr) return std::nullopt;
    struct Head {
        std::int64_t to_top;
        Address type_info;
    };
    const auto head = memory_.get<Head>(vtable - sizeof(Head));
    if (!head || head->to_top > 0 || head->to_top < -largest_object) return std::nullopt;
    std::string name = head->type_info != 0 ? name_of(head->type_info) : name_by_symbol(vtable);  // 0: -fno-rtti
    if (name.empty()) return std::nullopt;
    DynamicType found;
    found.type = definition(name, vtable);
    found.name = readable(name);
    found.to_top = head->to_top;
    return found;
}

std::optional<DynamicType> DynamicTypes::of_vtable(Address vtable) const {
    const auto [entry, added] = by_vtable_.try_emplace(vtable);
    if (added) entry->second = find(vtable);
    return entry->second;
}

std::optional<DynamicType> DynamicTypes::of_type_info(Address type_info) const {
    if (modules_.at(type_info) == nullptr) return std::nullopt;
    const std::string name = name_of(type_info);
    if (name.empty()) return std::nullopt;
    DynamicType found;
    found.name = readable(name);
    // Of several classes of that name in unnamed namespaces it may be any.
    if (name.find("(anonymous namespace)") == std::string::npos) found.type = named(found.name);
    return found;
}

}  // namespace yieldcheck::inspector
