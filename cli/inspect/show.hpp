// One look at a target, shown as the request says.
#pragma once

#include "cli/inspect/output.hpp"
#include "cli/inspect/request.hpp"
#include "cli/inspect/views.hpp"
#include "inspector/view/frame_source.hpp"

namespace yieldcheck::inspect {

/// Writes the view that is asked for. Throws Fault when a frame that is named is not there.
void show(const inspector::FrameSource& frames, const Request& request, Output& output);

/// The frames that the request chooses, as it wants them shown.
void show_frames(const View& view, const Request& request, const Output* output = nullptr);

/// The whole as JSON, one frame a line, each written as soon as it is read.
void write_json(const inspector::FrameSource& frames, const Request& request, std::ostream& out);

/// The place of a frame by its number (3, #3) or address (0x…). Throws Fault when there is none.
std::size_t find_frame(const inspector::FrameSource& frames, const std::string& word);

/// From so many frames on they are grouped when nothing else is asked for.
constexpr std::size_t very_many = 500;

}  // namespace yieldcheck::inspect
