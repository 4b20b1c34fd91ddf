// What exception classes do when they are called, and the methods that all exceptions share.
#include "protocol/exception_group.hpp"

#include <algorithm>
#include <array>

namespace yieldcheck {
namespace {

struct NumberedError {
    std::string_view number;
    std::string_view name;
};

/// OSError(number, text) is an object of the class that stands for the number (Linux).
constexpr std::array<NumberedError, 16> numbered_errors{{
    {"1", "PermissionError"},
    {"2", "FileNotFoundError"},
    {"3", "ProcessLookupError"},
    {"4", "InterruptedError"},
    {"10", "ChildProcessError"},
    {"11", "BlockingIOError"},
    {"13", "PermissionError"},
    {"17", "FileExistsError"},
    {"20", "NotADirectoryError"},
    {"21", "IsADirectoryError"},
    {"32", "BrokenPipeError"},
    {"103", "ConnectionAbortedError"},
    {"104", "ConnectionResetError"},
    {"110", "TimeoutError"},
    {"111", "ConnectionRefusedError"},
    {"115", "BlockingIOError"},
}};

Value make_plain(const Value& exception_class, Arguments& arguments) {
    return Value(new ExceptionObject(exception_class, arguments.positional()));
}

Value make_group(const Value& group_class, Arguments& arguments) {
    Value actual_class = group_class;
    std::vector<Value> members = checked_group_members(actual_class, arguments);
    return Value(new ExceptionGroupObject(actual_class, arguments.positional(), std::move(members)));
}

Value make_operating_system_error(const Value& exception_class, Arguments& arguments) {
    const auto& given = arguments.positional();
    Value actual_class = exception_class;
    if (is(exception_class, builtin_class("OSError")) && given.size() >= 2 && given.size() <= 5 &&
        is(given[0]->type(), builtin_class("int"))) {
        const std::string number = utf8(str(given[0]));
        const auto* found = std::find_if(numbered_errors.begin(), numbered_errors.end(),
                                         [&](const NumberedError& error) { return error.number == number; });
        if (found != numbered_errors.end()) actual_class = builtin_class(found->name);
    }
    return Value(new ExceptionObject(actual_class, given));
}

void initialise_plain(const Value& self, Arguments& arguments) {
    expect_no_keywords(self->type_name(), arguments);
    self.as<ExceptionObject>()->arguments = arguments.positional();
}

void initialise_operating_system_error(const Value& self, Arguments& arguments) {
    initialise_plain(self, arguments);
    auto* error = self.as<ExceptionObject>();
    const std::size_t count = error->arguments.size();
    if (count < 3 || count > 5) return;
    error->details.set("filename", error->arguments[2]);
    if (count == 5) error->details.set("filename2", error->arguments[4]);
    error->arguments.resize(2);
}

/// Classes that take some keyword arguments beside their positional ones.
template <std::size_t Count>
void initialise_with(const Value& self, Arguments& arguments, const std::array<std::string_view, Count>& known) {
    auto* error = self.as<ExceptionObject>();
    for (const auto name : known) {
        if (Value value = take_keyword(arguments, name); value.bound()) error->details.set(name, std::move(value));
    }
    if (!arguments.keywords().empty()) {
        raise_error("TypeError", self->type_name() + "() got an unexpected keyword argument '" +
                                     arguments.keywords().front().first + "'");
    }
    error->arguments = arguments.positional();
}

void initialise_attribute_error(const Value& self, Arguments& arguments) {
    initialise_with<2>(self, arguments, {"name", "obj"});
}

void initialise_name_error(const Value& self, Arguments& arguments) { initialise_with<1>(self, arguments, {"name"}); }

void initialise_import_error(const Value& self, Arguments& arguments) {
    initialise_with<3>(self, arguments, {"name", "path", "name_from"});
}

void initialise_group(const Value& self, Arguments& arguments) { expect_no_keywords(self->type_name(), arguments); }

// ---- methods
// ----------------------------------------------------------------------------------------------------------

/// Takes self out of the arguments.
Value take_self(Arguments& arguments, const char* method) {
    auto& positional = arguments.positional();
    if (positional.empty() || !is_exception(positional.front())) {
        raise_error("TypeError",
                    std::string("descriptor '") + method + "' of 'BaseException' object needs an argument");
    }
    Value self = std::move(positional.front());
    positional.erase(positional.begin());
    return self;
}

Value initialise(Arguments& arguments) {
    const Value self = take_self(arguments, "__init__");
    if (const auto native = class_of(self).native.initialise; native != nullptr) native(self, arguments);
    return None;
}

Value make_new(Arguments& arguments) {
    auto& positional = arguments.positional();
    const Value made_class = positional.front();
    positional.erase(positional.begin());
    return made_class.as<ClassObject>()->native.make(made_class, arguments);
}

Value native_text(Arguments& arguments) {
    const Value self = take_self(arguments, "__str__");
    if (auto* group = self.as<ExceptionGroupObject>()) return text(group->ExceptionGroupObject::str());
    return text(self.as<ExceptionObject>()->ExceptionObject::str());
}

Value native_repr(Arguments& arguments) {
    return text(take_self(arguments, "__repr__").as<ExceptionObject>()->ExceptionObject::repr());
}

Value with_traceback(Arguments& arguments) {
    Value self = take_self(arguments, "with_traceback");
    expect_arguments("BaseException.with_traceback", arguments, 1, 1);
    if (!is(arguments.positional()[0], None)) raise_error("TypeError", "__traceback__ must be a traceback or None");
    return self;
}

Value add_note(Arguments& arguments) {
    const Value self = take_self(arguments, "add_note");
    expect_arguments("BaseException.add_note", arguments, 1, 1);
    const Value& note = arguments.positional()[0];
    if (!is_instance(note, builtin_class("str"))) {
        raise_error("TypeError", "note must be a str, not '" + note->type_name() + "'");
    }
    if (const Value notes = self->find_attribute("__notes__"); notes.bound()) {
        notes->call_method("append", {note});
    } else {
        self->set_attribute("__notes__", list({note}));
    }
    return None;
}

/// What split() and subgroup() take: a class, a tuple of classes or a function.
ExceptionCondition condition_of(const Value& wanted) {
    const bool is_tuple = is(wanted->type(), builtin_class("tuple"));
    if (is_exception_class(wanted) || is_tuple) {
        return [wanted](const Value& exception) { return is_instance(exception, wanted); };
    }
    if (wanted.as<ClassObject>() == nullptr && wanted->callable()) {
        return [wanted](const Value& exception) { return truthy(wanted->call({exception})); };
    }
    raise_error("TypeError", "expected a function, exception type or tuple of exception types");
}

Value split(Arguments& arguments) {
    const Value self = take_self(arguments, "split");
    expect_arguments("BaseExceptionGroup.split", arguments, 1, 1);
    auto [match, rest] = split_exception(self, condition_of(arguments.positional()[0]));
    return tuple({match.bound() ? match : None, rest.bound() ? rest : None});
}

Value subgroup(Arguments& arguments) {
    const Value self = take_self(arguments, "subgroup");
    expect_arguments("BaseExceptionGroup.subgroup", arguments, 1, 1);
    const Value match = split_exception(self, condition_of(arguments.positional()[0])).first;
    return match.bound() ? match : None;
}

Value derive(Arguments& arguments) {
    const Value self = take_self(arguments, "derive");
    expect_arguments("BaseExceptionGroup.derive", arguments, 1, 1);
    return builtin_class("BaseExceptionGroup")->call({self->find_attribute("message"), arguments.positional()[0]});
}

void add_method(std::string_view class_name, const char* name, Value (*method)(Arguments&)) {
    static_cast<ClassObject*>(builtin_class(class_name).object())
        ->attributes.set(name, Heap::immortal(native_method(name, method)));
}

/// A class and everything below it.
void set_native_below(std::string_view top, ClassObject::Native native) {
    const auto& base = *static_cast<ClassObject*>(builtin_class(top).object());
    for (const Value& candidate : builtin_classes()) {
        auto& candidate_class = *static_cast<ClassObject*>(candidate.object());
        if (candidate_class.derives_from(base)) candidate_class.native = native;
    }
}

}  // namespace

bool register_exception_classes() {
    set_native_below("BaseException", {make_plain, initialise_plain});
    set_native_below("OSError", {make_operating_system_error, initialise_operating_system_error});
    set_native_below("AttributeError", {make_plain, initialise_attribute_error});
    set_native_below("NameError", {make_plain, initialise_name_error});
    set_native_below("ImportError", {make_plain, initialise_import_error});
    set_native_below("BaseExceptionGroup", {make_group, initialise_group});
    add_method("BaseException", "__init__", initialise);
    add_method("BaseException", "__str__", native_text);
    add_method("BaseException", "__repr__", native_repr);
    add_method("BaseException", "with_traceback", with_traceback);
    add_method("BaseException", "add_note", add_note);
    add_method("BaseExceptionGroup", "split", split);
    add_method("BaseExceptionGroup", "subgroup", subgroup);
    add_method("BaseExceptionGroup", "derive", derive);
    auto& base = *static_cast<ClassObject*>(builtin_class("BaseException").object());
    base.attributes.set("__new__", Heap::immortal(native_function("__new__", make_new)));
    return true;
}

}  // namespace yieldcheck
