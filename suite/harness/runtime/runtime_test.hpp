// What the tests of the runtime share: a module to run in, and exceptions as text.
#pragma once

#include "harness/body.hpp"
#include "harness/exception_state.hpp"
#include "harness/runtime/builtins.hpp"
#include "harness/runtime/function.hpp"
#include "harness/runtime/namespace.hpp"
#include "protocol/exception.hpp"

#include <gtest/gtest.h>

namespace yieldcheck::testing {

inline std::string shown(const Value& value) { return utf8(repr(value)); }

/// "ValueError: text" of what `action` raises; "nothing" when it does not.
template <class Action>
std::string raised_by(Action action) {
    try {
        action();
    } catch (const Raised& raised) {
        return raised.exception->type_name() + ": " + utf8(str(raised.exception));
    }
    return "nothing";
}

inline Value builtin(const char* name) { return find_builtin(name); }
inline Value imported(const char* module, const char* name) { return attribute(find_module(module), name); }
inline Value numbers(std::initializer_list<int> values) {
    std::vector<Value> items;
    for (const int value : values)
        items.push_back(integer(value));
    return list(std::move(items));
}
inline std::string listed(const Value& iterable) { return shown(call(builtin("list"), {iterable})); }

/// A module to run in: its namespace and its frame.
class Scenario {
public:
    Scenario() : frame_(new Frame(code(), Value(new Namespace), {}, {})) {}
    FrameRef& frame() noexcept { return frame_; }

    /// A function of the given code in this module.
    Value function(const Code& code, std::vector<Value> defaults = {},
                   std::vector<std::pair<std::string, Value>> keyword_defaults = {}) const {
        return Value(new FunctionObject(code, frame_->globals(), {}, std::move(defaults), std::move(keyword_defaults)));
    }

private:
    static const Code& code() {
        static constexpr Code module{
            .name = "<module>", .qualified_name = "<module>", .line = 1, .kind = Code::Kind::plain, .parameters = {}};
        return module;
    }

    FrameRef frame_;
};

}  // namespace yieldcheck::testing
