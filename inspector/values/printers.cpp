#include "inspector/values/printer.hpp"

#include "inspector/values/alternatives.hpp"
#include "inspector/values/functions.hpp"
#include "inspector/values/handles.hpp"
#include "inspector/values/nodes.hpp"
#include "inspector/values/numbers.hpp"
#include "inspector/values/owners.hpp"
#include "inspector/values/python_value.hpp"
#include "inspector/values/sequences.hpp"
#include "inspector/values/strings.hpp"
#include "inspector/values/times.hpp"

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
        {"yieldcheck::Value", print_python_value},
        {"yieldcheck::Local", print_python_local},
        {"yieldcheck::FrameRef", print_python_frame},
        {"yieldcheck::Scope", print_python_scope},
        {"std::basic_string", print_string},
        {"std::basic_string_view", print_string_view},
        {"std::filesystem::path", print_path},
        {"std::vector", print_vector},
        {"std::array", print_array},
        {"std::deque", print_deque},
        {"std::span", print_span},
        {"std::initializer_list", print_initializer_list},
        {"std::stack", print_adaptor},
        {"std::queue", print_adaptor},
        {"std::priority_queue", print_adaptor},
        {"std::list", print_list},
        {"std::forward_list", print_forward_list},
        {"std::set", print_set},
        {"std::multiset", print_set},
        {"std::map", print_map},
        {"std::multimap", print_map},
        {"std::unordered_set", print_hash_set},
        {"std::unordered_multiset", print_hash_set},
        {"std::unordered_map", print_hash_map},
        {"std::unordered_multimap", print_hash_map},
        {"std::pair", print_pair},
        {"std::tuple", print_tuple},
        {"std::optional", print_optional},
        {"std::variant", print_variant},
        {"std::expected", print_expected},
        {"std::any", print_any},
        {"std::unique_ptr", print_unique_pointer},
        {"std::shared_ptr", print_shared_pointer},
        {"std::weak_ptr", print_weak_pointer},
        {"std::reference_wrapper", print_reference_wrapper},
        {"std::function", print_function},
        {"std::move_only_function", print_function},
        {"std::chrono::duration", print_duration},
        {"std::chrono::time_point", print_time_point},
        {"std::coroutine_handle", print_coroutine_handle},
        {"std::exception_ptr", print_exception_pointer},
        {"std::__exception_ptr::exception_ptr", print_exception_pointer},
        {"std::thread", print_thread},
        {"std::thread::id", print_thread},
        {"std::__thread_id", print_thread},
        {"std::mutex", print_mutex},
        {"std::recursive_mutex", print_mutex},
        {"std::timed_mutex", print_mutex},
        {"std::error_code", print_error_code},
        {"std::error_condition", print_error_code},
        {"std::source_location", print_source_location},
        {"std::atomic", print_atomic},
        {"std::complex", print_complex},
        {"std::bitset", print_bitset},
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
