// What stops an inspection: a sentence for the user (what and why) and what to do about it.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace yieldcheck::inspector {

/// Something about the target, its files or its permissions that the user can see and often change. A broken invariant
/// of the inspector itself is never a Fault. The program ends with code 3.
class Fault : public std::runtime_error {
public:
    explicit Fault(const std::string& what, std::string hint = {}) : std::runtime_error(what), hint_(std::move(hint)) {}
    const std::string& hint() const noexcept { return hint_; }

private:
    std::string hint_;
};

}  // namespace yieldcheck::inspector
