#include "inspector/values/python_value.hpp"

#include "inspector/values/characters.hpp"
#include "inspector/values/layout.hpp"
#include "inspector/values/python_repr.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace yieldcheck::inspector {
namespace {

using Level = ValueReader::Level;

constexpr std::uint64_t most_limbs = 2048;

/// Where it is known by its kind alone, when its vtable says nothing.
std::string class_of_kind(std::string_view kind) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 15> classes{
        {{"boolean", "BooleanObject"},
         {"integer", "IntegerObject"},
         {"real", "RealObject"},
         {"text", "TextObject"},
         {"bytes", "BytesObject"},
         {"list", "ListObject"},
         {"tuple", "TupleObject"},
         {"dict", "DictObject"},
         {"set", "SetObject"},
         {"frozenset", "SetObject"},
         {"range", "RangeObject"},
         {"slice", "SliceObject"},
         {"exception", "ExceptionObject"},
         {"class_object", "ClassObject"},
         {"function", "FunctionObject"}}};
    const auto* found =
        std::find_if(classes.begin(), classes.end(), [&](const auto& one) { return one.first == kind; });
    return found == classes.end() ? std::string{} : "yieldcheck::" + std::string(found->second);
}

/// The object behind a Value; nothing when there is no living one at that address.
std::optional<PythonObject> object_at(const ValueReader& reader, const Type& base, Address address) {
    const auto whole = reader.whole_object({&base, address});
    const auto kind = reader.member({&base, address}, {"kind_"});
    const auto number = reader.scalar(kind);
    const auto references = reader.scalar({&base, address}, {"references_"});
    if (!number || !references || *references == 0 || !reader.why_not_alive({&base, address}).empty())
        return std::nullopt;
    for (const auto& one : kind->type->enumerators()) {
        if (static_cast<std::uint64_t>(one.value) != *number) continue;
        PythonObject object{whole.place, one.name};
        if (object.place.type == &base)
            if (const auto* type = reader.book().type_named(class_of_kind(one.name))) object.place.type = type;
        return object;
    }
    return std::nullopt;
}

void read_integer(ValueReader& reader, const PythonObject& object, Value& value) {
    const auto big = reader.member(object.place, {"big_"});
    const auto small = reader.scalar(object.place, {"small_"});
    const auto pointer = big ? unique_pointer(reader, *big) : std::nullopt;
    const auto number = reader.scalar(pointer);
    if (!small || !number) {
        value.reason = "its number cannot be read";
        return;
    }
    value.kind = ValueKind::integer;
    if (*number == 0) {
        value.text = std::to_string(static_cast<std::int64_t>(*small));
        return;
    }
    // Boost's cpp_int: a few words in place, more of them elsewhere.
    value.kind = ValueKind::unavailable;
    value.reason = "its big number is laid out in a way that is not known";
    const auto inner = reader.member({pointer->type->target, *number}, {"number_"});
    const auto inner_pointer = inner ? unique_pointer(reader, *inner) : std::nullopt;
    const auto at = reader.scalar(inner_pointer);
    if (!at || *at == 0) return;
    const auto backend = reader.member({inner_pointer->type->target, *at}, {"value", "m_backend"});
    if (!backend) return;
    const auto internal = reader.scalar(*backend, {"m_internal"});
    const auto count = reader.scalar(*backend, {"m_limbs"});
    const auto negative = reader.scalar(*backend, {"m_sign"});
    const auto own = reader.member(*backend, {"m_data", "la"});
    if (!internal || !count || !negative || !own) return;
    if (*count == 0 || *count > most_limbs) {
        value.reason = "an int of " + std::to_string(*count) + " words of 64 bits";
        return;
    }
    const auto elsewhere = *internal == 0 ? reader.scalar(*backend, {"m_data", "ld", "data"}) : own->address;
    std::vector<std::uint64_t> words(*count);
    if (!elsewhere || !reader.memory().read(*elsewhere, std::as_writable_bytes(std::span(words)))) return;
    value.kind = ValueKind::integer;
    value.reason.clear();
    value.text = (*negative != 0 ? "-" : "") + decimal_digits(words);
}

void read_text(ValueReader& reader, const PythonObject& object, Value& value) {
    const auto string = reader.member(object.place, {"value_"});
    const auto extent = string ? string_extent(reader, *string) : std::nullopt;
    value.reason = extent ? extent->wrong : "its text cannot be found";
    if (!value.reason.empty()) return;
    Value text = reader.string(extent->first, extent->count, extent->element->size);
    value.kind = text.kind;
    value.reason = std::move(text.reason);
    value.length = text.length;
    value.truncated = text.truncated;
    if (value.kind != ValueKind::string) return;
    if (object.kind != "bytes") {
        value.text = std::move(text.text);
        return;
    }
    value.kind = ValueKind::bytes;
    value.shown = python_bytes_repr(text.text);
    for (const char byte : text.text)
        for (const int nibble : {static_cast<unsigned char>(byte) >> 4, byte & 15})
            value.text += "0123456789abcdef"[nibble];
}

/// The elements of the vector at `items`, by `add`, until it says that it has enough.
template <class Add>
void read_items(ValueReader& reader, const std::optional<Place>& items, Value& value, ValueKind kind, Add add) {
    const auto extent = items ? vector_extent(reader, *items) : std::nullopt;
    value.reason = extent ? extent->wrong : "its items cannot be found";
    if (!value.reason.empty()) return;
    if (extent->count > reader.limits().length) {
        value.reason = "its length is " + std::to_string(extent->count) + ", which cannot be";
        return;
    }
    value.kind = kind;
    for (std::uint64_t i = 0; i < extent->count; ++i)
        if (!add(Place{extent->element, extent->first + i * extent->element->size})) break;
    if (!value.length) value.length = extent->count;
}

/// Whether one more child fits; if not, the value says so.
bool has_room(const ValueReader& reader, Value& value, Level level, std::size_t children_each = 1) {
    const bool room =
        level.depth < reader.limits().depth && value.children.size() / children_each < reader.limits().elements;
    if (!room) value.truncated = true;
    return room;
}

void read_sequence(ValueReader& reader, const PythonObject& object, Value& value, Level level) {
    read_items(reader, reader.member(object.place, {"items"}), value, ValueKind::sequence, [&](const Place& item) {
        if (!has_room(reader, value, level)) return false;
        value.children.push_back(reader.read(item, level.down()));
        return true;
    });
}

/// A key that is unbound marks a slot as free.
bool is_free_slot(const ValueReader& reader, const Place& entry) {
    return reader.scalar(entry, {"key", "object_"}).value_or(0) == 0;
}

void read_set(ValueReader& reader, const PythonObject& object, Value& value, Level level) {
    value.length = reader.scalar(object.place, {"table", "used_"});
    read_items(reader, reader.member(object.place, {"table", "entries_"}), value, ValueKind::sequence,
               [&](const Place& entry) {
                   if (is_free_slot(reader, entry)) return true;
                   if (!has_room(reader, value, level)) return false;
                   value.children.push_back(reader.read(*reader.member(entry, {"key"}), level.down()));
                   return true;
               });
}

void read_dict(ValueReader& reader, const PythonObject& object, Value& value, Level level) {
    value.length = reader.scalar(object.place, {"used_"});
    read_items(reader, reader.member(object.place, {"entries_"}), value, ValueKind::map, [&](const Place& entry) {
        if (is_free_slot(reader, entry)) return true;
        const auto key = reader.member(entry, {"key"}), content = reader.member(entry, {"value"});
        if (!key || !content || !has_room(reader, value, level, 2)) return false;
        value.children.push_back(reader.read(*key, level.down()));
        value.children.push_back(reader.read(*content, level.down()));
        return true;
    });
}

void read_real(const ValueReader& reader, const PythonObject& object, Value& value) {
    const auto place = reader.member(object.place, {"value_"});
    const auto number = place ? reader.memory().get<double>(place->address) : std::nullopt;
    if (!number) {
        value.reason = "its number cannot be read";
        return;
    }
    value.kind = ValueKind::real;
    value.text = python_float_repr(*number);
}

void read_boolean(const ValueReader& reader, const PythonObject& object, Value& value) {
    const auto truth = reader.scalar(object.place, {"value_"});
    if (!truth || *truth > 1) {
        value.reason = "its truth cannot be read";
        return;
    }
    value.kind = ValueKind::boolean;
    value.text = *truth != 0 ? "true" : "false";
}

/// None, Ellipsis and NotImplemented carry their name; false for any other object.
bool read_singleton(ValueReader& reader, const PythonObject& object, Value& value) {
    const auto name =
        object.place.type->full_name.ends_with("Singleton") ? reader.scalar(object.place, {"name_"}) : std::nullopt;
    if (!name && object.kind != "none") return false;
    value.kind = ValueKind::empty;
    value.text = name ? reader.c_string(*name, 4).text : "None";
    value.type = value.text == "None" ? "NoneType" : value.text == "Ellipsis" ? "ellipsis" : "NotImplementedType";
    return true;
}

void read_by_kind(ValueReader& reader, const PythonObject& object, Value& value, Level level) {
    const auto& kind = object.kind;
    value.type = kind == "boolean" ? "bool" : kind == "integer" ? "int" : kind == "real" ? "float" : kind;
    if (kind == "text") value.type = "str";
    if (kind == "boolean")
        read_boolean(reader, object, value);
    else if (kind == "integer")
        read_integer(reader, object, value);
    else if (kind == "real")
        read_real(reader, object, value);
    else if (kind == "text" || kind == "bytes")
        read_text(reader, object, value);
    else if (kind == "list" || kind == "tuple")
        read_sequence(reader, object, value, level);
    else if (kind == "set" || kind == "frozenset")
        read_set(reader, object, value, level);
    else if (kind == "dict")
        read_dict(reader, object, value, level);
    else if (!read_singleton(reader, object, value))
        read_python_object(reader, object, value, level);
}

Value unbound(Address address) {
    Value value;
    value.kind = ValueKind::empty;
    value.shown = "unbound";
    value.address = address;
    return value;
}

}  // namespace

std::optional<Value> print_python_value(ValueReader& reader, const Place& place, Level level) {
    const auto pointer = reader.member(place, {"object_"});
    if (!pointer || pointer->type->target == nullptr || pointer->type->target->kind != TypeKind::structure)
        return std::nullopt;
    const auto address = reader.scalar(*pointer);
    if (!address) return ValueReader::unavailable(*place.type, "it cannot be read");
    if (*address == 0) return unbound(place.address);
    const auto object = object_at(reader, *pointer->type->target, *address);
    if (!object)
        return ValueReader::corrupt(*place.type, "at " + hexadecimal(*address) + " lives no object of Python's");
    Value value;
    value.address = *address;
    value.holds = object->kind;
    const ValueReader::Visit visit(reader, object->place);
    if (!visit.first()) {
        value.kind = object->kind == "dict" ? ValueKind::map : ValueKind::sequence;
        value.type = object->kind;
        value.truncated = true;
        value.reason = "a cycle: it is shown further up";
        value.shown = object->kind == "dict" ? "{...}" : object->kind == "tuple" ? "(...)" : "[...]";
        return value;
    }
    read_by_kind(reader, *object, value, level);
    if (value.kind != ValueKind::unavailable && value.shown.empty()) value.shown = python_repr(value);
    return value;
}

std::optional<Value> print_python_local(ValueReader& reader, const Place& place, Level level) {
    const auto held = reader.member(place, {"value_"});
    const auto is_cell = reader.scalar(place, {"cell_"});
    if (!held || !is_cell) return std::nullopt;
    if (*is_cell == 0) return reader.content(place, *held, level);
    const auto pointer = reader.member(*held, {"object_"});
    const auto address = reader.scalar(pointer);
    if (!address || pointer->type->target == nullptr) return std::nullopt;
    if (*address == 0) return unbound(place.address);
    const auto cell = object_at(reader, *pointer->type->target, *address);
    if (!cell) return ValueReader::corrupt(*place.type, "at " + hexadecimal(*address) + " lives no cell");
    if (const auto content = reader.member(cell->place, {"value"})) return reader.content(place, *content, level);
    return ValueReader::unavailable(*place.type, "the debug information says nothing of its cell");
}

}  // namespace yieldcheck::inspector
