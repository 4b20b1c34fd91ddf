#include "cli/help_formatter.hpp"

#include "reports/style.hpp"

namespace yieldcheck {
namespace {

constexpr std::size_t width = 80;
constexpr std::size_t name_width = 26;
constexpr std::size_t nested = 2;  // how much further in the options of a group within the options stand

/// A name and its description in two columns; a name too long for its column stands on a line of its own.
std::string entry(const std::string& name, const std::string& description) {
    std::string text = "  " + padded(name, name_width - 3);
    if (name.size() > name_width - 3)
        text += '\n' + std::string(name_width, ' ');
    else
        text += ' ';
    bool first = true;
    for (const auto& line : wrapped(description, width - nested - name_width)) {
        text += (first ? "" : std::string(name_width, ' ')) + line + '\n';
        first = false;
    }
    return first ? text + '\n' : text;
}

}  // namespace

HelpFormatter::HelpFormatter() { column_width(name_width); }

std::string HelpFormatter::make_description(const CLI::App* app) const {
    std::string text;
    for (const auto& line : wrapped(CLI::Formatter::make_description(app), width))
        text += line + '\n';
    return text;
}

std::string HelpFormatter::make_subcommand(const CLI::App* app) const {
    return entry(app->get_name(), app->get_description());
}

std::string HelpFormatter::make_expanded(const CLI::App* app) const {
    return app->get_name().empty() ? make_groups(app, CLI::AppFormatMode::Sub) : CLI::Formatter::make_expanded(app);
}

std::string HelpFormatter::make_option(const CLI::Option* option, bool is_positional) const {
    std::string name = is_positional ? option->get_name(true) : option->get_name(false, true);
    const std::string type = option->get_type_name();  // "S:POSITIVE" where a validator says what it accepts
    if (!type.empty() && option->get_type_size() != 0) name += ' ' + type.substr(0, type.find(':'));
    std::string description = option->get_description();
    if (!option->get_default_str().empty()) description += " (default: " + option->get_default_str() + ")";
    return entry(name, description);
}

}  // namespace yieldcheck
