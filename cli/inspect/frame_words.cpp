#include "cli/inspect/frame_words.hpp"

#include "inspector/view/escaped.hpp"
#include "inspector/view/value_text.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace yieldcheck::inspect {
namespace {

using inspector::Edge;
using inspector::escaped;
using inspector::LineConfidence;
using inspector::State;
using inspector::Value;
using inspector::ValueKind;
using inspector::Variable;

constexpr std::size_t widest_value = 34;

Ink ink_of(State state) {
    switch (state) {
        case State::created: return Ink::faint;
        case State::running: return Ink::good;
        case State::suspended: return Ink::plain;
        case State::closed: return Ink::faint;
        case State::unknown: return Ink::warning;
    }
    return Ink::plain;
}

/// Behind the name and the arguments of templates: where the parameter list opens.
std::size_t parameter_list(const std::string& function) {
    int depth = 0;
    for (std::size_t i = function.size(); i-- > 0;) {
        if (function[i] == ')') ++depth;
        if (function[i] == '(' && --depth == 0) return i;
    }
    return std::string::npos;
}

}  // namespace

std::string number_text(std::size_t number) { return "#" + std::to_string(number); }

std::string state_cell(const Frame& frame, const Style& style) {
    return style.ink(ink_of(frame.state), padded(name(frame.state), state_width));
}

std::string place_text(const Frame& frame) {
    if (frame.line == 0)
        return frame.file.empty() ? std::string{} : escaped(std::filesystem::path(frame.file).filename().string());
    const char* mark = frame.confidence == LineConfidence::exact      ? ""
                       : frame.confidence == LineConfidence::inferred ? "~"
                                                                      : "?";
    return escaped(std::filesystem::path(frame.file).filename().string()) + ':' + std::to_string(frame.line) + mark;
}

std::string function_text(const Frame& frame, std::size_t width) {
    const std::string whole = frame.function.empty() ? "(no name)" : escaped(frame.function);
    if (columns(whole) <= width) return whole;
    const auto open = parameter_list(whole);
    if (open == std::string::npos || open == 0) return cut(whole, width);
    return cut(whole.substr(0, open) + "(…)", width);
}

std::string other_frame(const FrameSource& frames, inspector::Address address, std::size_t width) {
    const auto found = frames.find(address);
    if (!found) return inspector::hexadecimal(address) + " (not shown)";
    const auto number = number_text(frames.number(*found)) + ' ';
    return number + function_text(frames.listing(*found), width > number.size() ? width - number.size() : 1);
}

std::size_t number_width(const FrameSource& frames) {
    return frames.count() == 0 ? 2 : number_text(frames.number(frames.count() - 1)).size();
}

std::string row(const Frame& frame, const std::string& lead, std::size_t lead_width, const Style& style) {
    constexpr std::size_t usual_place = 20;
    const std::string place = place_text(frame);
    const std::size_t before = lead_width + 1 + state_width + 1;
    const std::size_t left = style.width > before ? style.width - before : 20;
    const std::size_t place_width = std::min(std::max(columns(place), usual_place), left / 2);
    const std::size_t function_width = left - place_width - 1;
    const auto function = function_text(frame, function_width);
    const std::string doubt = frame.doubtful ? style.ink(Ink::warning, "?") : " ";
    return style.ink(Ink::faint, padded(lead, lead_width)) + doubt + state_cell(frame, style) + ' ' +
           style.ink(Ink::strong, function) + std::string(function_width - columns(function) + 1, ' ') +
           cut(place, place_width);
}

std::string locals_text(const Frame& frame, const FrameSource& frames, std::size_t width) {
    std::string text;
    for (const auto* list : {&frame.parameters, &frame.locals})
        for (const auto& variable : *list) {
            if (is_made_up(variable) || variable.shadowed) continue;
            Value value = variable.value;
            name_frames(value, frames);
            const auto shown = value.kind == ValueKind::unavailable ? "<unavailable>" : value_text(value);
            text += (text.empty() ? "" : ", ") + escaped(variable.name) + " = " + cut(shown, widest_value);
            if (columns(text) > width) return cut(text, width);
        }
    return text;
}

void name_frames(Value& value, const FrameSource& frames) {
    for (auto& child : value.children)
        name_frames(child, frames);
    if (value.kind != ValueKind::handle || !value.frame) return;
    const auto found = frames.find(*value.frame);
    if (!found) return;
    value.text = number_text(frames.number(*found));
    value.holds.clear();
}

void name_frames(Frame& frame, const FrameSource& frames) {
    for (auto* list : {&frame.parameters, &frame.locals})
        for (auto& variable : *list)
            name_frames(variable.value, frames);
}

bool is_made_up(const Variable& variable) { return variable.artificial && variable.name != "this"; }

bool is_made_up(const Edge& edge) {
    const std::string_view by = edge.by;
    const bool of_gcc =
        (by.starts_with("Aw") || by.starts_with("Yd") || by.starts_with("Is") || by.starts_with("Fs")) &&
        by.size() > 2 && std::isdigit(static_cast<unsigned char>(by[2])) != 0;
    return of_gcc || by.starts_with("class_") || by.starts_with("struct_") || by.starts_with("+0x");
}

}  // namespace yieldcheck::inspect
