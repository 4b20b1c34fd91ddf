// One scenario: what the inspector sees at each step, held against the trace.
#pragma once

#include "inspector/fidelity/fact.hpp"
#include "inspector/fidelity/held_program.hpp"
#include "inspector/fidelity/python_value.hpp"
#include "inspector/fidelity/translated_source.hpp"
#include "protocol/trace.hpp"

namespace yieldcheck::fidelity {

class Comparison {
public:
    /// `group`: the recording that the program conforms to. All must outlive this.
    Comparison(const Trace::Group& group, std::string scenario, TranslatedSource& source);

    /// Steps in their order. Gives the facts of this one.
    std::vector<Fact> step(const HeldStep& held, const inspector::Snapshot& seen);

private:
    struct Subjects;

    void generator(const std::string& label, const Snapshot& expected, const inspector::Frame& frame);
    void closed(const std::string& name);
    void state(const std::string& label, const Snapshot& expected, const inspector::Frame& frame);
    void line(const std::string& label, int expected, const inspector::Frame& frame);
    void locals(const std::string& label, const Snapshot& expected, const inspector::Frame& frame);
    void local(const std::string& label, const std::string& name, const Json& expected,
               const inspector::Variable* variable, bool before_start);
    void delegate(const std::string& label, const Snapshot& expected, const inspector::Frame& frame);
    const inspector::Frame* frame_at(inspector::Address address) const;
    void add(Subject subject, Grade grade, const std::string& label, const std::string& expected,
             const std::string& seen, const std::string& local = {});

    const Trace::Group& group_;
    std::string scenario_;
    TranslatedSource& source_;
    Identities identities_;
    std::map<std::string, Snapshot> expected_;                 // the newest of each name
    std::map<std::string, inspector::Address> last_address_;   // where a name's frame was last
    std::map<std::string, std::vector<std::string>> earlier_;  // what a fact was at earlier steps, by its key
    const HeldStep* held_ = nullptr;
    const inspector::Snapshot* seen_ = nullptr;
    std::vector<Fact> facts_;
};

}  // namespace yieldcheck::fidelity
