#include "protocol/exception.hpp"

#include "protocol/codec.hpp"
#include "protocol/exception_group.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

Value no_context() { return {}; }

Value (*context_source)() = no_context;

const ExceptionObject* described(const Value& exception) { return exception.as<ExceptionObject>(); }

Value or_none(const Value& value) { return value.bound() ? value : None; }

Value checked_link(const char* what, Value value) {
    if (is(value, None)) return {};
    if (is_exception(value)) return value;
    raise_error("TypeError", std::string("exception ") + what + " must be None or derive from BaseException");
}

}  // namespace

ExceptionObject::ExceptionObject(Value exception_class, std::vector<Value> given)
    : Object(Kind::exception), arguments(std::move(given)), class_(std::move(exception_class)) {}

Value ExceptionObject::value() const { return arguments.empty() ? None : arguments.front(); }

Text ExceptionObject::repr() {
    const Text name = yieldcheck::str(text(type_name()));
    if (arguments.size() == 1) return name + U"(" + yieldcheck::repr(arguments.front()) + U")";
    return name + yieldcheck::repr(tuple(arguments));
}

Text ExceptionObject::str() {
    const Value self(this);
    if (arguments.size() == 1 && is_a(self, "KeyError")) return yieldcheck::repr(arguments.front());
    if (arguments.size() == 5 && is_a(self, "UnicodeError")) {
        if (auto message = unicode_error_text(arguments)) return *message;
    }
    if (arguments.size() >= 2 && is_a(self, "OSError")) return operating_system_text();
    if (arguments.empty()) return {};
    if (is_a(self, "SyntaxError")) return syntax_error_text();
    if (arguments.size() == 1) return yieldcheck::str(arguments.front());
    return yieldcheck::str(tuple(arguments));
}

Text ExceptionObject::operating_system_text() const {
    const Value number = find_field("errno");
    const Value message = find_field("strerror");
    const Value file = find_field("filename");
    if (is(number, None) && is(message, None)) return yieldcheck::str(tuple(arguments));
    Text said = U"[Errno " + yieldcheck::str(number) + U"] " + yieldcheck::str(message);
    if (!is(file, None)) said += U": " + yieldcheck::repr(file);
    return said;
}

Text ExceptionObject::syntax_error_text() const {
    const Text message = yieldcheck::str(arguments.front());
    const Value file = find_field("filename");
    const Value line = find_field("lineno");
    const Text where = is(line, None) ? Text() : U"line " + yieldcheck::str(line);
    if (is(file, None)) return where.empty() ? message : message + U" (" + where + U")";
    const Text path = yieldcheck::str(file);
    const Text name = path.substr(path.rfind(U'/') + 1);
    return message + U" (" + name + (where.empty() ? U")" : U", " + where + U")");
}

// ---- attributes
// -------------------------------------------------------------------------------------------------------

Value ExceptionObject::find_field(std::string_view name) const {
    const Value self(const_cast<ExceptionObject*>(this));
    if (name == "args") return tuple(arguments);
    if (name == "__cause__") return or_none(cause);
    if (name == "__context__") return or_none(context);
    if (name == "__suppress_context__") return boolean(suppress_context);
    if (name == "__traceback__") return None;
    if (const Value detail = details.find(name); detail.bound()) return detail;
    if (name == "value" && is_a(self, "StopIteration")) return value();
    if (name == "code" && is_a(self, "SystemExit")) return arguments.size() < 2 ? value() : tuple(arguments);
    if (name == "msg" && (is_a(self, "ImportError") || is_a(self, "SyntaxError"))) return value();
    const bool has_name = is_a(self, "NameError") || is_a(self, "AttributeError") || is_a(self, "ImportError");
    if (is_a(self, "SyntaxError")) {
        static constexpr std::string_view places[] = {"filename", "lineno", "offset", "text"};
        for (std::size_t index = 0; index < std::size(places); ++index) {
            if (name != places[index]) continue;
            const bool given = arguments.size() == 2 && is(arguments[1]->type(), builtin_class("tuple")) &&
                               arguments[1]->length() > index;
            return given ? arguments[1]->item(integer(static_cast<std::int64_t>(index))) : None;
        }
    }
    if (name == "name" && has_name) return None;
    if (name == "obj" && is_a(self, "AttributeError")) return None;
    if (name == "path" && is_a(self, "ImportError")) return None;
    if (is_a(self, "OSError")) {
        const bool numbered = arguments.size() >= 2;
        if (name == "errno") return numbered ? arguments[0] : None;
        if (name == "strerror") return numbered ? arguments[1] : None;
        if (name == "filename" || name == "filename2") return None;
    }
    return {};
}

bool ExceptionObject::set_field(std::string_view name, const Value& value) {
    if (name == "args") {
        std::vector<Value> given;
        const Value items = value->iterate();
        for (Advance step = items->advance(); !step.ended; step = items->advance())
            given.push_back(step.value);
        arguments = std::move(given);
    } else if (name == "__cause__") {
        cause = checked_link("cause", value);
        suppress_context = true;
    } else if (name == "__context__") {
        context = checked_link("context", value);
    } else if (name == "__suppress_context__") {
        suppress_context = truthy(value);
    } else if (name == "__traceback__") {
        if (!is(value, None)) raise_error("TypeError", "__traceback__ must be a traceback or None");
    } else if (find_field(name).bound()) {
        details.set(name, value);
    } else {
        return false;
    }
    return true;
}

Value ExceptionObject::find_attribute(std::string_view name) {
    const Value self(this);
    // A property or method of the scenario's own class goes before a field of the built-in one.
    const Value override = static_cast<ClassObject*>(class_.object())->find_override(name);
    if (!override.bound()) {
        if (Value field = find_field(name); field.bound()) return field;
    }
    return find_instance_attribute(self, attributes_, name);
}

void ExceptionObject::set_attribute(std::string_view name, Value value) {
    const Value override = static_cast<ClassObject*>(class_.object())->find_override(name);
    if (!override.bound() && set_field(name, value)) return;
    set_instance_attribute(Value(this), attributes_, name, std::move(value));
}

void ExceptionObject::delete_attribute(std::string_view name) {
    if (name == "args" || name == "__cause__" || name == "__context__" || name == "__traceback__") {
        raise_error("TypeError", std::string(name) + " may not be deleted");
    }
    delete_instance_attribute(Value(this), attributes_, name);
}

void ExceptionObject::clear() noexcept {
    const auto given = std::exchange(arguments, {});
    const Value its_cause = std::exchange(cause, {});
    const Value its_context = std::exchange(context, {});
    details.clear();
    attributes_.clear();
}

// ---- questions and links
// ----------------------------------------------------------------------------------------------

Value make_exception(std::string_view type, std::vector<Value> arguments) {
    return Value(new ExceptionObject(builtin_class(type), std::move(arguments)));
}

bool is_exception(const Value& value) { return value.as<ExceptionObject>() != nullptr; }

bool is_exception_class(const Value& value) {
    static const Value& base = builtin_class("BaseException");
    return is_subclass(value, base);
}

bool is_a(const Value& exception, std::string_view builtin_type) {
    return class_of(exception).derives_from(*static_cast<ClassObject*>(builtin_class(builtin_type).object()));
}

void set_context(const Value& exception, const Value& context) {
    if (!context.bound() || is(exception, context)) return;
    // Floyd's slow pointer: a chain that somebody closed into a cycle by hand must not keep us for ever.
    auto* link = context.as<ExceptionObject>();
    const ExceptionObject* slow = link;
    bool move_slow = false;
    while (link->context.bound()) {
        if (is(link->context, exception)) {
            link->context = {};
            break;
        }
        link = link->context.as<ExceptionObject>();
        if (link == slow) break;
        if (move_slow) slow = described(slow->context);
        move_slow = !move_slow;
    }
    exception.as<ExceptionObject>()->context = context;
}

void set_cause(const Value& exception, const Value& cause) {
    auto* changed = exception.as<ExceptionObject>();
    changed->suppress_context = true;
    changed->cause = cause.bound() && !is(cause, None) ? cause : Value();
}

void set_context_source(Value (*source)()) { context_source = source; }

void raise_exception(Value exception) {
    set_context(exception, context_source());
    throw Raised{std::move(exception)};
}

void raise_error(std::string_view type, std::string_view message) {
    raise_error(type, std::vector<Value>{text(message)});
}

void raise_error(std::string_view type, std::vector<Value> arguments) {
    Value exception = make_exception(type, std::move(arguments));
    exception.as<ExceptionObject>()->by_interpreter = true;
    raise_exception(std::move(exception));
}

}  // namespace yieldcheck
