#include "inspector/suspends/macros.hpp"

#include "inspector/image/damage.hpp"
#include "inspector/memory/mapped_file.hpp"

#include <llvm/DebugInfo/DWARF/DWARFCompileUnit.h>
#include <llvm/DebugInfo/DWARF/DWARFDebugLine.h>

namespace yieldcheck::inspector {

void Macros::add(const SourceText& source) {
    for (const auto& macro : source.macros()) {
        const auto [entry, added] = all_.try_emplace(macro.name, Known{macro, false, {}, false});
        if (!added && entry->second.macro.body != macro.body) entry->second.ambiguous = true;
    }
}

std::optional<Macros::Use> Macros::find(std::string_view name) const {
    const auto found = all_.find(name);
    if (found == all_.end() || found->second.ambiguous) return std::nullopt;
    const Known& known = found->second;
    if (known.counting) return std::nullopt;  // a macro is not expanded within itself
    if (!known.suspensions) {
        known.counting = true;
        known.suspensions = suspensions_in(SourceText(known.macro.body), *this);
        known.counting = false;
    }
    if (*known.suspensions == 0) return std::nullopt;
    return Use{*known.suspensions, known.macro.arguments};
}

std::string unit_name(const DWARFDie& function) {
    auto* unit = function.getDwarfUnit();
    const char* folder = unit->getCompilationDir();
    return name_of(unit->getUnitDIE()) + '\n' + (folder == nullptr ? "" : folder) + '\n' +
           std::to_string(unit->getOffset());
}

bool mentions_suspension(const std::string& file) {
    const auto mapped = MappedFile::open(file);
    if (!mapped) return false;
    const std::string_view text(reinterpret_cast<const char*>(mapped->bytes().data()), mapped->bytes().size());
    return text.find("co_yield") != std::string_view::npos || text.find("co_await") != std::string_view::npos;
}

std::set<std::string> files_of_unit(const DWARFDie& function) {
    std::set<std::string> files;
    if (!function) return files;
    auto* unit = function.getDwarfUnit();
    if (!line_table_is_sound(*unit)) return files;
    const auto* table = unit->getContext().getLineTableForUnit(unit);
    if (table == nullptr) return files;
    const char* folder = unit->getCompilationDir();
    const std::size_t first = table->Prologue.getVersion() >= 5 ? 0 : 1;
    for (std::size_t i = first; i < first + table->Prologue.FileNames.size(); ++i) {
        std::string path;
        if (table->getFileNameByIndex(i, folder == nullptr ? "" : folder,
                                      llvm::DILineInfoSpecifier::FileLineInfoKind::AbsoluteFilePath, path))
            files.insert(path);
    }
    return files;
}

}  // namespace yieldcheck::inspector
