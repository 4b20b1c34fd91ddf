// A frame in the words that all views share: its number, state, place, and the frames that it is bound to.
#pragma once

#include "inspector/view/frame_source.hpp"
#include "reports/style.hpp"

#include <string>

namespace yieldcheck::inspect {

using inspector::Frame;
using inspector::FrameSource;

/// #3
std::string number_text(std::size_t number);
/// The state in its colour, padded to the widest.
std::string state_cell(const Frame& frame, const Style& style);
constexpr std::size_t state_width = 13;
/// shop.cpp:38, with ~ when the line was inferred and ? when it is doubtful; empty when nothing is known.
std::string place_text(const Frame& frame);
/// The function's name in at most `width` columns: the parameters go first, then the end. A frame without a name is
/// named so.
std::string function_text(const Frame& frame, std::size_t width);
/// "#3 shop::charge(…)" for a frame by its address; the address when it is not among those shown.
std::string other_frame(const FrameSource& frames, inspector::Address address, std::size_t width);
/// A line of the table: what it begins with in `lead_width` columns, then state, function and place.
std::string row(const Frame& frame, const std::string& lead, std::size_t lead_width, const Style& style);
/// How wide the numbers of these frames are, with their #.
std::size_t number_width(const FrameSource& frames);
/// "order = {number = 3, …}, packed = 1": parameters and locals on one line of at most `width` columns.
std::string locals_text(const Frame& frame, const FrameSource& frames, std::size_t width);
/// Coroutine handles in a value by the numbers of their frames: "frame #3" rather than an address.
void name_frames(inspector::Value& value, const FrameSource& frames);
/// Of all its variables.
void name_frames(Frame& frame, const FrameSource& frames);
/// Whether the compiler has made it up, so that the source has no name for it.
bool is_made_up(const inspector::Variable& variable);
bool is_made_up(const inspector::Edge& edge);

}  // namespace yieldcheck::inspect
