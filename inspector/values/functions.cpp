#include "inspector/values/functions.hpp"

#include "inspector/values/characters.hpp"
#include "inspector/values/layout.hpp"

#include <array>

namespace yieldcheck::inspector {
namespace {

using Level = ValueReader::Level;

/// The end of the template argument that starts at `from`: its comma or closing bracket.
std::size_t argument_end(std::string_view text, std::size_t from) {
    int depth = 0;
    for (std::size_t i = from; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '<' || c == '(' || c == '{') ++depth;
        const bool arrow = c == '>' && i > 0 && text[i - 1] == '-';
        if (depth == 0 && (c == ',' || (c == '>' && !arrow))) return i;
        if ((c == '>' && !arrow) || c == ')' || c == '}') --depth;
    }
    return std::string_view::npos;
}

/// Template argument number `index` of the last template called `name`.
std::string argument_of(std::string_view symbol, std::string_view name, std::size_t index) {
    auto at = symbol.find(std::string(name) + "<");
    if (at == std::string_view::npos) return {};
    at += name.size() + 1;
    for (;; --index) {
        const auto end = argument_end(symbol, at);
        if (end == std::string_view::npos) return {};
        if (index == 0) return std::string(symbol.substr(at, end - at));
        if (symbol[end] != ',') return {};
        at = end + 2;
    }
}

/// A callable of this type that lies at `address`.
Value callable(ValueReader& reader, const std::string& type_name, const Type* type, Address address, Level level) {
    Value value;
    value.kind = ValueKind::structure;
    value.holds = type_name;
    if (type_name.find("(*)(") != std::string::npos || (type != nullptr && type->kind == TypeKind::pointer)) {
        const auto target = reader.pointer(address);
        const auto name = target ? reader.book().symbol(*target) : std::string{};
        value.kind = ValueKind::pointer;
        value.text = name.empty() ? hexadecimal(target.value_or(0)) : name;
        return value;
    }
    if (type == nullptr) type = reader.book().type_named(type_name);
    if (type == nullptr || type->kind != TypeKind::structure) {
        value.shown = type_name;
        value.truncated = true;
        return value;
    }
    const std::string held = value.holds;
    value = reader.read({type, address}, level);
    value.holds = held;
    return value;
}

/// libstdc++: the invoker's template arguments name the type; small callables lie in the function itself.
std::optional<Value> libstdcxx_function(ValueReader& reader, const Place& place, const Place& storage, Level level) {
    auto manager = reader.scalar(place, {"_M_manager"}), invoker = reader.scalar(place, {"_M_invoker"});
    if (!invoker) manager = reader.scalar(place, {"_M_manage"}), invoker = reader.scalar(place, {"_M_invoke"});
    if (!invoker || !manager) return std::nullopt;
    if (*invoker == 0 || *manager == 0) {
        Value empty;
        empty.kind = ValueKind::empty;
        return empty;
    }
    const auto* region = reader.memory().region_of(*invoker);
    if (region == nullptr || !region->executable)
        return ValueReader::corrupt(*place.type, "at " + hexadecimal(*invoker) + " is no code that it could call");
    const std::string symbol = reader.book().symbol(*invoker);
    std::string type_name = argument_of(symbol, "_Function_handler", 1);
    if (type_name.empty()) type_name = argument_of(symbol, "_S_invoke", 0);  // of a move_only_function
    if (type_name.empty()) {
        Value value;
        value.kind = ValueKind::structure;
        value.shown = symbol.empty() ? "function at " + hexadecimal(*invoker) : symbol;
        value.truncated = true;
        return value;
    }
    const Type* type = reader.book().type_named(type_name, *invoker);
    // Where std::_Function_base keeps it: in place up to 16 bytes, but only what can be copied bit by bit; the manager
    // says so in its instructions alone. A callable without members is shown the same either way.
    const bool pointer = type_name.find("(*)(") != std::string::npos;
    if (pointer || (type != nullptr && type->size <= 1))
        return callable(reader, type_name, type, storage.address, level);
    if (type != nullptr && type->size > 16) {
        const auto outside = reader.pointer(storage.address);
        if (outside && *outside != 0) return callable(reader, type_name, type, *outside, level);
    }
    Value value;
    value.kind = ValueKind::structure;
    value.holds = type_name;
    value.shown = type_name;
    value.truncated = true;
    return value;
}

/// libc++: an object of a class made for the callable, which its vtable names.
std::optional<Value> libcxx_function(ValueReader& reader, const Place& holder, Level level) {
    const auto address = reader.scalar(holder);
    if (!address || holder.type->target == nullptr) return std::nullopt;
    if (*address == 0) {
        Value empty;
        empty.kind = ValueKind::empty;
        return empty;
    }
    const auto whole = reader.whole_object({holder.type->target, *address});
    if (auto reason = reader.why_not_alive(whole.place); !reason.empty())
        return ValueReader::corrupt(*holder.type, std::move(reason));
    const auto callable_place = reader.member(whole.place, {"__f_", "__f_"});
    const Type* type = argument(*whole.place.type, 0);
    if (type == nullptr) return std::nullopt;
    auto at = callable_place ? compressed(reader, *callable_place, 0) : std::nullopt;
    const std::string name = argument_of(whole.place.type->name, "::__func", 0);
    return callable(reader, name.empty() ? type->name : name, type, at ? at->address : *address + 8, level);
}

}  // namespace

std::optional<Value> print_function(ValueReader& reader, const Place& place, Level level) {
    std::optional<Value> value;
    auto storage = reader.member(place, {"_M_functor"});
    if (!storage) storage = reader.member(place, {"_M_storage"});
    if (storage)
        value = libstdcxx_function(reader, place, *storage, level);
    else if (const auto holder = reader.member(place, {"__f_", "__f_"}))
        value = libcxx_function(reader, *holder, level);
    if (value) value->type = place.type->name;
    return value;
}

}  // namespace yieldcheck::inspector
