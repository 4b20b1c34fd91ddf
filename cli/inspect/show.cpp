#include "cli/inspect/show.hpp"

#include "cli/inspect/views.hpp"
#include "inspector/fault.hpp"
#include "inspector/view/snapshot_json.hpp"

#include <charconv>

namespace yieldcheck::inspect {
namespace {

using inspector::Frame;
using inspector::FrameSource;

/// The frames that are asked for, one by one: nothing is read before it is needed.
class Chosen {
public:
    Chosen(const FrameSource& frames, const Request& request)
        : frames_(frames), filter_(request.filter.filter()), limit_(request.limit), skip_(request.skip) {}

    /// Calls show(index, frame with values) for each, until it gives false. Sets what was left out by the limit.
    template <class Show>
    void each(bool values, Show show) {
        for (std::size_t index = 0; index < frames_.count(); ++index) {
            if (filter_.empty() && limit_ != 0 && shown_ == limit_) {
                matching_ = frames_.count();
                return;
            }
            if (!filter_.empty() && !filter_.matches_listing(frames_.listing(index))) continue;
            const bool read = values || filter_.needs_values();
            if (!filter_.needs_values() && (matching_ < skip_ || (limit_ != 0 && shown_ == limit_))) {
                ++matching_;
                continue;
            }
            const Frame frame = read ? frames_.frame(index) : frames_.listing(index);
            const auto part = [&](const std::string& path) { return frames_.part(index, path); };
            if (!filter_.matches_values(frame, part)) continue;
            if (matching_++ < skip_ || (limit_ != 0 && shown_ == limit_)) continue;
            ++shown_;
            if (!show(index, frame)) return;
        }
    }

    std::vector<std::size_t> indices() {
        std::vector<std::size_t> all;
        each(false, [&](std::size_t index, const Frame&) {
            all.push_back(index);
            return true;
        });
        return all;
    }

    bool filters() const { return !filter_.empty(); }
    std::size_t shown() const { return shown_; }
    std::size_t matching() const { return matching_; }

private:
    const FrameSource& frames_;
    inspector::FrameFilter filter_;
    std::size_t limit_, skip_;
    std::size_t shown_ = 0, matching_ = 0;
};

std::vector<Frame> all_listings(const FrameSource& frames) {
    std::vector<Frame> all;
    all.reserve(frames.count());
    for (std::size_t index = 0; index < frames.count(); ++index)
        all.push_back(frames.listing(index));
    return all;
}

/// How many of how many, when that is not all.
void print_count(const View& view, const Chosen& chosen) {
    if (chosen.filters()) view.out << chosen.matching() << " of " << view.frames.count() << " frames match";
    if (chosen.shown() < chosen.matching())
        view.out << (chosen.filters() ? ", " : "") << chosen.shown() << " of " << chosen.matching() << " are shown";
    if (chosen.filters() || chosen.shown() < chosen.matching()) view.out << '\n';
}

void show_each(const View& view, const Request& request, const Output* output) {
    Chosen chosen(view.frames, request);
    SourceLines sources;
    bool inferred = false, doubtful = false;
    chosen.each(!request.source, [&](std::size_t index, const Frame& frame) {
        request.source ? print_source(view, index, frame, sources, 3) : print_entry(view, index, frame);
        inferred = inferred || frame.confidence == inspector::LineConfidence::inferred;
        doubtful = doubtful || frame.doubtful || frame.confidence == inspector::LineConfidence::doubtful;
        if (chosen.shown() == 1) view.out.flush();
        return output == nullptr || !output->closed();
    });
    print_legend(view, inferred, doubtful);
    print_count(view, chosen);
}

void show_together(const View& view, const Request& request) {
    Request unlimited = request;
    if (!request.tree) unlimited.limit = 0;
    Chosen chosen(view.frames, unlimited);
    const auto indices = chosen.indices();
    const auto listings = all_listings(view.frames);
    if (request.tree) {
        print_tree(view, listings, indices);
        print_count(view, chosen);
        return;
    }
    const auto groups = print_groups(view, listings, indices, request.limit);
    print_count(view, chosen);
    if (request.limit != 0 && groups > request.limit)
        view.out << request.limit << " of " << groups << " groups are shown\n";
    if (!request.group) view.out << "alike frames stand together; --no-group shows each\n";
}

}  // namespace

std::size_t find_frame(const FrameSource& frames, const std::string& word) {
    const bool address = word.starts_with("0x") || word.starts_with("0X");
    const std::size_t start = address ? 2 : word.starts_with('#') ? 1 : 0;
    std::uint64_t number = 0;
    const auto [end, error] =
        std::from_chars(word.data() + start, word.data() + word.size(), number, address ? 16 : 10);
    if (error != std::errc{} || end != word.data() + word.size() || word.size() == start)
        throw inspector::Fault("'" + word + "' is no frame",
                               "it is a number of the table or an address, such as 3 or 0x55d0a1c0");
    const auto found = address ? frames.find(number) : frames.numbered(number);
    if (found) return *found;
    throw inspector::Fault(
        "there is no frame " + word + " among the " + std::to_string(frames.count()) + " that were found",
        "the table without --frame lists them; --all adds closed and doubtful ones");
}

void write_json(const FrameSource& frames, const Request& request, std::ostream& out) {
    // The frames one by one: a million of them need no memory here.
    std::string head = inspector::to_json(frames.header());
    head.pop_back();
    out << head << ",\"frames\":[";
    std::size_t written = 0;
    inspector::JsonText json;
    const auto write = [&](const Frame& frame) {
        json.clear();
        json.value(frame);
        out << (written++ > 0 ? ",\n" : "\n") << json.text();
        if (written == 1) out.flush();
        return out.good();
    };
    if (!request.frame.empty()) {
        write(frames.frame(find_frame(frames, request.frame)));
    } else {
        Chosen chosen(frames, request);
        chosen.each(true, [&](std::size_t, const Frame& frame) { return write(frame); });
    }
    out << "\n]}\n";
}

void show(const FrameSource& frames, const Request& request, Output& output) {
    if (request.json) return write_json(frames, request, output.stream());
    const View view{output.stream(), frames, output.style()};
    if (!request.frame.empty()) {
        SourceLines sources;
        return print_in_full(view, find_frame(frames, request.frame), sources);
    }
    print_header(view);
    if (frames.count() == 0) return;
    view.out << '\n';
    show_frames(view, request, &output);
}

void show_frames(const View& view, const Request& request, const Output* output) {
    const bool plain = !request.tree && !request.source && request.limit == 0 && request.skip == 0;
    const bool grouped = request.group.value_or(plain && view.frames.count() >= very_many);
    if (request.tree || grouped)
        show_together(view, request);
    else
        show_each(view, request, output);
}

}  // namespace yieldcheck::inspect
