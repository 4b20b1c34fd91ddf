// The protocol of the reference generator, each decision of which a defect may take in its own way.
#pragma once

#include "../reference/python_protocol.hpp"

namespace yieldcheck::wrong {

struct Protocol : PythonProtocol {
    static std::exception_ptr make_exit() noexcept;
    static bool is_exit(const std::exception_ptr& exception) noexcept;
    static std::exception_ptr ignored_exit() noexcept;

    static bool is_stop(const std::exception_ptr& exception) noexcept;
    static std::exception_ptr leaked(std::exception_ptr stop) noexcept;

    static std::exception_ptr already_executing() noexcept;
    static bool is_nothing(const Value& value) noexcept;

    static void unraisable(const std::exception_ptr& exception) noexcept;
    static void raising_in(attachment& attachment, std::exception_ptr& exception) noexcept;
};

}  // namespace yieldcheck::wrong
