// Where a coroutine waits, by the number in its frame: several ways of telling, and how far they agree.
#pragma once

#include "inspector/snapshot.hpp"
#include "inspector/suspends/index_stores.hpp"
#include "inspector/suspends/macros.hpp"
#include "inspector/suspends/source_text.hpp"

#include <map>
#include <memory>

namespace yieldcheck::inspector {

struct SuspendPoint {
    SourceLine line;
    LineConfidence confidence = LineConfidence::none;
    std::string reason;
    std::vector<std::uint64_t> stores;  // in the resume function: the blocks around them are in scope
    bool initial = false;               // the initial suspension: nothing of the body has run
    bool initial_or_first = false;      // it may be the initial one, or the first in the body
};

struct SuspendPoints {
    std::map<std::uint64_t, SuspendPoint> points;  // by index
    std::shared_ptr<const SourceText> source;      // null: not at hand, or not the one that was compiled
    std::uint64_t highest = 0;                     // index; 0 also when nothing is known
    std::size_t counted = 0;                       // gcc: suspensions in the source that fits; 0: not counted
};

/// Keeps the source texts that it has read.
class SourceCache {
public:
    std::shared_ptr<const SourceText> get(const std::string& path);
    /// What the files of a function's unit define, as far as it may suspend.
    std::shared_ptr<const Macros> macros_of(const DWARFDie& function);

private:
    std::map<std::string, std::shared_ptr<const Macros>> macros_;  // by unit
    std::map<std::string, std::shared_ptr<const SourceText>> texts_;
};

SuspendPoints find_suspend_points(const Image& image, Coroutine& coroutine, SourceCache& sources);

}  // namespace yieldcheck::inspector
