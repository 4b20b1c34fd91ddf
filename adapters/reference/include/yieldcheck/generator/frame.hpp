// What is known of a coroutine frame without knowing its types, and who waits for whom.
#pragma once

#include "step.hpp"

#include <coroutine>
#include <exception>
#include <utility>

namespace yieldcheck::reference {

template <class Protocol>
class frame;

namespace detail {

template <class Protocol>
class resumption;

template <class Protocol, class = void>
struct attachment_of {
    using type = empty;
};
template <class Protocol>
struct attachment_of<Protocol, std::void_t<typename Protocol::attachment>> {
    using type = typename Protocol::attachment;
};

/// One delegation that is under way: lies in the delegator's frame, within the awaiter of yield_from. The delegate
/// knows all of them, for a delegate may be shared; when it finishes or is destroyed, its delegators find `delegate`
/// null. Iterators know their frame in the same way.
template <class Protocol>
struct waiting {
    frame<Protocol>* delegate = nullptr;
    waiting* previous = nullptr;
    waiting* next = nullptr;

    void wait_for(frame<Protocol>& whom) noexcept {
        delegate = &whom;
        previous = nullptr;
        next = std::exchange(whom.delegators_, this);
        if (next) next->previous = this;
    }

    void forget() noexcept {
        if (!delegate) return;
        (previous ? previous->next : delegate->delegators_) = next;
        if (next) next->previous = previous;
        delegate = nullptr;
    }
};

}  // namespace detail

/// A coroutine frame that has not finished.
///
/// A chain of delegations is resumed at its end, without touching what lies between. For that the frame by which it was
/// last resumed, its root, remembers the end (`leaf_`), and the leaf remembers the root; each frame of the chain
/// remembers its delegator in it. The links mean: x.leaf_ == y, y.root_ == x, y is the end of x's chain, and all
/// delegators between are right. Whoever resumes, closes or destroys any part of a chain takes over its end and thereby
/// breaks the links of others, who then find the end by walking (chain.hpp).
template <class Protocol>
class frame {
public:
    using attachment_type = typename detail::attachment_of<Protocol>::type;

    frame(const frame&) = delete;
    frame& operator=(const frame&) = delete;

    attachment_type& attachment() noexcept { return attachment_; }
    const attachment_type& attachment() const noexcept { return attachment_; }
    /// Whom it serves in the chain that is running; meaningless outside an activation and for its root.
    frame* delegator() const noexcept { return delegator_; }

protected:
    template <class... Arguments>
    explicit frame(std::coroutine_handle<> handle, Arguments&... arguments)
        : handle_(handle), attachment_(arguments...) {}
    ~frame() = default;

    /// By whose order the body runs; only while it does.
    detail::resumption<Protocol>& running() const noexcept { return *activation_; }
    /// The delegation that gets what this frame returns; null when it goes to the caller of the root.
    detail::waiting<Protocol>* served() const noexcept { return is_root_ ? nullptr : delegator_->waiting_; }

private:
    friend class detail::resumption<Protocol>;
    friend struct detail::waiting<Protocol>;
    friend struct detail::access;

    /// Its own body is running, or it was called and its delegate's body is. A frame between the two is running, too,
    /// but that only a walk can tell.
    bool occupied() const noexcept { return activation_ != nullptr || is_root_; }

    void unlink() noexcept {
        if (leaf_) std::exchange(leaf_, nullptr)->root_ = nullptr;
        if (root_) std::exchange(root_, nullptr)->leaf_ = nullptr;
    }

    std::coroutine_handle<> handle_;
    frame** owner_ = nullptr;                          // the pointer in the generator object
    detail::waiting<Protocol>* waiting_ = nullptr;     // it delegates
    detail::waiting<Protocol>* delegators_ = nullptr;  // those who delegate to it
    frame* delegator_ = nullptr;
    frame* root_ = nullptr;
    frame* leaf_ = nullptr;
    detail::resumption<Protocol>* activation_ = nullptr;  // its body is running, by order of this
    bool is_root_ = false;                                // of an activation
    bool created_ = true;
    [[no_unique_address]] attachment_type attachment_;
};

}  // namespace yieldcheck::reference
