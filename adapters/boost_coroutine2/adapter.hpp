// boost::coroutines2::coroutine<T>::pull_type.
#pragma once

#include "pull_type.hpp"

#include <boost/coroutine2/coroutine.hpp>

namespace yieldcheck {

using Coroutine = boost::coroutines2::coroutine<Value>;
using Body = void;
using BodyFrame = PullFrame<Coroutine>;

struct Library : PullType<Coroutine> {
    static constexpr std::string_view name = "boost_coroutine2";
    static constexpr std::string_view library = "Boost.Coroutine2";
};

}  // namespace yieldcheck
