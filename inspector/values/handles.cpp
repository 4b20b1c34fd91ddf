#include "inspector/values/handles.hpp"

#include "inspector/values/characters.hpp"
#include "inspector/values/layout.hpp"

namespace yieldcheck::inspector {
namespace {

using Level = ValueReader::Level;

Value with_kind(ValueKind kind, std::string text = {}) {
    Value value;
    value.kind = kind;
    value.text = std::move(text);
    return value;
}

Value named_text(std::string name, std::string text) {
    Value value = with_kind(ValueKind::string, std::move(text));
    value.name = std::move(name);
    value.length = value.text.size();
    return value;
}

Value named_number(std::string name, std::uint64_t number) {
    Value value = with_kind(ValueKind::integer, std::to_string(number));
    value.name = std::move(name);
    return value;
}

/// Both libraries put the type_info 112 bytes before an exception: __cxa_exception of the Itanium C++ ABI, whose last
/// fields are the same (exceptionType … unwindHeader).
constexpr std::uint64_t type_before_exception = 112;

/// Whether the class at a type_info is, or derives alone and without detours from, std::logic_error or runtime_error:
/// these keep their text behind the vtable pointer. __si_class_type_info: vtable, name, base.
bool keeps_text(const ValueReader& reader, Address type_info) {
    for (int depth = 0; depth < 16; ++depth) {
        const auto type = reader.book().described_type(type_info);
        if (!type) return false;
        if (type->name == "std::runtime_error" || type->name == "std::logic_error") return true;
        const auto base = reader.pointer(type_info + 16);
        if (!base) return false;
        type_info = *base;
    }
    return false;
}

}  // namespace

std::optional<Value> print_coroutine_handle(ValueReader& reader, const Place& place, Level) {
    auto frame = reader.scalar(place, {"_M_fr_ptr"});
    if (!frame) frame = reader.scalar(place, {"__handle_"});
    if (!frame) return std::nullopt;
    if (*frame == 0) return with_kind(ValueKind::empty, "nullptr");
    Value value = with_kind(ValueKind::handle, hexadecimal(*frame));
    if (reader.book().is_frame(*frame)) value.frame = *frame;
    const auto resume = reader.pointer(*frame), destroy = reader.pointer(*frame + 8);
    // The frame starts with its resume function; at its end only destroy is left.
    if (resume && destroy) {
        value.holds = reader.book().symbol(*resume != 0 ? *resume : *destroy);
        if (*resume == 0 && value.frame) value.reason = "at its end";
    } else {
        value.reason = "its frame cannot be read";
    }
    return value;
}

std::optional<Value> print_exception_pointer(ValueReader& reader, const Place& place, Level level) {
    auto object = reader.scalar(place, {"_M_exception_object"});
    if (!object) object = reader.scalar(place, {"__ptr_"});
    if (!object) return std::nullopt;
    if (*object == 0) return with_kind(ValueKind::empty, "nullptr");
    const auto type_info = reader.pointer(*object - type_before_exception);
    const auto type = type_info ? reader.book().described_type(*type_info) : std::nullopt;
    if (!type) return ValueReader::corrupt(*place.type, "at " + hexadecimal(*object) + " is no exception");
    if (keeps_text(reader, *type_info)) {
        Value value = with_kind(ValueKind::structure);
        const auto text = reader.pointer(*object + 8);
        Value what = text ? reader.c_string(*text) : Value{};
        what.name = "what";
        value.shown = type->name + "(" + (what.kind == ValueKind::string ? "\"" + what.text + "\"" : "?") + ")";
        value.holds = type->name;
        value.children.push_back(std::move(what));
        return value;
    }
    Value value = with_kind(ValueKind::structure);
    const bool is_class = type->type != nullptr && type->type->kind == TypeKind::structure;
    if (is_class) value = reader.read({type->type, *object}, level);
    value.type = place.type->name;
    value.holds = type->name;
    if (!is_class) value.shown = type->name;
    return value;
}

std::optional<Value> print_thread(ValueReader& reader, const Place& place, Level) {
    auto id = reader.member(place, {"_M_id", "_M_thread"});
    if (!id) id = reader.member(place, {"_M_thread"});
    if (!id) id = reader.member(place, {"__t_"});
    if (!id) id = reader.member(place, {"__id_"});
    const auto number = reader.scalar(id);
    if (!number) return std::nullopt;
    if (*number == 0) return with_kind(ValueKind::empty, "no thread");
    // glibc's pthread_t is the address of the thread's own block, which holds its number (in no fixed place).
    Value value = with_kind(ValueKind::handle, hexadecimal(*number));
    value.shown = "thread " + value.text;
    return value;
}

std::optional<Value> print_mutex(ValueReader& reader, const Place& place, Level) {
    auto data = reader.member(place, {"_M_mutex", "__data"});
    if (!data) data = reader.member(place, {"__m_", "__data"});
    if (!data) return std::nullopt;
    const auto lock = reader.scalar(*data, {"__lock"}), owner = reader.scalar(*data, {"__owner"}),
               count = reader.scalar(*data, {"__count"});
    if (!lock || !owner) return std::nullopt;
    Value value = with_kind(ValueKind::structure);
    const bool locked = *lock != 0;
    value.shown = !locked ? "unlocked" : "locked by thread " + std::to_string(*owner);
    if (locked && count.value_or(0) > 1) value.shown += ", " + std::to_string(*count) + " times";
    value.children.push_back(named_number("owner", *owner));
    value.children.push_back(named_number("lock", *lock));
    return value;
}

std::optional<Value> print_error_code(ValueReader& reader, const Place& place, Level) {
    auto number = reader.member(place, {"_M_value"});
    auto category = reader.member(place, {"_M_cat"});
    if (!number) number = reader.member(place, {"__val_"}), category = reader.member(place, {"__cat_"});
    const auto code = reader.scalar(number);
    const auto at = reader.scalar(category);
    if (!code || !at) return std::nullopt;
    const auto vtable = reader.pointer(*at);
    const auto type = vtable ? reader.book().dynamic_type(*vtable) : std::nullopt;
    std::string name = type ? type->name : hexadecimal(*at);
    if (const auto scope = name.rfind("::"); scope != std::string::npos) name.erase(0, scope + 2);
    Value value = with_kind(ValueKind::structure);
    const std::string text = std::to_string(static_cast<std::int64_t>(*code));
    value.shown = name + ":" + text;
    Value shown_code = with_kind(ValueKind::integer, text);
    shown_code.name = "value";
    value.children.push_back(std::move(shown_code));
    value.children.push_back(named_text("category", type ? type->name : std::string{}));
    return value;
}

std::optional<Value> print_source_location(ValueReader& reader, const Place& place, Level) {
    auto data = reader.member(place, {"_M_impl"});
    if (!data) data = reader.member(place, {"__ptr_"});
    const auto at = reader.scalar(data);
    if (!at) return std::nullopt;
    if (*at == 0) return with_kind(ValueKind::empty, "nowhere");
    struct Layout {  // what __builtin_source_location() gives
        Address file, function;
        std::uint32_t line, column;
    };
    const auto layout = reader.memory().get<Layout>(*at);
    if (!layout) return ValueReader::corrupt(*place.type, "what it points to cannot be read");
    Value value = with_kind(ValueKind::structure);
    const std::string file = reader.c_string(layout->file).text;
    value.children.push_back(named_text("file", file));
    value.children.push_back(named_number("line", layout->line));
    value.children.push_back(named_number("column", layout->column));
    value.children.push_back(named_text("function", reader.c_string(layout->function).text));
    value.shown = file + ":" + std::to_string(layout->line) + ":" + std::to_string(layout->column);
    return value;
}

}  // namespace yieldcheck::inspector
