// expect: the promise_type has no unhandled_exception()
#include "harness/concepts.hpp"

#include <iterator>

struct Generator {
    struct promise_type {
        Generator get_return_object();
        std::suspend_always initial_suspend();
        std::suspend_always final_suspend() noexcept;
        void return_void();
        std::suspend_always yield_value(yieldcheck::Value value);
    };
    struct iterator {
        iterator& operator++();
        yieldcheck::Value operator*();
        bool operator==(std::default_sentinel_t) const;
    };
    iterator begin();
    std::default_sentinel_t end();
};

static_assert(yieldcheck::CoroutineType<Generator, yieldcheck::Value, yieldcheck::FrameRef>::complete);
static_assert(yieldcheck::InputRange<Generator, yieldcheck::Value>::complete);
