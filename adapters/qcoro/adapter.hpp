// QCoro::Generator: a one-way coroutine type.
#pragma once

#include "harness/one_way.hpp"
#include "harness/stackless.hpp"

#include <QCoro/QCoroGenerator>

namespace yieldcheck {

using Body = QCoro::Generator<Value>;
using BodyFrame = FrameRef;

struct Library {
    static constexpr std::string_view name = "qcoro";
    static constexpr std::string_view library = "QCoro::Generator";
    static std::string version() { return YIELDCHECK_QCORO_VERSION; }
    static constexpr Capabilities native{.next = true};

    using Body = yieldcheck::Body;
    using BodyFrame = yieldcheck::BodyFrame;
    using Generator = RangeGenerator<Body>;
};

}  // namespace yieldcheck

#define GENERATOR(...) QCoro::Generator<__VA_ARGS__>
