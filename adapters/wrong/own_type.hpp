// The type that functions written by hand use in the program of the deliberately wrong generators: the reference
// generator, with mistakes in what a C++ object owes to its owner.
#pragma once

#include "../reference/include/yieldcheck/generator.hpp"

#include <coroutine>
#include <memory>
#include <new>
#include <optional>
#include <utility>
#include <vector>

namespace yieldcheck::wrong {

/// The mistakes of the type; a defect makes one of them.
struct OwnType {
    bool handle_copied = false;          // move construction: the source destroys the frame, too
    bool assignment_forgets = false;     // move assignment: what the target was is never destroyed
    bool assignment_swaps = false;       // move assignment: it is destroyed with the source
    bool self_assignment_drops = false;  // move assignment to itself drops the generator
    bool iterators_stay_behind = false;  // iterators are lost when their generator moves
    bool never_destroyed = false;        // the destructor does nothing
    bool arguments_copied = false;       // the promise keeps copies of the arguments
    bool value_copied = false;           // reading a reference gives a copy
    bool value_moved_out = false;        // reading a value that can only be moved moves it away
    bool exceptions_swallowed = false;   // what leaves the body is lost
    bool no_memory_is_no_error = false;  // without memory, the call gives an empty generator
    bool memory_kept = false;            // frames are never freed
    bool delegates_kept = false;         // a delegate is not destroyed with its delegator
    bool delegates_by_loop = false;      // delegation resumes level by level
};
const OwnType& own_type() noexcept;

template <class Yield>
class OwnGenerator;

template <class Yield>
class OwnPromise final : public reference::detail::returns<Yield, void, void, reference::default_protocol> {
    using protocol = reference::default_protocol;
    using base = reference::detail::returns<Yield, void, void, protocol>;
    using access = reference::detail::access;
    using right = reference::generator<Yield>;

public:
    template <class... Arguments>
    explicit OwnPromise(const Arguments&... arguments) : base(std::coroutine_handle<OwnPromise>::from_promise(*this)) {
        if (own_type().arguments_copied) (keep(arguments), ...);
    }

    static void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
        return ::operator new(size, std::nothrow);
    }
    // g++ 12 takes this one all the same.
    static void* operator new(std::size_t size) noexcept { return ::operator new(size, std::nothrow); }
    static void operator delete(void* memory, std::size_t) noexcept {
        if (!own_type().memory_kept) ::operator delete(memory);
    }
    static OwnGenerator<Yield> get_return_object_on_allocation_failure() {
        if (!own_type().no_memory_is_no_error) throw std::bad_alloc();
        return {};
    }

    right get_return_object() noexcept { return access::make<right>(static_cast<reference::frame<protocol>&>(*this)); }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    std::suspend_always final_suspend() const noexcept { return {}; }

    void unhandled_exception() noexcept {
        auto& activation = this->running();
        if (activation.last == reference::detail::event::returned) this->take_back();
        if (own_type().exceptions_swallowed) return this->return_void();
        activation.last = reference::detail::event::raised;
        activation.raising = std::current_exception();
    }

    template <class Held>
    auto await_transform(reference::delegation<Held>&& request) noexcept {
        return reference::detail::delegating<Held, void, protocol>(access::inner(request));
    }

private:
    template <class Argument>
    void keep(const Argument& argument) {
        if constexpr (std::copy_constructible<Argument>) kept_.push_back(std::make_shared<Argument>(argument));
    }

    std::vector<std::shared_ptr<void>> kept_;
};

/// What reads it.
template <class Yield>
class OwnIterator {
    using right = typename reference::generator<Yield>::iterator;
    using value = std::remove_cvref_t<Yield>;

public:
    explicit OwnIterator(OwnGenerator<Yield>& owner) : owner_(&owner), position_(owner.right().begin()) {}

    typename right::reference operator*() const {
        auto&& read = *position_;
        if constexpr (std::is_reference_v<Yield> && std::copy_constructible<value>) {
            if (own_type().value_copied) return *(copy_ = std::make_shared<value>(read));
        } else if constexpr (!std::copy_constructible<value>) {
            if (own_type().value_moved_out) const value taken(std::move(read));
        }
        return static_cast<typename right::reference>(read);
    }
    OwnIterator& operator++() {
        if (own_type().iterators_stay_behind && !owner_->has_frame()) {
            lost_ = true;
        } else {
            ++position_;
        }
        return *this;
    }
    friend bool operator==(const OwnIterator& iterator, std::default_sentinel_t end) noexcept {
        return iterator.lost_ || iterator.position_ == end;
    }

private:
    OwnGenerator<Yield>* owner_;
    right position_;
    mutable std::shared_ptr<value> copy_;
    bool lost_ = false;
};

template <class Yield>
class OwnGenerator {
    using Right = reference::generator<Yield>;
    using access = reference::detail::access;

public:
    using promise_type = OwnPromise<Yield>;

    OwnGenerator() = default;
    OwnGenerator(Right&& made) noexcept : right_(std::move(made)) {}  // of a coroutine
    OwnGenerator(OwnGenerator&& other) noexcept {
        if (own_type().handle_copied) other.stale_ = access::frame_of(other.right_);
        right_ = std::move(other.right_);
    }
    OwnGenerator& operator=(OwnGenerator&& other) noexcept {
        if (this == &other) {
            if (own_type().self_assignment_drops) right_ = {};
        } else if (own_type().assignment_swaps) {
            std::swap(right_, other.right_);
        } else {
            if (own_type().assignment_forgets) forget();
            right_ = std::move(other.right_);
        }
        return *this;
    }
    ~OwnGenerator() {
        if (stale_) access::destroy(*stale_);
        if (own_type().never_destroyed) forget();
        if (auto* frame = access::frame_of(right_); frame && own_type().delegates_kept) access::destroy(*frame);
    }

    OwnIterator<Yield> begin() { return OwnIterator<Yield>(*this); }
    std::default_sentinel_t end() const noexcept { return {}; }

    Right& right() noexcept { return right_; }
    bool has_frame() const noexcept { return access::frame_of(right_) != nullptr; }

private:
    void forget() {
        if (has_frame()) static_cast<void>((new Right)->operator=(std::move(right_)));
    }

    Right right_;
    typename std::remove_pointer_t<decltype(access::frame_of(std::declval<const Right&>()))>* stale_ = nullptr;
};

/// A delegate that nobody destroys.
template <class Yield>
reference::generator<Yield>& kept(OwnGenerator<Yield> delegate) {
    return *new reference::generator<Yield>(std::move(delegate.right()));
}

}  // namespace yieldcheck::wrong

#define GENERATOR(...) wrong::OwnGenerator<__VA_ARGS__>

#define YIELD_ALL(inner)                                                 \
    do {                                                                 \
        if (wrong::own_type().delegates_by_loop) {                       \
            auto looped_over = inner;                                    \
            for (auto&& value_of_delegate : looped_over)                 \
                co_yield value_of_delegate;                              \
        } else if (wrong::own_type().delegates_kept) {                   \
            co_await reference::yield_from(wrong::kept(inner));          \
        } else {                                                         \
            auto delegate = inner;                                       \
            co_await reference::yield_from(std::move(delegate.right())); \
        }                                                                \
    } while (false)
