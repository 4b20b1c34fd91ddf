// The translated scenarios as text: which line of the Python file, and which Python variable, a place in them stands
// for.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yieldcheck::fidelity {

class TranslatedSource {
public:
    /// The Python line of a suspension: the first argument of the YIELD or DELEGATE that stands on this line. Nothing
    /// when there is none.
    std::optional<unsigned> python_line(const std::string& file, unsigned line);
    /// The name in `Local name_{"name"}`, for the line of that declaration. Nothing when there is none.
    std::optional<std::string> local_name(const std::string& file, unsigned line);

private:
    /// Empty when there is no such file or line.
    const std::string& text(const std::string& file, unsigned line);

    std::map<std::string, std::vector<std::string>> files_;
};

}  // namespace yieldcheck::fidelity
