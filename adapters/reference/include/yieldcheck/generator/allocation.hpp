// Where coroutine frames come from: operator new, or an allocator passed behind std::allocator_arg, as for std::generator.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>

namespace yieldcheck::reference::detail {

/// Base of promises. Behind each frame lie the function that gives it back and, if it has state, the allocator.
class allocated {
public:
    static void* operator new(std::size_t size) {
        const std::size_t place = aligned(size, alignof(deallocate));
        return with_deallocate(::operator new(place + sizeof(deallocate)), place, [](void* frame, std::size_t) {
            ::operator delete(frame);
        });
    }

    template <class Allocator, class... Arguments>
    static void* operator new(std::size_t size, std::allocator_arg_t, const Allocator& allocator, const Arguments&...) {
        return allocate(size, allocator);
    }

    /// Member functions and lambdas.
    template <class This, class Allocator, class... Arguments>
    static void* operator new(std::size_t size, const This&, std::allocator_arg_t, const Allocator& allocator,
                              const Arguments&...) {
        return allocate(size, allocator);
    }

    static void operator delete(void* frame, std::size_t size) noexcept {
        deallocate give_back = nullptr;
        std::memcpy(&give_back, static_cast<std::byte*>(frame) + aligned(size, alignof(deallocate)), sizeof give_back);
        give_back(frame, size);
    }

private:
    using deallocate = void (*)(void* frame, std::size_t size);
    struct alignas(__STDCPP_DEFAULT_NEW_ALIGNMENT__) block {
        std::byte bytes[__STDCPP_DEFAULT_NEW_ALIGNMENT__];
    };

    static constexpr std::size_t aligned(std::size_t size, std::size_t alignment) {
        return (size + alignment - 1) / alignment * alignment;
    }

    static void* with_deallocate(void* frame, std::size_t place, deallocate give_back) noexcept {
        std::memcpy(static_cast<std::byte*>(frame) + place, &give_back, sizeof give_back);
        return frame;
    }

    template <class Allocator>
    struct layout {
        using rebound = typename std::allocator_traits<Allocator>::template rebind_alloc<block>;
        using traits = std::allocator_traits<rebound>;
        static_assert(std::is_pointer_v<typename traits::pointer>, "the allocator's pointers must be plain pointers");

        static constexpr bool stateless =
            std::is_empty_v<rebound> && std::is_default_constructible_v<rebound> && traits::is_always_equal::value;

        static std::size_t allocator_place(std::size_t size) {
            return aligned(aligned(size, alignof(deallocate)) + sizeof(deallocate), alignof(rebound));
        }
        static std::size_t blocks(std::size_t size) {
            const std::size_t bytes = allocator_place(size) + (stateless ? 0 : sizeof(rebound));
            return aligned(bytes, sizeof(block)) / sizeof(block);
        }
        static rebound& kept(void* frame, std::size_t size) {
            return *std::launder(reinterpret_cast<rebound*>(static_cast<std::byte*>(frame) + allocator_place(size)));
        }

        static void give_back(void* frame, std::size_t size) {
            if constexpr (stateless) {
                rebound allocator;
                traits::deallocate(allocator, static_cast<block*>(frame), blocks(size));
            } else {
                rebound allocator(std::move(kept(frame, size)));
                std::destroy_at(&kept(frame, size));
                traits::deallocate(allocator, static_cast<block*>(frame), blocks(size));
            }
        }
    };

    template <class Allocator>
    static void* allocate(std::size_t size, const Allocator& given) {
        using where = layout<Allocator>;
        typename where::rebound allocator(given);
        void* frame = where::traits::allocate(allocator, where::blocks(size));
        if constexpr (!where::stateless) {
            ::new (static_cast<std::byte*>(frame) + where::allocator_place(size))
                typename where::rebound(std::move(allocator));
        }
        return with_deallocate(frame, aligned(size, alignof(deallocate)), &where::give_back);
    }
};

}  // namespace yieldcheck::reference::detail
