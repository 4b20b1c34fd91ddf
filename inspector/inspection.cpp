#include "inspector/inspection.hpp"

#include "inspector/fault.hpp"
#include "inspector/frames/frame_reader.hpp"
#include "inspector/frames/frame_state.hpp"
#include "inspector/frames/liveness.hpp"
#include "inspector/image/dynamic_types.hpp"
#include "inspector/image/line_addresses.hpp"
#include "inspector/image/readable_name.hpp"
#include "inspector/image/type_table.hpp"
#include "inspector/memory/page_cache.hpp"
#include "inspector/values/selection.hpp"

#include <algorithm>
#include <chrono>

namespace yieldcheck::inspector {
namespace {

/// With more frames than this the values are read when they are asked for, not at one moment.
constexpr std::size_t most_at_one_moment = 100000;
/// So many pages are kept then: 64 MiB.
constexpr std::size_t pages_of_many = 16384;

class Holder {
public:
    explicit Holder(Memory& memory)
        : memory_(memory), holds_(memory.stop()), start_(std::chrono::steady_clock::now()) {}
    Holder(const Holder&) = delete;
    Holder& operator=(const Holder&) = delete;
    ~Holder() { release(); }

    bool holds() const { return holds_; }
    double release() {
        if (!holds_) return 0;
        holds_ = false;
        memory_.resume();
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    }

private:
    Memory& memory_;
    bool holds_;
    std::chrono::steady_clock::time_point start_;
};

}  // namespace

struct Inspection::State : AddressBook {
    State(Memory& target, InspectionOptions wishes)
        : memory(target),
          cache(target),
          options(std::move(wishes)),
          reader(cache, modules, sources, *this, options.limits) {}

    std::string symbol(Address address) const override {
        const auto* module = modules.at(address);
        if (module == nullptr || !module->image) return {};
        if (const auto part = coroutine_parts.find(address);
            part != coroutine_parts.end() && !part->second->name.empty())
            return part->second->name;
        const auto* found = module->image->symbol_at(module->in_file(address));
        // .actor, .resume, .cold: parts of a function have its name.
        return found == nullptr ? std::string{} : readable_function(found->name.substr(0, found->name.find('.', 1)));
    }
    bool is_frame(Address address) const override { return addresses.contains(address); }
    std::optional<Address> frame_meant(Address address) const override { return addresses.meant(address); }
    const Type* type_named(std::string_view type, Address code) const override {
        return dynamic_types.named(type, code);
    }

    std::optional<DynamicType> dynamic_type(Address vtable) const override { return dynamic_types.of_vtable(vtable); }
    std::optional<DynamicType> described_type(Address type_info) const override {
        return dynamic_types.of_type_info(type_info);
    }

    void look();
    void search(const FrameSearch& search);
    void hold_and_read(const FrameSearch& search);
    void read_threads(Unwinder& unwinder, const RunningCoroutines& running);
    void judge_states();
    void note_addresses();
    void prefetch();
    void leave_out();
    void find_edges();
    void describe();
    void name_coroutine_parts();

    /// The place of a frame in the order, by address.
    std::optional<std::size_t> find(Address frame) const {
        const auto found =
            std::lower_bound(frames.begin(), frames.end(), frame,
                             [](const FoundFrame& one, Address address) { return one.address() < address; });
        if (found == frames.end() || found->address() != frame) return std::nullopt;
        return static_cast<std::size_t>(found - frames.begin());
    }
    KnownCoroutine& known(const FoundFrame& frame) const {
        return (*modules.all()[frame.candidate.module].coroutines)[frame.candidate.coroutine];
    }

    Memory& memory;
    PageCache cache;
    InspectionOptions options;
    Modules modules;
    DynamicTypes dynamic_types{cache, modules};
    SourceCache sources;
    Snapshot header;
    std::vector<FoundFrame> frames;
    FrameAddresses addresses;
    std::unordered_map<Address, std::vector<Edge>> edges;
    std::unordered_map<Address, const Coroutine*> coroutine_parts;  // by where their functions start
    FrameReader reader;
};

void Inspection::State::search(const FrameSearch& finder) {
    frames.clear();
    for (auto& candidate : finder.search(memory)) {
        FoundFrame frame;
        frame.candidate = std::move(candidate);
        frames.push_back(std::move(frame));
    }
    judge_memory(memory, modules, memory.threads(), frames);
}

void Inspection::State::judge_states() {
    for (auto& frame : frames) {
        const auto& module = modules.all()[frame.candidate.module];
        if (!frame.dead) judge_state(cache, module, known(frame), sources, frame);
    }
    std::erase_if(frames, [](const FoundFrame& frame) { return frame.dead; });
    note_addresses();
    for (const auto& frame : frames)
        addresses.add_promise(frame.address() + known(frame).coroutine.promise_offset, frame.address());
}

void Inspection::State::note_addresses() {
    addresses.clear();
    addresses.reserve(frames.size());
    for (const auto& frame : frames)
        addresses.add_frame(frame.address());
}

/// Reads everything once while the target runs: that tells which pages are needed when it is held.
void Inspection::State::prefetch() {
    for (const auto& frame : frames) {
        if (frame.dead) continue;
        Frame read = reader.listing(frame);
        if (options.values) reader.read_values(frame, read);
        reader.links(frame);
    }
}

void Inspection::State::read_threads(Unwinder& unwinder, const RunningCoroutines& running) {
    header.threads.clear();
    bool seen = true;
    for (const auto& thread : memory.threads()) {
        Thread shown;
        shown.id = thread.id;
        shown.name = thread.name;
        shown.signal = thread.signal;
        if (thread.registers) {
            shown.pc = thread.registers->pc();
            const auto stack = unwinder.unwind(*thread.registers);
            if (const auto* module = modules.at(shown.pc); module != nullptr && module->image)
                if (const auto* function = module->image->function_around(module->in_file(shown.pc)))
                    shown.function = readable_function(function->name);
            if (!stack.complete)
                header.notes.push_back("the stack of thread " + std::to_string(thread.id) +
                                       " could not be followed to its end: a coroutine that runs there may be shown as "
                                       "suspended");
            for (auto& activation : running.find(thread.id, stack, addresses)) {
                if (activation.frame == 0) continue;
                shown.frames.push_back(activation.frame);
                if (const auto frame = find(activation.frame); frame && !frames[*frame].activation)
                    frames[*frame].activation = activation;
            }
        } else {
            seen = false;
        }
        header.threads.push_back(std::move(shown));
    }
    if (!seen) header.notes.push_back("registers were not read: a coroutine that runs is shown as suspended");
}

void Inspection::State::hold_and_read(const FrameSearch& finder) {
    const bool moving = memory.moving() && !options.nonblocking;
    const bool at_one_moment = frames.size() <= most_at_one_moment;
    cache.keep(at_one_moment ? 0 : pages_of_many);
    if (moving && at_one_moment) {
        judge_states();
        prefetch();
    }
    Unwinder unwinder(memory, modules);
    unwinder.prepare();
    const RunningCoroutines running(memory, modules);
    std::optional<Holder> holder;
    if (moving) holder.emplace(memory);
    header.stopped = !memory.moving();
    if (moving && !holder->holds())
        header.notes.push_back("read while it ran, values may tear: " + memory.stop_failure());
    for (auto& frame : frames) {
        frame.notes.clear();
        frame.activation.reset();
        frame.state = yieldcheck::inspector::State::unknown;
    }
    judge_again(memory, modules, memory.threads(), finder, frames);
    std::erase_if(frames, [](const FoundFrame& frame) { return frame.dead; });
    note_addresses();
    read_threads(unwinder, running);
    if (moving && at_one_moment) cache.read_again();
    if (!at_one_moment && memory.moving())
        header.notes.push_back("so many frames are read one after another while the target runs");
    if (holder) header.seconds_stopped = holder->release();
    judge_states();
}

void Inspection::State::leave_out() {
    if (options.all) return;
    std::size_t closed = 0, doubtful = 0;
    std::erase_if(frames, [&](const FoundFrame& frame) {
        const bool is_closed = frame.state == yieldcheck::inspector::State::closed;
        if (is_closed) ++closed;
        if (!is_closed && !frame.doubt.empty()) ++doubtful;
        return is_closed || !frame.doubt.empty();
    });
    const auto note = [&](std::size_t count, const char* what) {
        if (count > 0) header.notes.push_back(std::to_string(count) + " " + what + " left out");
    };
    note(closed, closed == 1 ? "closed frame is" : "closed frames are");
    note(doubtful, doubtful == 1 ? "doubtful frame is" : "doubtful frames are");
}

void Inspection::State::find_edges() {
    std::vector<Link> links;
    std::unordered_map<Address, yieldcheck::inspector::State> states;
    for (const auto& frame : frames) {
        states[frame.address()] = frame.state;
        for (auto& link : reader.links(frame))
            links.push_back(std::move(link));
    }
    edges = edges_of(links, [&](Address frame) { return states[frame]; });
}

void Inspection::State::describe() {
    header.target = memory.description();
    header.program = memory.executable();
    header.process = memory.process();
    header.reason = memory.reason();
    header.modules.clear();
    for (const auto& module : modules.all()) {
        Module shown;
        shown.path = module.path;
        shown.begin = module.begin;
        shown.end = module.end;
        shown.bias = module.bias;
        shown.note = module.note;
        if (module.image) {
            shown.build_id = module.image->build_id();
            shown.debug_file = module.image->debug_file();
            shown.coroutines = module.coroutines->size();
            // Where no coroutine is, nothing is lost.
            const bool matters = shown.coroutines > 0 || module.image->stripped();
            if (shown.note.empty() && matters) shown.note = module.image->note();
        }
        header.modules.push_back(std::move(shown));
    }
}

void Inspection::State::name_coroutine_parts() {
    coroutine_parts.clear();
    for (const auto& module : modules.all()) {
        if (!module.coroutines) continue;
        for (const auto& known : *module.coroutines)
            for (const auto& code : {known.coroutine.resume, known.coroutine.destroy_code})
                if (code.begin != 0) coroutine_parts[module.in_target(code.begin)] = &known.coroutine;
    }
}

void Inspection::State::look() {
    header.notes.clear();
    cache.clear();
    dynamic_types.clear();
    reader.forget();
    memory.refresh();
    std::optional<Holder> holder;
    if (options.stop_scan && memory.moving()) holder.emplace(memory);
    modules.refresh(memory, options.debug_folders);
    name_coroutine_parts();
    const FrameSearch finder(modules);
    if (finder.empty()) header.notes.push_back("no coroutine functions in the program and its libraries");
    search(finder);
    hold_and_read(finder);
    if (holder) header.seconds_stopped = holder->release();
    memory.require_there();
    leave_out();
    find_edges();
    describe();
}

Inspection::Inspection(Memory& memory, InspectionOptions options)
    : state_(std::make_unique<State>(memory, std::move(options))) {
    state_->look();
}

Inspection::~Inspection() = default;

const Snapshot& Inspection::header() const { return state_->header; }

std::size_t Inspection::frame_count() const { return state_->frames.size(); }

Frame Inspection::listing(std::size_t frame) const {
    Frame result = state_->reader.listing(state_->frames.at(frame));
    if (const auto found = state_->edges.find(result.address); found != state_->edges.end())
        result.edges = found->second;
    return result;
}

Frame Inspection::frame(std::size_t frame) const {
    // So many are read one by one, long after the look at them.
    if (state_->frames.size() > most_at_one_moment) state_->memory.require_there();
    Frame result = listing(frame);
    state_->reader.read_values(state_->frames.at(frame), result);
    return result;
}

std::optional<Inspection::Caller> Inspection::caller(std::size_t frame) const {
    const auto& activation = state_->frames.at(frame).activation;
    if (!activation || activation->returns_to == 0) return std::nullopt;
    return Caller{activation->thread, activation->returns_to, activation->stack};
}

Value Inspection::value(std::size_t frame, std::string_view path, const ValueLimits& limits) const {
    const auto parsed = parse_path(path);
    return select_value(state_->cache, *state_, limits, state_->reader.roots(state_->frames.at(frame)), parsed);
}

std::optional<std::size_t> Inspection::find(Address frame) const { return state_->find(frame); }

void Inspection::refresh() { state_->look(); }

std::function<StopCondition::Places(const Memory&)> line_breakpoint(std::string file, unsigned line,
                                                                    std::vector<std::string> debug_folders,
                                                                    std::function<void(const std::string&)> pending) {
    const auto modules = std::make_shared<Modules>();  // what it has read it keeps, for when it is asked again
    return [=](const Memory& memory) mutable -> StopCondition::Places {
        modules->refresh(memory, debug_folders);
        const bool loads = std::any_of(modules->all().begin(), modules->all().end(), [](const LoadedModule& module) {
            return module.image && (module.image->imports("dlopen") || module.image->imports("dlmopen"));
        });
        try {
            return {addresses_of_line(*modules, file, line), loads};
        } catch (const Fault& fault) {
            if (!loads) throw;
            if (pending) pending(fault.what());
            pending = nullptr;
            return {{}, true};
        }
    };
}

Snapshot take_snapshot(Memory& memory, const InspectionOptions& options) {
    const Inspection inspection(memory, options);
    Snapshot snapshot = inspection.header();
    for (std::size_t i = 0; i < inspection.frame_count(); ++i)
        snapshot.frames.push_back(options.values ? inspection.frame(i) : inspection.listing(i));
    return snapshot;
}

}  // namespace yieldcheck::inspector
