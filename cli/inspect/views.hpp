// The ways to show frames on a screen. Each is a function from frames to a stream.
#pragma once

#include "cli/inspect/source_lines.hpp"
#include "inspector/view/frame_source.hpp"
#include "reports/style.hpp"

#include <ostream>
#include <vector>

namespace yieldcheck::inspect {

/// Where a view goes, and what it is of.
struct View {
    std::ostream& out;
    const inspector::FrameSource& frames;
    Style style;
};

/// The target, its program, how many frames, and what the reader should know.
void print_header(const View& view);

/// One frame of the table: its row, what it waits for, parameters and locals on one line.
void print_entry(const View& view, std::size_t index, const inspector::Frame& frame);

/// The source around the suspension, below the frame's row.
void print_source(const View& view, std::size_t index, const inspector::Frame& frame, SourceLines& sources,
                  unsigned around);
/// Those lines alone, indented.
void print_excerpt(const View& view, const inspector::Frame& frame, SourceLines& sources, unsigned around,
                   std::size_t indent);

/// Everything that is known of a frame.
void print_in_full(const View& view, std::size_t index, SourceLines& sources);

/// Its parameters, locals and promise, in depth.
void print_variables(const View& view, const inspector::Frame& frame);

/// Delegation: frames that nobody waits for, and below each whom it waits for, down to the one that waits for no frame.
/// Those chains that hold a chosen frame (indices, ascending). `listings` are all frames.
void print_tree(const View& view, const std::vector<inspector::Frame>& listings,
                const std::vector<std::size_t>& chosen);

/// Alike frames as one, with their number; the first of each in words.
/// Returns how many groups there are; prints at most `limit` of them (0: all).
std::size_t print_groups(const View& view, const std::vector<inspector::Frame>& listings,
                         const std::vector<std::size_t>& chosen, std::size_t limit);

/// What the marks mean that stand in the table, when any of these frames has one.
void print_legend(const View& view, bool inferred, bool doubtful);

}  // namespace yieldcheck::inspect
