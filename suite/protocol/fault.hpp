// The one exception for what a user, or a program that we talk to, did wrong: said in one sentence, with a hint.
#pragma once

#include <stdexcept>
#include <string>

namespace yieldcheck {

class Fault : public std::runtime_error {
public:
    /// `what` names the place, what was found there and why that is wrong; `hint` what to do about it.
    /// `code` is the exit code of the program that reports it.
    explicit Fault(const std::string& what, std::string hint = {}, int code = 3)
        : std::runtime_error(what), hint_(std::move(hint)), code_(code) {}

    const std::string& hint() const noexcept { return hint_; }
    int code() const noexcept { return code_; }

private:
    std::string hint_;
    int code_;
};

}  // namespace yieldcheck
