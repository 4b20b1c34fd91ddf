// Which frames are shown.
#pragma once

#include "inspector/snapshot.hpp"

#include <boost/regex.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yieldcheck::inspector {

/// FILE or FILE:LINE, as it is written in commands.
struct SourcePlace {
    std::string file;
    unsigned line = 0;  // 0: any
};
/// Throws Fault when it is neither.
SourcePlace parse_place(const std::string& text);

class FrameFilter {
public:
    /// "suspended", "GEN_SUSPENDED", "unknown"; several: any of them. Throws Fault for another word.
    void add_state(std::string_view state);
    /// A Perl (or ECMAScript) expression that is searched for in the function's name. Throws Fault when it is none.
    void set_function(const std::string& expression);
    /// The end of the path, at a folder; with a line behind a colon if so wished.
    void set_file(const std::string& place);
    /// NAME: has such a parameter or local; NAME=VALUE: with that value, as it is shown, quotes left out if one likes.
    /// NAME may be a path into it (values/path.hpp). Throws Fault when it is none.
    void add_local(const std::string& condition);

    bool empty() const { return states_.empty() && !function_ && !place_ && locals_.empty(); }
    /// Whether a listing is not enough to tell.
    bool needs_values() const { return !locals_.empty(); }
    /// By what a listing holds. Throws Fault when the expression takes too long on its function's name.
    bool matches_listing(const Frame& frame) const;
    /// What stands at the end of a path in the frame.
    using Part = std::function<std::optional<Value>(const std::string& path)>;
    /// By parameters and locals alone.
    bool matches_values(const Frame& frame, const Part& part) const;

private:
    struct LocalCondition {
        std::string name;
        bool path = false;
        std::optional<std::string> value;
    };

    std::vector<State> states_;
    std::optional<boost::regex> function_;
    std::optional<SourcePlace> place_;
    std::vector<LocalCondition> locals_;
};

/// The state that a word means, case aside, with or without GEN_.
std::optional<State> parse_state(std::string_view word);

}  // namespace yieldcheck::inspector
