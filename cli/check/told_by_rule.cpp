#include "cli/check/symptoms.hpp"

#include <algorithm>
#include <array>

namespace yieldcheck {
namespace {

struct Telling {
    std::string_view rule;
    std::string_view subject;   // of "… crashes", "… never returns"
    std::string_view diverges;  // the whole sentence when it merely does something else
};

constexpr std::array tellings{
    // What Python has and C++ does not promise.
    Telling{"CRE-10", "going on under the old name after it has been moved",
            "it is not the same generator under its old name any more, once it has been moved"},
    Telling{"DEL-04", "an exception from a destructor in its body, while it is destroyed,",
            "an exception from a destructor in its body is lost while it is destroyed"},
    Telling{"DEL-09", "destroying it while it is suspended",
            "destroying it while it is suspended runs destructors, but no catch handlers"},
    Telling{"DEL-10", "destroying it from within its own body",
            "destroying it from within its own body does not wait until the body suspends"},
    Telling{"OWN-12", "keeping a value that it has yielded",
            "it keeps the value that it has yielded until it is resumed"},
    Telling{"OWN-13", "a destructor in its body that throws",
            "when a destructor in its body throws, other values are not released"},
    Telling{"OWN-14", "a hundred thousand empty inner generators in a row",
            "empty inner generators in a row are not skipped"},
    // C++ types.
    Telling{"OWN-22", "assigning it to itself", "assigning it to itself loses what it was"},
    Telling{"OWN-23", "going on with an iterator after the generator has been moved",
            "an iterator does not survive a move of its generator"},
    Telling{"OWN-24", "destroying it",
            "destroying it does not release what its body holds, each once, in the reverse order"},
    Telling{"OWN-25", "passing arguments to its body", "arguments are copied, or not released once with the frame"},
    Telling{"OWN-26", "yielding elements that can only be moved",
            "elements that can only be moved do not arrive as they were yielded"},
    Telling{"OWN-27", "yielding references", "with elements of type T& it yields copies, not the objects themselves"},
    Telling{"OWN-28", "yielding constant references",
            "with elements of type const T& it copies them, or does not keep temporaries until the next step"},
    Telling{"OWN-29", "an exception from a destructor in its body",
            "an exception from a destructor in its body does not come out"},
    Telling{"OWN-30", "running out of memory for the frame",
            "when there is no memory for the frame, it does not throw std::bad_alloc cleanly"},
    Telling{"OWN-31", "giving back the memory of the frame", "the memory of a frame is not given back once"},
    Telling{"OWN-32", "an exception of an inner generator",
            "the outer generator's try block is skipped when an inner one throws"},
    Telling{"OWN-33", "destroying it while it yields all of an inner generator",
            "destroying it does not destroy its inner generators first"},
    Telling{"OWN-34", "a step through 100,000 generators inside one another",
            "a step through 100,000 generators inside one another goes wrong"},
    Telling{"OWN-35", "stepping deep inside nested generators",
            "a step takes the longer the deeper generators are nested"},
    Telling{"OWN-36", "destroying 100,000 generators inside one another",
            "destroying 100,000 generators inside one another goes wrong"},
};

}  // namespace

std::string told_by_rule(const Result& result) {
    const auto found = std::find_if(tellings.begin(), tellings.end(), [&](const Telling& telling) {
        return std::find(result.rules.begin(), result.rules.end(), telling.rule) != result.rules.end();
    });
    if (found == tellings.end()) return {};
    const std::string end = fatal_end(result.verdict);
    return end.empty() ? std::string(found->diverges) : std::string(found->subject) + ' ' + end;
}

}  // namespace yieldcheck
