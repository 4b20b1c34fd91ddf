// What the inspector found out: plain structs, complete in themselves. No target, file or library is needed to read
// them.
//
// What is not known is said and never guessed: a Value of kind `unavailable` carries its reason, a line its confidence,
// a frame that may be a ghost its doubt.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yieldcheck::inspector {

/// An address in the target's memory.
using Address = std::uint64_t;

// ---- values ---------------------------------------------------------------------------------------------------------

enum class ValueKind {
    boolean,      // text: true or false
    integer,      // text: decimal digits with an optional sign, up to 128 bits
    real,         // text: the shortest digits that read back as the same value; inf, -inf, nan
    character,    // text: the code point's number in decimal; width tells char from char32_t by the type name
    enumeration,  // text: the enumerator, or "A | B" for flags, or the number when it has no name
    string,       // text: the bytes as they are (UTF-8 is usual, not promised); wide strings converted to UTF-8
    pointer,      // text: 0x…, or nullptr, or the function's name; children: what it points to, at most one, unnamed
    reference,    // children: what it refers to, one, unnamed
    handle,       // text: 0x…; a coroutine handle: `frame` names the frame it holds
    structure,    // children: bases first (named as their type), then members
    union_,       // children: all members, read from the same bytes; which one is meant is not known
    sequence,     // children unnamed: array, vector, deque, list, span, tuple, pair, set …
    map,          // children unnamed, in pairs: key, value, key, value …
    empty,        // an optional, variant, function or smart pointer that holds nothing
    bytes,        // text: raw bytes in hexadecimal; the type is not known, or has no printer and no members
    unavailable,  // nothing could be read: `reason` says why
};

/// A value of the target as a tree. What a wrapper (optional, variant, atomic …) holds stands in its place, with the
/// wrapper's own type name in `type` and, where that leaves it open, the content's in `holds`. Smart pointers are
/// pointers; a shared one has the children "owners" and "observers", by name, behind what it points to.
struct Value {
    ValueKind kind = ValueKind::unavailable;
    std::string name;             // the member's name within its parent; empty for elements
    std::string type;             // readable, as one would write it: std::vector<int>
    std::string text;             // see ValueKind
    std::string shown;            // in one line, where kind and text do not say all: repr() of a Python value, 5s
    std::string holds;            // variant, any, expected: the type of what is in it
    std::string reason;           // unavailable: why. Otherwise, when not empty: what is wrong with the value
    std::vector<Value> children;  //
    Address address = 0;          // where it is in the target; 0 when it is in no memory
    std::uint64_t size = 0;       // in bytes
    std::optional<std::uint64_t> length;  // of containers and strings: what the target says, even when fewer are shown
    std::optional<Address> frame;         // a handle: the coroutine frame it names
    bool truncated = false;               // children or text left out: limits of depth, count or length
    bool is_base = false;                 // a base class of the structure it stands in
    bool is_static = false;               // lives outside the frame: a static local

    friend bool operator==(const Value&, const Value&) = default;
};

/// A parameter or local variable of a coroutine.
struct Variable {
    std::string name;
    std::string type;
    Value value;
    unsigned depth = 0;          // of the block it is declared in: 0 is the function body's outermost
    unsigned declared_line = 0;  // 0: not known
    bool shadowed = false;       // an inner variable of the same name hides it at this point
    bool artificial = false;     // the compiler's own: this, a closure, __range

    friend bool operator==(const Variable&, const Variable&) = default;
};

// ---- frames ---------------------------------------------------------------------------------------------------------

enum class State {
    created,    // GEN_CREATED: never resumed since its initial suspension
    running,    // GEN_RUNNING: on some thread's stack, also while it waits for a function it has called
    suspended,  // GEN_SUSPENDED
    closed,     // GEN_CLOSED: at its final suspension, its variables are destroyed
    unknown,    // a frame, but its state cannot be told: the reason is among its notes
};

/// GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED, UNKNOWN.
std::string_view name(State state);

enum class LineConfidence {
    none,      // not known: line is 0, or that of the function itself
    doubtful,  // the ways of telling disagree, or only the weakest one answered: line_reason says which
    inferred,  // counted in the source text, nothing contradicts
    exact,     // the compiler's own record says so, or a thread's program counter
};

/// none, doubtful, inferred, exact.
std::string_view name(LineConfidence confidence);

enum class RegionKind { heap, mapping, stack, static_storage };

/// heap, mapping, stack, static storage.
std::string_view name(RegionKind kind);

struct Edge {
    enum class Kind {
        awaits,      // delegation: this frame goes on when the target is done (gi_yieldfrom)
        awaited_by,  // the target delegates to this frame
        refers,      // it holds the target's address, no more is known
    };
    Kind kind = Kind::refers;
    Address target = 0;  // a frame of the same snapshot
    std::string by;      // the member that holds the address, as a path from the frame: "sub.h", "promise.continuation"

    friend bool operator==(const Edge&, const Edge&) = default;
};

/// awaits, awaited by, refers.
std::string_view name(Edge::Kind kind);

/// One coroutine frame.
struct Frame {
    Address address = 0;     // its identity: what coroutine_handle::address() gives
    std::uint64_t size = 0;  // 0: not known
    std::string function;    // readable, without what a reader can do without: read_lines(std::string)
    std::string mangled;     // the ramp's linkage name; empty when the program is stripped
    std::string compiler;    // "GNU C++20 12.2.0 -O2", as the debug information says it
    std::size_t module = 0;  // index in Snapshot::modules

    State state = State::unknown;
    bool doubtful = false;      // it may be a ghost: what is left of a frame that is gone
    std::string doubt;          // why
    std::optional<int> thread;  // running: on which thread

    std::string file;     // as the compiler recorded it, absolute where it can be made so
    unsigned line = 0;    // of the co_await, co_yield it waits at, or where it runs; 0: not known
    unsigned column = 0;  // 0: not known
    LineConfidence confidence = LineConfidence::none;
    std::string line_reason;                     // how the line was found, and what contradicts it
    unsigned declared_line = 0;                  // of the function
    std::optional<std::uint64_t> suspend_index;  // the compiler's number of the suspension; none when not known

    std::optional<Value> promise;
    std::vector<Variable> parameters;
    std::vector<Variable> locals;  // in scope at this point, outermost first; none of a closed frame
    std::vector<Edge> edges;
    RegionKind region = RegionKind::heap;
    std::vector<std::string> notes;  // what the reader should know: "locals are missing: …"

    friend bool operator==(const Frame&, const Frame&) = default;
};

// ---- the target -----------------------------------------------------------------------------------------------------

struct Module {
    std::string path;
    std::string build_id;  // hexadecimal; empty when it has none
    Address begin = 0;     // of its mapped memory
    Address end = 0;
    std::int64_t bias = 0;       // target address minus address in the file
    std::string debug_file;      // where its debug information is: itself, or a separate file; empty: none found
    std::size_t coroutines = 0;  // functions found
    std::string note;            // why nothing can be known of it, when that is so
};

struct Thread {
    int id = 0;
    std::string name;
    Address pc = 0;               // 0: not read (the target was not stopped)
    std::string function;         // the innermost one known
    int signal = 0;               // of a core: what it died of
    std::vector<Address> frames;  // coroutine frames on its stack, innermost first
};

struct Snapshot {
    std::string target;   // "process 1234", "core core.1234"
    std::string program;  // path of the executable
    int process = 0;
    std::string reason;           // launched or core: why it stands here ("SIGSEGV", "reached main.cpp:14")
    bool stopped = true;          // false: read while it ran, values may tear
    std::vector<Module> modules;  // those that hold coroutines, or of which something is to be said
    std::vector<Thread> threads;
    std::vector<Frame> frames;  // by address
    std::vector<std::string> notes;
    double seconds_stopped = 0;  // how long the target was held
};

}  // namespace yieldcheck::inspector
