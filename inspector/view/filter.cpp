#include "inspector/view/filter.hpp"

#include "inspector/fault.hpp"
#include "inspector/values/path.hpp"
#include "inspector/view/value_text.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace yieldcheck::inspector {
namespace {

bool is_end_of(const std::string& path, const std::string& end) {
    if (end.empty() || !path.ends_with(end)) return false;
    return path.size() == end.size() || end.front() == '/' || path[path.size() - end.size() - 1] == '/';
}

/// A value as its reader may write it: as it is shown, or a string without its quotes.
bool has_text(const Value& value, const std::string& wanted) {
    if (value.kind == ValueKind::unavailable) return false;
    if (value_text(value) == wanted) return true;
    if (value.kind == ValueKind::reference)
        return std::any_of(value.children.begin(), value.children.end(),
                           [&](const Value& child) { return has_text(child, wanted); });
    return value.children.empty() && !value.truncated && value.text == wanted;
}

/// Where the name ends: at an equals sign that is not within the brackets of a path.
std::size_t equals_of(const std::string& condition) {
    int depth = 0;
    for (std::size_t at = 0; at < condition.size(); ++at) {
        if (condition[at] == '[') ++depth;
        if (condition[at] == ']') --depth;
        if (condition[at] == '=' && depth <= 0) return at;
    }
    return std::string::npos;
}

}  // namespace

SourcePlace parse_place(const std::string& text) {
    const auto colon = text.rfind(':');
    const bool numbered = colon != std::string::npos && colon + 1 < text.size() &&
                          std::all_of(text.begin() + static_cast<std::ptrdiff_t>(colon) + 1, text.end(),
                                      [](unsigned char c) { return std::isdigit(c) != 0; });
    if (!numbered && !text.empty() && colon == std::string::npos) return {text, 0};
    SourcePlace place{text.substr(0, colon), 0};
    const auto error = numbered ? std::from_chars(text.data() + colon + 1, text.data() + text.size(), place.line).ec
                                : std::errc::invalid_argument;
    if (error != std::errc{} || place.line == 0 || place.file.empty())
        throw Fault("'" + text + "' is no place in a source file", "it is FILE or FILE:LINE, such as main.cpp:14");
    return place;
}

std::optional<State> parse_state(std::string_view word) {
    std::string upper;
    for (const char c : word)
        upper += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    for (const auto state : {State::created, State::running, State::suspended, State::closed, State::unknown})
        if (upper == name(state) || "GEN_" + upper == name(state)) return state;
    return std::nullopt;
}

void FrameFilter::add_state(std::string_view word) {
    const auto state = parse_state(word);
    if (!state)
        throw Fault("there is no state '" + std::string(word) + "'",
                    "the states are created, running, suspended, closed and unknown");
    states_.push_back(*state);
}

void FrameFilter::set_function(const std::string& expression) {
    try {
        function_.emplace(expression);
    } catch (const boost::regex_error& error) {
        const std::string reason = error.what();
        throw Fault("'" + expression + "' is no regular expression: " + reason.substr(0, reason.find("  The error")),
                    "brackets that are meant literally take a backslash: 'serve\\(int\\)'");
    }
}

void FrameFilter::set_file(const std::string& place) { place_ = parse_place(place); }

void FrameFilter::add_local(const std::string& condition) {
    const auto equals = equals_of(condition);
    if (condition.empty() || equals == 0)
        throw Fault("'" + condition + "' names no local variable", "it is NAME or NAME=VALUE, such as count=3");
    const std::string name = condition.substr(0, equals);
    LocalCondition local{name, name.find_first_of(".[*(>") != std::string::npos, std::nullopt};
    if (local.path) (void)parse_path(name);  // says what is wrong with it
    if (equals != std::string::npos) local.value = condition.substr(equals + 1);
    locals_.push_back(std::move(local));
}

bool FrameFilter::matches_listing(const Frame& frame) const {
    if (!states_.empty() && std::find(states_.begin(), states_.end(), frame.state) == states_.end()) return false;
    if (place_ && (!is_end_of(frame.file, place_->file) || (place_->line != 0 && place_->line != frame.line)))
        return false;
    if (!function_) return true;
    try {
        return boost::regex_search(frame.function, *function_);
    } catch (const std::runtime_error&) {  // it gives up where others would try for ever
        throw Fault("the expression '" + function_->str() + "' takes too long on the name " + frame.function,
                    "nested repetitions such as (a*)* do that: write it without them");
    }
}

bool FrameFilter::matches_values(const Frame& frame, const Part& part) const {
    return std::all_of(locals_.begin(), locals_.end(), [&](const LocalCondition& condition) {
        const auto fits = [&](const Variable& variable) {
            return variable.name == condition.name && (!condition.value || has_text(variable.value, *condition.value));
        };
        if (std::any_of(frame.parameters.begin(), frame.parameters.end(), fits) ||
            std::any_of(frame.locals.begin(), frame.locals.end(), fits))
            return true;
        if (!condition.path) return false;
        const auto value = part(condition.name);
        return value && (!condition.value || has_text(*value, *condition.value));
    });
}

}  // namespace yieldcheck::inspector
