#include "inspector/image/line_addresses.hpp"

#include "inspector/fault.hpp"
#include "inspector/image/damage.hpp"

#include <llvm/DebugInfo/DWARF/DWARFCompileUnit.h>
#include <llvm/DebugInfo/DWARF/DWARFDebugLine.h>

#include <algorithm>

namespace yieldcheck::inspector {
namespace {

/// main.cpp and src/main.cpp mean /work/src/main.cpp, but ain.cpp does not.
bool means(const std::string& path, const std::string& wanted) {
    if (!path.ends_with(wanted)) return false;
    return path.size() == wanted.size() || wanted.front() == '/' || path[path.size() - wanted.size() - 1] == '/';
}

struct Found {
    unsigned line = 0;
    std::vector<Address> addresses;
    bool file_seen = false;
};

void search(const LoadedModule& module, llvm::DWARFUnit& unit, const std::string& file, unsigned line, Found& found) {
    if (!line_table_is_sound(unit)) return;
    const auto* table = module.image->dwarf().getLineTableForUnit(&unit);
    if (table == nullptr) return;
    std::map<std::uint64_t, bool> matching;
    const char* folder = unit.getCompilationDir();
    const auto matches = [&](std::uint64_t index) {
        const auto [entry, added] = matching.try_emplace(index, false);
        std::string path;
        if (added && table->getFileNameByIndex(index, folder == nullptr ? "" : folder,
                                               llvm::DILineInfoSpecifier::FileLineInfoKind::AbsoluteFilePath, path))
            entry->second = means(path, file);
        return entry->second;
    };
    bool inside = false;
    for (const auto& row : table->Rows) {
        const bool here = !row.EndSequence && row.IsStmt && row.Line >= line && row.Line != 0 && matches(row.File);
        if (!row.EndSequence && matches(row.File)) found.file_seen = true;
        if (here && (found.line == 0 || row.Line < found.line)) {
            found.line = row.Line;
            found.addresses.clear();
            inside = false;
        }
        const bool at_line = here && row.Line == found.line;
        if (at_line && !inside) found.addresses.push_back(module.in_target(row.Address.Address));
        inside = at_line;
    }
}

}  // namespace

std::vector<Address> addresses_of_line(const Modules& modules, const std::string& file, unsigned line) {
    Found found;
    for (const auto& module : modules.all()) {
        if (!module.image || !module.image->has_dwarf()) continue;
        for (const auto& unit : module.image->dwarf().compile_units())
            search(module, *unit, file, line, found);
    }
    if (!found.file_seen)
        throw Fault("no code of the program is from " + file,
                    "the name is that of a source file; is it compiled with -g?");
    if (found.addresses.empty()) throw Fault("no code stands at or behind " + file + ":" + std::to_string(line));
    return found.addresses;
}

}  // namespace yieldcheck::inspector
