// The programs and libraries that a target has mapped, each with its coroutine functions.
#pragma once

#include "inspector/image/coroutine.hpp"
#include "inspector/memory.hpp"
#include "inspector/suspends/suspend_points.hpp"

#include <memory>
#include <unordered_map>

namespace yieldcheck::inspector {

class TypeTable;

/// A coroutine function with what is only read when a frame of it turns up.
struct KnownCoroutine {
    Coroutine coroutine;
    std::optional<SuspendPoints> suspends;
};

struct LoadedModule {
    std::string path;
    std::string note;  // why nothing can be known of it
    Address begin = 0, end = 0;
    std::int64_t bias = 0;
    std::shared_ptr<Image> image;  // null: its file is not to be had
    std::shared_ptr<TypeTable> types;
    std::shared_ptr<std::vector<KnownCoroutine>> coroutines;

    std::uint64_t in_file(Address address) const { return address - static_cast<std::uint64_t>(bias); }
    Address in_target(std::uint64_t address) const { return address + static_cast<std::uint64_t>(bias); }
};

class Modules {
public:
    /// Looks at what is mapped now; what was read of a file before is kept. Throws Fault when the program itself cannot
    /// be what the target runs.
    void refresh(const Memory& memory, const std::vector<std::string>& debug_folders);

    const std::vector<LoadedModule>& all() const { return modules_; }
    /// The module around an address, or nullptr.
    const LoadedModule* at(Address address) const;

private:
    struct Kept {
        std::shared_ptr<Image> image;
        std::shared_ptr<TypeTable> types;
        std::shared_ptr<std::vector<KnownCoroutine>> coroutines;
        std::string note;
    };

    LoadedModule load(const Memory& memory, const MemoryRegion& first, const std::vector<std::string>& debug_folders);

    std::vector<LoadedModule> modules_;  // by address
    std::map<std::string, Kept> kept_;   // by path and build-id
};

}  // namespace yieldcheck::inspector
