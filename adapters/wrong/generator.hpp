// The generator object of the wrong adapters: every call goes to the defect, which has the right ones at hand.
#pragma once

#include "adapter.hpp"

#include <optional>

namespace yieldcheck::wrong {

class Generator final : public GeneratorObject {
public:
    Generator(const FrameRef& frame, Value name, Value qualified_name, Body (*make)(BodyFrame));
    ~Generator() override;

    /// The object whose body runs in this frame.
    static Generator& of(Frame& frame);

    Advance next() override;
    Advance send(Value value) override;
    Advance throw_in(Value exception) override;
    Value close() override;
    GeneratorState state() override;
    bool knows_state() const override { return true; }
    void moved(GeneratorObject* replaced) override;
    void clear() noexcept override;
    Value iterate() override;
    Value call_method(std::string_view name, Arguments arguments) override;
    Value find_attribute(std::string_view name) override;

    Advance right_next();
    Advance right_send(Value value);
    Advance right_throw(Value exception);
    Value right_close();
    GeneratorState right_state() const;
    /// Closes it as its last reference goes.
    void right_drop() noexcept;
    void right_moved(GeneratorObject* replaced);
    Value right_call(std::string_view name, Arguments arguments);
    Value right_attribute(std::string_view name);

    /// What a C++ coroutine handle's destroy() does: nothing is raised in the body.
    void destroy() noexcept;
    bool is_running() const { return right_state() == GeneratorState::running; }
    std::unique_ptr<Body>& body() noexcept { return body_; }

    /// What a defect keeps in each generator.
    struct Memory {
        Value value;
        std::vector<Value> values;
        int count = 0;
        int other_count = 0;
        bool flag = false;
    };
    Memory memory;

protected:
    void finalise() noexcept override;

private:
    template <class Operation>
    Advance resume(Activation::Entry entry, Operation operation);

    /// A closed generator's frame holds nothing any more.
    struct Settled {
        Generator& self;
        ~Settled();
    };

    std::unique_ptr<Body> body_;
};

}  // namespace yieldcheck::wrong
