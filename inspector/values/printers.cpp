#include "inspector/values/printer.hpp"
#include "inspector/values/python_value.hpp"
#include "inspector/values/strings.hpp"

#include <string>
#include <unordered_map>

namespace yieldcheck::inspector {
namespace {

/// libstdc++'s debug mode: the same names in other namespaces, around the usual classes.
std::string usual_name(std::string name) {
    for (const std::string_view inner : {"std::__debug::", "std::__cxx1998::"})
        if (name.starts_with(inner)) name.replace(0, inner.size(), "std::");
    return name;
}

}  // namespace

const std::vector<Printer>& printers() {
    static const std::vector<Printer> all{
        {"yieldcheck::Value", print_python_value},    {"yieldcheck::Local", print_python_local},
        {"yieldcheck::FrameRef", print_python_frame}, {"yieldcheck::Scope", print_python_scope},
        {"std::basic_string", print_string},          {"std::basic_string_view", print_string_view},
    };
    return all;
}

const Printer* printer_for(const Type& type) {
    static const auto by_name = [] {
        std::unordered_map<std::string_view, const Printer*> names;
        for (const auto& printer : printers())
            names.emplace(printer.type, &printer);
        return names;
    }();
    if (type.template_name.empty()) return nullptr;
    auto found = by_name.find(type.template_name);
    if (found == by_name.end() && type.template_name.starts_with("std::__"))
        found = by_name.find(usual_name(type.template_name));
    return found == by_name.end() ? nullptr : found->second;
}

}  // namespace yieldcheck::inspector
