#include "inspector/values/alternatives.hpp"

#include "inspector/values/layout.hpp"

#include <algorithm>

namespace yieldcheck::inspector {
namespace {

using Level = ValueReader::Level;

Value empty(std::string text = {}) {
    Value value;
    value.kind = ValueKind::empty;
    value.text = std::move(text);
    return value;
}

/// The wrapper keeps its own type's name; `holds` says what it holds where that is not the same each time.
Value wrapped(ValueReader& reader, const Place& wrapper, const Place& content, Level level, bool may_differ) {
    Value value = reader.content(wrapper, content, level);
    if (may_differ && content.type != nullptr) value.holds = content.type->name;
    value.type = wrapper.type->name;
    return value;
}

Value no_flag(const Type& type, std::uint64_t flag) {
    return ValueReader::corrupt(type, "its flag is " + std::to_string(flag) + ", which is no bool");
}

/// The first member of these names.
std::optional<Place> any_of(const ValueReader& reader, const Place& place,
                            std::initializer_list<std::initializer_list<std::string_view>> paths) {
    for (const auto& path : paths)
        if (auto found = reader.member(place, path)) return found;
    return std::nullopt;
}

/// libstdc++'s storage of a variant, where gcc does not list the alternatives: the first, or the rest.
std::optional<Place> in_union(const ValueReader& reader, Place storage, std::uint64_t index) {
    constexpr std::uint64_t most = 1000;
    if (index > most) return std::nullopt;
    for (; index > 0; --index) {
        const auto rest = reader.member(storage, {"_M_rest"});
        if (!rest) return std::nullopt;
        storage = *rest;
    }
    const auto first = reader.member(storage, {"_M_first"});
    const Type* held = first ? argument(*first->type, 0) : nullptr;
    return held != nullptr ? std::optional<Place>({held, first->address}) : std::nullopt;
}

std::optional<Value> sequence_of(ValueReader& reader, const std::vector<Place>& places, Level level) {
    Value value;
    value.kind = ValueKind::sequence;
    value.length = places.size();
    if (level.depth >= reader.limits().depth) {
        value.truncated = !places.empty();
        return value;
    }
    for (const auto& place : places)
        value.children.push_back(reader.read(place, level.down()));
    return value;
}

}  // namespace

std::optional<Value> print_optional(ValueReader& reader, const Place& place, Level level) {
    const auto flag = any_of(reader, place, {{"_M_payload", "_M_engaged"}, {"__engaged_"}});
    const auto content = any_of(reader, place, {{"_M_payload", "_M_payload", "_M_value"}, {"__val_"}, {"__value_"}});
    if (!content) return std::nullopt;
    if (!flag) {  // libc++'s optional reference
        return std::nullopt;
    }
    const auto engaged = reader.scalar(*flag);
    if (!engaged) return std::nullopt;
    if (*engaged > 1) return no_flag(*place.type, *engaged);
    if (*engaged == 0) return empty();
    return wrapped(reader, place, *content, level, false);
}

std::optional<Value> print_variant(ValueReader& reader, const Place& place, Level level) {
    const auto index = any_of(reader, place, {{"_M_index"}, {"__impl_", "__index"}, {"__impl", "__index"}});
    const auto storage = any_of(reader, place, {{"_M_u"}, {"__impl_", "__data"}, {"__impl", "__data"}});
    if (!index || !storage) return std::nullopt;
    auto number = reader.scalar(*index);
    if (!number) return std::nullopt;
    const auto count = place.type->arguments().size();
    const std::uint64_t none = index->type->size >= 8 ? ~std::uint64_t{0} : (1ULL << (index->type->size * 8)) - 1;
    if (*number == none) return empty("valueless_by_exception");
    if (count == 0) {
        const auto held = in_union(reader, *storage, *number);
        return held ? std::optional<Value>(wrapped(reader, place, *held, level, true)) : std::nullopt;
    }
    if (*number >= count)
        return ValueReader::corrupt(
            *place.type, "its index is " + std::to_string(*number) + " of " + std::to_string(count) + " alternatives");
    const Type* alternative = argument(*place.type, *number);
    if (alternative == nullptr) return std::nullopt;
    return wrapped(reader, place, {alternative, storage->address}, level, true);
}

std::optional<Value> print_expected(ValueReader& reader, const Place& place, Level level) {
    // libc++ wraps its parts to save padding.
    const Place parts = any_of(reader, place, {{"__repr_", "__v"}, {"__repr_"}}).value_or(place);
    const auto flag = any_of(reader, parts, {{"_M_has_value"}, {"__has_val_"}});
    const auto has_value = reader.scalar(flag);
    if (!has_value) return std::nullopt;
    if (*has_value > 1) return no_flag(*place.type, *has_value);
    const Place either = any_of(reader, parts, {{"__union_", "__v"}, {"__union_"}}).value_or(parts);
    const auto content = *has_value != 0 ? any_of(reader, either, {{"_M_val"}, {"__val_"}})
                                         : any_of(reader, either, {{"_M_unex"}, {"__unex_"}});
    if (!content) {
        const Type* value_type = argument(*place.type, 0);
        if (*has_value != 0 && value_type != nullptr && value_type->kind == TypeKind::nothing) return empty("void");
        return std::nullopt;
    }
    Value value = wrapped(reader, place, *content, level, true);
    if (*has_value == 0) value.holds = "unexpected " + value.holds;
    return value;
}

std::optional<Value> print_any(ValueReader& reader, const Place& place, Level level) {
    const auto manager = any_of(reader, place, {{"_M_manager"}, {"__h_"}});
    const auto storage = any_of(reader, place, {{"_M_storage"}, {"__s_"}});
    const auto function = reader.scalar(manager);
    if (!function || !storage) return std::nullopt;
    if (*function == 0) return empty();
    // std::any::_Manager_internal<int>::_S_manage, _Manager_external<…>; libc++: __any_imp::_SmallHandler<int>::…
    const std::string symbol = reader.book().symbol(*function);
    const auto handler =
        std::min({symbol.find("_Manager_"), symbol.find("_SmallHandler"), symbol.find("_LargeHandler")});
    const auto open = handler == std::string::npos ? handler : symbol.find('<', handler);
    const auto close = symbol.rfind(">::");
    Value value;
    value.kind = ValueKind::structure;
    value.shown = "any";
    if (open == std::string::npos || close == std::string::npos || close <= open) {
        value.truncated = true;
        return value;
    }
    value.holds = symbol.substr(open + 1, close - open - 1);
    const Type* type = reader.book().type_named(value.holds, *function);
    const bool outside =
        symbol.find("_Manager_external") != std::string::npos || symbol.find("_LargeHandler") != std::string::npos;
    const auto address = outside ? reader.pointer(storage->address) : std::optional<Address>(storage->address);
    if (type == nullptr || !address) {
        value.shown = "any of " + value.holds;
        return value;
    }
    const std::string held = value.holds;
    value = wrapped(reader, place, {type, *address}, level, true);
    value.holds = held;
    return value;
}

std::optional<Value> print_pair(ValueReader& reader, const Place& place, Level level) {
    const auto first = reader.member(place, {"first"}), second = reader.member(place, {"second"});
    if (!first || !second) return std::nullopt;
    return sequence_of(reader, {*first, *second}, level);
}

std::optional<Value> print_tuple(ValueReader& reader, const Place& place, Level level) {
    const auto elements = tuple_elements(reader, place);
    const auto count = place.type->arguments().size();  // gcc often leaves the pack empty
    if (!elements || (count != 0 && elements->size() != count)) return std::nullopt;
    return sequence_of(reader, *elements, level);
}

}  // namespace yieldcheck::inspector
