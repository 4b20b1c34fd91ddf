#include "inspector/image/debug_file.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/CRC.h>

#include <cstring>
#include <filesystem>

namespace yieldcheck::inspector {

std::optional<llvm::object::SectionRef> section_named(const llvm::object::ELFObjectFileBase& elf,
                                                      llvm::StringRef wanted) {
    for (const auto& section : elf.sections()) {
        auto name = section.getName();
        if (name && *name == wanted) return section;
        if (!name) llvm::consumeError(name.takeError());
    }
    return std::nullopt;
}

namespace {

/// What a section holds; empty when there is none of this name.
llvm::StringRef contents_of(const llvm::object::ELFObjectFileBase& elf, llvm::StringRef wanted) {
    const auto section = section_named(elf, wanted);
    if (!section) return {};
    auto contents = section->getContents();
    if (contents) return *contents;
    llvm::consumeError(contents.takeError());
    return {};
}

std::string name_at_start(llvm::StringRef section) {
    return section.take_until([](char c) { return c == '\0'; }).str();
}

}  // namespace

DebugLink debug_link_of(const llvm::object::ELFObjectFileBase& elf) {
    // The name, zeroes up to the next four bytes, then the sum.
    const auto section = contents_of(elf, ".gnu_debuglink");
    DebugLink link{name_at_start(section), 0};
    const std::size_t at = (link.name.size() + 4) / 4 * 4;
    if (section.size() < at + sizeof link.sum) return {};
    std::memcpy(&link.sum, section.data() + at, sizeof link.sum);
    return link;
}

std::string shared_file_of(const llvm::object::ELFObjectFileBase& elf) {
    return name_at_start(contents_of(elf, ".gnu_debugaltlink"));
}

std::uint32_t debug_link_sum(std::span<const std::byte> file) {
    return llvm::crc32(llvm::ArrayRef(reinterpret_cast<const std::uint8_t*>(file.data()), file.size()));
}

std::vector<std::string> debug_file_candidates(const std::string& path, const std::string& build_id,
                                               const std::string& link, const std::vector<std::string>& folders) {
    std::vector<std::string> candidates;
    std::vector<std::string> roots = folders;
    roots.push_back("/usr/lib/debug");
    if (build_id.size() > 2)
        for (const auto& root : roots)
            candidates.push_back(root + "/.build-id/" + build_id.substr(0, 2) + "/" + build_id.substr(2) + ".debug");
    std::error_code error;
    const auto absolute = std::filesystem::absolute(path, error);
    const auto folder = absolute.parent_path();
    const std::string name = absolute.filename().string();
    for (const auto& wanted : {link, name + ".debug"}) {
        if (wanted.empty()) continue;
        candidates.push_back((folder / wanted).string());
        candidates.push_back((folder / ".debug" / wanted).string());
        for (const auto& root : roots) {
            candidates.push_back(root + "/" + wanted);
            candidates.push_back(root + folder.string() + "/" + wanted);
        }
    }
    return candidates;
}

}  // namespace yieldcheck::inspector
