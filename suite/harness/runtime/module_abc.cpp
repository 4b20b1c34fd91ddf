// abc: ABC and abstractmethod.
#include "harness/runtime/instance.hpp"
#include "harness/runtime/modules.hpp"

#include <set>

namespace yieldcheck {
namespace {

ClassObject* abstract_base = nullptr;  // abc.ABC

/// A function that was decorated with abstractmethod, also behind a property, a staticmethod or a classmethod.
bool is_abstract(const Value& attribute) {
    const std::string kind = attribute->type_name();
    if (kind == "function") {
        const Value mark = attribute->find_attribute("__isabstractmethod__");
        return mark.bound() && truthy(mark);
    }
    const auto behind = [&](const char* part) {
        const Value inner = attribute->find_attribute(part);
        return inner.bound() && is_abstract(inner);
    };
    if (kind == "property") return behind("fget") || behind("fset") || behind("fdel");
    return (kind == "staticmethod" || kind == "classmethod") && behind("__func__");
}

Value abstractmethod(Arguments& arguments) {
    expect_arguments("abstractmethod", arguments, 1, 1);
    const Value function = arguments.positional()[0];
    function->set_attribute("__isabstractmethod__", True);
    return function;
}

constexpr NativeEntry functions[] = {{"abstractmethod", abstractmethod}};

}  // namespace

void expect_no_abstract_methods(const ClassObject& its_class) {
    if (abstract_base == nullptr || !its_class.derives_from(*abstract_base)) return;
    std::set<std::string> missing;
    for (const ClassObject* each : its_class.resolution_order()) {
        if (each->builtin()) continue;
        for (const auto& entry : each->attributes.entries()) {
            if (is_abstract(its_class.lookup(entry.first))) missing.insert(entry.first);
        }
    }
    if (missing.empty()) return;
    std::string names;
    for (const std::string& name : missing)
        names += (names.empty() ? "'" : ", '") + name + "'";
    raise_error("TypeError", "Can't instantiate abstract class " + its_class.name() +
                                 " without an implementation for abstract method" + (missing.size() > 1 ? "s " : " ") +
                                 names);
}

void register_abc() {
    Attributes attributes;
    attributes.set("__module__", Heap::immortal(text("abc")));
    attributes.set("__slots__", Heap::immortal(tuple({})));
    const Value made =
        Heap::immortal(Value(new ClassObject("ABC", {builtin_class("object")}, std::move(attributes), false)));
    abstract_base = made.as<ClassObject>();
    ModuleObject& module = add_module("abc");
    module.add(functions);
    module.add("ABC", made);
}

}  // namespace yieldcheck
