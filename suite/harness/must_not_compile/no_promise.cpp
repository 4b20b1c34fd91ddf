// expect: the type has no promise_type, neither as a member nor through std::coroutine_traits
#include "harness/concepts.hpp"

struct Plain {};

static_assert(yieldcheck::CoroutineType<Plain, yieldcheck::Value, yieldcheck::FrameRef>::complete);
