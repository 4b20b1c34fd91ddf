// Frames from an allocator: a coroutine whose parameters begin with std::allocator_arg and an allocator (behind the
// object, for member functions and lambdas) takes its frame from that, as with std::generator. Others use operator new.
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace yieldcheck::reference::detail {

struct from_heap {};

/// Base of a promise. `This` is the object of a member function, void for others; `Arguments` are the parameters behind
/// the allocator.
template <class Allocator, class This, class... Arguments>
class from_allocator {
    struct alignas(__STDCPP_DEFAULT_NEW_ALIGNMENT__) block {
        std::byte bytes[__STDCPP_DEFAULT_NEW_ALIGNMENT__];
    };
    using rebound = typename std::allocator_traits<Allocator>::template rebind_alloc<block>;
    using traits = std::allocator_traits<rebound>;
    struct no_object {};
    using object = std::conditional_t<std::is_void_v<This>, no_object, std::remove_reference_t<This>>;
    static_assert(std::is_pointer_v<typename traits::pointer>, "the allocator's pointers must be plain pointers");

public:
    /// For lambdas, too: clang does not pass their object.
    static void* operator new(std::size_t size, std::allocator_arg_t, const Allocator& allocator,
                              const std::remove_reference_t<Arguments>&...) {
        return allocate(size, allocator);
    }
    static void* operator new(std::size_t size, const object&, std::allocator_arg_t, const Allocator& allocator,
                              const std::remove_reference_t<Arguments>&...) {
        return allocate(size, allocator);
    }

    static void operator delete(void* frame, std::size_t size) noexcept {
        rebound allocator(std::move(*std::launder(kept(frame, size))));
        std::destroy_at(std::launder(kept(frame, size)));
        traits::deallocate(allocator, static_cast<block*>(frame), blocks(size));
    }

private:
    static void* allocate(std::size_t size, const Allocator& given) {
        rebound allocator(given);
        void* frame = traits::allocate(allocator, blocks(size));
        ::new (static_cast<void*>(kept(frame, size))) rebound(std::move(allocator));
        return frame;
    }

    /// The allocator lies behind the frame.
    static std::size_t place(std::size_t size) {
        return (size + alignof(rebound) - 1) / alignof(rebound) * alignof(rebound);
    }
    static std::size_t blocks(std::size_t size) {
        return (place(size) + sizeof(rebound) + sizeof(block) - 1) / sizeof(block);
    }
    static rebound* kept(void* frame, std::size_t size) {
        return reinterpret_cast<rebound*>(static_cast<std::byte*>(frame) + place(size));
    }
};

}  // namespace yieldcheck::reference::detail
