#include "inspector/memory/mapped_file.hpp"

#include "inspector/fault.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

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

MappedFile MappedFile::open_or_refuse(const std::filesystem::path& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    const std::string name = path.string();
    if (!std::filesystem::exists(status)) throw Fault("there is no file " + name);
    if (std::filesystem::is_directory(status)) throw Fault(name + " cannot be read: it is a folder", "name a file");
    if (!std::filesystem::is_regular_file(status))
        throw Fault(name + " cannot be read: it is no file but a device or a pipe",
                    "copy what comes from it to a file");
    errno = 0;
    auto file = open(path);
    if (!file) throw Fault(name + " cannot be read" + (errno != 0 ? std::string(": ") + std::strerror(errno) : ""));
    if (file->bytes().empty()) throw Fault(name + " is empty");
    return std::move(*file);
}

MappedFile::~MappedFile() {
    if (!bytes_.empty()) munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

}  // namespace yieldcheck::inspector
