// A file descriptor that is closed with its owner.
#pragma once

#include <unistd.h>

#include <utility>

namespace yieldcheck::inspector {

class Descriptor {
public:
    Descriptor() = default;
    /// Takes it over; a negative one is none.
    explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
    Descriptor(Descriptor&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }
    ~Descriptor() {
        if (descriptor_ >= 0) close(descriptor_);
    }
    int get() const { return descriptor_; }

private:
    int descriptor_ = -1;
};

}  // namespace yieldcheck::inspector
