// A frame that was found, with all that can be read of it.
#pragma once

#include "inspector/frames/found_frame.hpp"
#include "inspector/graph/links.hpp"
#include "inspector/values/selection.hpp"

namespace yieldcheck::inspector {

class FrameReader {
public:
    FrameReader(const Memory& memory, const Modules& modules, SourceCache& sources, const AddressBook& book,
                const ValueLimits& limits)
        : memory_(memory), modules_(modules), sources_(sources), book_(book), limits_(limits) {}

    /// Without values and edges.
    Frame listing(const FoundFrame& found) const;
    /// Adds promise, parameters and locals.
    void read_values(const FoundFrame& found, Frame& frame) const;
    /// What a path into the frame's values can start from: the promise, and the variables that are not shadowed.
    std::vector<PathRoot> roots(const FoundFrame& found) const;
    /// The words of the frame that are addresses of other frames or of their promises.
    std::vector<Link> links(const FoundFrame& found) const;

private:
    struct Where;

    const LoadedModule& module_of(const FoundFrame& found) const { return modules_.all()[found.candidate.module]; }
    KnownCoroutine& known(const FoundFrame& found) const {
        return (*module_of(found).coroutines)[found.candidate.coroutine];
    }
    Where place_of(const FoundFrame& found) const;
    std::optional<Place> place_of(const FoundFrame& found, const struct ScopedVariable& scoped) const;
    std::optional<Place> promise_of(const FoundFrame& found) const;
    std::vector<struct ScopedVariable> in_scope(const FoundFrame& found, const Where& where) const;
    Variable read_variable(const FoundFrame& found, const struct ScopedVariable& scoped, unsigned depth,
                           ValueReader& reader) const;
    void name_link(const FoundFrame& found, const Where& where, Link& link) const;

    const Memory& memory_;
    const Modules& modules_;
    SourceCache& sources_;
    const AddressBook& book_;
    ValueLimits limits_;
};

}  // namespace yieldcheck::inspector
