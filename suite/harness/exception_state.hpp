// Which exception is being handled right now, as sys.exc_info() would say, and which frame is running.
//
// CPython keeps one stack item for each generator and links it to its caller's while the generator runs. Here an
// Activation stands for one entry from outside: the call of a plain function, or the resumption of a generator. A
// library that delegates natively may move from frame to frame within one activation; the frames between the entry and
// the one that runs are found through Frame::delegate() when somebody asks.
#pragma once

#include "harness/frame.hpp"

namespace yieldcheck {

class Activation {
public:
    enum class Entry {
        call,  // of a plain function, or next and send: every frame from the entry down is on the stack
        raise  // throw and close: CPython puts a delegating frame on the stack only once it is resumed itself
    };

    explicit Activation(FrameRef& frame, Entry entry = Entry::call);
    ~Activation();
    Activation(const Activation&) = delete;
    Activation& operator=(const Activation&) = delete;

    /// `frame` has got control: it begins, or goes on behind a yield.
    static void running(Frame& frame) noexcept;
    /// `frame` has got control back from `delegate`, which it waited for within the same activation.
    static void regained(Frame& frame) noexcept;

private:
    friend Value current_exception();
    friend class HiddenActivation;

    Frame* entry_;    // the outermost frame that counts; null until one is resumed (Entry::raise)
    Frame* current_;  // the frame that runs
    Activation* previous_;
    bool hidden_ = false;
};

/// The frame waits for a delegate; when it gets control back, by a result or an exception, it is the one that runs.
class Waiting {
public:
    explicit Waiting(FrameRef& frame) : frame_(*frame) {}
    ~Waiting() { Activation::regained(frame_); }
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;

private:
    Frame& frame_;
};

/// While it lives, the innermost activation does not count: the frame passes a throw or close on to its delegate
/// without having been resumed itself.
class HiddenActivation {
public:
    explicit HiddenActivation(bool hide);
    ~HiddenActivation();
    HiddenActivation(const HiddenActivation&) = delete;
    HiddenActivation& operator=(const HiddenActivation&) = delete;

private:
    Activation* activation_ = nullptr;
};

/// The exception being handled now; unbound when there is none.
Value current_exception();

}  // namespace yieldcheck
