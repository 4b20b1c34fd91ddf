// What could be known of a program's coroutines when it runs: function by function, from its file alone.
#pragma once

#include "inspector/snapshot.hpp"
#include "inspector/view/json_text.hpp"

#include <string>
#include <vector>

namespace yieldcheck::inspector {

/// A place at which a coroutine can wait.
struct SuspensionHealth {
    std::uint64_t index = 0;
    unsigned line = 0, column = 0;
    LineConfidence confidence = LineConfidence::none;
    std::string reason;
    std::size_t in_scope = 0;          // parameters and locals that the source has a name for
    std::vector<std::string> missing;  // those of them whose value will not be known: "x: optimised out"
};

enum class DebugInformation {
    whole,
    absent,         // none for this function
    split_missing,  // it was compiled with -gsplit-dwarf, and the .dwo file is not there
};
/// whole, absent, split file missing.
std::string_view name(DebugInformation information);

struct FunctionHealth {
    std::string name;
    std::string mangled;
    std::string file;  // where it is declared
    unsigned line = 0;
    std::string compiler;    // "g++ 12.2.0 -O0"; clang does not record its level
    bool optimised = false;  //
    unsigned dwarf = 0;      // version of the debug information; 0: none
    DebugInformation information = DebugInformation::absent;
    std::string missing_file;      // the .dwo file that is not there
    std::uint64_t frame_size = 0;  // 0: not known
    bool source = false;           // its source text is at hand and fits
    std::vector<SuspensionHealth>
        suspensions;  // in the order of the compiler's numbers, without the first and the last

    bool lines_exact() const;
    bool locals_exact() const;
};

struct BinaryHealth {
    std::string path;
    std::string build_id;
    std::string debug_file;                 // where its debug information is; empty: nowhere
    std::string note;                       // what is wrong with that
    std::vector<FunctionHealth> functions;  // by name
};

/// Throws Fault when this is no ELF file for x86-64.
BinaryHealth examine(const std::string& path, const std::vector<std::string>& debug_folders = {});

/// Format 1: inspector/schema/doctor.schema.json.
void write(JsonText& json, const BinaryHealth& health);

}  // namespace yieldcheck::inspector
