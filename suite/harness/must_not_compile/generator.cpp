// A complete type; each case takes one operation away, and the message says which.
//
// NO_PROMISE: the type has no promise_type, neither as a member nor through std::coroutine_traits
// NO_RETURN_VOID: the promise_type has no return_void(): a body could not end
// NO_UNHANDLED_EXCEPTION: the promise_type has no unhandled_exception()
// NO_YIELD_VALUE: the promise_type has no yield_value() that takes a value of the element type
// THROWING_FINAL_SUSPEND: the promise_type's final_suspend() is not noexcept
// NO_BEGIN: the type has no begin()
// NO_END: the type has no end()
// NO_COMPARISON: what begin() returns cannot be compared with what end() returns, neither by == nor by !=
// NO_DEREFERENCE: the iterator that begin() returns has no unary *
// NO_INCREMENT: the iterator that begin() returns has no prefix ++
// WRONG_ELEMENT: what * of the iterator returns does not convert to the element type
#include "harness/concepts.hpp"

#include <iterator>

struct Generator {
#ifndef NO_PROMISE
    struct promise_type {
        Generator get_return_object();
        std::suspend_always initial_suspend();
#ifdef THROWING_FINAL_SUSPEND
        std::suspend_always final_suspend();
#else
        std::suspend_always final_suspend() noexcept;
#endif
#ifndef NO_UNHANDLED_EXCEPTION
        void unhandled_exception();
#endif
#ifndef NO_RETURN_VOID
        void return_void();
#endif
#ifndef NO_YIELD_VALUE
        std::suspend_always yield_value(yieldcheck::Value value);
#endif
    };
#endif
    struct iterator {
#ifndef NO_INCREMENT
        iterator& operator++();
#endif
#ifdef WRONG_ELEMENT
        Generator operator*();
#elif !defined NO_DEREFERENCE
        yieldcheck::Value operator*();
#endif
#ifndef NO_COMPARISON
        bool operator==(std::default_sentinel_t) const;
#endif
    };
#ifndef NO_BEGIN
    iterator begin();
#endif
#ifndef NO_END
    std::default_sentinel_t end();
#endif
};

static_assert(yieldcheck::CoroutineType<Generator, yieldcheck::Value, yieldcheck::FrameRef>::complete);
static_assert(yieldcheck::InputRange<Generator, yieldcheck::Value>::complete);
