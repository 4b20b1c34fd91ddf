// Enters a compiled body into the adapter program's table.
#pragma once

#include "harness/frame.hpp"
#include "harness/session.hpp"

namespace yieldcheck {

struct BodyRegistration {
    template <class Body, class BodyFrame>
    BodyRegistration(const char* scenario, int index, Body (*body)(BodyFrame)) {
        register_body(scenario, index, reinterpret_cast<AnyBody>(body));
    }
};

}  // namespace yieldcheck
