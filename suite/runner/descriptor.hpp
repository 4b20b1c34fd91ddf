// File descriptors that close themselves.
#pragma once

#include "protocol/fault.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace yieldcheck {

class FileDescriptor {
public:
    FileDescriptor() = default;
    explicit FileDescriptor(int number) noexcept : number_(number) {}
    FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept {
        if (this != &other) close(), number_ = std::exchange(other.number_, -1);
        return *this;
    }
    ~FileDescriptor() { close(); }

    int get() const noexcept { return number_; }
    bool open() const noexcept { return number_ >= 0; }
    void close() noexcept {
        if (open()) ::close(std::exchange(number_, -1));
    }
    void do_not_block() const noexcept { ::fcntl(number_, F_SETFL, ::fcntl(number_, F_GETFL) | O_NONBLOCK); }

    /// Bytes read; 0 at the end (or when it is no longer usable), -1 when there is nothing now.
    ssize_t read(char* buffer, std::size_t size) const noexcept {
        return result(open() ? ::read(number_, buffer, size) : 0);
    }
    /// Bytes written; 0 when nobody reads any more, -1 when there is no room now.
    ssize_t write(const char* buffer, std::size_t size) const noexcept {
        if (size == 0) return -1;
        return result(open() ? ::write(number_, buffer, size) : 0);
    }

private:
    static ssize_t result(ssize_t got) noexcept {
        if (got >= 0) return got;
        return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? -1 : 0;
    }

    int number_ = -1;
};

/// A pipe that no other child inherits by accident.
struct Pipe {
    Pipe() {
        int numbers[2];
        if (::pipe2(numbers, O_CLOEXEC) != 0)
            throw Fault(std::string("no pipe can be made (") + std::strerror(errno) + ")", "use fewer --jobs");
        read = FileDescriptor(numbers[0]);
        write = FileDescriptor(numbers[1]);
    }
    FileDescriptor read;
    FileDescriptor write;
};

}  // namespace yieldcheck
