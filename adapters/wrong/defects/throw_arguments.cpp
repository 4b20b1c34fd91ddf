// What throw() takes for an exception.
#include "defect.hpp"

namespace yieldcheck::wrong {
namespace {

struct ThrowDefect : Defect {
    Value call_method(Generator& self, std::string_view name, Arguments arguments) final {
        if (name != "throw" || arguments.positional().empty()) return self.right_call(name, std::move(arguments));
        return throw_call(self, std::move(arguments));
    }
    virtual Value throw_call(Generator& self, Arguments arguments) = 0;
};

struct AnythingCanBeThrown final : ThrowDefect {
    Value throw_call(Generator& self, Arguments arguments) override {
        Value& thrown = arguments.positional()[0];
        if (!is_exception(thrown) && !is_exception_class(thrown)) thrown = make_exception("RuntimeError", {thrown});
        return self.right_call("throw", std::move(arguments));
    }
};
const Registered<AnythingCanBeThrown> anything_can_be_thrown{
    "anything-can-be-thrown", "throw() takes what is no exception, and raises an error in the body.", {"THA-02"}};

struct ClassRefused final : ThrowDefect {
    Value throw_call(Generator& self, Arguments arguments) override {
        if (is_exception_class(arguments.positional()[0])) raise_error("TypeError", "throw() needs an instance");
        return self.right_call("throw", std::move(arguments));
    }
};
const Registered<ClassRefused> throw_refuses_classes{
    "throw-refuses-classes", "throw() takes instances only.", {"THA-01", "THA-04"}};

struct SecondArgumentIgnored final : ThrowDefect {
    Value throw_call(Generator& self, Arguments arguments) override {
        arguments.positional().resize(1);
        return self.right_call("throw", std::move(arguments));
    }
};
const Registered<SecondArgumentIgnored> throw_ignores_value{
    "throw-ignores-value", "throw(type, value) ignores the value.", {"THA-04", "THA-05"}};

/// As PyPy.
struct ConstructionErrorOutside final : ThrowDefect {
    Value throw_call(Generator& self, Arguments arguments) override {
        Value& thrown = arguments.positional()[0];
        if (is_exception_class(thrown) && arguments.positional().size() == 1) thrown = thrown->call({});
        return self.right_call("throw", std::move(arguments));
    }
};
const Registered<ConstructionErrorOutside> construction_error_outside{
    "construction-error-outside",
    "An error in making the exception comes out of throw() and never enters the body.",
    {"THA-03"}};

}  // namespace
}  // namespace yieldcheck::wrong
