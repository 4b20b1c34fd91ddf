// Python objects with an identity, the frame of a translated body, and repr() of what has been read.
#include "inspector/values/characters.hpp"
#include "inspector/values/layout.hpp"
#include "inspector/values/python_repr.hpp"
#include "inspector/values/python_value.hpp"

#include <algorithm>
#include <array>

namespace yieldcheck::inspector {
namespace {

using Level = ValueReader::Level;

/// Python's names for objects whose class the object itself does not hold, by the C++ class.
std::string builtin_name(const Type& type) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 25> names{{
        {"Deque", "deque"},
        {"ModuleObject", "module"},
        {"Cell", "cell"},
        {"Frame", "frame"},
        {"FrameView", "frame"},
        {"Property", "property"},
        {"Field", "property"},
        {"SuperObject", "super"},
        {"SimpleNamespace", "SimpleNamespace"},
        {"Partial", "partial"},
        {"CachedFunction", "_lru_cache_wrapper"},
        {"KeyWrapper", "KeyWrapper"},
        {"ManagerFunction", "function"},
        {"FunctionObject", "function"},
        {"MethodObject", "method"},
        {"NativeFunctionObject", "builtin_function_or_method"},
        {"NativeMethodObject", "method_descriptor"},
        {"RangeIterator", "range_iterator"},
        {"SetIterator", "set_iterator"},
        {"ReverseIterator", "list_reverseiterator"},
        {"RangeObject", "range"},
        {"SliceObject", "slice"},
        {"ClassObject", "type"},
        {"Namespace", "dict"},
        {"GeneratorObject", "generator"},
    }};
    const auto last = type.template_name.rfind("::");
    const auto own = std::string_view(type.template_name).substr(last == std::string::npos ? 0 : last + 2);
    const auto* found = std::find_if(names.begin(), names.end(), [&](const auto& one) { return one.first == own; });
    return std::string(found == names.end() ? own : found->second);
}

/// A reference or a Value member that names the class: ClassObject's own name.
std::string class_name(ValueReader& reader, const PythonObject& object) {
    auto held = reader.member(object.place, {"class_"});
    if (held && held->type->kind == TypeKind::reference) {
        const auto target = reader.scalar(*held);
        held = target ? std::optional<Place>({held->type->target, *target}) : std::nullopt;
    }
    if (held) {
        const auto pointer = reader.member(*held, {"object_"});
        const auto at = reader.scalar(pointer);
        if (at && *at != 0 && pointer->type->target != nullptr) {
            const auto whole = reader.whole_object({pointer->type->target, *at});
            if (auto name = text_member(reader, whole.place, {"name_"}); !name.empty()) return name;
        }
    }
    // SequenceIterator: the type itself, by reference.
    const auto type = reader.member(object.place, {"type_"});
    if (type && type->type->kind == TypeKind::reference && type->type->target != nullptr)
        if (const auto target = reader.scalar(*type))
            if (auto name = text_member(reader, {type->type->target, *target}, {"name_"}); !name.empty()) return name;
    return builtin_name(*object.place.type);
}

Value named(std::string name, Value value) {
    value.name = std::move(name);
    return value;
}

Value text_value(std::string text) {
    Value value;
    value.kind = ValueKind::string;
    value.type = "str";
    value.length = text.size();
    value.shown = python_text_repr(text);
    value.text = std::move(text);
    return value;
}

void add_member(ValueReader& reader, const PythonObject& object, std::string_view member, std::string name,
                Value& value, Level level) {
    const auto place = reader.member(object.place, {member});
    if (!place || reader.scalar(*place, {"object_"}).value_or(0) == 0) return;
    value.children.push_back(named(std::move(name), reader.read(*place, level.down())));
}

/// Attributes: pairs of a name and a Value; or a dict, once somebody has asked for it.
void add_attributes(ValueReader& reader, const PythonObject& object, Value& value, Level level) {
    const auto entries = reader.member(object.place, {"attributes_", "entries_"});
    const auto extent = entries ? vector_extent(reader, *entries) : std::nullopt;
    if (!extent || !extent->wrong.empty()) return;
    for (std::uint64_t i = 0; i < extent->count; ++i) {
        if (value.children.size() > reader.limits().elements || level.depth >= reader.limits().depth) {
            value.truncated = true;
            return;
        }
        const Place entry{extent->element, extent->first + i * extent->element->size};
        if (const auto content = reader.member(entry, {"second"}))
            value.children.push_back(named(text_member(reader, entry, {"first"}), reader.read(*content, level.down())));
    }
    const auto dictionary = reader.member(object.place, {"attributes_", "dictionary_"});
    if (!dictionary || reader.scalar(*dictionary, {"object_"}).value_or(0) == 0) return;
    Value own = reader.read(*dictionary, level.down());
    for (std::size_t i = 0; i + 1 < own.children.size(); i += 2)
        value.children.push_back(named(own.children[i].text, std::move(own.children[i + 1])));
    value.truncated = value.truncated || own.truncated;
}

void add_arguments(ValueReader& reader, const PythonObject& object, Value& value, Level level) {
    const auto place = reader.member(object.place, {"arguments"});
    const auto extent = place ? vector_extent(reader, *place) : std::nullopt;
    if (!extent) return;
    Value arguments;
    if (extent->wrong.empty())
        arguments = reader.sequence(*extent->element, extent->first, extent->count, level);
    else
        arguments.reason = extent->wrong;
    arguments.name = "args";
    arguments.type = "tuple";
    arguments.address = place->address;
    if (arguments.kind == ValueKind::sequence) arguments.shown = python_repr(arguments);
    value.children.push_back(std::move(arguments));
}

/// The first coroutine handle among the members of a generator: its frame, whatever library it is of.
std::optional<Address> frame_within(const ValueReader& reader, const Place& place, int depth) {
    if (depth > 8 || place.type == nullptr) return std::nullopt;
    if (place.type->template_name == "std::coroutine_handle") {
        const auto frame = reader.memory().get<Address>(place.address);
        return frame && reader.book().is_frame(*frame) ? frame : std::nullopt;
    }
    if (place.type->kind != TypeKind::structure && place.type->kind != TypeKind::union_) return std::nullopt;
    for (const auto& member : place.type->members()) {
        if (member.artificial || member.virtual_base || member.type == nullptr) continue;
        if (const auto frame = frame_within(reader, {member.type, place.address + member.offset}, depth + 1))
            return frame;
    }
    return std::nullopt;
}

/// __qualname__ if there is one, or __name__, as the objects keep them: as a Value or as a string.
std::string object_name(ValueReader& reader, const PythonObject& object, std::string_view member) {
    const auto place = reader.member(object.place, {member});
    if (!place) return {};
    if (place->type->template_name != "yieldcheck::Value") return text_member(reader, object.place, {member});
    return reader.read(*place, Level{}).text;
}

std::string hidden_repr(const Value& value) {
    const auto* name = value.children.size() > 1 && value.children[1].name == "name" ? &value.children[1] : nullptr;
    const std::string at = " at " + hexadecimal(value.address) + ">";
    if (value.type == "type") return "<class '" + (name != nullptr ? name->text : "") + "'>";
    if (value.type == "builtin_function_or_method") return "<built-in function " + (name ? name->text : "") + ">";
    if (name != nullptr && value.type == "function") return "<function " + name->text + at;
    if (name != nullptr && value.holds == "generator") return "<" + value.type + " object " + name->text + at;
    return "<" + value.type + " object" + at;
}

std::string joined(const Value& value, std::string_view open, std::string_view close) {
    std::string text(open);
    const std::size_t step = value.kind == ValueKind::map ? 2 : 1;
    for (std::size_t i = 0; i + step <= value.children.size(); i += step) {
        if (i > 0) text += ", ";
        text += python_repr(value.children[i]);
        if (step == 2) text += ": " + python_repr(value.children[i + 1]);
    }
    if (value.truncated) {
        text += value.children.empty() ? "…" : ", …";
        if (!value.children.empty() && value.length && *value.length > value.children.size() / step)
            text += " " + std::to_string(*value.length - value.children.size() / step) + " more";
    }
    return text.append(close);
}

}  // namespace

std::string text_member(ValueReader& reader, const Place& place, std::initializer_list<std::string_view> path) {
    const auto member = reader.member(place, path);
    if (!member) return {};
    if (member->type->template_name == "std::basic_string_view" || member->type->template_name == "std::basic_string")
        return reader.read(*member, Level{}).text;
    return {};
}

std::string python_repr(const Value& value) {
    if (!value.shown.empty()) return value.shown;
    switch (value.kind) {
        case ValueKind::boolean: return value.text == "true" ? "True" : "False";
        case ValueKind::string: return python_text_repr(value.text) + (value.truncated ? "…" : "");
        case ValueKind::map: return joined(value, "{", "}");
        case ValueKind::sequence:
            if (value.type == "tuple") return joined(value, "(", value.children.size() == 1 ? ",)" : ")");
            if (value.type == "frozenset")
                return value.children.empty() && !value.truncated ? "frozenset()" : joined(value, "frozenset({", "})");
            if (value.type == "set")
                return value.children.empty() && !value.truncated ? "set()" : joined(value, "{", "}");
            return joined(value, "[", "]");
        case ValueKind::structure: return value.truncated && value.children.empty() ? "…" : hidden_repr(value);
        case ValueKind::unavailable: return "<unavailable: " + value.reason + ">";
        default: return value.text;
    }
}

void read_python_object(ValueReader& reader, const PythonObject& object, Value& value, Level level) {
    value.kind = ValueKind::structure;
    value.type = class_name(reader, object);
    Value serial;
    serial.kind = ValueKind::integer;
    serial.name = "serial";
    serial.type = "int";
    serial.text = std::to_string(reader.scalar(object.place, {"serial_"}).value_or(0));
    value.children.push_back(std::move(serial));
    if (object.kind == "exception") {
        add_arguments(reader, object, value, level);
        const auto& arguments = value.children.back();
        if (arguments.kind == ValueKind::sequence)
            value.shown = value.type + (arguments.children.size() == 1 && !arguments.truncated
                                            ? "(" + python_repr(arguments.children.front()) + ")"
                                            : python_repr(arguments));
        add_member(reader, object, "cause", "cause", value, level);
        add_member(reader, object, "context", "context", value, level);
        return;
    }
    if (object.kind == "range" || object.kind == "slice") {
        const bool range = object.kind == "range";
        for (const std::string name : {"start", "stop", "step"})
            if (const auto place = reader.member(object.place, {range ? name + "_" : name}))
                value.children.push_back(named(name, reader.read(*place, level.down())));
        if (value.children.size() != 4) return;
        const bool plain = range && value.children[3].text == "1";
        value.shown = object.kind + "(" + python_repr(value.children[1]) + ", " + python_repr(value.children[2]) +
                      (plain ? "" : ", " + python_repr(value.children[3])) + ")";
        return;
    }
    std::string name = object_name(reader, object, "qualified_name_");
    if (name.empty()) name = object_name(reader, object, "name_");
    if (!name.empty()) value.children.push_back(named("name", text_value(std::move(name))));
    if (object.kind == "generator") {
        value.frame = frame_within(reader, object.place, 0);
        const auto code = reader.member(object.place, {"frame_", "frame_"});
        (void)code;
        return;
    }
    if (object.kind != "instance") return;
    const auto data = reader.member(object.place, {"data_"});
    if (data) {
        Value inner = reader.read(*data, level.down());
        value.shown = python_repr(inner);
        value.children.push_back(named("data", std::move(inner)));
    }
    add_attributes(reader, object, value, level);
}

std::optional<Value> print_python_frame(ValueReader& reader, const Place& place, Level) {
    const auto pointer = reader.member(place, {"frame_", "object_"});
    const auto address = reader.scalar(pointer);
    if (!address || pointer->type->target == nullptr) return std::nullopt;
    Value value;
    value.kind = ValueKind::structure;
    if (*address == 0) {
        value.kind = ValueKind::empty;
        return value;
    }
    const auto whole = reader.whole_object({pointer->type->target, *address});
    if (!reader.why_not_alive(whole.place).empty())
        return ValueReader::corrupt(*place.type, "at " + hexadecimal(*address) + " is no frame");
    const auto code = reader.member(whole.place, {"code_"});
    const auto at = reader.scalar(code);
    const auto name = at ? reader.scalar({code->type->target, *at}, {"name"}) : std::nullopt;
    const auto line = reader.scalar(whole.place, {"line_"});
    if (!name || !line) return std::nullopt;
    value.children.push_back(named("name", text_value(reader.c_string(*name).text)));
    Value number;
    number.kind = ValueKind::integer;
    number.text = std::to_string(*line);
    value.children.push_back(named("line", std::move(number)));
    value.shown = "<frame of " + value.children[0].text + ", line " + std::to_string(*line) + ">";
    return value;
}

std::optional<Value> print_python_scope(ValueReader& reader, const Place& place, Level) {
    const auto locals = reader.member(place, {"locals_"});
    const auto extent = locals ? vector_extent(reader, *locals) : std::nullopt;
    if (!extent) return std::nullopt;
    if (!extent->wrong.empty()) return ValueReader::corrupt(*place.type, extent->wrong);
    Value value;
    value.kind = ValueKind::sequence;
    value.length = extent->count;
    value.shown = "the scope of " + std::to_string(extent->count) + (extent->count == 1 ? " local" : " locals");
    return value;
}

}  // namespace yieldcheck::inspector
