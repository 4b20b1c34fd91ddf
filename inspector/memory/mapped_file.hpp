// A file mapped for reading.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <utility>

namespace yieldcheck::inspector {

class MappedFile {
public:
    MappedFile() = default;
    /// Nothing when the file cannot be opened or is no regular file.
    static std::optional<MappedFile> open(const std::filesystem::path& path);
    /// Throws Fault when it cannot be opened, is no regular file, or is empty: which of them.
    static MappedFile open_or_refuse(const std::filesystem::path& path);
    MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
    MappedFile& operator=(MappedFile&& other) noexcept {
        std::swap(bytes_, other.bytes_);
        return *this;
    }
    ~MappedFile();

    std::span<const std::byte> bytes() const { return bytes_; }

private:
    std::span<const std::byte> bytes_;
};

}  // namespace yieldcheck::inspector
