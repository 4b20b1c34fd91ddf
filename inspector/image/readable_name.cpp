#include "inspector/image/readable_name.hpp"

#include <llvm/Demangle/Demangle.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <vector>

// Of the C++ runtime. Its header is not asked: beside LLVM's headers lies that of another one.
namespace __cxxabiv1 {
extern "C" char* __cxa_demangle(const char* mangled, char* buffer, std::size_t* length, int* status);
}

namespace yieldcheck::inspector {
namespace {

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
        text.replace(at, what.size(), with);
}

/// Where the template arguments end that begin with the '<' at `open`; npos when they do not.
std::size_t closing(std::string_view text, std::size_t open) {
    int depth = 0;
    for (std::size_t i = open; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '-' && i + 1 < text.size() && text[i + 1] == '>') {
            ++i;
            continue;
        }
        if (c == '<' || c == '(' || c == '[' || c == '{') ++depth;
        if (c == '>' || c == ')' || c == ']' || c == '}')
            if (--depth == 0) return i;
    }
    return std::string_view::npos;
}

std::vector<std::string_view> split_arguments(std::string_view text) {
    std::vector<std::string_view> all;
    int depth = 0;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i == text.size() || (text[i] == ',' && depth == 0)) {
            auto part = text.substr(start, i - start);
            while (part.starts_with(' '))
                part.remove_prefix(1);
            while (part.ends_with(' '))
                part.remove_suffix(1);
            if (!part.empty()) all.push_back(part);
            start = i + 1;
            continue;
        }
        if (text[i] == '<' || text[i] == '(') ++depth;
        if (text[i] == '>' || text[i] == ')') --depth;
    }
    return all;
}

constexpr std::array<std::string_view, 8> defaulted{"std::allocator<", "std::char_traits<", "std::default_delete<",
                                                    "std::less<",      "std::hash<",        "std::equal_to<",
                                                    "std::__1::",      "std::deque<"};

/// Whether this argument is what the template takes when nothing is said.
bool is_default(std::string_view of, std::string_view argument) {
    const bool adapter = of.ends_with("std::stack") || of.ends_with("std::queue");
    if (argument.starts_with("std::deque<")) return adapter;
    return std::any_of(defaulted.begin(), defaulted.end() - 2,
                       [&](std::string_view prefix) { return argument.starts_with(prefix); });
}

std::string simplify(std::string_view text, int depth);

std::string template_with(std::string_view name, std::string_view arguments, int depth) {
    auto parts = split_arguments(arguments);
    const bool of_std = name.find("std::") != std::string_view::npos;
    while (of_std && parts.size() > 1 && is_default(name, parts.back()))
        parts.pop_back();
    const auto plain = name.substr(name.find_last_of(" (<,*&") + 1);
    if (parts.size() == 1 && (plain == "std::basic_string" || plain == "std::basic_string_view")) {
        const std::string_view kind = plain == "std::basic_string" ? "string" : "string_view";
        const auto spelled = [&](std::string_view prefix) {
            return std::string(name.substr(0, name.size() - plain.size())) + "std::" + std::string(prefix) +
                   std::string(kind);
        };
        if (parts[0] == "char") return spelled("");
        if (parts[0] == "wchar_t") return spelled("w");
        if (parts[0] == "char8_t") return spelled("u8");
        if (parts[0] == "char16_t") return spelled("u16");
        if (parts[0] == "char32_t") return spelled("u32");
    }
    std::string result(name);
    result += '<';
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) result += ", ";
        result += simplify(parts[i], depth + 1);
    }
    return result + '>';
}

/// 'lambda'(int) and $_0: both compilers' way to say a lambda.
void name_lambdas(std::string& text) {
    constexpr std::string_view ours = "{lambda}", quoted = "'lambda";
    for (std::size_t at = 0; (at = text.find(quoted, at)) != std::string::npos; at += ours.size()) {
        const auto close = text.find('\'', at + quoted.size());
        if (close == std::string::npos) return;
        auto end = close + 1;
        if (end < text.size() && text[end] == '(') {
            const auto parameters = closing(text, end);
            if (parameters != std::string_view::npos) end = parameters + 1;
        }
        text.replace(at, end - at, ours);
    }
    for (std::size_t at = 0; (at = text.find("$_", at)) != std::string::npos; at += ours.size()) {
        auto end = at + 2;
        while (end < text.size() && text[end] >= '0' && text[end] <= '9')
            ++end;
        text.replace(at, end - at, ours);
    }
}

std::string simplify(std::string_view text, int depth) {
    if (depth > 40) return std::string(text);
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const auto open = text.find('<', i);
        if (open == std::string_view::npos) return result += text.substr(i);
        const auto close = closing(text, open);
        // operator<, operator<=> and the like open nothing
        if (close == std::string_view::npos || text.substr(0, open).ends_with("operator") ||
            text.substr(0, open).ends_with("operator<")) {
            result += text.substr(i, open + 1 - i);
            i = open + 1;
            continue;
        }
        const auto name = text.substr(i, open - i);
        const auto start = name.find_last_of(" (,*&") + 1;
        result += name.substr(0, start);
        result += template_with(name.substr(start), text.substr(open + 1, close - open - 1), depth);
        i = close + 1;
    }
    return result;
}

}  // namespace

std::string readable(std::string_view name) {
    if (name.size() > 20000) return std::string(name);
    std::string text(name);
    replace_all(text, "std::__cxx11::", "std::");
    replace_all(text, "std::__1::", "std::");
    replace_all(text, "[abi:cxx11]", "");
    replace_all(text, "(anonymous namespace)::", "");
    name_lambdas(text);
    text = simplify(text, 0);
    replace_all(text, "long unsigned int", "unsigned long");
    replace_all(text, "long long unsigned int", "unsigned long long");
    replace_all(text, "long long int", "long long");
    replace_all(text, "long int", "long");
    replace_all(text, "short unsigned int", "unsigned short");
    replace_all(text, "short int", "short");
    return text;
}

namespace {

/// LLVM 19 does not know clang's own names of lambdas within template functions (_ZZ4mainENK3$_1clIdEE…).
std::string demangled(std::string_view mangled) {
    std::string text = llvm::demangle(mangled);
    if (text != mangled || !mangled.starts_with("_Z")) return text;
    int status = 0;
    const std::unique_ptr<char, decltype(&std::free)> other(
        __cxxabiv1::__cxa_demangle(text.c_str(), nullptr, nullptr, &status), &std::free);
    return other ? other.get() : text;
}

}  // namespace

std::string readable_function(std::string_view mangled) {
    if (mangled.empty()) return {};
    std::string text = demangled(mangled);
    // Templates carry their return type in the mangled name: Gen<double> tmpl<double>(double).
    int depth = 0;
    std::size_t start = 0;
    const auto parameters = [&] {
        for (std::size_t i = text.size(); i-- > 0;) {
            if (text[i] == ')') ++depth;
            if (text[i] == '(' && --depth == 0) return i;
        }
        return text.size();
    }();
    depth = 0;
    for (std::size_t i = 0; i < parameters; ++i) {
        if (text[i] == '<' || text[i] == '(' || text[i] == '{') ++depth;
        if (text[i] == '>' || text[i] == ')' || text[i] == '}') --depth;
        if (text[i] == ' ' && depth == 0 && text.compare(start, 8, "operator") != 0) start = i + 1;
    }
    return readable(std::string_view(text).substr(start));
}

std::string template_of(std::string_view name) {
    std::string text(name.substr(0, name.find('<')));
    replace_all(text, "std::__cxx11::", "std::");
    replace_all(text, "std::__1::", "std::");
    return text;
}

}  // namespace yieldcheck::inspector
