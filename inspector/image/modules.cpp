#include "inspector/image/modules.hpp"

#include "inspector/fault.hpp"
#include "inspector/image/type_table.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace yieldcheck::inspector {
namespace {

constexpr std::uint64_t page_mask = ~std::uint64_t{4095};

bool is_elf(const Memory& memory, Address address) {
    const auto magic = memory.get<std::array<char, 4>>(address);
    return magic && std::memcmp(magic->data(),
                                "\x7f"
                                "ELF",
                                4) == 0;
}

/// As the target has it; empty when that part of it is nowhere.
std::string build_id_in(const Memory& memory, Address begin) {
    std::vector<std::byte> head(4096);
    head.resize(memory.read_some(begin, head));
    return build_id_of(head);
}

/// Without a build-id: the program headers at least must be the same.
bool same_headers(const Memory& memory, Address begin, const Image& image) {
    const auto file = image.bytes_at(image.segments().empty() ? 0 : image.segments().front().address);
    std::array<std::uint8_t, 512> mapped{};
    const auto count = memory.read_some(begin, std::as_writable_bytes(std::span(mapped)));
    return file.size() < count ||
           std::equal(mapped.begin(), mapped.begin() + static_cast<std::ptrdiff_t>(count), file.begin());
}

/// Of a stripped module; empty: nothing is lost, or nothing that matters.
std::string what_is_lost(const Image& image, const std::vector<KnownCoroutine>& coroutines) {
    if (!image.stripped()) return {};
    if (too_large_to_search(image))
        return "it is stripped, and too large to be searched: coroutines of its code are not found";
    // Of libraries that are data alone, such as ICU's: what every library has to start and to end.
    constexpr std::uint64_t least_code = 1024;
    const auto& code = image.code_ranges();
    if (std::all_of(code.begin(), code.end(), [](const CodeRange& one) { return one.end - one.begin < least_code; }))
        return {};
    if (image.function_ranges().empty())
        return "it has neither symbols nor unwind information: coroutines of its code are not found";
    if (std::all_of(coroutines.begin(), coroutines.end(), [](const auto& one) { return one.coroutine.uncertain; }))
        return {};
    return "it is stripped: its coroutines are recognised by their code, and have no names, lines and variables";
}

std::int64_t bias_of(const Image& image, const MemoryRegion& first) {
    for (const auto& segment : image.segments())
        if ((segment.file_offset & page_mask) == first.file_offset)
            return static_cast<std::int64_t>(first.begin - (segment.address & page_mask));
    return 0;
}

}  // namespace

LoadedModule Modules::load(const Memory& memory, const MemoryRegion& first, const std::vector<std::string>& folders) {
    LoadedModule module;
    module.path = first.path;
    const std::string build_id = build_id_in(memory, first.begin);
    auto [entry, added] = kept_.try_emplace(first.path + '\n' + build_id);
    Kept& kept = entry->second;
    if (added) {
        try {
            const auto file = memory.file_for(first);
            if (file.empty()) throw Fault("the file is not there any more");
            kept.image = std::make_shared<Image>(file, folders);
            if (!build_id.empty() && build_id != kept.image->build_id()) {
                kept.image.reset();
                throw Fault(file + " is not what the target runs: its build-id differs");
            }
            if (build_id.empty() && kept.image->build_id().empty() && !same_headers(memory, first.begin, *kept.image)) {
                kept.image.reset();
                throw Fault(file + " is not what the target runs: its headers differ");
            }
            kept.types = std::make_shared<TypeTable>(*kept.image);
            kept.coroutines = std::make_shared<std::vector<KnownCoroutine>>();
            for (auto& coroutine : find_coroutines(*kept.image))
                kept.coroutines->push_back({std::move(coroutine), std::nullopt});
            kept.note = what_is_lost(*kept.image, *kept.coroutines);
        } catch (const Fault& fault) {
            kept.note = fault.what();
        }
    }
    module.image = kept.image;
    module.types = kept.types;
    module.coroutines = kept.coroutines;
    module.note = kept.note;
    if (module.image) module.bias = bias_of(*module.image, first);
    return module;
}

void Modules::refresh(const Memory& memory, const std::vector<std::string>& debug_folders) {
    modules_.clear();
    for (const auto& region : memory.regions()) {
        if (region.path.empty() || region.path.front() != '/') continue;
        // The further mappings of the file before.
        if (!modules_.empty() && modules_.back().path == region.path && region.file_offset != 0) {
            modules_.back().end = region.end;
            continue;
        }
        if (region.path.starts_with("/dev/") || !is_elf(memory, region.begin)) continue;
        LoadedModule module = load(memory, region, debug_folders);
        module.begin = region.begin;
        module.end = region.end;
        const bool program = region.path == memory.executable() || memory.file_for(region) == memory.executable();
        if (!module.image && program)
            throw Fault("the program of " + memory.description() + " cannot be used: " + module.note,
                        "--exe names the very file that ran, debug information included");
        modules_.push_back(std::move(module));
    }
    // What belongs to a module but is not mapped from its file: zeroed data behind it.
    for (auto& module : modules_) {
        if (!module.image) continue;
        for (const auto& segment : module.image->segments())
            module.end = std::max(module.end, module.in_target(segment.address + segment.size));
    }
    std::sort(modules_.begin(), modules_.end(),
              [](const LoadedModule& left, const LoadedModule& right) { return left.begin < right.begin; });
}

const LoadedModule* Modules::at(Address address) const {
    const auto next = std::upper_bound(modules_.begin(), modules_.end(), address,
                                       [](Address value, const LoadedModule& module) { return value < module.begin; });
    if (next == modules_.begin()) return nullptr;
    const auto& module = *std::prev(next);
    return address < module.end ? &module : nullptr;
}

}  // namespace yieldcheck::inspector
