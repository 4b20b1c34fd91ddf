// One step of drive() as data: what the oracle did, in the form in which an adapter program gets it.
#pragma once

#include "protocol/strict_json.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace yieldcheck {

/// An argument of an operation: an encoded constant, a name of the module namespace, or a call of one.
struct Argument {
    enum class Kind { value, name, call };

    Kind kind = Kind::value;
    Json value;                       // kind value: encoded as in a trace
    std::string name;                 // kinds name and call
    std::vector<Argument> arguments;  // kind call
};

struct Operation {
    enum class Kind {
        next,     // next(on), on.__next__()
        send,     // on.send(arguments)
        throw_,   // on.throw(arguments)
        close,    // on.close()
        call,     // on(arguments, keywords): a plain module-level name; makes generators, too
        drop,     // del on
        move,     // to = from
        state,    // state(on)
        list,     // list(on)
        code,     // anything else: translated like a body and found by its line
        disposal  // the end of the scenario: all generators are disposed of, newest first
    };

    Kind kind = Kind::code;
    int line = 0;      // in the scenario's file; 0 for the disposal
    std::string text;  // the Python source of the step
    std::string on;    // the name that is operated on, called, dropped or moved from
    std::string to;    // the name that the result is assigned to; empty: none
    std::vector<Argument> arguments;
    std::vector<std::pair<std::string, Argument>> keywords;
};

Operation read_operation(const JsonReader& reader);
Json to_json(const Operation& operation);

/// "next(acc)"; "the disposal at the end" where there is no source.
std::string describe(const Operation& operation);

}  // namespace yieldcheck
