// boost::coroutines::coroutine<T>::pull_type of Boost.Coroutine, the predecessor of Boost.Coroutine2.
#pragma once

#include "../boost_coroutine2/pull_type.hpp"

#include <boost/coroutine/coroutine.hpp>

namespace yieldcheck {

using Coroutine = boost::coroutines::coroutine<Value>;
using Body = void;
using BodyFrame = PullFrame<Coroutine>;

struct Library : PullType<Coroutine> {
    static constexpr std::string_view name = "boost_coroutine";
    static constexpr std::string_view library = "Boost.Coroutine";
};

}  // namespace yieldcheck
