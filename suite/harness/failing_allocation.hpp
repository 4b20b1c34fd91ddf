// Makes operator new fail on purpose, and counts what it gave. Sanitizers bring an operator new of their own: there,
// YIELDCHECK_FAILING_ALLOCATION is not defined.
#pragma once

#include <cstddef>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#elif defined(__has_feature)
#if !__has_feature(address_sanitizer) && !__has_feature(memory_sanitizer) && !__has_feature(thread_sanitizer)
#define YIELDCHECK_FAILING_ALLOCATION
#endif
#else
#define YIELDCHECK_FAILING_ALLOCATION
#endif

#if defined(YIELDCHECK_FAILING_ALLOCATION)
namespace yieldcheck {

/// The first operator new after its making throws bad_alloc, if it still lives then.
class FailingAllocation {
public:
    FailingAllocation();
    ~FailingAllocation();
    FailingAllocation(const FailingAllocation&) = delete;
    FailingAllocation& operator=(const FailingAllocation&) = delete;
};

/// Blocks that operator new gave and operator delete has not got back.
std::ptrdiff_t allocated_blocks() noexcept;

}  // namespace yieldcheck
#endif
