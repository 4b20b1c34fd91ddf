#include "inspector/scan/frame_search.hpp"

#include <algorithm>
#include <cstring>

namespace yieldcheck::inspector {
namespace {

/// Bytes read at once: what is copied is still in the processor's cache when it is searched.
constexpr std::size_t chunk = std::size_t{512} << 10;
constexpr std::size_t most_ranges = 4;

}  // namespace

bool may_hold_frames(const MemoryRegion& region) {
    if (!region.readable || !region.writable || !region.contents) return false;
    if (region.path.starts_with("/dev/"))
        return region.path.starts_with("/dev/shm") || region.path.starts_with("/dev/zero");
    return !region.path.starts_with("[v");  // [vvar], [vsyscall]
}

FrameSearch::FrameSearch(const Modules& modules) : modules_(modules) {
    for (std::size_t m = 0; m < modules.all().size(); ++m) {
        const auto& module = modules.all()[m];
        if (!module.coroutines || module.coroutines->empty()) continue;
        AddressRange range{~Address{0}, 0};
        const auto add = [&](std::uint64_t in_file, std::size_t coroutine, bool cleanup) {
            if (in_file == 0) return;
            const Address address = module.in_target(in_file);
            destroyers_.emplace(address, Destroyer{m, coroutine, cleanup});
            range.begin = std::min(range.begin, address);
            range.end = std::max(range.end, address + 1);
        };
        for (std::size_t c = 0; c < module.coroutines->size(); ++c) {
            add((*module.coroutines)[c].coroutine.destroy, c, false);
            add((*module.coroutines)[c].coroutine.cleanup, c, true);
        }
        ranges_.push_back(range);
    }
    ranges_ = merged(std::move(ranges_), most_ranges);
}

std::optional<Candidate> FrameSearch::at(Address address, std::uint64_t resume, std::uint64_t destroy) const {
    const auto [first, last] = destroyers_.equal_range(destroy);
    std::optional<Candidate> found;
    for (auto entry = first; entry != last; ++entry) {
        const auto& destroyer = entry->second;
        const auto& module = modules_.all()[destroyer.module];
        const auto& coroutine = (*module.coroutines)[destroyer.coroutine].coroutine;
        if (resume != 0 && module.in_target(coroutine.resume.begin) != resume) continue;
        if (found) {
            found->aliases.push_back(destroyer.coroutine);
            continue;
        }
        found = Candidate{address, destroyer.module, destroyer.coroutine, resume == 0, destroyer.cleanup};
    }
    return found;
}

void FrameSearch::search_words(std::span<const std::uint64_t> words, Address begin,
                               std::vector<Candidate>& found) const {
    std::vector<std::size_t> positions;
    find_words(words, ranges_, positions);
    for (const auto position : positions) {
        if (position == 0) continue;
        if (auto candidate = at(begin + 8 * (position - 1), words[position - 1], words[position]))
            found.push_back(std::move(*candidate));
    }
}

void FrameSearch::search_region(const Memory& memory, const MemoryRegion& region, std::vector<Candidate>& found) const {
    const Address end = region.end - region.without_contents;
    // One word over, so that no pair is cut.
    for (Address at = region.begin; at < end; at += chunk - 8) {
        const auto size = std::min<std::uint64_t>(chunk, end - at);
        if (size < 16) break;
        const auto there = memory.view(at, size);
        if (there.size() >= size && reinterpret_cast<std::uintptr_t>(there.data()) % 8 == 0) {
            search_words({reinterpret_cast<const std::uint64_t*>(there.data()), size / 8}, at, found);
            continue;
        }
        static thread_local std::vector<std::uint64_t> buffer(chunk / 8);
        const auto bytes = std::as_writable_bytes(std::span(buffer)).first(size);
        std::size_t done = 0;
        // A hole in the middle (memory given back meanwhile) hides no more than its own page.
        while (done < size) {
            const auto count = memory.read_some(at + done, bytes.subspan(done));
            done += count;
            if (done >= size) break;
            const auto hole = std::min<std::size_t>(4096 - (at + done) % 4096, size - done);
            std::memset(bytes.data() + done, 0, hole);
            done += hole;
        }
        search_words({buffer.data(), size / 8}, at, found);
    }
}

std::vector<Candidate> FrameSearch::search(const Memory& memory) const {
    std::vector<Candidate> found;
    if (ranges_.empty()) return found;
    for (const auto& region : memory.regions())
        if (may_hold_frames(region)) search_region(memory, region, found);
    const auto same = [](const Candidate& left, const Candidate& right) { return left.address == right.address; };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
    return found;
}

}  // namespace yieldcheck::inspector
