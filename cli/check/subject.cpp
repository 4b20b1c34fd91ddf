#include "cli/check/subject.hpp"

#include "protocol/fault.hpp"

#include <unistd.h>

#include <cctype>
#include <cstdlib>
#include <sstream>

namespace yieldcheck {
namespace {

namespace fs = std::filesystem;

bool is_program(const fs::path& file) { return fs::is_regular_file(file) && ::access(file.c_str(), X_OK) == 0; }

std::string found_compiler(const std::string& name) {
    if (name.find('/') != std::string::npos) {
        if (is_program(name)) return fs::absolute(name).string();
    } else if (const char* path = std::getenv("PATH")) {
        std::istringstream folders(path);
        for (std::string folder; std::getline(folders, folder, ':');)
            if (is_program(fs::path(folder) / name)) return (fs::path(folder) / name).string();
    }
    throw Fault("--compiler " + name + ": there is no such program", "name one that is installed, such as g++-12");
}

void check_type(const std::string& type) {
    if (type.find("{}") == std::string::npos)
        throw Fault("--type " + type + ": does not say where its element type goes",
                    "write {} there: --type 'ns::generator<{}>'; the type has to be a template, for scenarios yield "
                    "values of several types");
}

bool is_whole_path(const std::string& link) {
    return link.find('/') != std::string::npos || link.ends_with(".a") || link.ends_with(".so");
}

}  // namespace

Subject checked(Subject subject) {
    check_type(subject.type);
    if (!subject.delegate.empty() && subject.delegate.find("{}") == std::string::npos)
        throw Fault("--delegate " + subject.delegate + ": does not say where the inner generator goes",
                    "write {} there: --delegate 'ns::elements_of({})'");
    for (auto& folder : subject.folders) {
        if (!fs::is_directory(folder)) throw Fault("-I " + folder + ": there is no such folder");
        folder = fs::canonical(folder).string();
    }
    if (fs::is_directory(subject.header))
        throw Fault("--header " + subject.header + ": is a folder", "name the header that defines the type");
    if (fs::exists(subject.header)) subject.header = fs::canonical(subject.header).string();
    for (auto& link : subject.links)
        if (is_whole_path(link)) {
            if (!fs::exists(link)) throw Fault("--link " + link + ": there is no such file");
            link = fs::canonical(link).string();
        }
    subject.compiler = found_compiler(subject.compiler);
    return subject;
}

std::string of(const std::string& pattern, const std::string& element) {
    std::string text = pattern;
    for (std::size_t at = 0; (at = text.find("{}", at)) != std::string::npos; at += element.size())
        text.replace(at, 2, element);
    return text;
}

std::string short_name(const Subject& subject) {
    std::string name;
    for (const char character : subject.type.substr(0, subject.type.find('<'))) {
        if (std::isalnum(static_cast<unsigned char>(character)) || character == '_')
            name += character;
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    while (name.ends_with('-'))
        name.pop_back();
    return name.empty() ? "generator" : name;
}

std::string fingerprint(const Subject& subject) {
    std::ostringstream text;
    const auto list = [&](const char* what, const std::vector<std::string>& items) {
        for (const auto& item : items)
            text << what << item << '\n';
    };
    text << subject.header << '\n' << subject.type << '\n' << subject.compiler << '\n' << subject.delegate << '\n';
    text << subject.next_value << '\n';
    list("-I", subject.folders);
    list("flag ", subject.flags);
    list("-l", subject.links);
    return text.str();
}

std::string include_line(const Subject& subject) {
    if (subject.header.starts_with('/')) return "#include \"" + subject.header + "\"\n";
    return "#include <" + subject.header + ">\n";
}

std::string quoted(const std::string& text) {
    if (!text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                                "_-+=/.,:@%") == std::string::npos)
        return text;
    std::string result = "'";
    for (const char character : text)
        result += character == '\'' ? std::string("'\\''") : std::string(1, character);
    return result + "'";
}

std::string compile_command(const Subject& subject, const fs::path& harness) {
    std::string command = quoted(subject.compiler) + " -std=c++20 -O0 -w -iquote " + quoted(harness.string());
    for (const auto& folder : subject.folders)
        command += " -I" + quoted(folder);
    for (const auto& flag : subject.flags)
        command += ' ' + quoted(flag);
    return command;
}

}  // namespace yieldcheck
