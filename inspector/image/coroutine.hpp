// A coroutine function of an image: where its code is, how its frame is laid out. All addresses are those of the file.
#pragma once

#include "inspector/image/image.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yieldcheck::inspector {

enum class CoroutineAbi { gcc, clang };

/// What the promise's initial_suspend() returns.
enum class Start {
    unknown,
    at_once,  // std::suspend_never
    waits,    // std::suspend_always
};

struct FrameField {
    std::uint64_t offset = 0;
    unsigned size = 0;
};

/// Where a pointer in the frame leads: the parts of what auto& [a, b] binds.
struct BehindPointer {
    std::uint64_t pointer = 0;  // from the frame's address
    std::uint64_t beyond = 0;   // from where it leads
};

/// A variable or parameter as the debug information describes it.
struct FrameVariable {
    std::string name;
    DWARFDie die;
    DWARFDie type;
    unsigned line = 0, column = 0;
    unsigned depth = 0;            // of its block; 0: the body's outermost
    std::vector<CodeRange> block;  // code of its block; empty: the whole function
    bool parameter = false;
    bool artificial = false;
    bool by_reference = false;              // the frame holds a pointer to it
    std::vector<CodeRange> held;            // the code at which it is at that offset; empty: everywhere
    std::optional<std::uint64_t> offset;    // from the frame's address
    std::optional<BehindPointer> behind;    // it is in the frame by a pointer alone
    std::optional<std::uint64_t> address;   // of a static variable, in the file
    std::optional<std::uint64_t> constant;  // it is in no memory: its value
    std::string missing;                    // none of these: why
};

struct Coroutine {
    // ---- from the symbols
    CoroutineAbi abi = CoroutineAbi::gcc;
    std::string mangled;  // the ramp's; empty when the program is stripped
    std::string group;    // the symbols' common part: resume and destroy belong together when it is the same
    unsigned source = 0;  // see Symbol::source
    CodeRange resume;
    CodeRange cold;             // what optimisation moved away from the resume function
    CodeRange destroy_code;     // of the destroy function
    CodeRange ramp;             // empty when not known
    std::uint64_t destroy = 0;  // gcc: the address that frames hold; clang: the same
    std::uint64_t cleanup = 0;  // clang: what frames hold that are in no memory of their own
    bool by_code = false;       // there are no symbols: it was recognised by its instructions
    bool uncertain = false;     // then: other functions may look the same

    // ---- from the debug information, by load_details()
    bool loaded = false;
    std::string name;      // readable
    std::string compiler;  // the producer, shortened
    bool optimised = false;
    std::string file;
    unsigned line = 0, column = 0;  // of the function's name
    unsigned last_line = 0;         // gcc: of the closing brace; 0: not known
    DWARFDie function;              // of the resume function
    DWARFDie frame_type;
    DWARFDie promise_type;
    std::uint64_t frame_size = 0;  // 0: not known
    std::uint64_t promise_offset = 16;
    Start start = Start::unknown;
    std::optional<FrameField> index;
    std::optional<FrameField> first_resumed;  // gcc: _Coro_initial_await_resume_called
    bool single_suspension = false;           // clang: one alone besides the final one, so that there is no number
    bool stores_others = false;               // then: other numbers are stored, but nobody looks at them
    std::optional<FrameField> self_handle;    // gcc 12, 14: holds the frame's own address
    std::vector<FrameVariable> variables;     // parameters first
    std::vector<std::string> statics;  // clang: static variables, described for the ramp alone, not in `variables`
    std::map<std::string, DWARFDie> members;  // of the frame's own type
};

/// All coroutine functions of an image, by their symbols: cheap, no debug information is read.
std::vector<Coroutine> find_coroutines(const Image& image);

/// Of a stripped image: those that the instructions of its functions give away, by the starts that its unwind
/// information tells. gcc's destroy function is like no other: it sets the lowest bit of the index and goes on in the
/// resume function. clang's resume function dispatches on a byte of its argument, and its destroy function follows it.
std::vector<Coroutine> find_coroutines_by_code(const Image& image);
/// It has more code than that search is worth: it would take seconds.
bool too_large_to_search(const Image& image);

/// Where a frame keeps the number of its suspension: the first byte (clang) or halfword (gcc) of the frame that the
/// resume function looks at decides where it goes on. Nothing when it looks at none.
std::optional<FrameField> index_field(const Image& image, CoroutineAbi abi, const CodeRange& resume);

/// Reads the debug information of one coroutine function; harmless when there is none.
void load_details(const Image& image, Coroutine& coroutine);

/// The offset of a location within the coroutine frame, when it is one constant offset wherever the variable lives.
struct FrameLocation {
    std::optional<std::uint64_t> offset;
    std::vector<CodeRange> held;           // the code where that is so; empty: everywhere
    std::optional<std::uint64_t> address;  // of a static variable, in the file
    std::string missing;
    std::optional<BehindPointer> behind{};
};
FrameLocation frame_location(const DWARFDie& variable, CoroutineAbi abi);

}  // namespace yieldcheck::inspector
