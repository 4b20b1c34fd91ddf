// Functions and methods written in C++.
#include "protocol/class.hpp"

namespace yieldcheck {
namespace {

class NativeFunctionObject final : public Object {
public:
    NativeFunctionObject(std::string_view name, NativeFunction function)
        : name_(name), function_(std::move(function)) {}

    Value type() const override { return builtin_class("builtin_function_or_method"); }
    Text repr() override { return U"<built-in function " + yieldcheck::str(text(name_)) + U">"; }
    bool callable() const override { return true; }
    Value call(Arguments arguments) override { return function_(arguments); }
    EncodedAs encoded_as() override { return {"fn", name_, false}; }
    void clear() noexcept override { function_ = nothing; }

    Value find_attribute(std::string_view name) override {
        if (name == "__name__" || name == "__qualname__") return text(name_);
        if (name == "__module__") return text("builtins");
        if (name == "__doc__") return None;
        if (name == "__call__") return Value(this);
        return Object::find_attribute(name);
    }

private:
    static Value nothing(Arguments&) { return None; }

    std::string name_;
    NativeFunction function_;
};

class NativeMethodObject final : public Object, public Descriptor {
public:
    NativeMethodObject(std::string_view name, NativeFunction function) : name_(name), function_(std::move(function)) {}

    Value type() const override { return builtin_class("method_descriptor"); }
    Text repr() override { return U"<method '" + yieldcheck::str(text(name_)) + U"'>"; }
    bool callable() const override { return true; }
    Value call(Arguments arguments) override { return function_(arguments); }
    EncodedAs encoded_as() override { return {"fn", name_, false}; }

    Value find_attribute(std::string_view name) override {
        if (name == "__name__" || name == "__qualname__") return text(name_);
        if (name == "__doc__") return None;
        return Object::find_attribute(name);
    }

    Value get(const Value& instance, const Value&) override {
        const Value self(this);
        if (!instance.bound()) return self;
        return native_function(name_, [self, instance](Arguments& arguments) {
            arguments.prepend(instance);
            return self->call(std::move(arguments));
        });
    }

    Value call_on(const Value& instance, const Value&, Arguments arguments) override {
        arguments.prepend(instance);
        return function_(arguments);
    }

private:
    std::string name_;
    NativeFunction function_;
};

std::string counted(std::size_t count) { return std::to_string(count) + (count == 1 ? " argument" : " arguments"); }

}  // namespace

Value native_function(std::string_view name, NativeFunction function) {
    return Value(new NativeFunctionObject(name, std::move(function)));
}

Value native_method(std::string_view name, NativeFunction function) {
    return Value(new NativeMethodObject(name, std::move(function)));
}

void expect_no_keywords(std::string_view name, const Arguments& arguments) {
    if (!arguments.keywords().empty()) {
        raise_error("TypeError", std::string(name) + "() takes no keyword arguments");
    }
}

void expect_arguments(std::string_view name, const Arguments& arguments, std::size_t least, std::size_t most) {
    expect_no_keywords(name, arguments);
    const std::size_t given = arguments.positional().size();
    if (given >= least && given <= most) return;
    const std::string called = std::string(name);
    if (least == most) {
        if (most == 0) {
            raise_error("TypeError", called + "() takes no arguments (" + std::to_string(given) + " given)");
        }
        if (most == 1) {
            raise_error("TypeError", called + "() takes exactly one argument (" + std::to_string(given) + " given)");
        }
        raise_error("TypeError", called + " expected " + counted(most) + ", got " + std::to_string(given));
    }
    const bool few = given < least;
    raise_error("TypeError", called + " expected at " + (few ? "least " + counted(least) : "most " + counted(most)) +
                                 ", got " + std::to_string(given));
}

Value take_keyword(Arguments& arguments, std::string_view name) {
    auto& keywords = arguments.keywords();
    for (auto keyword = keywords.begin(); keyword != keywords.end(); ++keyword) {
        if (keyword->first != name) continue;
        Value value = std::move(keyword->second);
        keywords.erase(keyword);
        return value;
    }
    return {};
}

// ---- arguments
// --------------------------------------------------------------------------------------------------------

void Arguments::keyword(std::string_view name, Value value) {
    for (const auto& [present, unused] : keywords_) {
        if (present == name) {
            raise_error("TypeError", "got multiple values for keyword argument '" + std::string(name) + "'");
        }
    }
    keywords_.emplace_back(name, std::move(value));
}

void Arguments::spread(const Value& iterable) {
    Value items;
    try {
        items = iterable->iterate();
    } catch (const Raised&) {
        if (iterable->find_attribute("__iter__").bound()) throw;
        raise_error("TypeError", "Value after * must be an iterable, not " + iterable->type_name());
    }
    for (Advance step = items->advance(); !step.ended; step = items->advance()) {
        positional_.push_back(std::move(step.value));
    }
}

void Arguments::spread_keywords(const Value& mapping) {
    const Value keys = mapping->find_attribute("keys");
    if (!keys.bound()) {
        raise_error("TypeError", "argument after ** must be a mapping, not " + mapping->type_name());
    }
    const Value names = keys->call({})->iterate();
    for (Advance step = names->advance(); !step.ended; step = names->advance()) {
        if (!is(step.value->type(), builtin_class("str"))) raise_error("TypeError", "keywords must be strings");
        keyword(utf8(str(step.value)), mapping->item(step.value));
    }
}

}  // namespace yieldcheck
