// What a generator under the default protocol throws.
#pragma once

#include <exception>
#include <stdexcept>
#include <utility>

namespace yieldcheck::reference {

/// Raised where a generator waits when it is closed. Not a std::exception, as Python's GeneratorExit is no Exception:
/// `catch (const std::exception&)` in a body lets it through.
struct generator_exit {};

/// A finished generator was asked for a value. Leaving the body of a generator it becomes a stop_leaked (PEP 479).
class stop_iteration_base : public std::exception {
public:
    const char* what() const noexcept override { return "the generator has finished"; }
};

template <class Return = void>
class stop_iteration : public stop_iteration_base {
public:
    explicit stop_iteration(Return returned) : value(std::move(returned)) {}

    Return value;
};

template <>
class stop_iteration<void> : public stop_iteration_base {};

/// The body let a stop_iteration escape: an error in the body, which must not look like its end.
class stop_leaked : public std::runtime_error {
public:
    explicit stop_leaked(std::exception_ptr cause)
        : std::runtime_error("generator raised stop_iteration"), cause_(std::move(cause)) {}

    const std::exception_ptr& cause() const noexcept { return cause_; }

private:
    std::exception_ptr cause_;
};

/// The generator answered generator_exit with another value.
class ignored_exit : public std::runtime_error {
public:
    ignored_exit() : std::runtime_error("generator ignored generator_exit") {}
};

/// The caller broke the protocol.
class misuse : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

class already_executing : public misuse {
public:
    already_executing() : misuse("generator already executing") {}
};

class just_started : public misuse {
public:
    just_started() : misuse("can't send a value to a just-started generator: no yield waits for it") {}
};

/// next() where the waiting yield needs a value and Send has none that stands for nothing.
class nothing_sent : public misuse {
public:
    nothing_sent() : misuse("the generator waits for a value: use send()") {}
};

/// The result was asked of a step that yielded, or of a generator that had finished before.
class no_result : public misuse {
public:
    no_result() : misuse("this step has no result") {}
};

}  // namespace yieldcheck::reference
