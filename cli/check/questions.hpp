// What has to be known of a type before its adapter can be written: small programs that compile or do not.
#pragma once

#include "cli/check/subject.hpp"

#include <map>
#include <optional>

namespace yieldcheck {

struct Question {
    std::string name;  // of its file
    std::string text;  // the whole translation unit
};

/// What the compiler said: yes when the unit compiles.
struct Answer {
    bool yes = false;
    std::string log;
};
using Answers = std::map<std::string, Answer>;

/// The questions in an order in which the first "no" of "adapter", "type" and "header" tells what is wrong.
std::vector<Question> questions(const Subject& subject);

/// What a type can do by itself, as far as there are scenarios for it.
struct Abilities {
    bool own_type = false;          // scenarios written by hand for the type: it yields int and std::string
    bool moves = false;             // can be move-constructed and move-assigned
    bool move_only_values = false;  // yields std::unique_ptr
    bool references = false;        // yields int& and const std::string&
    std::string delegate;           // how it yields all of another one, {} being that one; empty: it does not
};
Abilities abilities(const Subject& subject, const Answers& answers);

/// Faults in one sentence, or with the compiler's own words, unless an adapter can be made of the type.
void check_usable(const Subject& subject, const Answers& answers);

/// adapter.hpp.
std::string adapter_source(const Subject& subject, const Abilities& abilities);

}  // namespace yieldcheck
