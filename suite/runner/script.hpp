// A scenario's conversation in bytes: what is said to a child, and the very lines of one that conforms. Most lines of
// most children are those, and need no parsing.
#pragma once

#include "protocol/trace.hpp"
#include "runner/hello.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace yieldcheck {

class Script {
public:
    /// Without a recording by `oracle` no line is expected.
    Script(const std::string& scenario, const Trace& trace, std::string_view oracle);

    /// The request line for a child.
    std::string request(const Hello& hello, std::string_view lane, std::string_view file,
                        std::string_view source) const;

    /// The recorded observation of a step, when `line` says exactly that; null when it has to be read.
    std::shared_ptr<const Observation> expected(std::size_t step, std::string_view line) const;

    /// Whether `line` says that the scenario was run to its end and left nothing alive.
    bool is_clean_end(std::string_view line) const { return line == clean_end_; }

private:
    struct Step {
        std::string line;
        std::shared_ptr<const Observation> observation;
    };

    std::string run_;  // the parts of the request that do not depend on the child
    std::string drive_;
    std::string clean_end_;
    std::vector<Step> steps_;
};

}  // namespace yieldcheck
