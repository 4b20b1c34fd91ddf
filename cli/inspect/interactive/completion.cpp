#include "cli/inspect/interactive/completion.hpp"

#include "cli/inspect/interactive/prompt_command.hpp"
#include "inspector/fault.hpp"

#include <algorithm>
#include <filesystem>

namespace yieldcheck::inspect {
namespace {

std::vector<std::string> command_names() {
    std::vector<std::string> names;
    for (const auto& command : prompt_commands())
        names.push_back(command.name);
    return names;
}

std::vector<std::string> frame_numbers(const Session& session) {
    constexpr std::size_t most = 200;
    std::vector<std::string> numbers;
    for (std::size_t index = 0; index < std::min(session.count(), most); ++index)
        numbers.push_back(std::to_string(session.number(index)));
    return numbers;
}

/// The names of the chosen frame; behind a dot, the members of what stands before it.
std::vector<std::string> variable_paths(const Session& session, const std::string& word) {
    const auto frame = session.chosen();
    if (!frame) return {};
    std::vector<std::string> paths;
    const auto dot = word.find_last_of('.');
    if (dot != std::string::npos) {
        try {
            auto value = session.value(*frame, word.substr(0, dot));
            while (value.kind == inspector::ValueKind::reference && value.children.size() == 1)
                value = inspector::Value(value.children.front());
            for (const auto& child : value.children)
                if (!child.name.empty() && !child.is_base) paths.push_back(word.substr(0, dot + 1) + child.name);
        } catch (const inspector::Fault&) {
        }
        return paths;
    }
    const auto whole = session.frame(*frame);
    for (const auto* list : {&whole.parameters, &whole.locals})
        for (const auto& variable : *list)
            paths.push_back(variable.name);
    paths.push_back("promise");
    return paths;
}

std::vector<std::string> file_names(const std::string& word) {
    namespace fs = std::filesystem;
    std::vector<std::string> names;
    const auto slash = word.find_last_of('/');
    const std::string folder = slash == std::string::npos ? "" : word.substr(0, slash + 1);
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder.empty() ? "." : folder, error))
        names.push_back(folder + entry.path().filename().string() + (entry.is_directory(error) ? "/" : ""));
    return names;
}

std::vector<std::string> choices(const Session& session, const std::string& before_cursor, const std::string& word) {
    const auto start = before_cursor.find_first_not_of(' ');
    const auto end = start == std::string::npos ? start : before_cursor.find(' ', start);
    if (end == std::string::npos) return command_names();
    try {
        const auto& command = prompt_command(before_cursor.substr(start, end - start));
        if (command.name == "until" && before_cursor.find_first_not_of(' ', end) + word.size() >= before_cursor.size())
            return {"resumed", "suspended"};
        switch (command.completes) {
            case Completes::nothing: return {};
            case Completes::frames: return frame_numbers(session);
            case Completes::variables: return variable_paths(session, word);
            case Completes::commands: return command_names();
            case Completes::files: return file_names(word);
        }
    } catch (const inspector::Fault&) {
    }
    return {};
}

}  // namespace

std::vector<std::string> completions(const Session& session, const std::string& before_cursor) {
    const std::string word = before_cursor.substr(before_cursor.find_last_of(' ') + 1);
    auto all = choices(session, before_cursor, word);
    std::erase_if(all, [&](const std::string& choice) { return !choice.starts_with(word); });
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

}  // namespace yieldcheck::inspect
