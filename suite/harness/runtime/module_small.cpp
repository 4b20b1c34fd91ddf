// inspect, types, copy, pickle, sys and string: the parts that programs about generators use.
#include "harness/exception_state.hpp"
#include "harness/generator.hpp"
#include "harness/runtime/descriptors.hpp"
#include "harness/runtime/function.hpp"
#include "harness/runtime/instance.hpp"
#include "harness/runtime/modules.hpp"

#include <limits>

namespace yieldcheck {
namespace {

const Value& only(const char* name, Arguments& arguments) {
    expect_arguments(name, arguments, 1, 1);
    return arguments.positional()[0];
}

/// The Code behind a function, through bound methods; null when there is none.
const Code* code_of(Value function) {
    if (const auto* method = function.as<MethodObject>()) function = method->function();
    const auto* found = function.as<FunctionObject>();
    return found != nullptr ? &found->code() : nullptr;
}

// ---- inspect
// ----------------------------------------------------------------------------------------------------------

Value state_of(const char* name, Arguments& arguments) {
    const Value& value = only(name, arguments);
    auto* generator = value.as<GeneratorObject>();
    if (generator == nullptr) {
        raise_error("AttributeError",
                    "'" + value->type_name() + "' object has no attribute '" +
                        (std::string_view(name) == "getcoroutinestate" ? "cr_running'" : "gi_running'"));
    }
    return text(state_name(generator->state(), generator->is_coroutine()));
}

Value getgeneratorstate(Arguments& arguments) { return state_of("getgeneratorstate", arguments); }
Value getcoroutinestate(Arguments& arguments) { return state_of("getcoroutinestate", arguments); }

Value locals_of(const char* name, Arguments& arguments) {
    const Value& value = only(name, arguments);
    auto* generator = value.as<GeneratorObject>();
    if (generator == nullptr) {
        raise_error("TypeError", utf8(repr(value)) + " is not a Python generator");
    }
    const Value frame = attribute(value, generator->is_coroutine() ? "cr_frame" : "gi_frame");
    return is(frame, None) ? dict() : attribute(frame, "f_locals");
}

Value getgeneratorlocals(Arguments& arguments) { return locals_of("getgeneratorlocals", arguments); }
Value getcoroutinelocals(Arguments& arguments) { return locals_of("getcoroutinelocals", arguments); }

Value isgenerator(Arguments& arguments) {
    const auto* generator = only("isgenerator", arguments).as<GeneratorObject>();
    return boolean(generator != nullptr && !generator->is_coroutine());
}

Value iscoroutine(Arguments& arguments) {
    const auto* generator = only("iscoroutine", arguments).as<GeneratorObject>();
    return boolean(generator != nullptr && generator->is_coroutine());
}

Value isawaitable(Arguments& arguments) {
    const Value& value = only("isawaitable", arguments);
    return boolean(find_special_method(value, "__await__").bound());
}

Value isgeneratorfunction(Arguments& arguments) {
    const Code* code = code_of(only("isgeneratorfunction", arguments));
    return boolean(code != nullptr && code->kind == Code::Kind::generator);
}

Value iscoroutinefunction(Arguments& arguments) {
    const Code* code = code_of(only("iscoroutinefunction", arguments));
    return boolean(code != nullptr && code->kind == Code::Kind::coroutine);
}

Value isfunction(Arguments& arguments) {
    return boolean(only("isfunction", arguments).as<FunctionObject>() != nullptr);
}

Value ismethod(Arguments& arguments) { return boolean(only("ismethod", arguments).as<MethodObject>() != nullptr); }

Value isclass(Arguments& arguments) { return boolean(only("isclass", arguments).as<ClassObject>() != nullptr); }

constexpr NativeEntry inspect_functions[] = {
    {"getgeneratorstate", getgeneratorstate},
    {"getgeneratorlocals", getgeneratorlocals},
    {"getcoroutinestate", getcoroutinestate},
    {"getcoroutinelocals", getcoroutinelocals},
    {"isgenerator", isgenerator},
    {"iscoroutine", iscoroutine},
    {"isawaitable", isawaitable},
    {"isgeneratorfunction", isgeneratorfunction},
    {"iscoroutinefunction", iscoroutinefunction},
    {"isfunction", isfunction},
    {"ismethod", ismethod},
    {"isclass", isclass},
};

// ---- types
// ------------------------------------------------------------------------------------------------------------

class SimpleNamespace final : public Object {
public:
    Value type() const override { return builtin_class("types.SimpleNamespace"); }

    Text repr() override {
        Text shown = U"namespace(";
        bool first = true;
        for (const auto& [name, value] : attributes.entries()) {
            if (!std::exchange(first, false)) shown += U", ";
            shown += yieldcheck::str(text(name)) + U"=" + yieldcheck::repr(value);
        }
        return shown + U")";
    }
    Value compare(Comparison comparison, const Value& other) override {
        auto* right = other.as<SimpleNamespace>();
        if (right == nullptr) return NotImplemented;
        return yieldcheck::compare(comparison, attributes.dictionary(), right->attributes.dictionary());
    }
    std::size_t hash() override { raise_error("TypeError", "unhashable type: 'types.SimpleNamespace'"); }
    Value find_attribute(std::string_view name) override {
        return find_instance_attribute(Value(this), attributes, name);
    }
    void set_attribute(std::string_view name, Value value) override { attributes.set(name, std::move(value)); }
    void delete_attribute(std::string_view name) override { delete_instance_attribute(Value(this), attributes, name); }
    void clear() noexcept override { attributes.clear(); }

    Attributes attributes;
};

Value make_simple_namespace(const Value&, Arguments& arguments) {
    auto* made = new SimpleNamespace;
    Value value(made);
    if (!arguments.positional().empty()) {
        expect_arguments("SimpleNamespace", Arguments(arguments.positional()), 0, 1);
        Arguments spread;
        spread.spread_keywords(arguments.positional()[0]);
        for (auto& [name, each] : spread.keywords())
            made->attributes.set(name, std::move(each));
    }
    for (auto& [name, each] : arguments.keywords())
        made->attributes.set(name, std::move(each));
    return value;
}

Value types_coroutine(Arguments& arguments) {
    const Value& function = only("coroutine", arguments);
    if (!function->callable()) raise_error("TypeError", "types.coroutine() expects a callable");
    const Code* code = code_of(function);
    if (code == nullptr || code->kind == Code::Kind::plain) {
        throw OutsideSubset{"types.coroutine of what is no generator function is outside the subset"};
    }
    return function;  // every generator can be awaited here
}

Value make_method_type(const Value&, Arguments& arguments) {
    expect_arguments("method", arguments, 2, 2);
    return Value(new MethodObject(arguments.positional()[0], arguments.positional()[1]));
}

constexpr NativeEntry types_functions[] = {{"coroutine", types_coroutine}};

// ---- sys
// --------------------------------------------------------------------------------------------------------------

Value exc_info(Arguments& arguments) {
    expect_arguments("exc_info", arguments, 0, 0);
    const Value handled = current_exception();
    if (!handled.bound()) return tuple({None, None, None});
    return tuple({handled->type(), handled, None});
}

Value exception(Arguments& arguments) {
    expect_arguments("exception", arguments, 0, 0);
    const Value handled = current_exception();
    return handled.bound() ? handled : None;
}

Value getrecursionlimit(Arguments& arguments) {
    expect_arguments("getrecursionlimit", arguments, 0, 0);
    return integer(recursion_limit);
}

Value exit_program(Arguments& arguments) {
    expect_arguments("exit", arguments, 0, 1);
    const Value code = arguments.positional().empty() ? None : arguments.positional()[0];
    if (is(code, None)) throw Raised{make_exception("SystemExit")};
    throw Raised{make_exception("SystemExit",
                                is_instance(code, builtin_class("tuple")) ? items_of(code) : std::vector<Value>{code})};
}

constexpr NativeEntry sys_functions[] = {
    {"exc_info", exc_info}, {"exception", exception}, {"exit", exit_program}, {"getrecursionlimit", getrecursionlimit}};

}  // namespace

void register_inspect() {
    ModuleObject& module = add_module("inspect");
    module.add(inspect_functions);
    for (const char* name : {"GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED", "CORO_CREATED",
                             "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"}) {
        module.add(name, text(name));
    }
}

void register_types() {
    set_native("types.SimpleNamespace", {make_simple_namespace});
    set_native("method", {make_method_type});
    ModuleObject& module = add_module("types");
    module.add(types_functions);
    module.add("SimpleNamespace", builtin_class("types.SimpleNamespace"));
    module.add("GeneratorType", builtin_class("generator"));
    module.add("CoroutineType", builtin_class("coroutine"));
    module.add("FunctionType", builtin_class("function"));
    module.add("LambdaType", builtin_class("function"));
    module.add("MethodType", builtin_class("method"));
    module.add("BuiltinFunctionType", builtin_class("builtin_function_or_method"));
    module.add("NoneType", builtin_class("NoneType"));
    module.add("ModuleType", builtin_class("module"));
    module.add("FrameType", builtin_class("frame"));
}

void register_small_modules() {
    ModuleObject& system = add_module("sys");
    system.add(sys_functions);
    system.add("maxsize", integer(std::numeric_limits<std::int64_t>::max()));
    system.add("version_info", tuple({integer(3), integer(13), integer(0), text("final"), integer(0)}));
    ModuleObject& strings = add_module("string");
    const std::string lower = "abcdefghijklmnopqrstuvwxyz";
    const std::string upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const std::string digits = "0123456789";
    const std::string marks = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    strings.add("ascii_lowercase", text(lower));
    strings.add("ascii_uppercase", text(upper));
    strings.add("ascii_letters", text(lower + upper));
    strings.add("digits", text(digits));
    strings.add("hexdigits", text("0123456789abcdefABCDEF"));
    strings.add("octdigits", text("01234567"));
    strings.add("punctuation", text(marks));
    strings.add("whitespace", text(" \t\n\r\v\f"));
    strings.add("printable", text(digits + lower + upper + marks + " \t\n\r\v\f"));
}

}  // namespace yieldcheck
