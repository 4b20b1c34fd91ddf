// contextlib: contextmanager, suppress, closing and nullcontext.
#include "harness/body.hpp"
#include "harness/runtime/modules.hpp"

namespace yieldcheck {
namespace {

/// A context manager written in C++: __enter__ and __exit__ as virtual functions.
class Manager : public Object {
public:
    explicit Manager(const char* class_name) : class_(builtin_class(class_name)) {}

    Value type() const override { return class_; }
    virtual Value enter() = 0;
    /// `type` is None when there was no exception.
    virtual Value leave(const Value& type, const Value& exception) = 0;

    Value find_attribute(std::string_view name) override {
        if (name == "__enter__") {
            return native_function(name, [self = Value(this)](Arguments& arguments) {
                expect_arguments("__enter__", arguments, 0, 0);
                return static_cast<Manager*>(self.object())->enter();
            });
        }
        if (name == "__exit__") {
            return native_function(name, [self = Value(this)](Arguments& arguments) {
                expect_arguments("__exit__", arguments, 3, 3);
                const Value type = arguments.positional()[0];
                const Value exception = arguments.positional()[1];
                return static_cast<Manager*>(self.object())->leave(type, exception);
            });
        }
        return Object::find_attribute(name);
    }

private:
    const Value& class_;
};

class Suppress final : public Manager {
public:
    explicit Suppress(Value classes) : Manager("contextlib.suppress"), classes_(std::move(classes)) {}
    Value enter() override { return None; }
    Value leave(const Value& type, const Value& exception) override {
        return boolean(!is(type, None) && is_instance(exception, classes_));
    }

private:
    Value classes_;
};

class Closing final : public Manager {
public:
    explicit Closing(Value thing) : Manager("contextlib.closing"), thing_(std::move(thing)) {}
    Value enter() override { return thing_; }
    Value leave(const Value&, const Value&) override {
        yieldcheck::call_method(thing_, "close", {});
        return None;
    }
    void clear() noexcept override { thing_ = {}; }

private:
    Value thing_;
};

class NullContext final : public Manager {
public:
    explicit NullContext(Value result) : Manager("contextlib.nullcontext"), result_(std::move(result)) {}
    Value enter() override { return result_; }
    Value leave(const Value&, const Value&) override { return None; }
    void clear() noexcept override { result_ = {}; }

private:
    Value result_;
};

// ---- contextmanager
// ---------------------------------------------------------------------------------------------------

/// Drives a generator with the operations of contextlib._GeneratorContextManager, one by one.
class GeneratorManager final : public Manager {
public:
    GeneratorManager(Value function, Arguments arguments)
        : Manager("contextlib._GeneratorContextManager"),
          function_(std::move(function)),
          arguments_(std::move(arguments)),
          generator_(Value(function_)->call(arguments_)) {}

    Value enter() override {
        if (!function_.bound()) {
            raise_error("AttributeError", "'_GeneratorContextManager' object has no attribute 'args'");
        }
        arguments_ = {};  // they are only needed for the use as a decorator
        const Value function = std::move(function_);
        try {
            return next_of(generator_);
        } catch (const Raised& raised) {
            if (!is_a(raised.exception, "StopIteration")) throw;
            Value error = make_exception("RuntimeError", {text("generator didn't yield")});
            set_cause(error, None);
            set_context(error, raised.exception);
            throw Raised{std::move(error)};
        }
    }

    Value leave(const Value& type, const Value& exception) override {
        return is(type, None) ? leave_normally() : leave_by(exception);
    }

    /// As a decorator: every call runs within a manager of its own.
    bool callable() const override { return true; }
    Value call(Arguments arguments) override {
        expect_arguments("__call__", arguments, 1, 1);
        return native_function("inner", [manager = Value(this), wrapped = arguments.positional()[0]](Arguments& inner) {
            auto& again = *manager.as<GeneratorManager>();
            const Value fresh(new GeneratorManager(again.function_, again.arguments_));
            auto& managed = *fresh.as<GeneratorManager>();
            managed.enter();
            Value result;
            try {
                result = wrapped->call(std::move(inner));
            } catch (const Raised& raised) {
                if (truthy(managed.leave(raised.exception->type(), raised.exception))) return None;
                throw;
            }
            managed.leave(None, None);
            return result;
        });
    }

    void clear() noexcept override {
        const Arguments arguments = std::exchange(arguments_, {});
        const Value generator = std::move(generator_);
        const Value function = std::move(function_);
    }

private:
    void close_generator() { yieldcheck::call_method(generator_, "close", {}); }

    Value leave_normally() {
        try {
            next_of(generator_);
        } catch (const Raised& raised) {
            if (is_a(raised.exception, "StopIteration")) return False;
            throw;
        }
        try {
            raise_exception(make_exception("RuntimeError", {text("generator didn't stop")}));
        } catch (const Raised&) {
            close_generator();
            throw;
        }
    }

    Value leave_by(const Value& exception) {
        try {
            yieldcheck::call_method(generator_, "throw", {exception});
        } catch (const Raised& raised) {
            const Value& out = raised.exception;
            if (is_a(out, "StopIteration")) return boolean(!is(out, exception));
            if (is(out, exception)) return False;
            const auto* described = out.as<ExceptionObject>();
            const bool wrapped = is_a(out, "RuntimeError") && is_a(exception, "StopIteration") &&
                                 described->cause.bound() && is(described->cause, exception);
            if (wrapped) return False;
            throw;
        }
        try {
            raise_exception(make_exception("RuntimeError", {text("generator didn't stop after throw()")}));
        } catch (const Raised&) {
            close_generator();
            throw;
        }
    }

    Value function_;
    Arguments arguments_;
    Value generator_;
};

/// What @contextmanager makes of a function.
class ManagerFunction final : public Object, public Descriptor {
public:
    explicit ManagerFunction(Value function) : function_(std::move(function)) {}

    Value type() const override { return builtin_class("function"); }
    Text repr() override { return function_->repr(); }
    bool callable() const override { return true; }
    Value call(Arguments arguments) override { return Value(new GeneratorManager(function_, std::move(arguments))); }
    Value find_attribute(std::string_view name) override {
        return name == "__wrapped__" ? function_ : function_->find_attribute(name);
    }
    EncodedAs encoded_as() override { return function_->encoded_as(); }
    void clear() noexcept override { function_ = {}; }

    Value get(const Value& instance, const Value&) override {
        const Value self(this);
        if (!instance.bound()) return self;
        return native_function("method", [self, instance](Arguments& arguments) {
            arguments.prepend(instance);
            return self->call(std::move(arguments));
        });
    }

private:
    Value function_;
};

Value contextmanager(Arguments& arguments) {
    expect_arguments("contextmanager", arguments, 1, 1);
    return Value(new ManagerFunction(arguments.positional()[0]));
}

Value make_suppress(const Value&, Arguments& arguments) {
    expect_no_keywords("suppress", arguments);
    return Value(new Suppress(tuple(arguments.positional())));
}

Value make_closing(const Value&, Arguments& arguments) {
    expect_arguments("closing", arguments, 1, 1);
    return Value(new Closing(arguments.positional()[0]));
}

Value make_null_context(const Value&, Arguments& arguments) {
    const auto given = named_arguments("nullcontext", arguments, {"enter_result"});
    return Value(new NullContext(given[0].bound() ? given[0] : None));
}

constexpr NativeEntry functions[] = {{"contextmanager", contextmanager}};

}  // namespace

void register_contextlib() {
    set_native("contextlib.suppress", {make_suppress});
    set_native("contextlib.closing", {make_closing});
    set_native("contextlib.nullcontext", {make_null_context});
    ModuleObject& module = add_module("contextlib");
    module.add(functions);
    for (const char* name : {"suppress", "closing", "nullcontext"}) {
        module.add(name, builtin_class(std::string("contextlib.") + name));
    }
}

}  // namespace yieldcheck
