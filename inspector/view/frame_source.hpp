// What a view shows frames from: a look at a target, or frames that stand in memory already.
#pragma once

#include "inspector/fault.hpp"
#include "inspector/inspection.hpp"

#include <optional>

namespace yieldcheck::inspector {

class FrameSource {
public:
    FrameSource() = default;
    FrameSource(const FrameSource&) = delete;
    FrameSource& operator=(const FrameSource&) = delete;
    virtual ~FrameSource() = default;

    /// Everything but the frames.
    virtual const Snapshot& header() const = 0;
    virtual std::size_t count() const = 0;
    /// Without values: cheap.
    virtual Frame listing(std::size_t frame) const = 0;
    virtual Frame frame(std::size_t frame) const = 0;
    virtual std::optional<std::size_t> find(Address frame) const = 0;
    /// What stands at the end of a path from one of its variables (values/path.hpp); nothing: there is no such thing.
    virtual std::optional<Value> part(std::size_t, const std::string&) const { return std::nullopt; }
    /// What a frame is called: #0, #1 … as long as it is looked at.
    virtual std::size_t number(std::size_t frame) const { return frame; }
    virtual std::optional<std::size_t> numbered(std::size_t number) const {
        return number < count() ? std::optional(number) : std::nullopt;
    }
};

class InspectionSource : public FrameSource {
public:
    explicit InspectionSource(const Inspection& inspection) : inspection_(inspection) {}
    const Snapshot& header() const override { return inspection_.header(); }
    std::size_t count() const override { return inspection_.frame_count(); }
    Frame listing(std::size_t frame) const override { return inspection_.listing(frame); }
    Frame frame(std::size_t frame) const override { return inspection_.frame(frame); }
    std::optional<std::size_t> find(Address frame) const override { return inspection_.find(frame); }
    std::optional<Value> part(std::size_t frame, const std::string& path) const override {
        return part_of(inspection_, frame, path);
    }
    static std::optional<Value> part_of(const Inspection& inspection, std::size_t frame, const std::string& path) {
        try {
            return inspection.value(frame, path, ValueLimits{});
        } catch (const Fault&) {
            return std::nullopt;
        }
    }

private:
    const Inspection& inspection_;
};

/// The frames of a Snapshot, which has to live on.
class SnapshotSource : public FrameSource {
public:
    explicit SnapshotSource(const Snapshot& snapshot) : snapshot_(snapshot) {}
    const Snapshot& header() const override { return snapshot_; }
    std::size_t count() const override { return snapshot_.frames.size(); }
    Frame listing(std::size_t frame) const override { return snapshot_.frames.at(frame); }
    Frame frame(std::size_t frame) const override { return snapshot_.frames.at(frame); }
    std::optional<std::size_t> find(Address frame) const override {
        for (std::size_t i = 0; i < snapshot_.frames.size(); ++i)
            if (snapshot_.frames[i].address == frame) return i;
        return std::nullopt;
    }

private:
    const Snapshot& snapshot_;
};

}  // namespace yieldcheck::inspector
