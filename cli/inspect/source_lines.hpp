// The source around a suspension, as far as it is at hand and is what was compiled.
#pragma once

#include "inspector/snapshot.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yieldcheck::inspect {

struct SourceExcerpt {
    struct Line {
        unsigned number = 0;
        std::string text;
        bool marked = false;  // where the frame stands
    };
    std::vector<Line> lines;
    std::string note;  // why there are none, or why they may be others than those that were compiled
};

/// Keeps the files that it has read.
class SourceLines {
public:
    /// `around` lines before and behind the frame's. `program` is the file that it was compiled into, for its age.
    SourceExcerpt around(const inspector::Frame& frame, const std::string& program, unsigned around);

private:
    struct File {
        std::vector<std::string> lines;
        std::string failure;
    };

    const File& file(const std::string& path);
    std::map<std::string, File> files_;
};

}  // namespace yieldcheck::inspect
