// A frame that was found, with all that can be read of it.
#pragma once

#include "inspector/frames/found_frame.hpp"
#include "inspector/graph/links.hpp"
#include "inspector/scope/scope.hpp"
#include "inspector/values/selection.hpp"

#include <map>

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
    /// The words of the frame that are addresses of other frames or of their promises, and the handles that its promise
    /// keeps elsewhere.
    std::vector<Link> links(const FoundFrame& found) const;

    /// Forgets what it knows of places in the code: the target may have other modules now.
    void forget() {
        standings_.clear();
        keep_handles_.clear();
    }

private:
    struct Where;
    struct Standing;

    const LoadedModule& module_of(const FoundFrame& found) const { return modules_.all()[found.candidate.module]; }
    KnownCoroutine& known(const FoundFrame& found) const {
        return (*module_of(found).coroutines)[found.candidate.coroutine];
    }
    Where place_of(const FoundFrame& found) const;
    const Standing& standing_of(const FoundFrame& found) const;
    std::optional<Place> place_of(const FoundFrame& found, const ScopedVariable& scoped) const;
    std::optional<Place> promise_of(const FoundFrame& found) const;
    bool shows(const FoundFrame& found, const ScopedVariable& scoped) const;
    Variable read_variable(const FoundFrame& found, const ScopedVariable& scoped, unsigned depth,
                           ValueReader& reader) const;
    void add_kept_handles(const FoundFrame& found, std::vector<Link>& links) const;
    void name_link(const FoundFrame& found, const Standing& standing, Link& link) const;

    const Memory& memory_;
    const Modules& modules_;
    SourceCache& sources_;
    const AddressBook& book_;
    ValueLimits limits_;
    /// Frames that wait at one place have the same variables in scope: by function and suspension.
    mutable std::map<std::pair<const KnownCoroutine*, std::uint64_t>, std::shared_ptr<Standing>> standings_;
    mutable std::map<const Type*, bool> keep_handles_;  // of promises
    mutable std::shared_ptr<Standing> other_;  // of the frame that was asked for last, when it is no suspension
};

}  // namespace yieldcheck::inspector
