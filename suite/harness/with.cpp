// The with statement.
#include "harness/body.hpp"
#include "protocol/exception.hpp"

namespace yieldcheck {
namespace {

/// A special method: looked for in the class where that was written in Python, and bound.
Value find_special(const Value& manager, const char* name) {
    if (class_of(manager).builtin()) return manager->find_attribute(name);
    const Value method = class_of(manager).lookup(name);
    return method.bound() ? bind_attribute(method, manager, manager->type()) : Value();
}

[[noreturn]] void lacks(const Value& manager, const char* detail) {
    raise_error("TypeError",
                "'" + manager->type_name() + "' object does not support the context manager protocol" + detail);
}

}  // namespace

With::With(FrameRef& frame, Exit& exit, const Value& manager) : frame_(frame), exit_(exit) {
    const Value enter = find_special(manager, "__enter__");
    if (!enter.bound()) lacks(manager, "");
    manager_exit_ = find_special(manager, "__exit__");
    if (!manager_exit_.bound()) lacks(manager, " (missed __exit__ method)");
    entered_ = enter->call({});
}

With::~With() {
    if (done_) return;
    // CPython would throw GeneratorExit in here; a frame that is merely destroyed has seen no exception.
    run_on_destruction(
        *frame_, [](void* self) { static_cast<With*>(self)->leave(); }, this);
}

void With::leave() {
    done_ = true;
    const Value unused = std::move(entered_);
    const Value leave = std::move(manager_exit_);
    if (!exit_.is(Exit::by_raise)) {
        leave->call({None, None, None});
        return;
    }
    const Value exception = exit_.exception();
    const Handling handling{frame_, exception};
    if (truthy(leave->call({exception->type(), exception, None}))) exit_.swallow();
}

}  // namespace yieldcheck
