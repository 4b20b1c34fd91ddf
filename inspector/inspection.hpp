// One look at a target: finds the frames, then reads as much of each as is asked for.
#pragma once

#include "inspector/memory.hpp"
#include "inspector/memory/launched_program.hpp"
#include "inspector/snapshot.hpp"
#include "inspector/values/reader.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace yieldcheck::inspector {

struct InspectionOptions {
    bool nonblocking = false;  // never stop the target: values may tear
    bool stop_scan = false;    // hold the target while its memory is searched, too
    bool all = false;          // closed and doubtful frames, too
    bool values = true;        // parameters, locals and promise; without them a listing costs little
    ValueLimits limits;
    std::string executable;                  // of a core: instead of the one it names
    std::vector<std::string> debug_folders;  // besides /usr/lib/debug and the executable's own
};

/// Frames are found when it is made; the target goes on from then. Modules and what was learnt of them are kept, so
/// that look() again is quick.
class Inspection {
public:
    /// Throws Fault when the target cannot be inspected at all.
    explicit Inspection(Memory& memory, InspectionOptions options = {});
    ~Inspection();

    /// Everything but the frames: target, modules, threads, notes.
    const Snapshot& header() const;
    /// Of the frames that the options let through; ascending by address.
    std::size_t frame_count() const;
    /// A frame without values: function, state, line, edges, region. Cheap.
    Frame listing(std::size_t frame) const;
    /// A frame with everything.
    Frame frame(std::size_t frame) const;
    /// The value at the end of a path ("order.items[3].name", values/path.hpp) from a parameter, a local or the promise
    /// of a frame, read with limits of its own. Throws Fault when the path is none, or leads nowhere.
    Value value(std::size_t frame, std::string_view path, const ValueLimits& limits) const;
    /// Where the thread that runs a frame goes on when the frame is suspended; nothing when it does not run, or that is
    /// not known.
    struct Caller {
        int thread = 0;
        Address returns_to = 0;
        Address stack = 0;  // the stack pointer then
    };
    std::optional<Caller> caller(std::size_t frame) const;
    /// The place of a frame in the order, by address.
    std::optional<std::size_t> find(Address frame) const;
    /// Looks at the target again.
    void refresh();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// For StopCondition::breakpoints: the code of a source line. `file` is a path or the end of one. What it gives throws
/// Fault when there is no such file or line, and none can come: when the program loads no libraries by itself. When it
/// does, `pending` is told once what is not there yet.
std::function<StopCondition::Places(const Memory&)> line_breakpoint(
    std::string file, unsigned line, std::vector<std::string> debug_folders = {},
    std::function<void(const std::string&)> pending = {});

/// All of it at once, for small targets and tests.
Snapshot take_snapshot(Memory& memory, const InspectionOptions& options = {});

}  // namespace yieldcheck::inspector
