#include "harness/generator.hpp"

#include "harness/body.hpp"
#include "harness/exception_state.hpp"
#include "protocol/exception.hpp"

namespace yieldcheck {
namespace {

/// The frame as gi_frame shows it: f_lineno and f_locals of a generator that is not closed.
class FrameView final : public Object {
public:
    explicit FrameView(Value generator) : generator_(std::move(generator)) {}

    Value type() const override { return builtin_class("frame"); }
    void clear() noexcept override { generator_ = {}; }

    Value find_attribute(std::string_view name) override {
        Frame& frame = *generator_.as<GeneratorObject>()->frame();
        if (name == "f_lineno") return integer(frame.line());
        if (name != "f_locals") return Object::find_attribute(name);
        std::vector<std::pair<Value, Value>> items;
        for (auto& [local, value] : frame.locals())
            items.emplace_back(text(local), value);
        return dict(std::move(items));
    }

private:
    Value generator_;
};

Value finished(Advance&& step) {
    if (!step.ended) return std::move(step.value);
    if (is(step.value, None)) raise(make_exception("StopIteration"));
    std::vector<Value> arguments;
    arguments.push_back(std::move(step.value));
    raise(make_exception("StopIteration", std::move(arguments)));
}

Value writable_name(const char* attribute, Value value) {
    if (value->type_name() != "str") {
        raise_error("TypeError", std::string(attribute) + " must be set to a string object");
    }
    return value;
}

}  // namespace

const char* state_name(GeneratorState state, bool coroutine) {
    switch (state) {
        case GeneratorState::created: return coroutine ? "CORO_CREATED" : "GEN_CREATED";
        case GeneratorState::running: return coroutine ? "CORO_RUNNING" : "GEN_RUNNING";
        case GeneratorState::suspended: return coroutine ? "CORO_SUSPENDED" : "GEN_SUSPENDED";
        case GeneratorState::closed: return coroutine ? "CORO_CLOSED" : "GEN_CLOSED";
    }
    return "";
}

GeneratorObject::GeneratorObject(FrameRef frame, Value name, Value qualified_name)
    : Object(Kind::generator),
      frame_(std::move(frame)),
      name_(std::move(name)),
      qualified_name_(std::move(qualified_name)) {}

EncodedAs GeneratorObject::encoded_as() { return {"g", utf8(yieldcheck::str(name_))}; }

bool GeneratorObject::is_coroutine() const noexcept { return frame_->code().kind == Code::Kind::coroutine; }

void refuse_early_send(const FrameRef& frame) {
    const bool coroutine = frame->code().kind == Code::Kind::coroutine;
    raise_error("TypeError",
                std::string("can't send non-None value to a just-started ") + (coroutine ? "coroutine" : "generator"));
}

Value GeneratorObject::type() const { return builtin_class(is_coroutine() ? "coroutine" : "generator"); }

Text GeneratorObject::repr() {
    return (is_coroutine() ? U"<coroutine object " : U"<generator object ") + yieldcheck::str(qualified_name_) +
           U" at 0x>";
}

Value GeneratorObject::iterate() { return is_coroutine() ? Object::iterate() : Value(this); }

Advance GeneratorObject::advance() { return is_coroutine() ? Object::advance() : next(); }

Value GeneratorObject::find_attribute(std::string_view name) {
    if (name == "__name__") return name_;
    if (name == "__qualname__") return qualified_name_;
    const std::string_view prefix = is_coroutine() ? "cr_" : "gi_";
    if (name.substr(0, 3) == prefix) {
        const std::string_view what = name.substr(3);
        if (what == "running") return boolean(state() == GeneratorState::running);
        if (what == "suspended") return boolean(state() == GeneratorState::suspended);
        if (what == "frame") return state() == GeneratorState::closed ? None : Value(new FrameView(Value(this)));
        if (what == (is_coroutine() ? "await" : "yieldfrom")) {
            const bool waits = state() == GeneratorState::suspended && frame_->delegate().bound();
            return waits ? frame_->delegate() : None;
        }
        if (what == "code") throw OutsideSubset{"the attribute gi_code of a generator is outside the subset"};
    }
    const bool method = name == "send" || name == "throw" || name == "close" ||
                        (is_coroutine() ? name == "__await__" : name == "__next__" || name == "__iter__");
    if (!method) return Object::find_attribute(name);
    return native_function(name, [self = Value(this), name = std::string(name)](Arguments& arguments) {
        return self->call_method(name, std::move(arguments));
    });
}

void GeneratorObject::set_attribute(std::string_view name, Value value) {
    if (name == "__name__") {
        name_ = writable_name("__name__", std::move(value));
    } else if (name == "__qualname__") {
        qualified_name_ = writable_name("__qualname__", std::move(value));
    } else {
        Object::set_attribute(name, std::move(value));
    }
}

Value GeneratorObject::call_method(std::string_view name, Arguments arguments) {
    const Value keep(this);  // the body may drop the last name of its own generator
    if (name == "send") {
        if (!arguments.keywords().empty()) {
            raise_error("TypeError", type_name() + ".send() takes no keyword arguments");
        }
        if (const std::size_t count = arguments.positional().size(); count != 1) {
            raise_error("TypeError",
                        type_name() + ".send() takes exactly one argument (" + std::to_string(count) + " given)");
        }
        return finished(send(arguments.positional()[0]));  // whoever calls keeps its argument until the call is over
    }
    if (name == "throw") {
        expect_arguments("throw", arguments, 1, 3);
        Value exception = exception_to_throw(arguments.positional());
        arguments.positional().clear();
        return finished(throw_in(std::move(exception)));
    }
    if (name == "close") {
        if (!arguments.positional().empty()) {
            raise_error("TypeError", type_name() + ".close() takes no arguments (" +
                                         std::to_string(arguments.positional().size()) + " given)");
        }
        return close();
    }
    if (!is_coroutine() && name == "__next__") {
        expect_arguments("__next__", arguments, 0, 0);
        return finished(next());
    }
    if (!is_coroutine() && name == "__iter__") return keep;
    if (is_coroutine() && name == "__await__") return keep;
    return Object::call_method(name, std::move(arguments));
}

Value exception_to_throw(const std::vector<Value>& arguments) {
    const Value& kind = arguments[0];
    const Value value = arguments.size() > 1 ? arguments[1] : None;
    if (arguments.size() > 2 && !is(arguments[2], None)) {
        raise_error("TypeError", "throw() third argument must be a traceback object");
    }
    if (is_exception_class(kind)) {
        if (is_exception(value) && is_instance(value, kind)) return value;
        std::vector<Value> made_of;
        if (value->type_name() == "tuple") {
            const Value items = iterate(value);
            for (Value item; yieldcheck::advance(items, item);)
                made_of.push_back(item);
        } else if (!is(value, None)) {
            made_of.push_back(value);
        }
        try {
            Value made = call(kind, Arguments(std::move(made_of)));
            if (is_exception(made)) return made;
            raise_error("TypeError", "calling " + utf8(repr(kind)) +
                                         " should have returned an instance of BaseException, not " +
                                         made->type_name());
        } catch (const Raised& raised) {
            return raised.exception;
        }
    }
    if (is_exception(kind)) {
        if (!is(value, None)) raise_error("TypeError", "instance exception may not have a separate value");
        return kind;
    }
    raise_error("TypeError",
                "exceptions must be classes or instances deriving from BaseException, not " + kind->type_name());
}

Value without_stop(const Value& exception, bool coroutine) {
    if (!is_a(exception, "StopIteration")) return exception;
    Value error = make_exception(
        "RuntimeError", {text(coroutine ? "coroutine raised StopIteration" : "generator raised StopIteration")});
    auto* described = error.as<ExceptionObject>();
    described->cause = exception;
    described->context = exception;
    described->suppress_context = true;
    described->by_interpreter = true;
    return error;
}

}  // namespace yieldcheck
