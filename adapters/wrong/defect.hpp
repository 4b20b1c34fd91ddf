// A deliberate mistake. Everything that a generator does asks the defect first; a defect overrides what it does wrong,
// and the rest is the reference generator's.
#pragma once

#include "generator.hpp"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace yieldcheck::wrong {

class Defect {
public:
    virtual ~Defect() = default;

    // ---- the calls of the generator object; `self.right_…()` does what is right
    // --------------------------------------
    virtual void made(Generator&) {}
    virtual Advance next(Generator& self) { return self.right_next(); }
    virtual Advance send(Generator& self, Value value) { return self.right_send(std::move(value)); }
    virtual Advance throw_in(Generator& self, Value exception) { return self.right_throw(std::move(exception)); }
    virtual Value close(Generator& self) { return self.right_close(); }
    virtual GeneratorState state(const Generator& self) { return self.right_state(); }
    /// The last reference has gone. May be called once more when the scenario is over.
    virtual void drop(Generator& self) { self.right_drop(); }
    /// See GeneratorObject::moved.
    virtual void moved(Generator& self, GeneratorObject* replaced) { self.right_moved(replaced); }
    virtual Value iterate(Generator& self) { return Value(&self); }
    virtual Value call_method(Generator& self, std::string_view name, Arguments arguments) {
        return self.right_call(name, std::move(arguments));
    }
    virtual Value find_attribute(Generator& self, std::string_view name) { return self.right_attribute(name); }

    /// While a delegate is resumed by next() or send(), whether it sees what its delegators handle.
    virtual bool delegators_count() const { return true; }

    // ---- within the body
    // ---------------------------------------------------------------------------------------------
    virtual Value yielding(Generator&, Value value) { return value; }   // the operand of a yield
    virtual Value received(Generator&, Value sent) { return sent; }     // what the yield evaluates to
    virtual Value returning(Generator&, Value value) { return value; }  // the operand of return
    virtual int line(Generator&, int line) { return line; }             // that the frame notes at a yield

    // ---- delegation
    // ----------------------------------------------------------------------------------------------------
    /// Whether `yield from` is a loop in the delegator, so that what is wrong with the calls is wrong in every level of
    /// a chain. Otherwise the reference's own.
    virtual bool delegates_by_hand() const { return true; }
    virtual bool pending(Generator&, Delegation& delegation) { return delegation.pending(); }
    virtual void pass_on(Generator&, Delegation& delegation, Resumption incoming) {
        delegation.resume(std::move(incoming));
    }

    // ---- the decisions of the reference's protocol
    // ---------------------------------------------------------------------
    virtual Value make_exit() { return make_exception("GeneratorExit"); }
    virtual bool is_exit(const Value& exception) { return is_a(exception, "GeneratorExit"); }
    virtual bool is_stop(const Value& exception) { return is_a(exception, "StopIteration"); }
    virtual Value leaked(const Value& stop) { return without_stop(stop, false); }
    virtual bool is_nothing(const Value& value) { return is(value, None); }
    virtual void already_executing() { raise_error("ValueError", "generator already executing"); }
    virtual void unraisable(const Value& exception) { log().unraisable(exception); }
    /// What throw() or close() raises in the body; with the context that it gets.
    virtual Value raising(Generator&, Value exception) { return exception; }
    virtual bool chains_context() const { return true; }

    /// Of the type that functions written by hand use.
    virtual const OwnType& own_type() const { return right_type; }
    /// Nothing is wrong but the type: the mistake shows in no other function.
    bool wrong_in_type() const { return &own_type() != &right_type; }

    /// The scenario is over: lets go of everything.
    virtual void settle() {}

private:
    static inline const OwnType right_type;
};

/// A defect by name. Those without rules are no defects: they must conform, for the others to prove anything.
struct Entry {
    std::string_view name;
    std::string_view mistake;             // one sentence
    std::vector<std::string_view> rules;  // that it breaks
    std::unique_ptr<Defect> (*make)();
};

void enter(Entry entry);

/// Enters a defect into the table; for namespace-scope constants.
template <class Kind>
struct Registered {
    Registered(std::string_view name, std::string_view mistake, std::vector<std::string_view> rules) {
        enter({name, mistake, std::move(rules), [] { return std::unique_ptr<Defect>(new Kind); }});
    }
};

std::vector<const Entry*> all_defects();  // by name
const Entry* find_defect(std::string_view name);

/// The one that this program shows.
Defect& defect();
void choose(const Entry& entry);

}  // namespace yieldcheck::wrong
