// What the inspector says of a generator, held against what CPython says of it: one fact at a time.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace yieldcheck::fidelity {

/// What a fact is about. The first three are asked of every generator on a chain of delegations, the last of each
/// suspended one.
enum class Subject {
    state,    // inspect.getgeneratorstate
    line,     // gi_frame.f_lineno, of a suspended generator
    local,    // one entry of gi_frame.f_locals
    delegate  // gi_yieldfrom: which generator, or none
};
inline constexpr std::array all_subjects{Subject::state, Subject::line, Subject::local, Subject::delegate};
std::string_view name(Subject subject);

enum class Grade {
    exact,     // what CPython says
    missing,   // not known, and the inspector says so
    stale,     // what was so at an earlier step
    wrong,     // something else; or nothing at all, without a word about it
    elsewhere  // not in the coroutine's frame, by a rule that `seen` names
};
inline constexpr std::array all_grades{Grade::exact, Grade::missing, Grade::stale, Grade::wrong, Grade::elsewhere};
std::string_view name(Grade grade);

struct Fact {
    Subject subject = Subject::state;
    Grade grade = Grade::exact;
    std::string scenario;
    std::size_t step = 0;   // from 0
    std::string generator;  // "outer", "outer > inner": by name, and down the chain
    std::string local;      // the variable's Python name
    std::string expected;   // as the trace writes it
    std::string seen;       // as the inspector says it
};

/// How many facts of each subject have each grade.
class Tally {
public:
    void add(const Fact& fact) { ++counts_[{fact.subject, fact.grade}]; }
    std::size_t count(Subject subject, Grade grade) const {
        const auto found = counts_.find({subject, grade});
        return found == counts_.end() ? 0 : found->second;
    }
    std::size_t count(Grade grade) const {
        std::size_t sum = 0;
        for (const Subject subject : all_subjects)
            sum += count(subject, grade);
        return sum;
    }

private:
    std::map<std::pair<Subject, Grade>, std::size_t> counts_;
};

}  // namespace yieldcheck::fidelity
