#include "harness/failing_allocation.hpp"

#if defined(YIELDCHECK_FAILING_ALLOCATION)
#include <cstdlib>
#include <new>
#include <utility>

namespace yieldcheck {
namespace {

thread_local bool failing = false;
thread_local std::ptrdiff_t blocks = 0;

void* allocate(std::size_t size) {
    if (std::exchange(failing, false)) throw std::bad_alloc();
    void* memory = std::malloc(size == 0 ? 1 : size);
    if (memory == nullptr) throw std::bad_alloc();
    ++blocks;
    return memory;
}

void deallocate(void* memory) noexcept {
    if (memory != nullptr) --blocks;
    std::free(memory);
}

}  // namespace

FailingAllocation::FailingAllocation() { failing = true; }
FailingAllocation::~FailingAllocation() { failing = false; }

std::ptrdiff_t allocated_blocks() noexcept { return blocks; }

}  // namespace yieldcheck

// The array forms call these, and so do those that do not throw.
void* operator new(std::size_t size) { return yieldcheck::allocate(size); }
void operator delete(void* memory) noexcept { yieldcheck::deallocate(memory); }
void operator delete(void* memory, std::size_t) noexcept { yieldcheck::deallocate(memory); }
#endif
