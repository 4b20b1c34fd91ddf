// Macros that suspend: `#define YIELD(x) (co_yield (x))`. The compilers give what comes out of a macro the place where
// it is used, and there the text has no word of it.
#pragma once

#include "inspector/image/image.hpp"
#include "inspector/suspends/source_text.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>

namespace yieldcheck::inspector {

class Macros {
public:
    /// What a file defines. Two different definitions of one name make it unknown.
    void add(const SourceText& source);

    struct Use {
        std::size_t suspensions = 0;  // in the order in which gcc numbers them
        bool arguments = false;       // it is one only in front of a parenthesis
    };
    /// Nothing when it is no macro, or one that does not suspend.
    std::optional<Use> find(std::string_view name) const;

private:
    struct Known {
        Macro macro;
        bool ambiguous = false;
        mutable std::optional<std::size_t> suspensions;
        mutable bool counting = false;
    };
    std::map<std::string, Known, std::less<>> all_;
};

/// Tells the unit of a function from others.
std::string unit_name(const DWARFDie& function);
/// The files that the debug information of a function's unit names: its source and the headers that code or
/// declarations came from.
std::set<std::string> files_of_unit(const DWARFDie& function);
/// Whether there is a co_await or co_yield in a file at all.
bool mentions_suspension(const std::string& file);

}  // namespace yieldcheck::inspector
