// Finding the end of a chain of delegations.
#pragma once

#include "frame.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

namespace yieldcheck::reference::detail {

/// Where a resumption of a generator arrives.
template <class Protocol>
struct place {
    enum class kind {
        yielding,   // at the yield, or before the body, of `target`
        bereft,     // at the delegation of `target`, whose delegate has finished
        blocked,    // at the delegation of `target`, whose delegate is already executing for somebody else
        executing,  // nowhere: it is executing itself
    };

    frame<Protocol>* target;
    kind how;
};

/// Functions that need the insides of frames.
struct access {
    template <class Protocol>
    static place<Protocol> locate(frame<Protocol>& top) noexcept {
        using kind = typename place<Protocol>::kind;
        if (top.occupied()) return {&top, kind::executing};
        if (!top.waiting_) return {&top, kind::yielding};
        if (frame<Protocol>* leaf = top.leaf_) return {leaf, leaf->waiting_ ? kind::bereft : kind::yielding};
        return walk(top);
    }

    /// Makes `leaf` the end of the chain of `root`, and of no other.
    template <class Protocol>
    static void link(frame<Protocol>& root, frame<Protocol>& leaf) noexcept {
        if (root.leaf_ == &leaf) return;
        if (root.leaf_) root.leaf_->root_ = nullptr;
        if (leaf.root_) leaf.root_->leaf_ = nullptr;
        root.leaf_ = &leaf;
        leaf.root_ = &root;
    }

    template <class Protocol>
    static bool executing(frame<Protocol>& candidate) noexcept {
        return locate(candidate).how == place<Protocol>::kind::executing;
    }

    /// Its generator, its delegators and the links of chains find it closed from now on.
    template <class Protocol>
    static void detach(frame<Protocol>& dying) noexcept {
        dying.unlink();
        if (dying.owner_) *std::exchange(dying.owner_, nullptr) = nullptr;
        while (dying.delegators_)
            dying.delegators_->forget();
    }

    /// Closes a frame without running anything but destructors, and frees it.
    template <class Protocol>
    static void destroy(frame<Protocol>& dying) noexcept {
        detach(dying);
        if (dying.created_) {
            destroy_arguments(dying);
        } else {
            dying.handle_.destroy();
        }
    }

    template <class Protocol>
    static void own(frame<Protocol>*& owner) noexcept {
        if (owner) owner->owner_ = &owner;
    }

    template <class Protocol>
    static bool created(const frame<Protocol>& frame) noexcept {
        return frame.created_;
    }

    template <class Protocol>
    static resumption<Protocol>& running(const frame<Protocol>& frame) noexcept {
        return frame.running();
    }
    template <class Protocol>
    static void wait(frame<Protocol>& frame, waiting<Protocol>* waiting) noexcept {
        frame.waiting_ = waiting;
    }
    template <class Generator, class Protocol>
    static Generator make(frame<Protocol>& frame) noexcept {
        return Generator(frame);
    }
    template <class Generator>
    static auto* frame_of(const Generator& generator) noexcept {
        return generator.frame_;
    }
    template <class Held, template <class> class Delegation>
    static Held&& inner(Delegation<Held>& request) noexcept {
        return std::forward<Held>(request.inner_);
    }

    template <class Yield, class Return>
    static void* storage(step<Yield, Return>& step) noexcept {
        return step.storage_;
    }
    template <class Yield, class Return>
    static void yielded(step<Yield, Return>& step) noexcept {
        step.kind_ = reference::step<Yield, Return>::kind::yielded;
    }
    template <class Yield, class Return>
    static void returned(step<Yield, Return>& step) noexcept {
        step.kind_ = reference::step<Yield, Return>::kind::returned;
    }
    template <class Yield, class Return>
    static std::optional<stored_t<Return>> take_returned(step<Yield, Return>& step) {
        if (!step.has_result()) return std::nullopt;
        return std::move(*step.returned());
    }

private:
    /// Generators that have not started may be the arguments of each other, a hundred thousand deep. Beyond a moderate
    /// depth they are destroyed one after the other.
    template <class Protocol>
    static void destroy_arguments(frame<Protocol>& created) noexcept {
        constexpr int deepest = 100;
        static thread_local int depth = 0;
        static thread_local frame<Protocol>* postponed = nullptr;  // linked by delegator_
        if (depth == deepest) {
            created.delegator_ = std::exchange(postponed, &created);
            return;
        }
        ++depth;
        created.handle_.destroy();
        --depth;
        while (depth == 0 && postponed) {
            frame<Protocol>& next = *std::exchange(postponed, postponed->delegator_);
            ++depth;
            next.handle_.destroy();
            --depth;
        }
    }

    template <class Protocol>
    static place<Protocol> walk(frame<Protocol>& top) noexcept {
        using kind = typename place<Protocol>::kind;
        place<Protocol> found{&top, kind::yielding};
        std::size_t length = 0;  // of the chain from top to found.target
        while (found.target->waiting_) {
            frame<Protocol>* delegate = found.target->waiting_->delegate;
            if (!delegate) {
                found.how = kind::bereft;
                break;
            }
            if (delegate->occupied()) {
                found = join(top, length, *delegate);
                break;
            }
            found.target = delegate;
            ++length;
        }
        if (found.how != kind::executing) {
            for (frame<Protocol>* at = &top; at != found.target; at = at->waiting_->delegate) {
                at->waiting_->delegate->delegator_ = at;
            }
        }
        return found;
    }

    /// The chain from `top` runs after `length` + 1 frames into one that is executing. All frames between its root and
    /// it are executing as well: where does our chain run into those?
    template <class Protocol>
    static place<Protocol> join(frame<Protocol>& top, std::size_t length, frame<Protocol>& executing) noexcept {
        frame<Protocol>* theirs = executing.is_root_ ? &executing : &executing.activation_->root();
        std::size_t their_length = 0;
        for (frame<Protocol>* at = theirs; at != &executing; at = at->waiting_->delegate)
            ++their_length;
        frame<Protocol>* before = nullptr;
        frame<Protocol>* ours = &top;
        const auto advance = [&] {
            before = ours;
            ours = ours->waiting_->delegate;
        };
        std::size_t our_length = length + 1;
        for (; our_length > their_length; --our_length)
            advance();
        for (; their_length > our_length; --their_length)
            theirs = theirs->waiting_->delegate;
        while (ours != theirs) {
            advance();
            theirs = theirs->waiting_->delegate;
        }
        using kind = typename place<Protocol>::kind;
        return before ? place<Protocol>{before, kind::blocked} : place<Protocol>{&top, kind::executing};
    }
};

}  // namespace yieldcheck::reference::detail
