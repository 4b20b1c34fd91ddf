// Paths into values, as one would write them in C++: order.items[3].name, table["key"], *pointer, (*outer).inner->x.
#pragma once

#include "inspector/snapshot.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yieldcheck::inspector {

struct PathStep {
    enum class Kind {
        member,  // .name and ->name alike: a pointer on the way is followed
        index,   // [3]; [-1] is the last. Of a map with such keys: the key
        key,     // ["text"], [name]: of a map
        follow,  // *: what a pointer, an optional or a reference leads to
    };
    Kind kind = Kind::member;
    std::string text;         // member, key: the name or the text; index: its digits
    std::int64_t number = 0;  // index
    std::size_t begin = 0;    // of the path's text, from here to `end`, is what this step comes to
    std::size_t end = 0;

    friend bool operator==(const PathStep&, const PathStep&) = default;
};

struct Path {
    std::string text;      // as it was written
    std::string variable;  // where it starts
    std::vector<PathStep> steps;
};

/// Throws Fault for what is no path: what is wrong, and where.
Path parse_path(std::string_view text);

}  // namespace yieldcheck::inspector
