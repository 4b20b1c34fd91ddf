#include "inspector/memory/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yieldcheck::inspector {

std::optional<MappedFile> MappedFile::open(const std::filesystem::path& path) {
    // Not blocking: a path may name a pipe that nobody writes to.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) return std::nullopt;
    struct stat status {};
    MappedFile file;
    bool usable = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    if (usable && status.st_size > 0) {
        const auto size = static_cast<std::size_t>(status.st_size);
        void* address = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        usable = address != MAP_FAILED;
        if (usable) file.bytes_ = {static_cast<const std::byte*>(address), size};
    }
    close(descriptor);
    if (!usable) return std::nullopt;
    return file;
}

MappedFile::~MappedFile() {
    if (!bytes_.empty()) munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

}  // namespace yieldcheck::inspector
