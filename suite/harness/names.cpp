// Global and built-in names, functions, imports, and the table of compiled scenarios.
#include "harness/body.hpp"
#include "harness/runtime/builtins.hpp"
#include "harness/runtime/function.hpp"
#include "harness/runtime/namespace.hpp"
#include "protocol/exception.hpp"

#include <algorithm>
#include <map>

namespace yieldcheck {
namespace {

Namespace& names_of(const FrameRef& frame) { return *static_cast<Namespace*>(frame->globals().object()); }

[[noreturn]] void raise_name_error(std::string_view name) {
    Value error = make_exception("NameError", {text("name '" + std::string(name) + "' is not defined")});
    auto* described = error.as<ExceptionObject>();
    described->by_interpreter = true;
    described->details.set("name", text(name));
    raise_exception(std::move(error));
}

using Scenarios = std::map<std::string_view, const ScenarioModule*>;

Scenarios& scenarios() {
    static Scenarios table;
    return table;
}

}  // namespace

Value global(const FrameRef& frame, const char* name) {
    if (Value found = names_of(frame).find(name); found.bound()) return found;
    if (Value found = find_builtin(name); found.bound()) return found;
    raise_name_error(name);
}

void set_global(const FrameRef& frame, const char* name, Value value) { names_of(frame).set(name, std::move(value)); }

void delete_global(const FrameRef& frame, const char* name) {
    if (!names_of(frame).take(name).bound()) raise_name_error(name);
}

Value class_name(const FrameRef& frame, const Value& names, const char* name) {
    const Value key = text(name);
    return names->contains(key) ? names->item(key) : global(frame, name);
}

Value function(const FrameRef& frame, int index, std::initializer_list<Value> cells, std::vector<Value> defaults,
               std::vector<std::pair<std::string, Value>> keyword_defaults) {
    const ScenarioModule* module = find_scenario(frame->code().scenario);
    const auto& codes = module->codes;
    auto code = codes.begin() + index;
    if (static_cast<std::size_t>(index) >= codes.size() || code->index != index) {
        code = std::find_if(codes.begin(), codes.end(), [index](const Code& each) { return each.index == index; });
    }
    return Value(new FunctionObject(*code, frame->globals(), cells, std::move(defaults), std::move(keyword_defaults)));
}

Value import_module(const FrameRef&, const char* name) { return find_module(name); }

Value import_name(const FrameRef&, const char* module, const char* name) {
    Value found = find_module(module)->find_attribute(name);
    if (found.bound()) return found;
    throw OutsideSubset{std::string("from ") + module + " import " + name + " is outside the subset"};
}

ScenarioModule::Registration::Registration(const ScenarioModule& module) { scenarios()[module.id] = &module; }

const ScenarioModule* find_scenario(std::string_view id) {
    const auto found = scenarios().find(id);
    return found != scenarios().end() ? found->second : nullptr;
}

std::vector<const ScenarioModule*> all_scenarios() {
    std::vector<const ScenarioModule*> all;
    for (const auto& [id, module] : scenarios())
        all.push_back(module);
    return all;
}

}  // namespace yieldcheck
